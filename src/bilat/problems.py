"""What is wrong with a fact file, said so that its curator can mend it: a value, collected and shown once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]
"""The way to a value in the file: ("aid", "wheat-2023", "claim", 0, "quote")."""

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: born with the way to its place, located once at the edge."""

    code: str
    message: str
    path: Path = ()
    help: str = ""
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


class DataError(Exception):
    """A base can't be read, or its faults would make an answer wrong. Holds every problem, located."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problem" + ("s" if len(problems) != 1 else ""))
        self.problems = tuple(problems)


def render(problems: Iterable[Problem]) -> str:
    """Return the problems for people: place, code, message, the line with a caret under it, and the help.

    The text ends with a line break; it is made safe for a terminal by whoever prints it.
    """
    return "".join(_render(problem) for problem in problems)


def _render(problem: Problem) -> str:
    place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part)
    lines = [f"{place}: {problem.code} {problem.message}" if place else f"{problem.code} {problem.message}"]
    if problem.excerpt:
        number = f"{problem.line:>5}"
        lines.append(f"{number} | {problem.excerpt}")
        lines.append(f"{' ' * len(number)} | {_underline(problem)}")
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "\n".join(lines) + "\n"


def _underline(problem: Problem) -> str:
    """Return the carets, under the very columns: tabs are kept, and wide characters take two."""
    from unicodedata import combining, east_asian_width

    def blank(character: str) -> str:
        if character == "\t":
            return "\t"
        return "" if combining(character) else " " * (2 if east_asian_width(character) in "WF" else 1)

    before = problem.excerpt[: problem.column - 1]
    marked = problem.excerpt[problem.column - 1 : problem.end_column - 1]
    width = sum(len(blank(character)) for character in marked)
    return "".join(map(blank, before)) + "^" * max(width, 1)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` is most likely a misspelling of, or None."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def wanted(word: str, known: Iterable[str], what: str) -> str:
    """Return the help for a word that is none of `known`: the nearest one, or a few to choose from."""
    names = sorted(known)
    if near := nearest(word, names):
        return f"did you mean {near!r}?"
    if not names:
        return f"the base has no {what} yet"
    listed = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"{what}: {listed}"
