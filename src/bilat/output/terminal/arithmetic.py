"""How each total comes about, for `--explain`: the terms of its sums, and why other matches are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bilat.output import totals_wording as wording
from bilat.output.terminal.screen import Screen
from bilat.output.wording import number
from bilat.query.listing import Listing
from bilat.schema.kinds import KINDS
from bilat.values.amounts import with_unit

if TYPE_CHECKING:
    from bilat.model.rows import TotalRow

_INDENT = 12
_ENDS = {"chosen": "chosen", "low": "lowest", "high": "highest"}


def arithmetic(listing: Listing, screen: Screen) -> Iterator[str]:
    """Return the terms of each total; where its three ends are the same sum, once."""
    for row in listing.totals:
        yield from _total(row, wording.group(row, listing), listing.kind, screen)
    for whole in wording.together(listing):
        yield from _total(whole, wording.TOGETHER, listing.kind, screen)


def _total(row: TotalRow, group: str, kind: str, screen: Screen) -> Iterator[str]:
    heading = wording.heading(kind, row, KINDS[kind].totals)
    yield "\n"
    yield screen.paragraph((", ".join(filter(None, (heading, group))), "title"))
    yield from _sums(row, screen)
    for id_ in row["possible"]:
        text = screen.text((id_, "id"), f": {wording.POSSIBLE}")
        yield screen.hanging(("  possible", "label"), text, _INDENT)
    if row["shared"]:
        warning = wording.do_not_add(row["shared"], "this and other totals")
        yield screen.hanging(("  note", "label"), warning, _INDENT)
    for left in row["left_out"]:
        text = screen.text((left["id"], "id"), f": {wording.why_left_out(left)}")
        yield screen.hanging(("  left out", "label"), text, _INDENT)


def _sums(row: TotalRow, screen: Screen) -> Iterator[str]:
    parts = row["arithmetic"]
    if parts is None:
        return
    ends: Mapping[str, Any] = row
    sums = {
        label: f"{' + '.join(map(wording.term, terms))} = {with_unit(number(ends[end]), row['unit'])}"
        if terms
        else "none"
        for (end, label), terms in zip(_ENDS.items(), (parts["chosen"], parts["low"], parts["high"]), strict=True)
    }
    if wording.uncertain(row):
        sums["chosen"] = "none certain"
    if len(set(sums.values())) == 1:
        yield screen.hanging(("  sum", "label"), sums["chosen"], _INDENT)
        return
    for label, text in sums.items():
        yield screen.hanging((f"  {label}", "label"), text, _INDENT)
