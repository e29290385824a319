"""Totals by year or month as bars on a terminal, the span of the disputed readings visible; and bars for counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from bilat.output import totals_wording as wording
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import Column
from bilat.output.terminal.table import Table as FactTable
from bilat.output.terminal.totals_table import left_out
from bilat.output.wording import listed, number, short_date
from bilat.query.listing import Listing
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.model.rows import TogetherRow, TotalRow

_LEAST_BAR = 8
"""With fewer columns than this, numbers are printed without bars."""
_INDENT, _GAP = 2, 2


def render(listing: Listing, screen: Screen) -> Iterator[str]:
    """Return a block of bars for each total, a bar for each of its years or months, with the exact numbers."""
    blocks = _blocks(listing)
    if not blocks:
        yield screen.paragraph(wording.NOTHING_SUMMED)
    # A single bar says nothing, unless it is the only one.
    whole = {_heading(row, listing.kind): row for row in wording.together(listing)}
    alone = {heading: rows for heading, rows in blocks.items() if heading not in whole and len(blocks) > 1}
    for n, (heading, rows) in enumerate((what, rows) for what, rows in blocks.items() if what not in alone):
        yield "\n" if n else ""
        yield screen.paragraph((heading, "title"))
        yield from _bars_of(rows, whole.get(heading), listing, screen)
    if alone:
        yield "\n" if len(alone) < len(blocks) else ""
        yield from _table(alone, listing, screen)
    if any(row["low"] != row["high"] for row in listing.totals):
        yield "\n"
        yield screen.paragraph(*_legend(screen))
    if blocks or listing.left_out:
        yield "\n"
        yield from left_out(listing, screen, explained=True)


def _blocks(listing: Listing) -> dict[str, list[TotalRow]]:
    """Return the totals by what they add up, each in the order of its groups."""
    blocks: dict[str, list[TotalRow]] = {}
    for row in listing.totals:
        blocks.setdefault(_heading(row, listing.kind), []).append(row)
    return blocks


def _heading(row: TotalRow, kind: str) -> str:
    return f"{wording.heading(kind, row, KINDS[kind].totals)}, in {row['unit']}"


def _bars_of(rows: Sequence[TotalRow], whole: TogetherRow | None, listing: Listing, screen: Screen) -> Iterator[str]:
    lines = [
        (screen.text(label), row, screen.text(*(_numbers(row, screen) if row else said)))
        for label, row, said in _with_gaps(rows, listing, screen)
    ]
    widest = max(label.cell_len for label, _, _ in lines)
    room = screen.width - _INDENT - widest - 2 * _GAP - max(numbers.cell_len for _, _, numbers in lines)
    if room < _LEAST_BAR:
        yield from (screen.hanging(screen.text("  ", label), numbers, widest + 4) for label, _, numbers in lines)
    else:
        yield _bars(lines, widest, room, screen)
    if whole:
        numbers = screen.text(*_numbers(whole, screen))
        yield screen.hanging((f"  {wording.TOGETHER}", "label"), numbers, _INDENT + max(widest, 8) + _GAP)
    yield from _notes(rows, [whole] if whole else [], screen)


def _table(blocks: Mapping[str, Sequence[TotalRow]], listing: Listing, screen: Screen) -> Iterator[str]:
    """Return the totals of one year or month each as a table."""
    by = listing.by or "year"
    yield screen.paragraph((f"Totals of one {by} each", "title"))
    columns = [Column("group", by.capitalize()), Column("total", "Total", number=True), Column("what", "", grows=True)]
    cells = [
        {
            "group": screen.text(wording.group(row, listing)),
            "total": screen.text(*_numbers(row, screen)),
            "what": screen.text(heading),
        }
        for heading, (row,) in blocks.items()
    ]
    yield from FactTable(columns, cells, screen).draw(cells)
    yield from _notes([row for rows in blocks.values() for row in rows], [], screen)


def _bars(lines: Sequence[tuple[Text, TotalRow | None, Text]], widest: int, room: int, screen: Screen) -> str:
    most = max(row["high"] for _, row, _ in lines if row)
    table = Table(box=None, show_header=False, pad_edge=False, padding=0)
    table.add_column(width=_INDENT + widest + _GAP)
    table.add_column(width=room + _GAP)
    table.add_column(no_wrap=True)
    for label, row, numbers in lines:
        ends = [row["low"], row["chosen"], row["high"]] if row else []
        table.add_row(screen.text("  ", label), bar(ends, most, room, screen), numbers)
    return screen.draw(table)


def _with_gaps(
    rows: Sequence[TotalRow], listing: Listing, screen: Screen
) -> Iterator[tuple[str, TotalRow | None, Sequence[Part]]]:
    """Return the rows with the words for their periods; between them what lies empty, or has no amount, in words."""
    sums = {str(row["group"]): row for row in rows}
    heading = _heading(rows[0], listing.kind)
    unmeasured: dict[str, list[str]] = {}
    alike = [row for row in listing.together if _heading(row, listing.kind) == heading]
    for one in (one for row in alike for one in row["without_amount"]):
        unmeasured.setdefault(one["group"], []).append(one["id"])
    before = ""
    for period in sorted({*sums, *unmeasured}):
        for label in _gap(before, period) if before else ():
            yield label, None, [(screen.drawn("–", "-"), "faint")]
        before = period
        said = f"no amount stated ({listed(unmeasured.get(period, ['']))})"
        yield short_date(period), sums.get(period), [(said, "standing")]


def _gap(one: str, other: str) -> Iterator[str]:
    """Return the words for the years or months that lie between two others, if any do."""
    first, last = _month_number(one) + 1, _month_number(other) - 1
    if first <= last:
        between = dict.fromkeys(short_date(_period(month, "-" in one)) for month in (first, last))
        yield " to ".join(between)


def _month_number(period: str) -> int:
    """Return a year's or a month's place in the row of all."""
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def _period(number: int, monthly: bool) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}" if monthly else f"{number:04}"


def _numbers(row: TotalRow, screen: Screen) -> Iterator[Part]:
    yield (wording.chosen(row) if wording.uncertain(row) else number(row["chosen"])), "number"
    if wording.bounds(row):
        yield f" ({wording.bounds(row)})", "span"
    if row["disputed"]:
        yield f"{GLUE}{screen.dispute}", "dispute"
    if meant := wording.as_stated(row):
        yield f", {meant}"


def _notes(rows: Sequence[TotalRow], whole: Sequence[TogetherRow], screen: Screen) -> Iterator[str]:
    """Name the disputed facts that a block rests on, and what may stand in more than one period, or block."""
    disputed = list(dict.fromkeys(id_ for row in rows for id_ in row["disputed"]))
    shared = wording.shared(whole or rows)
    if disputed:
        yield _note((screen.dispute, "dispute"), f" sources disagree on {listed(disputed)}", screen)
    yield from (_note(words, "", screen) for words in wording.spread(whole))
    if shared:
        yield _note("not to be added to other charts:", f" {shared}", screen)


def _note(head: Part, text: str, screen: Screen) -> str:
    return screen.paragraph(head, text, indent=_INDENT)


def _legend(screen: Screen) -> Iterator[Part]:
    for sign, style, words in zip(screen.drawn(*_SIGNS), _STYLES, ("lowest", "chosen", "highest"), strict=True):
        yield sign, style
        yield f"\u00a0{words}\u00a0reading  "


_SIGNS = ("█▓░", "#=.")
"""What is drawn up to the lowest, the chosen and the highest reading, with and without signs beyond ASCII."""
_STYLES = ("bar.low", "bar.chosen", "bar.high")


def bar(ends: Sequence[float], most: float, room: int, screen: Screen) -> Text:
    """Return a bar up to each of `ends`, in rising order; what is not zero is never drawn as nothing.

    `most` is what fills the whole `room`, in columns.
    """
    text, before = Text(overflow="fold"), 0
    for end, sign, style in zip(ends, screen.drawn(*_SIGNS), _STYLES, strict=False):
        at = max(round(end / most * room), 1) if end and most else before
        if at > before:
            text.append(sign * (at - before), style)
            before = at
    return text
