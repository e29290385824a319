"""The totals of a listing on a terminal: a table, what must not be added, what was left out, and the arithmetic."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from bilat.evidence.readings import text_of
from bilat.output import totals_wording as wording
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import Column, Table
from bilat.output.terminal.theme import progress_style
from bilat.output.wording import number
from bilat.query.listing import Listing
from bilat.query.query import NOT_STATED
from bilat.schema.fields import GOODS, TERMS
from bilat.schema.kinds import KINDS
from bilat.values.amounts import with_unit

if TYPE_CHECKING:
    from bilat.model.rows import Row, TotalRow

_NARROW, _MIDDLING = 72, 120
"""On a screen narrower than the first, the range goes under the total; than the second, the qualifier does too."""


def totals(listing: Listing, screen: Screen, *, explained: Container[str] = ()) -> Iterator[str]:
    """Return the totals as a table; what is the same in every row is said once, above it.

    The disputed facts that are not `explained` elsewhere are named below.
    """
    kind, whole = listing.kind, wording.together(listing)
    rows: list[TotalRow] = [*listing.totals, *whole]
    keys: Sequence[Row] = rows
    fields = [field for field in KINDS[kind].totals if field != "unit"]
    alike = [field for field in fields if len({row[field] for row in keys}) == 1]
    differing = [field for field in fields if field not in alike and not _is_group(listing.totals, field)]
    yield "\n"
    yield screen.paragraph((wording.heading(kind, rows[0], alike, "Totals"), "title"))
    cells = [_cells(row, listing, differing, screen) for row in rows]
    # An empty column is left out.
    columns = [
        column
        for column in _columns(listing, differing)
        if column.key == "total" or any(row[column.key].plain for row in cells)
    ]
    yield from Table(columns, cells, screen).draw(cells)
    if note := wording.outstanding_note(listing):
        yield screen.paragraph((note, "faint"))
    if disputed := [id_ for id_ in _named(rows, "disputed") if id_ not in explained]:
        yield screen.paragraph((screen.dispute, "dispute"), f" sources disagree on {', '.join(disputed)}.")
    for row in rows:
        if row["possible"]:
            which = ", ".join(filter(None, (wording.group(row, listing), wording.heading(kind, row, differing))))
            said = f"{which}: {wording.POSSIBLE}" if which else wording.POSSIBLE.capitalize()
            yield screen.paragraph((f"{said}, {', '.join(row['possible'])}.", "standing"))
    yield from (screen.paragraph((words, "standing")) for words in wording.spread(listing.together))
    if warning := wording.do_not_add(listing.overall, "these rows" if len(rows) > 1 else "this and other totals"):
        yield screen.paragraph((warning, "standing"))


def _is_group(rows: Sequence[TotalRow], field: str) -> bool:
    """Say whether a field says in each row what the group does."""
    return all(row["group"] == (text_of(row, field) or NOT_STATED) for row in rows)


def _named(rows: Sequence[TotalRow], key: Literal["disputed", "possible"]) -> list[str]:
    return sorted({id_ for row in rows for id_ in row[key]})


def _columns(listing: Listing, differing: Sequence[str]) -> list[Column]:
    by = listing.by
    roles = {field.name: field.role for field in KINDS[listing.kind].own}
    return [
        Column("group", "Group" if by in differing else by.capitalize()),
        *(
            Column(name, name.capitalize(), 2 if roles[name] == TERMS else 1, grows=roles[name] == GOODS)
            for name in differing
        ),
        Column("total", "Total", number=True),
        Column("range", "Range", number=True),
        Column("stated", "As stated", 4),
        Column("outstanding", "Outstanding to date", 3),
    ]


def _cells(row: TotalRow, listing: Listing, fields: Sequence[str], screen: Screen) -> dict[str, Text]:
    group = wording.group(row, listing) or (wording.TOGETHER if listing.together else "")
    return {
        "group": screen.text(group),
        **{name: screen.text(_key(listing.kind, name, row)) for name in fields},
        "total": screen.text(*_total(row, screen)),
        "range": screen.text("" if screen.width < _NARROW else (wording.bounds(row), "span")),
        "stated": screen.text("" if screen.width < _MIDDLING else wording.as_stated(row)),
        # In the unit of the total, as the range is.
        "outstanding": screen.text(wording.outstanding(row, listing.kind).removesuffix(f" {row['unit']}")),
    }


def _key(kind: str, name: str, row: TotalRow) -> tuple[str, str]:
    word = text_of(row, name)
    style = progress_style(kind, word or "") if name == KINDS[kind].progress else ""
    return wording.key_word(kind, name, word) or NOT_STATED, style


def _total(row: TotalRow, screen: Screen) -> Iterator[Part]:
    sum_, *most = wording.chosen(row).split(", ")  # that nothing is certain stands above what there may be
    yield sum_, "number"
    if row["disputed"]:
        yield f"{GLUE}{screen.dispute}", "dispute"
    yield from ((f"\n{one}", "span") for one in most)
    if screen.width < _NARROW and wording.bounds(row):
        yield f"\n{wording.bounds(row)}", "span"
    if screen.width < _MIDDLING and (stated := wording.as_stated(row)):
        yield f"\n{stated}", "faint"


def left_out(listing: Listing, screen: Screen, *, explained: bool) -> Iterator[str]:
    """Return how many facts were counted and how many were not, by reason."""
    hint = "" if explained else " --explain shows the arithmetic."
    placed = {one["id"] for row in listing.overall for one in row["left_out"]}
    for one in listing.left_out if explained else ():
        if one["id"] not in placed:  # of no total: it gives no amount
            yield screen.hanging(("left out", "label"), f"{one['id']}: {wording.why_left_out(one)}", _INDENT)
    yield screen.paragraph((wording.counts(listing.overall, listing.left_out) + hint, "faint"))


_INDENT = 12
_ENDS = {"chosen": "chosen", "low": "lowest", "high": "highest"}


def arithmetic(listing: Listing, screen: Screen) -> Iterator[str]:
    """Return the terms of each total; where its three ends are the same sum, once."""
    for row in listing.totals:
        yield from _explained(row, wording.part(row, listing), listing.kind, screen)
    for whole in wording.together(listing):
        yield from _explained(whole, wording.TOGETHER, listing.kind, screen)


def _explained(row: TotalRow, group: str, kind: str, screen: Screen) -> Iterator[str]:
    heading = wording.heading(kind, row, KINDS[kind].totals)
    yield "\n"
    yield screen.paragraph((", ".join(filter(None, (heading, group))), "title"))
    yield from _sums(row, screen)
    for id_ in row["possible"]:
        text = screen.text((id_, "id"), f": {wording.POSSIBLE}")
        yield screen.hanging(("  possible", "label"), text, _INDENT)
    for one in row["taken"]:
        text = screen.text((one["id"], "id"), f": {wording.taken(one)}")
        yield screen.hanging(("  taken", "label"), text, _INDENT)
    if warning := wording.do_not_add([row], "this and other totals"):
        yield screen.hanging(("  note", "label"), warning, _INDENT)
    for left in row["left_out"]:
        text = screen.text((left["id"], "id"), f": {wording.why_left_out(left)}")
        yield screen.hanging(("  left out", "label"), text, _INDENT)


def _sums(row: TotalRow, screen: Screen) -> Iterator[str]:
    parts = row["arithmetic"]
    if parts is None:
        return
    ends = {"chosen": row["chosen"], "low": row["low"], "high": row["high"]}
    sums = {
        label: f"{' + '.join(map(wording.term, terms))} = {with_unit(number(ends[end]), row['unit'])}"
        if terms
        else "none"
        for (end, label), terms in zip(_ENDS.items(), (parts["chosen"], parts["low"], parts["high"]), strict=True)
    }
    if wording.uncertain(row):
        sums["chosen"] = wording.NONE_CERTAIN
    if len(set(sums.values())) == 1:
        yield screen.hanging(("  sum", "label"), sums["chosen"], _INDENT)
        return
    for label, text in sums.items():
        yield screen.hanging((f"  {label}", "label"), text, _INDENT)
