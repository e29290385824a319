"""Totals by year or month as bars on a terminal, the span of the disputed readings visible; and bars for counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from bilat.output import totals_wording as wording
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import Column
from bilat.output.terminal.table import Table as FactTable
from bilat.output.terminal.totals_table import left_out
from bilat.output.wording import listed, number
from bilat.query.listing import Listing
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.model.rows import TotalRow

_LEAST_BAR = 8
"""With fewer columns than this, numbers are printed without bars."""
_INDENT, _GAP = 2, 2


def render(listing: Listing, screen: Screen) -> Iterator[str]:
    """Return a block of bars for each total, a bar for each of its years or months, with the exact numbers."""
    blocks = _blocks(listing)
    if not blocks:
        yield screen.paragraph(wording.NOTHING_SUMMED)
    # A single bar says nothing, unless it is the only one.
    alone = {heading: rows for heading, rows in blocks.items() if len(rows) == 1 < len(blocks)}
    for n, (heading, rows) in enumerate((what, rows) for what, rows in blocks.items() if what not in alone):
        yield "\n" if n else ""
        yield screen.paragraph((heading, "title"))
        yield from _bars_of(rows, screen)
    if alone:
        yield "\n" if len(alone) < len(blocks) else ""
        yield from _table(alone, str(listing.query.get("by", "year")), screen)
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
        fields = KINDS[listing.kind].totals
        blocks.setdefault(f"{wording.heading(listing.kind, row, fields)}, in {row['unit']}", []).append(row)
    return blocks


def _bars_of(rows: Sequence[TotalRow], screen: Screen) -> Iterator[str]:
    lines = [(screen.text(label), row, screen.text(*_numbers(row, screen))) for label, row in _with_gaps(rows)]
    widest = max(label.cell_len for label, _, _ in lines)
    room = screen.width - _INDENT - widest - 2 * _GAP - max(numbers.cell_len for _, _, numbers in lines)
    if room < _LEAST_BAR:
        yield from (screen.hanging(screen.text("  ", label), numbers, widest + 4) for label, _, numbers in lines)
    else:
        yield _bars(lines, widest, room, screen)
    if len(rows) > 1:
        yield screen.hanging(("  together", "label"), _together(rows), _INDENT + max(widest, 8) + _GAP)
    yield from _notes(rows, screen)


def _table(blocks: Mapping[str, Sequence[TotalRow]], by: str, screen: Screen) -> Iterator[str]:
    """Return the totals of one year or month each as a table."""
    yield screen.paragraph((f"Totals of one {by} each", "title"))
    columns = [Column("group", by.capitalize()), Column("total", "Total", number=True), Column("what", "", grows=True)]
    cells = [
        {
            "group": screen.text(wording.group(row)),
            "total": screen.text(*_numbers(row, screen)),
            "what": screen.text(heading),
        }
        for heading, (row,) in blocks.items()
    ]
    yield from FactTable(columns, cells, screen).draw(cells)
    yield from _notes([row for rows in blocks.values() for row in rows], screen)


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


def _with_gaps(rows: Sequence[TotalRow]) -> Iterator[tuple[str, TotalRow | None]]:
    """Return the rows with the words for their periods, and what lies empty between two of them."""
    before = None
    for row in rows:
        group = row["group"] or ""
        known = group[:1].isdigit()
        if known and before is not None:
            yield from _gap(before, group)
        before = group if known else None
        yield wording.group(row), row


def _gap(one: str, other: str) -> Iterator[tuple[str, None]]:
    """Return the words for the years or months that lie between two others, if any do."""
    first, last = _month_number(one) + 1, _month_number(other) - 1
    if first <= last:
        between = dict.fromkeys(wording.period(_period(month, "-" in one)) for month in (first, last))
        yield " to ".join(between), None


def _month_number(period: str) -> int:
    """Return a year's or a month's place in the row of all."""
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def _period(number: int, monthly: bool) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}" if monthly else f"{number:04}"


def _numbers(row: TotalRow | None, screen: Screen) -> Iterator[Part]:
    if row is None:
        yield screen.drawn("–", "-"), "faint"
        return
    yield (wording.chosen(row) if wording.uncertain(row) else number(row["chosen"])), "number"
    if wording.bounds(row):
        yield f" ({wording.bounds(row)})", "span"
    if row["disputed"]:
        yield f"{GLUE}{screen.dispute}", "dispute"
    if row["qualifiers"]:
        yield f", {wording.as_stated(row)}"


def _together(rows: Sequence[TotalRow]) -> str:
    ends = zip(*((row["low"], row["chosen"], row["high"]) for row in rows), strict=True)
    low, chosen, high = (sum((Decimal(str(end)) for end in sums), Decimal(0)) for sums in ends)
    return f"{chosen:,f}" + (f" ({low:,f}–{high:,f})" if low != high else "")


def _notes(rows: Sequence[TotalRow], screen: Screen) -> Iterator[str]:
    """Name the disputed facts that a block rests on, and what leads from one period, or block, to another."""
    disputed = list(dict.fromkeys(id_ for row in rows for id_ in row["disputed"]))
    joined = list(dict.fromkeys(id_ for row in rows for id_ in row["joined"]))
    shared = sorted({id_ for row in rows for id_ in row["shared"]})
    if disputed:
        yield _note((screen.dispute, "dispute"), f"sources disagree on {listed(disputed)}", screen)
    if joined:
        yield _note("may be partly the same:", ", ".join(joined), screen)
    if shared:
        yield _note("may also be counted in another chart:", ", ".join(shared), screen)


def _note(head: Part, text: str, screen: Screen) -> str:
    return screen.paragraph(head, f" {text}", indent=_INDENT)


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
