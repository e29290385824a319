"""Pledges and what became of them: which deliveries keep them, and what those come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilat.dates import EVER
from bilat.forest import Forest, found, join
from bilat.lots import Lot, stage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Pledges that the same deliveries keep, so that only together can they be held against them."""

    pledges: frozenset[str]
    delivered: Decimal | None
    """None where it is unknown: a delivery has no amount, or one in another unit."""


def kept(counted: Iterable[str], forest: Forest, every: Mapping[str, Lot]) -> list[Kept]:
    """Return the counted pledges of `forest` that deliveries keep, bundled by the deliveries they share.

    All deliveries of the base count, whenever they came. One that names a whole keeps its parts, and one that
    names a part keeps the whole that is counted for it.
    """
    pledges = set(counted)
    kept_by: list[tuple[list[str], Lot]] = []
    joined: dict[str, str] = {}
    for lot in every.values():
        if not lot.fulfils or stage_of(lot.key) != "delivered" or lot.superseded_by or lot.published_total:
            continue
        named = [id_ for pledge in lot.fulfils if pledge in forest.lots for id_ in _counted_for(pledge, pledges, forest)]
        if named:
            kept_by.append((named, lot))
            for other in named:
                join(joined, named[0], other)
    bundles: dict[str, tuple[set[str], list[Lot]]] = {}
    for named, lot in kept_by:
        bundle = bundles.setdefault(found(joined, named[0]), (set(), []))
        bundle[0].update(named)
        bundle[1].append(lot)
    return [
        Kept(pledges=frozenset(named), delivered=_delivered(lots, forest.own[min(named)].unit, every))
        for named, lots in bundles.values()
    ]


def _counted_for(pledge: str, counted: set[str], forest: Forest) -> list[str]:
    """Return the counted pledges that a delivery keeps by naming this one."""
    inside = [id_ for id_ in (pledge, *forest.below(pledge)) if id_ in counted]
    around: str | None = pledge
    while around is not None and not inside:
        around = forest.whole.get(around)
        inside = [around] if around in counted else []
    return inside


def _delivered(lots: Sequence[Lot], unit: str, every: Mapping[str, Lot]) -> Decimal | None:
    if any(lot.span is None or lot.span.unit != unit for lot in lots):
        return None
    return Forest({lot.id: lot for lot in lots}, every, EVER).comes_to("chosen")
