"""Cells set in columns: which columns there is room for, how wide each is, and the lines that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from bilat.output.terminal.screen import Screen, cells

_GAP = "  "
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")
_LEAST, _MOST = 14, 28
"""How narrow a column of text may get before another is left out, and how wide one may be that doesn't grow."""
_LEAST_GROWING, _GOOD = 24, 46
"""The same for one that grows, and the width that it gets before the others get more than the least."""


class Head(NamedTuple):
    """A column: its key, its heading, and its rank when there is no room for all (1 stays to the last)."""

    key: str
    heading: str
    rank: int = 1
    grows: bool = False
    """Whether it takes the room that the others leave."""
    number: bool = False
    """Whether it is set to the right and never folded."""


class Cell(NamedTuple):
    """What stands in a cell: a text, an address that it leads to, and a faint text under it."""

    text: str
    url: str | None = None
    under: str = ""


Line = Mapping[str, Cell]
Block = list[list[Segment]]
"""The lines of a cell, in segments that have a style."""
_BOLD, _FAINT = Style(bold=True), Style(dim=True)


class Grid:
    """Columns for a screen, drawn by rich. Their widths follow from some of the rows; a wider cell is folded."""

    def __init__(self, heads: Sequence[Head], sample: Sequence[Line], screen: Screen) -> None:
        self.screen = screen
        wanted = {head.key: _wanted(head, sample, screen) for head in heads}
        self.kept, self.dropped = _that_fit(heads, wanted, screen.width)
        self.widths = _widths(self.kept, wanted, screen.width)

    def head(self) -> Iterator[str]:
        """Return the headings and the rule under them."""
        rule = self.screen.drawn("─", "-")
        yield self._drawn([self._lines(head.heading, head, self.widths[head.key], _BOLD) for head in self.kept])
        yield self._drawn([[[Segment(rule * self.widths[head.key])]] for head in self.kept])

    def rows(self, lines: Iterable[Line]) -> Iterator[str]:
        """Return the rows, each as it comes: the first stand on the screen before the last are read."""
        return (self._drawn(self._blocks(line)) for line in lines)

    def _blocks(self, line: Line) -> list[Block]:
        """Return the cells of a row. What stands under a text is not folded where nothing stands beside it."""
        blocks: list[Block] = []
        tallest = room = 0
        for head in reversed(self.kept):
            cell, width = line[head.key], self.widths[head.key]
            room += width
            block = self._lines(cell.text, head, width, self._link(cell))
            if cell.under:
                free = len(block) >= tallest and not head.number
                block += self._lines(cell.under, head, room if free else width, _FAINT)
            tallest = max(tallest, len(block))
            room += len(_GAP)
            blocks.append(block)
        return blocks[::-1]

    def _link(self, cell: Cell) -> Style | None:
        return Style(link=cell.url) if self.screen.links_to(cell.url) else None

    def _lines(self, text: str, head: Head, width: int, style: Style | None) -> Block:
        lines = (Segment(line, style) for line in self.screen.folded(text, width))
        return [[Segment(" " * (width - line.cell_length)), line] if head.number else [line] for line in lines]

    def _drawn(self, blocks: Sequence[Block]) -> str:
        """Return cells beside one another: as many lines as the tallest has, each as wide as its column at least."""
        widths = [self.widths[head.key] for head in self.kept]
        rows = zip_longest(*blocks, fillvalue=())
        return "".join(_GAP.join(map(self._set, row, widths)).rstrip(" ") + "\n" for row in rows)

    def _set(self, line: Sequence[Segment], width: int) -> str:
        wide = max(width, Segment.get_line_length([*line]))
        segments = Segment.adjust_line_length([*line], wide)
        return "".join(self._styled(text, style) if style else text for text, style, _ in segments)

    def _styled(self, text: str, style: Style) -> str:
        if style.link:
            # rich gives each link an id by chance, but the same question gives the same bytes.
            return _LINK_ID.sub("\x1b]8;;", style.render(text))
        return style.render(text, color_system=ColorSystem.STANDARD) if self.screen.weights else text


def room_told(grid: Grid, screen: Screen) -> Iterator[str]:
    """Return which columns there was no room for; nothing where all are there."""
    if grid.dropped:
        names = ", ".join(head.heading for head in grid.dropped)
        yield from (screen.faint(line) + "\n" for line in screen.folded(f"Left out at this width: {names}."))


def _wanted(head: Head, sample: Sequence[Line], screen: Screen) -> int:
    texts = (text for line in sample for text in (line[head.key].text, line[head.key].under))
    widest = max((cells(screen.said(text)) for text in texts), default=0)
    least = max(map(cells, head.heading.split(" "))) if not head.number else cells(head.heading)
    return max(widest if head.grows or head.number else min(widest, _MOST), least)


def _least(head: Head, wanted: int) -> int:
    if head.number:
        return wanted
    return min(wanted, _LEAST_GROWING if head.grows else _LEAST)


def _that_fit(heads: Sequence[Head], wanted: Mapping[str, int], width: int) -> tuple[list[Head], list[Head]]:
    """Return the columns that there is room for, and those left out, the least important first."""
    kept, dropped = list(heads), []
    while _room(kept, {head.key: _least(head, wanted[head.key]) for head in kept}, width) < 0:
        last = max(kept, key=lambda head: head.rank)
        if last.rank == 1:
            break
        kept.remove(last)
        dropped.append(last)
    return kept, dropped


def _room(kept: Sequence[Head], widths: Mapping[str, int], width: int) -> int:
    return width - sum(widths[head.key] for head in kept) - len(_GAP) * (len(kept) - 1)


def _widths(kept: Sequence[Head], wanted: Mapping[str, int], width: int) -> dict[str, int]:
    """Return the width of each column: the least, then what is wanted, the most important first."""
    widths = {head.key: _least(head, wanted[head.key]) for head in kept}
    room = _room(kept, widths, width)
    # A screen that is too narrow even for the most important columns narrows what can be folded.
    for head in sorted(kept, key=lambda head: head.number):
        if room < 0:
            less = min(-room, max(widths[head.key] - 8, 0))
            widths[head.key] -= less
            room += less
    good = {head.key: min(wanted[head.key], _GOOD) if head.grows else wanted[head.key] for head in kept}
    for most in (good, wanted):
        for head in sorted(kept, key=lambda head: (not head.grows, head.rank)):
            more = min(most[head.key] - widths[head.key], max(room, 0))
            widths[head.key] += more
            room -= more
    return widths
