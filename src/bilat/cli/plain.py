"""Plain questions answered without click, which takes longer to load than they take to answer.

A question is plain if it asks for JSON, its index is there, every option in it is written out and stands once, and all
its values are right. Any other is left to click, and so is whatever has something wrong with it. The options are those
that click's are made of, and tests hold the two to the same answers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from bilat.cli.command_table import COMPLETE, LISTINGS, LONGEST
from bilat.cli.options import FACTS, JSON, SEARCHED, Option, listing_options, search_options
from bilat.cli.query_arguments import query
from bilat.cli.shipped import shipped_facts
from bilat.errors import OptionError
from bilat.index import Damaged, Index, ready_index
from bilat.schema.kinds import KINDS
from bilat.values.json_text import text

Given = dict[str, Any]
"""The values of options by key, as click hands them on; what was not given is not there."""


def answer(arguments: Sequence[str]) -> list[str] | None:
    """Return the whole answer to a plain question, in a few pieces, or None where click must read it."""
    if sys.stdout.isatty() or COMPLETE in os.environ:
        return None
    if arguments[0] == FACTS.name:  # it may stand before the command too
        arguments = [*arguments[2:], *arguments[:2]]
    name, *rest = arguments
    plain = _plain(name)
    try:
        return _answer(name, plain, rest) if plain else None
    except (NotPlainError, OptionError, Damaged, UnicodeEncodeError):
        return None


class _Plain(NamedTuple):
    """What is known of a command: its options, and what makes its answer, or None if it isn't plain after all."""

    options: Callable[[], Iterable[Option]]
    make: Callable[[Index, str, Given, Sequence[str]], list[str] | None]


def _plain(name: str) -> _Plain | None:
    if name in LISTINGS:
        return _Plain(lambda: listing_options(KINDS[LISTINGS[name]]), _listing)
    return {"show": _Plain(tuple, _show), "search": _Plain(search_options, _search)}.get(name)


def _answer(name: str, plain: _Plain, arguments: Sequence[str]) -> list[str] | None:
    given, words = _taken(plain.options, arguments)
    path = given.pop("facts", "") or os.environ.get("BILAT_FACTS") or shipped_facts()
    index = ready_index(path) if given.pop("json", False) else None
    return plain.make(index, name, given, words) if index else None


class NotPlainError(ValueError):
    """Something in a question that only click can read."""


def _taken(options: Callable[[], Iterable[Option]], arguments: Sequence[str]) -> tuple[Given, list[str]]:
    """Return the values of the options given, in their order, and the words beside them.

    Raises:
        NotPlainError: an option is none of `options`, stands twice, or has no value or a wrong one.
        UnicodeEncodeError: an argument is no text.
    """
    if len("".join(arguments).encode()) > LONGEST:
        raise NotPlainError
    known = {option.name: option for option in (JSON, FACTS)}
    given: Given = {}
    words: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument[:1] != "-":
            words.append(argument)
            continue
        name, equals, value = argument.partition("=")
        if name not in known:  # often none of them is asked for
            known |= {option.name: option for option in options()}
        option = known.get(name)
        if option is None or option.key in given or (option.flag and equals):
            raise NotPlainError(argument)
        given[option.key] = True if option.flag else _value(option, value if equals else next(waiting, ""))
    return given, words


def _value(option: Option, written: str) -> Any:
    """Return the value of an option as click reads it."""
    wrong_word = option.words and written not in option.words
    wrong_number = option.least is not None and not (written.isascii() and written.isdigit() and len(written) < 10)
    if not written or written[0] == "-" or wrong_word or wrong_number:
        raise NotPlainError(option.name)
    if option.least is not None:
        return int(written)
    return (written,) if option.many else written


def _listing(index: Index, name: str, given: Given, words: Sequence[str]) -> list[str] | None:
    from bilat.output.machine import as_json

    if words or given.keys() & {"chart", "explain"}:
        return None
    kind = KINDS[LISTINGS[name]]
    by, limit, reverse = given.pop("by", None), given.pop("limit", None), given.pop("reverse", False)
    totals = given.pop("totals", False)
    asking, asked = query(kind, given, index)
    asked = {**asked, "by": by} if by else asked
    listing = index.listing(asking, asked, limit=limit, reverse=reverse, by=by, totals_only=totals)
    return list(as_json.render(listing, totals=totals))


def _show(index: Index, _name: str, _given: Given, ids: Sequence[str]) -> list[str] | None:
    found, unknown = index.facts(ids)
    return [text(index.shown(found)), "\n"] if found and not unknown else None


def _search(index: Index, _name: str, given: Given, words: Sequence[str]) -> list[str] | None:
    from bilat.errors import EmptySearchError
    from bilat.index.search import search

    most, sought = given.pop("limit", SEARCHED), " ".join(words)
    asking, asked = query(None, given, index)
    try:
        found = search(index, asking, {"words": sought, **asked}, sought, limit=most)
    except EmptySearchError:
        return None
    return [text({"format": "bilat-search/1", **found}), "\n"]
