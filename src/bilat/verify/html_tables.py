"""The tables of a page: which cells stand in a row, those that span several rows in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

_MOST_SPANNED = 1_000


class TableRow(NamedTuple):
    """A row of a table on a page."""

    number: int
    """From 1 in its table, the header included."""
    line: int
    """The line of the page's text in which it ends, from 1."""
    cells: Sequence[str]
    """The text of each cell; "" for the other columns of one that spans several."""


class _Cell:
    """A cell while a page is read: the parts of the page's text that are in it, the rows and columns that it spans."""

    def __init__(self, start: int, rows: int, columns: int) -> None:
        self.start = self.end = start
        self.rows, self.columns = rows, columns


class _Table:
    def __init__(self) -> None:
        self.rows: list[list[_Cell]] = []
        self.layout = False
        """Whether it holds other tables, as those do that only put a page in order."""


class Tables:
    """The tables of a page as its elements are entered and left."""

    def __init__(self) -> None:
        self._all: list[_Table] = []
        self._open: list[_Table] = []

    def enter(self, tag: str | None, attributes: Mapping[str, str | None], part: int) -> None:
        """Take notice of an element that begins at a part of the text."""
        if tag == "table":
            for table in self._open:
                table.layout = True
            self._open.append(_Table())
            self._all.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._open[-1].rows.append([])
        elif tag in ("td", "th") and self._open and self._open[-1].rows:
            rows, columns = (_span(attributes.get(name)) for name in ("rowspan", "colspan"))
            self._open[-1].rows[-1].append(_Cell(part, rows or _MOST_SPANNED, columns or 1))

    def leave(self, tag: str | None, part: int) -> None:
        """Take notice of an element that ends before a part of the text."""
        if not self._open:
            return
        if tag == "table":
            self._open.pop()
        elif tag in ("td", "th") and self._open[-1].rows and self._open[-1].rows[-1]:
            self._open[-1].rows[-1][-1].end = part

    def rows(self, parts: Sequence[str]) -> list[TableRow]:
        """Return the rows of all tables that hold no other, given the parts of the text."""
        lines = list(accumulate((part.count("\n") for part in parts), initial=1))
        return [row for table in self._all if not table.layout for row in _rows(table, parts, lines)]


def _span(written: str | None) -> int:
    return min(int(written), _MOST_SPANNED) if written and written.strip().isdecimal() else 1


def _rows(table: _Table, parts: Sequence[str], lines: Sequence[int]) -> Iterator[TableRow]:
    lasting: dict[int, tuple[str, int]] = {}
    """What reaches into a column from above, and into how many rows more."""
    for number, row in enumerate(table.rows, start=1):
        cells: list[str] = []
        below = {column: (text, more - 1) for column, (text, more) in lasting.items() if more > 1}
        for cell in row:
            while len(cells) in lasting:
                cells.append(lasting[len(cells)][0])
            text = "".join(parts[cell.start : cell.end]).strip()
            for column in range(cell.columns):
                if cell.rows > 1:
                    below[len(cells)] = ("" if column else text, cell.rows - 1)
                cells.append("" if column else text)
        while len(cells) in lasting:
            cells.append(lasting[len(cells)][0])
        lasting = below
        yield TableRow(number, lines[max((cell.end for cell in row), default=0)], cells)
