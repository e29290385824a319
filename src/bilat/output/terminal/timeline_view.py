"""Facts drawn along the months of their years: a day as a sign, what lasted as a bar, what is not known as gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from bilat.output import wording
from bilat.output.terminal.doubts import named_marks
from bilat.output.terminal.screen import GLUE, Part, Screen, cells
from bilat.output.terminal.stats_view import kind_count
from bilat.output.terminal.theme import progress_style, sign_style
from bilat.output.terminal.timeline_track import Track, ruler
from bilat.query.listing import doubts_by_id
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date

if TYPE_CHECKING:
    from bilat.model.rows import FactRow
    from bilat.query.answers import TimelineAnswer

_AS_EXPECTED = ("held", "happened")
_WHEN = 14
_IDS_FROM, _FINE_FROM, _FINEST_FROM, _TRACK_FROM = 130, 100, 130, 72
"""From how many columns on ids are shown, a month has two cells, or three, and months are drawn at all."""
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
        if year and before and int(year) - int(before) > 1:
            yield screen.paragraph((_between(int(before) + 1, int(year) - 1), "faint"))
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
        widest = 2 + max(cells(row["id"]) for row in answer["facts"])
        self.ids = widest if screen.width >= _IDS_FROM and widest <= screen.width // 3 else 0

    def table(self, year: str | None, facts: Sequence[FactRow], *, headed: bool) -> Table:
        """Return the facts of a year under its head: the year, the months, and how many facts of which kinds."""
        track = cells(ruler(self.fine if year else 0)) + 1
        sign = max(cells(self.screen.drawn(*KINDS[row["kind"]].sign)) for row in facts) + 1
        text = max(self.screen.width - _WHEN - track - sign - self.ids, _LEAST_TEXT)
        table = Table(box=None, show_header=headed, pad_edge=False, padding=0, header_style="heading")
        table.add_column(self.screen.text(year or "start date unknown"), width=_WHEN, overflow="fold")
        table.add_column(self.screen.text((ruler(self.fine if year else 0), "faint")), width=track, no_wrap=True)
        table.add_column(width=sign, no_wrap=True)
        table.add_column(self.screen.text((_counts(facts), "faint")) if headed else "", width=text, overflow="fold")
        if self.ids:
            table.add_column(width=self.ids, justify="right", overflow="fold")
        return table

    def when(self, row: FactRow, year: str | None) -> Iterator[Part]:
        yield wording.brief_date(row["date"], year or "")
        if "date" in row["disputed"]:
            yield f"{GLUE}{self.screen.dispute}", "dispute"

    def what(self, row: FactRow) -> Iterator[Part]:
        """Return the title, how far the fact has come where that is not to be expected, and its marks."""
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


def _between(first: int, last: int) -> str:
    return (f"{first:04}" if first == last else f"{first:04}–{last:04}") + "  –"


def _counts(facts: Sequence[FactRow]) -> str:
    counts = Counter(row["kind"] for row in facts)
    return ", ".join(kind_count(kind, counts[kind]) for kind in KINDS if counts[kind])


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
