"""`bilat sources`: the pages that are cited, those of one publisher, type, country, language or year if asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.commands.entities import EntitiesReply, named
from bilat.cli.ids import missing
from bilat.cli.option import Argument, Option
from bilat.cli.options import answer_options
from bilat.cli.query_arguments import country, days, refuse_empty, resolved
from bilat.cli.session import Session
from bilat.errors import OptionError
from bilat.schema.fields import PUBLISHER_TYPES
from bilat.values.dates import parse_date
from bilat.values.text_folding import search_words

if TYPE_CHECKING:
    from bilat.index import Index
    from bilat.query.answers import ListedSource

PUBLISHER = Option(
    "--publisher", "Pages of this publisher, or that reprint it.", metavar="NAME", offers="publisher", many=True
)
TYPE = Option("--type", "", words=PUBLISHER_TYPES, many=True)
COUNTRY = Option("--country", "Pages whose publisher is of this country.", metavar="NAME", offers="country", many=True)
LANGUAGE = Option("--language", "Pages in this language: a code such as fr.", metavar="CODE", many=True)
YEAR = Option("--year", "Pages that may be of this year, or any EDTF date.", metavar="DATE", many=True)
TEXT = Option("--text", "Pages with these words in title, publisher or author.", metavar="WORDS", many=True)

Condition = Callable[["ListedSource"], bool]


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "The sources (or those named), and how many facts rely on each. An option may be repeated: any of its values "
        "will do, but all words of --text must occur."
    )
    return Command(name, purpose, _answer, _options, Argument("[ID…]", offers="source"))


def _options() -> Iterator[Option]:
    yield from (PUBLISHER, TYPE, COUNTRY, LANGUAGE, YEAR, TEXT, *answer_options())


def _answer(arguments: Arguments, session: Session) -> EntitiesReply:
    index = session.index
    given = {option: list(dict.fromkeys(arguments.texts(option))) for option in _FILTERS if arguments.texts(option)}
    conditions = [_condition(option, values, index) for option, values in given.items()]
    wanted, unknown = named("source", arguments, index)
    rows = [
        row
        for row in index.sources()
        if (not arguments.words or row["id"] in wanted) and all(holds(row) for holds in conditions)
    ]
    query = {option.key: values[0] if len(values) == 1 else values for option, values in given.items()}
    answer = {"format": "bilat-sources/1", "base": index.base, "query": query, "sources": rows}
    messages = list(missing(unknown))
    return EntitiesReply("sources", answer, rows, key="sources", found=len(rows), messages=messages)


def _condition(option: Option, values: Sequence[str], index: Index) -> Condition:
    """Return what a source must meet: any of the values of an option, or all of the words."""
    for value in values:
        refuse_empty(option.key, value)
    conditions = [_FILTERS[option](value, index) for value in values]
    enough = all if option is TEXT else any
    return lambda row: enough(holds(row) for holds in conditions)


# Every filter from its value to the condition that a source must meet.


def _by_publisher(value: str, index: Index) -> Condition:
    id_ = resolved(index, "publisher", value, ("publisher",))
    return lambda row: id_ in (row["publisher"], row["agency"])


def _of_type(value: str, _index: Index) -> Condition:
    return lambda row: row["type"] == value


def _of_country(value: str, _index: Index) -> Condition:
    code = country("country", value)
    return lambda row: row["country"] == code


def _in_language(value: str, _index: Index) -> Condition:
    code = value.lower()
    if not re.fullmatch("[a-z]{2,3}(-[a-z0-9]+)*", code):
        raise OptionError(f"{value!r} is not a language code; give one such as fr.", LANGUAGE.name)
    return lambda row: (row["language"] or "").lower().split("-")[0] == code or row["language"] == value


def _of_year(value: str, _index: Index) -> Condition:
    window = days("--year", value)
    return lambda row: bool(row["published"] and parse_date(row["published"]).overlap(window))


def _with_words(value: str, _index: Index) -> Condition:
    words = {*search_words(value)}
    return lambda row: words <= {*search_words(" ".join(_texts(row)))}


def _texts(row: ListedSource) -> Sequence[str]:
    texts = (row["title"], row["description"], row["publisher_name"], row["agency_name"])
    return [*filter(None, texts), *(author["name"] for author in row["authors"])]


_FILTERS: Mapping[Option, Callable[[str, Index], Condition]] = {
    PUBLISHER: _by_publisher,
    TYPE: _of_type,
    COUNTRY: _of_country,
    LANGUAGE: _in_language,
    YEAR: _of_year,
    TEXT: _with_words,
}
