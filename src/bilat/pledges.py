"""Pledges and what became of them: which deliveries keep them, and what those come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bilat.dates import EVER
from bilat.forest import Forest, found, join
from bilat.lots import Lot, stage_of


@dataclass(slots=True, kw_only=True)
class Kept:
    """Pledges that the same deliveries keep, so that only together can they be held against them."""

    pledges: set[str] = field(default_factory=set)
    delivered: Decimal | None = Decimal(0)
    """None where it is unknown: a delivery has no amount, or one in another unit."""


def kept(counted: Iterable[str], forest: Forest, every: Mapping[str, Lot]) -> list[Kept]:
    """Return the counted pledges of `forest` that deliveries keep, bundled by the deliveries they share.

    All deliveries of the base count, whenever they came. One that names a whole keeps its parts, and one that
    names a part keeps the whole that is counted for it. Deliveries inside one another, or that overlap, are one.
    """
    pledges = set(counted)
    keeps = {lot.id: named for lot in every.values() if (named := _kept_by(lot, pledges, forest))} if pledges else {}
    deliveries = Forest({id_: every[id_] for id_ in keeps}, every, EVER)
    together = [[inside for id_ in level for inside in (id_, *deliveries.below(id_))] for level in deliveries.roots()]
    joined: dict[str, str] = {}
    for ids in together:
        for id_ in ids:
            for pledge in keeps[id_]:
                join(joined, keeps[ids[0]][0], pledge)
    bundles: dict[str, Kept] = {}
    for level, ids in zip(deliveries.roots(), together, strict=True):
        bundle = bundles.setdefault(found(joined, keeps[ids[0]][0]), Kept())
        bundle.pledges.update(pledge for id_ in ids for pledge in keeps[id_])
        unit = forest.own[keeps[ids[0]][0]].unit
        if bundle.delivered is None or any(_unknown(every[id_], unit) for id_ in ids):
            bundle.delivered = None
        else:
            bundle.delivered += deliveries.value(level, "chosen")
    return list(bundles.values())


def _kept_by(delivery: Lot, counted: set[str], forest: Forest) -> list[str]:
    """Return the counted pledges that a lot keeps; none if it is no delivery that counts."""
    if not delivery.fulfils or stage_of(delivery.key) != "delivered":
        return []
    if delivery.superseded_by or delivery.published_total:
        return []
    named = (id_ for id_ in delivery.fulfils if id_ in forest.lots)
    return list(dict.fromkeys(pledge for id_ in named for pledge in _counted_for(id_, counted, forest)))


def _counted_for(pledge: str, counted: set[str], forest: Forest) -> Iterator[str]:
    """Return the counted pledges that are meant where this one is named."""
    inside = [id_ for id_ in (pledge, *forest.below(pledge)) if id_ in counted]
    yield from inside
    around = forest.whole.get(pledge)
    while around and not inside:
        inside = [around] if around in counted else []
        yield from inside
        around = forest.whole.get(around)


def _unknown(delivery: Lot, unit: str) -> bool:
    return delivery.span is None or delivery.span.unit != unit
