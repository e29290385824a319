r"""An answer as tab-separated lines, one a row; in a text a tab is `\t`, a line break `\n`, a backslash `\\`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.output.machine.csv import inert
from bilat.output.machine.records import Records, cell
from bilat.values.safe_text import safe

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.reply import RowsReply

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def render(reply: RowsReply, fields: Sequence[str]) -> Iterator[str]:
    """Return a line of names, then a line for each row."""
    records = reply.spreadsheet(fields)
    yield "\t".join(records.columns) + "\n"
    yield from _lines(records, "\n", inert)


def bare_lines(records: Records, end: str = "\n") -> Iterator[str]:
    """Return the rows alone, as commands in a pipe take them; `end` ends each."""
    return _lines(records, end, str)


def _lines(records: Records, end: str, guard: Callable[[str], str]) -> Iterator[str]:
    for row in records.rows:
        yield "\t".join(_cells(row, records.columns, guard)) + end


def _cells(row: Row, names: Iterable[str], guard: Callable[[str], str]) -> Iterator[str]:
    for name in names:
        value = row.get(name)
        said = safe(cell(value).translate(_ESCAPES))
        yield guard(said) if isinstance(value, str | list) else said
