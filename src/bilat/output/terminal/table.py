"""Tables of rich for a screen: which columns there is room for, how wide each is, and rows drawn as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.table import Table as RichTable
from rich.text import Text

from bilat.output.terminal.screen import Screen
from bilat.output.terminal.theme import LINED, LINED_ASCII

_GAP = 2
_LEAST, _MOST = 14, 28
"""The least width of a column of text before another is left out, and the greatest of one that doesn't grow."""
_LEAST_GROWING, _GOOD = 24, 48
"""The same for a column that grows (a third of a wide screen), and the width that it gets before others get more."""
SAMPLE = 300
"""How many rows decide the widths of the columns: the first of a long list is drawn before the last is read."""
_FIRST_BATCH, _BATCH = 40, 200
"""How many rows are drawn at a time: first what fills a screen."""


class Column(NamedTuple):
    """A column: its key, its heading, and its rank when there is no room for all (1 stays to the last)."""

    key: str
    heading: str
    rank: int = 1
    grows: bool = False
    """Whether it takes the room that the others leave."""
    number: bool = False
    """Whether it is set to the right and not folded."""


Row = Mapping[str, Text]


class Table:
    """Columns for a screen. Their widths follow from some of the rows; a wider cell is folded, never cut."""

    def __init__(self, columns: Sequence[Column], sample: Sequence[Row], screen: Screen) -> None:
        self.screen = screen
        wanted = {column.key: _wanted(column, sample, screen) for column in columns}
        self.columns, self.dropped = _that_fit(columns, wanted, screen.width)
        self.widths = _widths(self.columns, wanted, screen.width)

    def draw(self, rows: Iterable[Row]) -> Iterator[str]:
        """Return the headings and the rows, some at a time: the first are there before the last are read."""
        rows = iter(rows)
        yield self.rows(list(islice(rows, _FIRST_BATCH)), headed=True)
        while batch := list(islice(rows, _BATCH)):
            yield self.rows(batch)
        yield from self.left_out()

    def left_out(self) -> Iterator[str]:
        """Return the columns that there was no room for, if any."""
        if self.dropped:
            names = ", ".join(column.heading for column in self.dropped if column.heading)
            yield self.screen.paragraph((f"Left out at this width: {names}.", "faint"))

    def rows(self, rows: Sequence[Row], *, headed: bool = False) -> str:
        """Return some rows, under the headings or not."""
        table = RichTable(
            box=LINED if self.screen.signs else LINED_ASCII,
            show_header=headed,
            show_edge=False,
            pad_edge=False,
            padding=0,
            header_style="",
            border_style="faint",
        )
        for column in self.columns:
            gap = 0 if column is self.columns[-1] else _GAP - 1  # the box leaves one column between
            heading = self.screen.text((column.heading, "heading"))
            table.add_column(self._cell(heading, column), width=self.widths[column.key] + gap)
        for row in rows:
            table.add_row(*(self._cell(row[column.key], column) for column in self.columns))
        return self.screen.draw(table)

    def _cell(self, text: Text, column: Column) -> _Folded:
        width = self.widths[column.key]
        if "\n" not in text.plain and (left := width - text.cell_len) >= 0:  # the usual case
            if column.number:
                text.pad_left(left)
            return _Folded([text])
        return _Folded(self.screen.folded(text, width, "right" if column.number else "left"))


class _Folded:
    """The lines of a cell, folded to its column: rich folds texts of its own as well, but takes twice as long."""

    __slots__ = ("lines",)

    def __init__(self, lines: Iterable[Text]) -> None:
        self.lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for line in self.lines:
            yield from line.render(console, "\n")


def _wanted(column: Column, sample: Sequence[Row], screen: Screen) -> int:
    lines = (line for row in sample for line in row[column.key].plain.split("\n"))
    widest = max(map(cell_len, lines), default=0)
    least = cell_len(screen.said(column.heading))
    return max(widest if column.grows or column.number else min(widest, _MOST), least)


def _least(column: Column, wanted: int, width: int) -> int:
    if column.number:
        return wanted
    return min(wanted, max(_LEAST_GROWING, width // 3) if column.grows else _LEAST)


def _that_fit(columns: Sequence[Column], wanted: Mapping[str, int], width: int) -> tuple[list[Column], list[Column]]:
    """Return the columns that there is room for, and those left out, the least important first."""
    kept, dropped = list(columns), []
    while _room(kept, {column.key: _least(column, wanted[column.key], width) for column in kept}, width) < 0:
        last = max(kept, key=lambda column: column.rank)
        if last.rank == 1:
            break
        kept.remove(last)
        dropped.append(last)
    return kept, dropped


def _room(kept: Sequence[Column], widths: Mapping[str, int], width: int) -> int:
    return width - sum(widths[column.key] for column in kept) - _GAP * (len(kept) - 1)


def _widths(kept: Sequence[Column], wanted: Mapping[str, int], width: int) -> dict[str, int]:
    """Return the width of each column: first the least, then what it would like, the most important first."""
    widths = {column.key: _least(column, wanted[column.key], width) for column in kept}
    room = _room(kept, widths, width)
    # A screen that is too narrow even for the most important columns narrows what can be folded.
    for column in sorted(kept, key=lambda column: column.number):
        if room < 0:
            less = min(-room, max(widths[column.key] - 8, 0))
            widths[column.key] -= less
            room += less
    good = {column.key: min(wanted[column.key], _GOOD) if column.grows else wanted[column.key] for column in kept}
    for most in (good, wanted):
        for column in sorted(kept, key=lambda column: (not column.grows, column.rank)):
            more = min(most[column.key] - widths[column.key], max(room, 0))
            widths[column.key] += more
            room -= more
    return widths
