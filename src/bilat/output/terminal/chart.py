"""Totals by year or month as bars on a terminal, with the span of the disputed readings visible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bilat.output.terminal.brief import brief
from bilat.output.terminal.screen import Screen, cells, left
from bilat.output.terminal.totals_table import named
from bilat.output.wording import number, span
from bilat.query.listing import Listing, Row
from bilat.schema.kinds import KINDS
from bilat.values.safe_text import safe

ENDS = ("low", "chosen", "high")
_SIGNS = ("█▓░", "#=.")
_LEAST_BAR = 8
"""With less room than this the numbers stand alone."""
_INDENT = "  "


def render(listing: Listing, screen: Screen) -> Iterator[str]:
    """Return a block of bars for each total, a bar for each of its years or months, the exact numbers beside."""
    blocks = _blocks(listing)
    if not blocks:
        yield "Nothing that can be added up matches.\n"
    for n, (heading, rows) in enumerate(blocks.items()):
        yield "\n" if n else ""
        yield from (screen.bold(line) + "\n" for line in screen.folded(heading))
        yield from _block(rows, screen)
    if any(row["low"] != row["high"] for row in listing.totals):
        yield "\n"
        yield from (line + "\n" for line in screen.folded(_legend(screen)))
    if blocks or listing.left_out:
        yield "\n"
        yield from (screen.faint(line) + "\n" for line in screen.folded(_left_out(listing)))


def _blocks(listing: Listing) -> dict[str, list[Row]]:
    """Return the totals by what they add up, each in the order of its groups."""
    blocks: dict[str, list[Row]] = {}
    rows: list[Row] = listing.totals  # type: ignore[assignment]
    for row in rows:
        giver, taker, goods, unit, stage, terms = (named(field, row[field]) for field in KINDS[listing.kind].totals)
        what = [goods or "goods not named", stage, terms or "terms not named", f"{giver} to {taker}", f"in {unit}"]
        heading = ", ".join(what)
        blocks.setdefault(heading, []).append(row)
    return blocks


def _block(rows: Sequence[Row], screen: Screen) -> Iterator[str]:
    labelled = list(_with_gaps(rows))
    told = [_told(row) if row else "–" for _, row in labelled]
    wide = max(cells(label) for label, _ in labelled)
    room = screen.width - len(_INDENT) - wide - 2 - 2 - max(map(cells, told))
    most = max(row["high"] for row in rows)
    for (label, row), numbers in zip(labelled, told, strict=True):
        if room < _LEAST_BAR:
            yield from (line + "\n" for line in screen.hanging(_INDENT + label, numbers, wide + 4))
            continue
        bar = left(_bar(row, most, room, screen) if row else "", room)
        yield f"{_INDENT}{left(label, wide)}  {bar}  {numbers}".rstrip() + "\n"
    if len(rows) > 1:
        yield f"{_INDENT}{left('together', wide)}  {_together(rows)}\n"
    yield from _notes(rows, screen)


def _with_gaps(rows: Sequence[Row]) -> Iterator[tuple[str, Row | None]]:
    """Return the rows with the words for their periods, and what lies empty between two of them."""
    before = None
    for row in rows:
        known = row["group"][:1].isdigit()
        if known and before is not None:
            yield from _gap(before, row["group"])
        before = row["group"] if known else None
        yield (brief(row["group"]) if known else row["group"]), row


def _gap(one: str, other: str) -> Iterator[tuple[str, None]]:
    """Return the words for the years or months that lie between two others, if any do."""
    first, last = _number(one) + 1, _number(other) - 1
    if first <= last:
        between = dict.fromkeys(brief(_period(number, "-" in one)) for number in (first, last))
        yield " to ".join(between), None


def _number(period: str) -> int:
    """Return a year's or a month's place in the row of all."""
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) - 1 if month else int(year)


def _period(number: int, monthly: bool) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}" if monthly else f"{number:04}"


def _bar(row: Row, most: float, room: int, screen: Screen) -> str:
    """Return a bar up to the high end; what exists at all is never drawn as nothing."""
    ends = [max(round(row[end] / most * room), 1) if row[end] else 0 for end in ENDS] if most else [0, 0, 0]
    signs = screen.drawn(*_SIGNS)
    return "".join(sign * (end - start) for sign, start, end in zip(signs, [0, *ends], ends, strict=False))


def _told(row: Row) -> str:
    bounds = f" ({span(row)})" if span(row) else ""
    mark = " †" if row["disputed"] else ""
    return safe(", ".join([f"{number(row['chosen'])}{bounds}{mark}", *row["qualifiers"]]))


def _together(rows: Sequence[Row]) -> str:
    low, chosen, high = (sum((Decimal(str(row[end])) for row in rows), Decimal(0)) for end in ENDS)
    return f"{chosen:,f}" + (f" ({low:,f}–{high:,f})" if low != high else "")


def _notes(rows: Sequence[Row], screen: Screen) -> Iterator[str]:
    """Name the disputed facts that a block rests on, and what leads from one period, or block, to another."""
    disputed = list(dict.fromkeys(id_ for row in rows for id_ in row["disputed"]))
    joined = list(dict.fromkeys(id_ for row in rows for id_ in row["joined"]))
    shared = sorted({id_ for row in rows for id_ in row["shared"]})
    if disputed:
        yield from _note("†", ", ".join(disputed), screen)
    if joined:
        yield from _note("may be partly the same:", ", ".join(joined), screen)
    if shared:
        yield from _note("may stand in another chart too:", ", ".join(shared), screen)


def _note(head: str, text: str, screen: Screen) -> Iterator[str]:
    indent = len(_INDENT) + cells(head) + 1
    yield from (line + "\n" for line in screen.hanging(_INDENT + head, text, indent))


def _legend(screen: Screen) -> str:
    told = ("at least", "up to the chosen readings", "up to the highest")
    signs = zip(screen.drawn(*_SIGNS), told, strict=True)
    return "  ".join(f"{sign} {words}".replace(" ", "\u00a0") for sign, words in signs)


def _left_out(listing: Listing) -> str:
    counted = sum(len(row["counted"]) for row in listing.totals)
    reasons: dict[str, int] = {}
    for left_out in listing.left_out:
        reasons[left_out["reason"]] = reasons.get(left_out["reason"], 0) + 1
    told = ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items()))
    return f"Counted {counted}, left out {len(listing.left_out)}" + (f" ({told})." if told else ".")
