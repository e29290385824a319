"""How each total comes about, for `--explain`: the terms of its sums, and why other matches are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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
        heading = wording.heading(listing.kind, row, KINDS[listing.kind].totals)
        yield "\n"
        yield screen.paragraph((", ".join(filter(None, (heading, wording.group(row)))), "title"))
        yield from _sums(row, screen)
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
    ends = {"chosen": row["chosen"], "low": row["low"], "high": row["high"]}
    sums = {
        label: f"{' + '.join(map(wording.term, terms)) or '0'} = {with_unit(number(ends[end]), row['unit'])}"
        for (end, label), terms in zip(_ENDS.items(), (parts["chosen"], parts["low"], parts["high"]), strict=True)
    }
    if len(set(sums.values())) == 1:
        yield screen.hanging(("  sum", "label"), sums["chosen"], _INDENT)
        return
    for label, text in sums.items():
        yield screen.hanging((f"  {label}", "label"), text, _INDENT)
