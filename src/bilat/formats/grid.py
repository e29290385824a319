"""Cells set in columns: which columns there is room for, how wide each is, and the lines that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bilat.formats.screen import Screen, cells, folded, left, right

_GAP = "  "
_LEAST, _MOST = 14, 28
"""How narrow a column of text may get before another is left out, and how wide one may be that doesn't grow."""
_LEAST_GROWING, _GOOD = 24, 46
"""The same for one that grows, and the width that it gets before the others get more than the least."""


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its key, its heading, and its rank when there is no room for all (1 stays to the last)."""

    key: str
    heading: str
    rank: int = 1
    grows: bool = False
    """Whether it takes the room that the others leave."""
    number: bool = False
    """Whether it is set to the right and never folded."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a text, an address that it leads to, and a faint text under it."""

    text: str
    url: str | None = None
    under: str = ""


Line = Mapping[str, Cell]


class Grid:
    """Columns for a screen. Their widths follow from some of the rows; a later cell that is wider is folded."""

    def __init__(self, heads: Sequence[Head], sample: Sequence[Line], screen: Screen) -> None:
        self.screen = screen
        wanted = {head.key: _wanted(head, sample, screen) for head in heads}
        self.kept, self.dropped = _that_fit(heads, wanted, screen.width)
        self.widths = _widths(self.kept, wanted, screen.width)

    def head(self) -> Iterator[str]:
        """Return the headings and the rule under them."""
        texts = [self.screen.said(head.heading) for head in self.kept]
        aligned = (_aligned(head, text, self.widths[head.key]) for head, text in zip(self.kept, texts, strict=True))
        yield self.screen.bold(_GAP.join(aligned).rstrip()) + "\n"
        rule = self.screen.drawn("─", "-")
        yield self.screen.faint(_GAP.join(rule * self.widths[head.key] for head in self.kept)) + "\n"

    def row(self, line: Line) -> Iterator[str]:
        """Return the lines of one row."""
        columns = [self._cell(line[head.key], head) for head in self.kept]
        blank = [" " * self.widths[head.key] for head in self.kept]
        for parts in zip_longest(*columns):
            yield _GAP.join(part or blank[n] for n, part in enumerate(parts)).rstrip() + "\n"

    def _cell(self, cell: Cell, head: Head) -> list[str]:
        width, screen = self.widths[head.key], self.screen
        text = screen.said(cell.text)
        lines = [
            _aligned(head, line, width, screen.link(screen.isolated(line), cell.url)) for line in folded(text, width)
        ]
        under = folded(screen.said(cell.under), width) if cell.under else ()
        return [*lines, *(_aligned(head, line, width, screen.faint(line)) for line in under)]


def _aligned(head: Head, text: str, width: int, drawn: str | None = None) -> str:
    """Return the text, drawn in whatever way, with spaces up to the width."""
    spaces = (right if head.number else left)("", width - cells(text))
    drawn = text if drawn is None else drawn
    return spaces + drawn if head.number else drawn + spaces


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
