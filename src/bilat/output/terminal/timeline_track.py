"""The months of a year as cells, with a fact drawn in them as precisely as its date is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.output.terminal.screen import Screen
from bilat.output.terminal.theme import sign_style
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date, DateRange, Precision, parse_date

if TYPE_CHECKING:
    from bilat.model.rows import DisputeRow

MONTHS = "JFMAMJJASOND"


def ruler(fine: int) -> str:
    """Return the initials of the months over their cells; `fine` is how many cells a month has."""
    return " " + "".join(month.ljust(fine) for month in MONTHS) + " " if fine else ""


class Track:
    """The months of a year, drawn for one fact after the other."""

    def __init__(self, year: str, fine: int, screen: Screen) -> None:
        self.first, self.last = f"{year}-01-01", f"{year}-12-31"
        self.windows = list(_windows(year, fine))
        self.screen = screen

    def draw(self, kind: str, date: Date, disputes: Sequence[DisputeRow]) -> Text:
        """Return a fact in its months, between marks for what lies before and after the year."""
        rivals = [parse_date(text) for text in _rivals(disputes)]
        months = [self._cell(window, date, rivals, kind) for window in self.windows]
        cells = [self._before(date, rivals), *months, self._after(date, rivals)]
        runs = ((sign, style, len(list(run))) for (sign, style), run in groupby(cells))
        return self.screen.text(*((sign * length, style) for sign, style, length in runs))

    def _before(self, date: Date, rivals: Sequence[Date]) -> tuple[str, str]:
        if date.span.first < self.first:
            return self.screen.drawn("◂", "<"), "faint"
        return self._rival() if any(rival.span.first < self.first for rival in rivals) else (" ", "")

    def _after(self, date: Date, rivals: Sequence[Date]) -> tuple[str, str]:
        if date.span.last > self.last:
            return self.screen.drawn("▸", ">"), "faint"
        return self._rival() if any(rival.span.last > self.last for rival in rivals) else (" ", "")

    def _rival(self) -> tuple[str, str]:
        return self.screen.drawn("†", "x"), "dispute"

    def _cell(self, window: DateRange, date: Date, rivals: Sequence[Date], kind: str) -> tuple[str, str]:
        """Return the sign for some days: what surely falls there, what may, what a rival date gives, or nothing."""
        if any(run.meets(window) for run in date.runs):
            return self._sign(window, date, kind), sign_style(kind)
        if any(run.meets(window) for rival in rivals for run in rival.runs):
            return self._rival()
        return self.screen.drawn("·", "."), "faint"

    def _sign(self, window: DateRange, date: Date, kind: str) -> str:
        if date.vague:
            return "~" if date.approximate else "?"
        if date.latest_start <= date.earliest_end and window.meets(DateRange(date.latest_start, date.earliest_end)):
            one_day = date.precision is Precision.DAY and date.span.first == date.span.last
            return self.screen.drawn(KINDS[kind].sign[0], "o") if one_day else self.screen.drawn("━", "=")
        return self.screen.drawn("╌", "-")


def _rivals(disputes: Sequence[DisputeRow]) -> Iterator[str]:
    """Return the dates that dispute the chosen one."""
    for dispute in disputes:
        if dispute["field"] == "date":
            yield from (str(side["reading"]) for side in dispute["sides"] if side["party"] and not side["chosen"])


def _windows(year: str, fine: int) -> Iterator[DateRange]:
    """Return the days of each cell: a month, or the halves or thirds of one."""
    starts = (1, 16) if fine == 2 else (1, 11, 21) if fine == 3 else (1,)
    for month in range(1, 13):
        for at, start in enumerate(starts):
            end = starts[at + 1] - 1 if at + 1 < len(starts) else 31
            yield DateRange(f"{year}-{month:02}-{start:02}", f"{year}-{month:02}-{end:02}")
