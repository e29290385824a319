"""What is wrong with a fact file, said so that its curator can mend it: a value, collected and shown once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from bilat.values.suggestions import nearest

Path = tuple[str | int, ...]
"""The way to a value in the file: ("aid", "wheat-2023", "claim", 0, "quote")."""

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The most serious first."""

_BREAKS = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_WIDEST = 160
"""As many characters of a line as are shown around the place."""
_LONGEST = 60
_LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: born with the way to its place, located once at the edge."""

    code: str
    message: str
    path: Path = ()
    help: str | Wanted = ""
    severity: Severity = "error"
    at_key: bool = False
    """Whether the key itself is at fault (an unknown one), rather than its value."""
    file: str = ""
    line: int = 0
    """1-based; 0 where the place is not known."""
    column: int = 0
    end_column: int = 0
    """Exclusive, on the same line; 0 where not known."""
    excerpt: str = ""
    """The line as it stands in the file."""


def render(problems: Iterable[Problem]) -> str:
    """Return the problems for people: place, code, message, the line with a caret under it, and the help.

    The text ends with a line break; it is made safe for a terminal by whoever prints it, line by line.
    """
    return "".join(_render(problem) for problem in problems)


def _render(problem: Problem) -> str:
    place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part)
    severity = "" if problem.severity == "error" else f"{problem.severity}: "
    lines = [f"{place}: " * bool(place) + f"{problem.code} {severity}{problem.message}"]
    if problem.excerpt:
        number = f"{problem.line:>5}"
        excerpt, start, end = _window(problem)
        lines.append(f"{number} | {excerpt}")
        lines.append(f"{' ' * len(number)} | {_underline(excerpt, start, end)}")
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "".join(_BREAKS.sub(" ", line) + "\n" for line in lines)


def _window(problem: Problem) -> tuple[str, int, int]:
    """Return what is shown of the line, and where in it the marked stretch begins and ends, from 0."""
    start, end = problem.column - 1, max(problem.end_column, problem.column + 1) - 1
    if len(problem.excerpt) <= _WIDEST:
        return problem.excerpt, start, end
    left = max(start - _WIDEST // 3, 0)
    shown = problem.excerpt[left : left + _WIDEST]
    before = "…" if left else ""
    after = "…" if left + _WIDEST < len(problem.excerpt) else ""
    return before + shown + after, start - left + len(before), min(end - left, _WIDEST) + len(before)


def _underline(excerpt: str, start: int, end: int) -> str:
    """Return the carets, under the very columns: tabs are kept, and wide characters take two."""
    from unicodedata import combining, east_asian_width

    def blank(character: str) -> str:
        if character == "\t":
            return "\t"
        return "" if combining(character) else " " * (2 if east_asian_width(character) in "WF" else 1)

    width = sum(len(blank(character)) for character in excerpt[start:end])
    return "".join(map(blank, excerpt[:start])) + "^" * max(width, 1)


def shown(value: object) -> str:
    """Return a value as the curator wrote it, near enough, on one line and not too long."""
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
class Wanted:
    """The help for a word that is none of `known`: the nearest one, or a few to choose from.

    It is worked out where it is shown: a file may have half a million problems, of which a few are.
    """

    word: str
    known: Collection[str]
    what: str
    """What the words are, in the plural."""

    def __str__(self) -> str:
        if near := nearest(self.word, self.known):
            return f"did you mean {shown(near)}?"
        if not self.known:
            return f"the base has no {self.what} yet"
        listed = ", ".join(nsmallest(_LISTED, self.known)) + (", …" if len(self.known) > _LISTED else "")
        return f"{self.what}: {listed}"
