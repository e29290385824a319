"""From a fact file to a FactBase, or to every problem in it with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

import tomli

from bilat.errors import ChunkError, DataError
from bilat.loading.chunks import pieces
from bilat.loading.diagnostics import Problem
from bilat.loading.document import Document
from bilat.loading.positions import Places
from bilat.loading.toml_errors import not_toml
from bilat.model import FactBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading a fact file: a base of all that could be read, and the problems of the rest.

    `base` is None where the text is no TOML. The problems are not located yet.
    """

    base: FactBase | None
    problems: tuple[Problem, ...]
    document: Mapping[str, Any] = field(default_factory=dict)
    """The file as TOML gives it."""


def load(path: str | FilePath) -> FactBase:
    """Return the base in the file at `path`.

    Raises:
        DataError: the file can't be read, or has faults that would make an answer wrong; it holds them all.
    """
    name = str(path)
    return load_text(file_text(name), name)


def load_text(text: str, name: str = "", tell: Callable[[str], None] = lambda _: None) -> FactBase:
    """Return the base in `text`; `name` is the file that problems speak of. How far it is goes to `tell`.

    Raises:
        DataError: as for `load`.
    """
    base = _in_pieces(text, tell)
    if base is None:
        reading = read(text)
        base = reading.base
        if reading.problems or base is None:
            raise DataError(located(reading.problems, text, name))
    return base


def _in_pieces(text: str, tell: Callable[[str], None]) -> FactBase | None:
    """Return the base in a sound text, read a piece at a time; None if it must be read as a whole.

    So the file as TOML gives it never stands in memory beside all its facts.
    """
    document, done = Document(), 0
    try:
        for piece in pieces(text):
            tell(f"reading character {done:,} of {len(text):,}")
            done += len(piece)
            document.take(tomli.loads(piece, parse_float=Decimal))
            if document.problems:
                return None
    except (ChunkError, RecursionError, ValueError, ArithmeticError):  # TOMLDecodeError is a ValueError
        return None
    base = document.read()
    return None if document.problems else base


def file_text(name: str) -> str:
    """Return the text of a fact file, without a byte order mark; line ends stay as they are.

    Raises:
        DataError: there is no such file, it can't be opened, or it is not UTF-8.
    """
    try:
        with open(name, "rb") as file:
            return decoded(file.read(), name)
    except OSError as error:
        raise DataError([unreadable(name, error)]) from None


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem that a fact file can't be opened or read."""
    reason = error.strerror or str(error)
    return Problem(code="B100", message=f"can't be read: {reason}", file=name, help="name a fact file: --facts FILE")


def decoded(data: bytes, name: str) -> str:
    """Return the text that `data` holds in UTF-8.

    Raises:
        DataError: it holds no UTF-8; the problem names the place of the first wrong byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        problem = Problem(
            code="B101",
            message=f"byte 0x{data[error.start]:02x} is not UTF-8",
            file=name,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
            help="save the file as UTF-8",
        )
        raise DataError([problem]) from None


def located(problems: tuple[Problem, ...], text: str, name: str) -> list[Problem]:
    """Return the problems with their places in `text`, in the order of the file."""
    lines = text.split("\n")
    places = Places(text) if any(not problem.line for problem in problems) else None
    found = [_located(problem, places, lines, name) for problem in problems]
    return sorted(found, key=lambda problem: (problem.line, problem.column, problem.code, problem.message))


def _located(problem: Problem, places: Places | None, lines: list[str], name: str) -> Problem:
    """Return the problem with its place; where the TOML reader said it, that stands."""
    line, column, end_line, end_column = problem.line, problem.column, problem.line, problem.column + 1
    if places and not line:
        place = (places.key(problem.path) if problem.at_key else None) or places.nearest(problem.path)
        line, column, end_line, end_column = place.line, place.column, place.end_line, place.end_column
    excerpt = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    end = end_column if end_line == line else len(excerpt) + 1
    return replace(problem, file=name, line=line, column=column, end_column=end, excerpt=excerpt)


def read(text: str) -> Reading:
    """Read a fact file: everything that can be read, and every problem of the rest."""
    try:
        document = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        return Reading(base=None, problems=(not_toml(error.msg, error.lineno, error.colno, text),))
    except (RecursionError, ValueError, ArithmeticError) as error:
        # A number of thousands of digits, or a thousand brackets: TOML by the letter, but no fact file.
        message = "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
        problem = Problem(code="B102", message=message, line=1, column=1, help="look for long rows of [ or of digits")
        return Reading(base=None, problems=(problem,))
    whole = Document()
    whole.take(document)
    return Reading(base=whole.read(), problems=tuple(whole.problems), document=document)
