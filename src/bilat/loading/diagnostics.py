"""What is wrong with a fact file, worded so that its curator can fix it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from typing import Literal, NamedTuple
from unicodedata import combining, east_asian_width

from bilat.values.suggestions import closest, did_you_mean


class Code(StrEnum):
    """Faults of a file that would make answers wrong; `bilat.check` has a rule for each."""

    UNREADABLE_FILE = "B100"
    NOT_UTF8 = "B101"
    NOT_TOML = "B102"
    NEWER_FORMAT = "B103"
    UNKNOWN_KEY = "B110"
    MISSING_KEY = "B111"
    WRONG_TYPE = "B112"
    EMPTY_TEXT = "B113"
    UNKNOWN_WORD = "B114"
    NOT_AN_ID = "B115"
    NOT_A_LANGUAGE = "B116"
    NOT_A_UNIT = "B119"
    NOT_TWO_PARTIES = "B117"
    ID_TWICE = "B118"
    TOO_LONG = "B122"
    UNKNOWN_SOURCE = "B201"
    UNKNOWN_PUBLISHER = "B214"
    UNKNOWN_PERSON = "B202"
    UNKNOWN_ORGANISATION = "B203"
    UNKNOWN_FACT = "B204"
    NOT_A_COUNTRY = "B205"
    NOT_A_DATE = "B301"
    INEXACT_NUMBER = "B401"
    BELOW_LEAST = "B402"
    NO_UNIT = "B403"
    RANGE_BACKWARDS = "B404"
    UNLIKE_UNITS = "B405"
    NO_CLAIM = "B501"
    CLAIM_TWICE = "B502"
    SAYS_AND_EARLIER = "B503"
    SILENT_ON_NO_FIELD = "B504"
    NOT_DISPUTABLE = "B505"
    LINKED_TO_ITSELF = "B701"
    CYCLE = "B702"
    ACROSS_KINDS = "B703"
    TWO_WHOLES = "B704"


Path = tuple[str | int, ...]
"""Where a value stands in the file: ("aid", "wheat-2023", "claim", 0, "quote")."""

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The most serious first."""

_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WIDEST = 160
"""The characters of a line that are shown around the place."""
_LONGEST = 60
"""The characters of a value that are quoted."""
_LISTED = 12
"""The known words that a suggestion lists."""


class Problem(NamedTuple):
    """One thing that is wrong. It is made with its path only; `load.located` adds the rest when all are known.

    A tuple, since a file may have half a million.
    """

    code: str
    message: str
    path: Path = ()
    help: str | Suggestion = ""
    severity: Severity = "error"
    at_key: bool = False
    """Whether the key itself is at fault, as an unknown one is, rather than its value."""
    file: str = ""
    line: int = 0
    """From 1; 0 where the place is not known."""
    column: int = 0
    end_column: int = 0
    """Exclusive, on the same line; 0 where not known."""
    excerpt: str = ""
    """The line as it stands in the file."""


def render(problems: Iterable[Problem]) -> str:
    """Return the problems for people: place, code, message, the line with carets under it, and the help.

    The text ends with a line break. It is not safe for a terminal yet.
    """
    return "".join(_render(problem) for problem in problems)


def _render(problem: Problem) -> str:
    place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part)
    severity = "" if problem.severity == "error" else f"{problem.severity}: "
    lines = [(f"{place}: " if place else "") + f"{problem.code} {severity}{problem.message}"]
    if problem.excerpt:
        number = f"{problem.line:>5}"
        excerpt, start, end = _window(problem)
        lines.append(f"{number} | {excerpt}")
        lines.append(f"{' ' * len(number)} | {_underline(excerpt, start, end)}")
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "".join(_BREAKS.sub(" ", line) + "\n" for line in lines)


def _window(problem: Problem) -> tuple[str, int, int]:
    """Return the part of the line that is shown, and where in it the marked stretch begins and ends, from 0."""
    start, end = problem.column - 1, max(problem.end_column, problem.column + 1) - 1
    if len(problem.excerpt) <= _WIDEST:
        return problem.excerpt, start, end
    left = max(start - _WIDEST // 3, 0)
    part = problem.excerpt[left : left + _WIDEST]
    before = "…" if left else ""
    after = "…" if left + _WIDEST < len(problem.excerpt) else ""
    return before + part + after, start - left + len(before), min(end - left, _WIDEST) + len(before)


def _underline(excerpt: str, start: int, end: int) -> str:
    """Return carets under the marked stretch: tabs stay tabs, and wide characters take two columns."""

    def blank(character: str) -> str:
        if character == "\t":
            return "\t"
        return "" if combining(character) else " " * (2 if east_asian_width(character) in "WF" else 1)

    width = sum(len(blank(character)) for character in excerpt[start:end])
    return "".join(map(blank, excerpt[:start])) + "^" * max(width, 1)


def quoted(value: object) -> str:
    """Return a value much as the curator wrote it, on one line and not too long."""
    match value:
        case str():
            text = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
            return '"' + _BREAKS.sub(" ", text) + '"'
        case bool():
            return str(value).lower()
        case dict():
            return "a table"
        case list():
            return "a list"
        case int() if abs(value) >= 10**_LONGEST:
            return "a number of more digits than fit here"
    return str(value)[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The help for a word that is none of `known`: the nearest one, or a few to choose from.

    It is worked out when it is printed: a file may have half a million problems, of which a few are shown.
    """

    word: str
    known: Collection[str]
    what: str
    """What the words are, in the plural."""

    def __str__(self) -> str:
        if near := closest(self.word, self.known):
            return did_you_mean([quoted(one) for one in near])
        if not self.known:
            return f"the base has no {self.what} yet"
        listed = ", ".join(nsmallest(_LISTED, self.known)) + (", …" if len(self.known) > _LISTED else "")
        return f"{self.what}: {listed}"
