"""Facts drawn along the months of their years: a day as a sign, what lasted as a bar, what is not known as gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from bilat.output import wording
from bilat.output.terminal.doubts import named_marks
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.theme import progress_style, sign_style
from bilat.query.listing import doubts_by_id
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date, DateRange, Precision, parse_date

if TYPE_CHECKING:
    from bilat.model.rows import DisputeRow, FactRow
    from bilat.query.answers import TimelineAnswer

_AS_EXPECTED = ("held", "happened")
_WHEN = 14
_IDS_FROM, _FINE_FROM, _FINEST_FROM, _TRACK_FROM = 130, 100, 130, 72
"""The widths from which on ids are shown, a month has two cells, or three, and months are drawn at all."""
_LEAST_TEXT = 16
_BATCH = 100


def render(answer: TimelineAnswer, screen: Screen) -> Iterator[str]:
    """Return the years with their facts as text for a terminal."""
    if not answer["facts"]:
        yield screen.paragraph(wording.NO_MATCH)
        return
    facts = {row["id"]: row for row in answer["facts"]}
    layout = _Layout(answer, screen)
    before = None
    for n, group in enumerate(answer["years"]):
        year = group["year"]
        yield "\n" if n else ""
        if year and before and int(year) - int(before) > 1 and layout.gaps and layout.whole(before):
            empty = dict.fromkeys((f"{int(before) + 1:04}", f"{int(year) - 1:04}"))
            yield screen.paragraph((f"{'–'.join(empty)}  –", "faint"))
            yield "\n"
        yield from _year(year, [facts[id_] for id_ in group["facts"]], layout)
        before = year
    yield "\n"
    yield screen.paragraph(*_legend(answer, layout))
    if not layout.ids:
        yield screen.paragraph(("Left out at this width: ids.", "faint"))


class _Layout:
    """How wide each column of a timeline is, and what its cells hold."""

    def __init__(self, answer: TimelineAnswer, screen: Screen) -> None:
        self.answer, self.screen = answer, screen
        self.doubts = doubts_by_id(answer["uncertain"])
        self.fine = (
            0 if screen.width < _TRACK_FROM else 1 + (screen.width >= _FINE_FROM) + (screen.width >= _FINEST_FROM)
        )
        widest = 2 + max(cell_len(row["id"]) for row in answer["facts"])
        self.ids = widest if screen.width >= _IDS_FROM and widest <= screen.width // 3 else 0

    @property
    def gaps(self) -> bool:
        """Whether nothing matches in a year without facts between two others: not where the question names years."""
        return "year" not in self.answer["query"]

    def whole(self, year: str | None) -> bool:
        """Say whether all that the question asks about a year is here: not of years before the requested dates.

        Of those there is only what lasted into the requested ones.
        """
        words = (self.answer["query"].get(name) for name in ("year", "since"))
        given = [word for one in words if one for word in ([one] if isinstance(one, str) else one)]
        return not given or (year or "") >= min(parse_date(word).span.first[:4] for word in given)

    def table(self, year: str | None, facts: Sequence[FactRow], *, headed: bool) -> Table:
        """Return the facts of a year under its head: the year, the months, and how many facts of which kinds."""
        track = cell_len(ruler(self.fine if year else 0)) + 1
        sign = max(cell_len(self.screen.drawn(*KINDS[row["kind"]].sign)) for row in facts) + 1
        text = max(self.screen.width - _WHEN - track - sign - self.ids, _LEAST_TEXT)
        table = Table(box=None, show_header=headed, pad_edge=False, padding=0, header_style="heading")
        whole = self.whole(year)
        head = "start date unknown" if year is None else year if whole else f"{year} (in part)"
        table.add_column(self.screen.text(head), width=_WHEN, overflow="fold")
        table.add_column(self.screen.text((ruler(self.fine if year else 0), "faint")), width=track, no_wrap=True)
        table.add_column(width=sign, no_wrap=True)
        counts = self.screen.text((_counts(facts), "faint")) if headed and whole else ""
        table.add_column(counts, width=text, overflow="fold")
        if self.ids:
            table.add_column(width=self.ids, justify="right", overflow="fold")
        return table

    def when(self, row: FactRow, year: str | None) -> Iterator[Part]:
        yield wording.brief_date(row["date"], year or "")
        if "date" in row["disputed"]:
            yield f"{GLUE}{self.screen.dispute}", "dispute"

    def what(self, row: FactRow) -> Iterator[Part]:
        """Return the title, how far the fact has come where that is not the usual outcome, and its marks."""
        yield row["title"]
        declared = KINDS[row["kind"]]
        word = str(row.get(declared.progress)) if declared.progress else ""
        if (come := wording.progress(row)) and word not in _AS_EXPECTED:
            yield ", "
            yield come, progress_style(row["kind"], word)
        if set(row["disputed"]) - {"date"}:
            yield f"{GLUE}{self.screen.dispute}", "dispute"
        doubts = self.doubts.get(row["id"], ())
        if "date" in doubts:
            yield f"{GLUE}{self.screen.outside}", "uncertain"
        yield from named_marks((field for field in doubts if field != "date"), self.screen)
        if standing := wording.standing(row):
            yield f" ({'; '.join(standing)})", "standing"


def _counts(facts: Sequence[FactRow]) -> str:
    counts = Counter(row["kind"] for row in facts)
    return ", ".join(wording.kind_count(kind, counts[kind]) for kind in KINDS if counts[kind])


def _year(year: str | None, facts: Sequence[FactRow], layout: _Layout) -> Iterator[str]:
    screen = layout.screen
    track = Track(year, layout.fine, screen) if year and layout.fine else None
    for begin in range(0, len(facts), _BATCH):
        table = layout.table(year, facts if begin == 0 else facts[:1], headed=begin == 0)
        for row in facts[begin : begin + _BATCH]:
            disputes = layout.answer["disputes"].get(row["id"], ())
            drawn = track.draw(row["kind"], parse_date(row["date"]), [*disputes]) if track else ""
            table.add_row(
                screen.text(*layout.when(row, year)),
                drawn,
                screen.text((screen.drawn(*KINDS[row["kind"]].sign), sign_style(row["kind"]))),
                screen.text(*layout.what(row)),
                *([screen.text((row["id"], "id"))] if layout.ids else []),
            )
        yield screen.draw(table)


def _legend(answer: TimelineAnswer, layout: _Layout) -> Iterator[Part]:
    screen = layout.screen
    present = {row["kind"] for row in answer["facts"]}
    signs = [(screen.drawn(*KINDS[kind].sign), sign_style(kind), kind) for kind in KINDS if kind in present]
    if layout.fine:
        signs += [
            (screen.drawn("━", "="), "", "lasted"),
            (screen.drawn("╌", "-"), "", "some day in these"),
            ("~", "", "about"),
            ("?", "", "uncertain"),
        ]
    if any(row["disputed"] for row in answer["facts"]):
        signs.append((screen.dispute, "dispute", "disputed"))
    doubted = {field for fields in layout.doubts.values() for field in fields}
    signs += [(screen.outside, "uncertain", wording.doubt(field)) for field in sorted(doubted)]
    for sign, style, words in signs:
        yield sign, style
        yield f"{GLUE}{words.replace(' ', GLUE)}  ", "faint"


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
