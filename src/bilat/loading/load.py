"""From a fact file to a FactBase, or to every problem in it with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from errno import EFBIG, ENOMEM
from pathlib import Path
from typing import Any, BinaryIO

import tomli

from bilat.errors import ChunkError, DataError
from bilat.loading.chunks import chunks
from bilat.loading.diagnostics import Code, Problem, quoted
from bilat.loading.document import Document
from bilat.loading.positions import Places
from bilat.model import FactBase

LONGEST = 1 << 30
"""The most bytes of a fact file: three hundred thousand facts as rich as those that ship."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult:
    """A base of all that could be read of a fact file, and the problems of the rest, which are not located yet."""

    base: FactBase | None
    """None where the text is not TOML, or of a newer format."""
    problems: tuple[Problem, ...]
    document: Mapping[str, Any] = field(default_factory=dict)
    """The file as TOML gives it."""


def load(path: str | Path) -> FactBase:
    """Return the base in the file at `path`.

    Raises:
        DataError: the file can't be read, or has faults that would make an answer wrong; it holds them all.
    """
    name = str(path)
    return load_text(file_text(name), name)


def load_text(text: str, name: str = "", report: Callable[[str], None] = lambda _: None) -> FactBase:
    """Return the base in `text`; `name` is the file that problems name. `report` is called with the progress in words.

    Raises:
        DataError: as for `load`.
    """
    base = _load_chunks(text, report)
    if base is None:
        result = read(text)
        base = result.base
        if result.problems or base is None:
            raise DataError(located(result.problems, text, name))
    return base


def _load_chunks(text: str, report: Callable[[str], None]) -> FactBase | None:
    """Return the base in a valid text, read a chunk at a time; None if it must be read as a whole.

    So the file as TOML gives it never stands in memory beside all its facts.
    """
    document, done = Document(), 0
    try:
        for chunk in chunks(text):
            report(f"reading character {done:,} of {len(text):,}")
            done += len(chunk)
            document.add(tomli.loads(chunk, parse_float=Decimal))
            if document.problems:
                return None
    except (ChunkError, RecursionError, ValueError, ArithmeticError):  # TOMLDecodeError is a ValueError
        return None
    base = document.base()
    return None if document.problems else base


def read(text: str) -> LoadResult:
    """Read a fact file: everything that can be read, and every problem of the rest."""
    try:
        tables = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        return LoadResult(base=None, problems=(_not_toml(error.msg, error.lineno, error.colno, text),))
    except (RecursionError, ValueError, ArithmeticError) as error:
        # A number of thousands of digits, or a thousand brackets: TOML by the letter, but no fact file.
        message = "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
        help_ = "look for long rows of [ or of digits"
        return LoadResult(
            base=None, problems=(Problem(code=Code.NOT_TOML, message=message, line=1, column=1, help=help_),)
        )
    document = Document()
    document.add(tables)
    return LoadResult(base=document.base(), problems=tuple(document.problems), document=tables)


def file_text(name: str) -> str:
    """Return the text of a fact file, without a byte order mark; line ends stay as they are.

    Raises:
        DataError: there is no such file, it can't be opened, or it is not UTF-8.
    """
    try:
        with open(name, "rb") as file:
            return decoded(whole(file), name)
    except OSError as error:
        raise DataError([unreadable(name, error)]) from None


def whole(file: BinaryIO) -> bytes:
    """Return all that stands in a file.

    Raises:
        OSError: it is longer than any fact file, such as a device that never ends, or than memory.
    """
    try:
        data = file.read(LONGEST + 1)
    except MemoryError:
        raise OSError(ENOMEM, "it is longer than memory") from None
    if len(data) > LONGEST:
        raise OSError(EFBIG, f"it is longer than {LONGEST >> 20:,} MiB")
    return data


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem that a fact file can't be opened or read."""
    message = f"can't be read: {error.strerror or error}"
    return Problem(code=Code.UNREADABLE_FILE, message=message, file=name, help="name a fact file: --facts FILE")


def decoded(data: bytes, name: str) -> str:
    """Return the text that `data` encodes in UTF-8.

    Raises:
        DataError: it is not UTF-8; the problem gives the place of the first wrong byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        problem = Problem(
            code=Code.NOT_UTF8,
            message=f"byte 0x{data[error.start]:02x} is not UTF-8",
            file=name,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
            help="save the file as UTF-8",
        )
        raise DataError([problem]) from None


def located(problems: Sequence[Problem], text: str, name: str) -> list[Problem]:
    """Return the problems with their places in `text`, in the order of the file."""
    lines = text.split("\n")
    places = Places(text) if any(not problem.line for problem in problems) else None
    found = [_located(problem, places, lines, name) for problem in problems]
    return sorted(found, key=lambda problem: (problem.line, problem.column, problem.code, problem.message))


def _located(problem: Problem, places: Places | None, lines: list[str], name: str) -> Problem:
    """Return the problem with its place; one that the TOML reader gave stands."""
    line, column, end_line, end_column = problem.line, problem.column, problem.line, problem.column + 1
    if places and not line:
        place = (places.key(problem.path) if problem.at_key else None) or places.nearest(problem.path)
        line, column, end_line, end_column = place.line, place.column, place.end_line, place.end_column
    excerpt = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    end = end_column if end_line == line else len(excerpt) + 1
    return problem._replace(file=name, line=line, column=column, end_column=end, excerpt=excerpt)


_TWICE = re.compile(r"Cannot (?:overwrite|declare)|Duplicate inline table key")
# How the reader's message begins, what is then wrong in the file, and what to write.
_MESSAGES = (
    ("Unclosed array", "a list is not closed, or lacks a comma", "end each entry with a comma, and the list with ]"),
    (
        "Unclosed inline table",
        "a { } is not closed on its line, or lacks a comma",
        "write it as { a = 1, b = 2 }",
    ),
    ("Illegal character '\\n'", "a text is not closed on its line", 'end it with "'),
    ("Illegal character", "a text holds a control character", "remove it"),
    ("Expected '=' after a key", "a key is not followed by =", 'write key = "value", with the text in quotes'),
    ("Expected ']'", "a table's name is not closed", "write [aid.wheat-2023]"),
    ("Unescaped '\\'", "a text holds a single \\", "write \\\\, or put the text in '…'"),
    ("Unterminated string", "a text is not closed", 'end it with """'),
    ('Expected "\'"', "a text is not closed on its line", "end it with '"),
    ("Invalid value", "the value can't be read", 'put texts in straight quotes, "…", and write numbers as 25_000'),
    (
        "Expected newline",
        "the value ends before the line does",
        "write one key per line, with texts in quotes and numbers as 25_000",
    ),
    ("Invalid statement", "this is neither a key nor a table", 'write key = "value", or [aid.wheat-2023]'),
)


def _not_toml(message: str, line: int, column: int, text: str) -> Problem:
    """Return the problem that the TOML reader found at a place in `text`."""
    if _TWICE.match(message):
        return _twice(line, text)
    for beginning, meaning, help_ in _MESSAGES:
        if message.startswith(beginning):
            return _problem(meaning, line, column, help_)
    return _problem(message, line, column, "see https://toml.io")


def _problem(meaning: str, line: int, column: int, help: str) -> Problem:
    return Problem(code=Code.NOT_TOML, message=f"not TOML: {meaning}", line=line, column=column, help=help)


def _twice(line: int, text: str) -> Problem:
    """Return the problem of a name that is given twice: the reader points behind it, this at the line."""
    whole = text.split("\n", line)[line - 1]
    written = whole.strip()
    name = written if written.startswith("[") else written.partition("=")[0].strip()
    return _problem(
        f"{quoted(name)[1:-1]} is given twice",
        line,
        whole.find(written) + 1,
        "remove one of the two, or give this one another name",
    )
