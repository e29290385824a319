"""Reads the questions that need no more than reading: click takes longer to load than they take to answer.

A question is plain if every option in it is written out and stands once, or may be repeated, and all its values are
right. Any other is left to click, which reports what is wrong with it; tests check that both read the same arguments.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from bilat.cli.arguments import Arguments, Value
from bilat.cli.command import Command
from bilat.cli.command_table import COMMANDS, COMPLETE, LONGEST, VERSION, command
from bilat.cli.option import FACTS, Option

_CLICKS_OWN = frozenset({"help", "completion"})
"""The commands that print what click knows."""


def read(words: Sequence[str]) -> tuple[Command, Arguments] | None:
    """Return the command that is called and what is given to it, or None where the question is not plain."""
    if COMPLETE in os.environ or not _text("".join(words)):
        return None
    if words[:1] == [FACTS.name]:  # it may stand before the command too
        words = [*words[2:], *words[:2]]
    if not words or words[0] not in (*COMMANDS, VERSION) or words[0] in _CLICKS_OWN:
        return None
    called = command(words[0])
    arguments = _arguments(called, words[1:])
    return (called, arguments) if arguments else None


def _text(words: str) -> bool:
    """Say whether all words together are no longer than one may be, and UTF-8."""
    try:
        return len(words.encode()) <= LONGEST
    except UnicodeEncodeError:
        return False


def _arguments(called: Command, words: Sequence[str]) -> Arguments | None:
    known: Mapping[str, Option] = {}
    given: dict[Option, Value] = {}
    others: list[str] = []
    waiting = iter(words)
    for word in waiting:
        if word[:1] != "-":
            others.append(word)
            continue
        known = known or {option.name: option for option in (FACTS, *called.options())}
        name, equals, value = word.partition("=")
        option = known.get(name)
        if option is None or (option in given and not option.many) or (option.flag and equals):
            return None
        read = True if option.flag else _value(option, value if equals else next(waiting, ""))
        if read is None:
            return None
        before = given.get(option)
        given[option] = (*before, *read) if isinstance(before, tuple) and isinstance(read, tuple) else read
    expected = called.argument
    if (others and not expected) or (expected and expected.required and not others):
        return None
    if expected and len(others) > 1 > expected.many:
        return None
    if expected and not all(word in expected.words if expected.words else word for word in others):
        return None
    return Arguments(given.items(), others)


def _value(option: Option, written: str) -> Value | None:
    """Return the value of an option as click reads it; None where only click can tell what is wrong with it."""
    if not written or written[0] == "-" or (option.words and written not in option.words):
        return None
    if option.least is not None:
        plain = written.isascii() and written.isdigit() and len(written) < 10 and option.whole and option.most is None
        return int(written) if plain and int(written) >= option.least else None
    return (written,) if option.many else written
