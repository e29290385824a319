"""Pledges and what became of them: which deliveries keep them, and what those come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from bilat.totals.entry import Entry, stage_of
from bilat.totals.part_tree import Forest, found, join
from bilat.values.dates import EVER


class Kept:
    """Pledges that the same deliveries keep, so that only together can they be held against them."""

    def __init__(self) -> None:
        self.pledges: set[str] = set()
        self.delivered: Decimal | None = Decimal(0)
        """None where it is unknown: a delivery has no amount, or one in another unit."""


def kept(counted: Iterable[str], forest: Forest, every: Mapping[str, Entry]) -> list[Kept]:
    """Return the counted pledges of `forest` that deliveries keep, bundled by the deliveries they share.

    All deliveries of the base count, whenever they came. One that names a whole keeps its parts, and one that
    names a part keeps the whole that is counted for it. Deliveries inside one another, or that overlap, are one.
    """
    delivering = [entry for entry in every.values() if entry.fulfils and _delivers(entry)]
    if not delivering:
        return []
    bundling = _Bundling(set(counted), forest)
    keeps = {entry.id: pledge for entry in delivering if (pledge := bundling.kept_by(entry))}
    deliveries = Forest({id_: every[id_] for id_ in keeps}, every, EVER)
    sums = []
    for level in deliveries.roots():
        together = [inside for id_ in level for inside in (id_, *deliveries.below(id_))]
        bundling.bundle([keeps[id_] for id_ in together])
        kept_one = every[keeps[level[0]]]
        known = all(_alike(every[id_], kept_one) for id_ in together)
        sums.append((keeps[level[0]], deliveries.value(level, "chosen") if known else None))
    return bundling.bundles(sums)


class _Bundling:
    """Counted pledges, joined where they can only together be held against what was delivered."""

    def __init__(self, counted: set[str], forest: Forest) -> None:
        self.counted = counted
        self.forest = forest
        self.joined: dict[str, str] = {}
        self.meant: dict[str, list[str]] = {}

    def kept_by(self, delivery: Entry) -> str | None:
        """Join the counted pledges that a delivery keeps, and return one of them, if there are any."""
        one_of_each = [self._bundle_meant(id_)[:1] for id_ in delivery.fulfils]
        pledges = [pledge for one in one_of_each for pledge in one]
        self.bundle(pledges)
        return pledges[0] if pledges else None

    def bundle(self, pledges: Sequence[str]) -> None:
        """Join pledges."""
        for pledge in pledges:
            join(self.joined, pledges[0], pledge)

    def bundles(self, sums: Iterable[tuple[str, Decimal | None]]) -> list[Kept]:
        """Return the bundles that the sums go to; each sum comes with one of the pledges it keeps."""
        bundles: dict[str, Kept] = {}
        for pledge, delivered in sums:
            bundle = bundles.setdefault(found(self.joined, pledge), Kept())
            if delivered is None or bundle.delivered is None:
                bundle.delivered = None
            else:
                bundle.delivered += delivered
        for pledge in self.counted:
            if (one := found(self.joined, pledge)) in bundles:
                bundles[one].pledges.add(pledge)
        return list(bundles.values())

    def _bundle_meant(self, pledge: str) -> list[str]:
        """Return the counted pledges that are meant where this one is named, joined."""
        if pledge not in self.meant:
            self.meant[pledge] = _counted_for(pledge, self.counted, self.forest)
            self.bundle(self.meant[pledge])
        return self.meant[pledge]


def _counted_for(pledge: str, counted: set[str], forest: Forest) -> list[str]:
    """Return what is counted of a pledge: itself and its parts, or else the whole around it."""
    inside = [id_ for id_ in (pledge, *forest.below(pledge)) if id_ in counted]
    around = forest.whole.get(pledge)
    while around and not inside:
        inside = [around] if around in counted else []
        around = forest.whole.get(around)
    return inside


def _delivers(entry: Entry) -> bool:
    counts = not entry.superseded_by and not entry.published_total
    return stage_of(entry.key) == "delivered" and counts


def _alike(delivery: Entry, pledge: Entry) -> bool:
    """Say whether the two have amounts in one unit."""
    return bool(delivery.span and pledge.span and delivery.span.unit == pledge.span.unit)
