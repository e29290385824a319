"""Pledges and what became of them: which deliveries fulfil them, and what those come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from bilat.totals.entry import Entry
from bilat.totals.part_tree import PartTrees, join, root_of
from bilat.values.dates import ALWAYS


class PledgeBundle:
    """Pledges that the same deliveries fulfil, so that they can be compared with them only together."""

    def __init__(self) -> None:
        self.pledges: set[str] = set()
        self.delivered: Decimal | None = Decimal(0)
        """None where it is unknown: a delivery has no amount, or one in another unit."""


def pledge_bundles(counted: Iterable[str], trees: PartTrees, every: Mapping[str, Entry]) -> list[PledgeBundle]:
    """Return the counted pledges of `trees` that deliveries fulfil, bundled by the deliveries they share.

    All deliveries of the base count, whenever they came. One that names a whole fulfils its parts, and one that
    names a part fulfils the whole that is counted for it. Deliveries inside one another, or that overlap, are one.
    """
    delivering = [entry for entry in every.values() if entry.fulfils and _delivers(entry)]
    if not delivering:
        return []
    bundling = _Bundling(set(counted), trees)
    fulfils = {entry.id: id_ for entry in delivering if (id_ := bundling.pledge_of(entry))}
    deliveries = PartTrees({id_: every[id_] for id_ in fulfils}, every, ALWAYS)
    sums = []
    for level in deliveries.roots():
        together = [inside for id_ in level for inside in (id_, *deliveries.below(id_))]
        bundling.bundle([fulfils[id_] for id_ in together])
        pledge = every[fulfils[level[0]]]
        known = all(_alike(every[id_], pledge) for id_ in together)
        sums.append((pledge.id, deliveries.value(level, "chosen") if known else None))
    return bundling.bundles(sums)


class _Bundling:
    """Counted pledges, joined where they can be compared with what was delivered only together."""

    def __init__(self, counted: set[str], trees: PartTrees) -> None:
        self.counted = counted
        self.trees = trees
        self.joined: dict[str, str] = {}
        self.meant: dict[str, list[str]] = {}

    def pledge_of(self, delivery: Entry) -> str | None:
        """Join the counted pledges that a delivery fulfils, and return one of them, if there are any."""
        one_of_each = [self._bundle_meant(id_)[:1] for id_ in delivery.fulfils]
        pledges = [pledge for one in one_of_each for pledge in one]
        self.bundle(pledges)
        return pledges[0] if pledges else None

    def bundle(self, pledges: Sequence[str]) -> None:
        """Join pledges."""
        for pledge in pledges:
            join(self.joined, pledges[0], pledge)

    def bundles(self, sums: Iterable[tuple[str, Decimal | None]]) -> list[PledgeBundle]:
        """Return the bundles that the sums go to; each sum comes with one of the pledges it fulfils."""
        bundles: dict[str, PledgeBundle] = {}
        for pledge, delivered in sums:
            bundle = bundles.setdefault(root_of(self.joined, pledge), PledgeBundle())
            if delivered is None or bundle.delivered is None:
                bundle.delivered = None
            else:
                bundle.delivered += delivered
        for pledge in self.counted:
            if (one := root_of(self.joined, pledge)) in bundles:
                bundles[one].pledges.add(pledge)
        return list(bundles.values())

    def _bundle_meant(self, pledge: str) -> list[str]:
        """Return the counted pledges that are meant where this one is named, joined."""
        if pledge not in self.meant:
            self.meant[pledge] = _counted_for(pledge, self.counted, self.trees)
            self.bundle(self.meant[pledge])
        return self.meant[pledge]


def _counted_for(pledge: str, counted: set[str], trees: PartTrees) -> list[str]:
    """Return what is counted of a pledge: itself and its parts, or else the whole around it."""
    inside = [id_ for id_ in (pledge, *trees.below(pledge)) if id_ in counted]
    around = trees.whole.get(pledge)
    while around and not inside:
        inside = [around] if around in counted else []
        around = trees.whole.get(around)
    return inside


def _delivers(entry: Entry) -> bool:
    counts = not entry.superseded_by and not entry.published_total
    return entry.key.stage == "delivered" and counts


def _alike(delivery: Entry, pledge: Entry) -> bool:
    """Say whether the two have amounts in one unit."""
    return bool(delivery.span and pledge.span and delivery.span.unit == pledge.span.unit)
