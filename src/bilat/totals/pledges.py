"""Pledges and what became of them: which deliveries fulfil them, and how much is outstanding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bilat.totals.entry import ZERO, Entry
from bilat.totals.part_tree import ENDS, End, PartTrees, join, nearest_wholes, parts_of, root_of
from bilat.totals.results import Total
from bilat.values.amounts import AmountRange, add, nothing

PLEDGED, DELIVERED = "pledged", "delivered"
_AGAINST: dict[End, End] = {"low": "high", "chosen": "chosen", "high": "low"}
"""The end of what was delivered that is taken off each end of what was pledged."""


def name_deliveries(rows: Sequence[Total], every: Mapping[str, Entry]) -> None:
    """Say in each row of pledges what was delivered of those in it, and what is outstanding.

    All deliveries of the base count, whenever they came. One that names a whole fulfils its parts, and one that names
    a part its whole. Deliveries inside one another, or that overlap, are one. What is outstanding is unknown (None)
    where a delivery has no amount, or one in another unit, or fulfils pledges in other rows as well.
    """
    pledged = [row for row in rows if row.key.stage == PLEDGED]
    for row in pledged:
        row.fulfilled, row.outstanding = nothing(row.span.unit), row.span
    named = {entry.id for row in pledged for entry in row.entries}
    meant = dict(_meant(named, every)) if named else {}
    if not meant:
        return
    deliveries = _trees(meant, every)
    for row in pledged:
        _Fulfilment(row, deliveries, meant, every).name()


def _meant(named: set[str], every: Mapping[str, Entry]) -> Iterator[tuple[str, list[str]]]:
    """Return each delivery that fulfils one of these pledges, with all pledges that it fulfils."""
    for entry in every.values():
        if entry.fulfils and _delivers(entry):
            pledges = [pledge for id_ in entry.fulfils if (pledge := _pledge(id_, named, every))]
            if not named.isdisjoint(pledges):
                yield entry.id, pledges


def _delivers(entry: Entry) -> bool:
    counts = not entry.superseded_by and not entry.published_total
    return counts and any(key.stage == DELIVERED for key in entry.keys)


def _pledge(id_: str, named: set[str], every: Mapping[str, Entry]) -> str | None:
    """Return the pledge that is meant: the one that is named, or the nearest whole around it that is in a row."""
    around: str | None = id_
    while around and around in every and around not in named:
        around = every[around].part_of
    if around in named:
        return around
    elsewhere = every.get(id_)
    return id_ if elsewhere and elsewhere.adds and any(key.stage == PLEDGED for key in elsewhere.keys) else None


def _trees(meant: Mapping[str, Sequence[str]], every: Mapping[str, Entry]) -> PartTrees:
    """Return the deliveries as trees, whatever their keys; low counts those that every live reading says came."""
    entries = {id_: every[id_] for id_ in meant}
    own = {id_: _delivered(entry) for id_, entry in entries.items()}
    units = {id_: [span.unit] for id_, span in own.items()}
    wholes = nearest_wholes(units, parts_of(every), every)
    whole = {id_: around for inside in wholes.values() for id_, around in inside.items()}
    return PartTrees(entries, own, own, whole)


def _delivered(entry: Entry) -> AmountRange:
    span = entry.span or nothing("")
    stages = [key.stage == DELIVERED for key in entry.keys]
    return span._replace(low=span.low if all(stages) else ZERO, chosen=span.chosen if stages[0] else ZERO)


class _Fulfilment:
    """The pledges of one row, joined where they can be compared with what was delivered only together."""

    def __init__(
        self, row: Total, deliveries: PartTrees, meant: Mapping[str, Sequence[str]], every: Mapping[str, Entry]
    ) -> None:
        self.row = row
        self.deliveries = deliveries
        self.meant = meant
        self.every = every
        self.joined: dict[str, str] = {}
        for level in row.trees.roots if row.trees else ():
            for id_ in row.trees.within(level) if row.trees else ():
                join(self.joined, level[0], id_)

    def name(self) -> None:
        """Name in the row how many deliveries there are, what they come to, and what is outstanding."""
        delivered: list[tuple[str, AmountRange]] = []
        known = True
        for level in self.deliveries.roots:
            inside = self.deliveries.within(level)
            pledges = [pledge for id_ in inside for pledge in self.meant[id_]]
            own = [pledge for pledge in pledges if pledge in self.row.members]
            for pledge in own:
                join(self.joined, own[0], pledge)
            if own:
                known &= len(own) == len(pledges) and all(map(self._comparable, inside))
                self.row.deliveries += sum(not self.row.members.keys().isdisjoint(self.meant[id_]) for id_ in inside)
                ends = {end: self.deliveries.value(level, end) for end in ENDS}
                delivered.append((own[0], AmountRange(unit=self.row.span.unit, **ends)))
        if known:
            self.row.fulfilled = add([span for _, span in delivered], self.row.span.unit)
            ends = self._outstanding(delivered)
            self.row.outstanding = AmountRange(unit=self.row.span.unit, **ends)
        else:
            self.row.fulfilled = self.row.outstanding = None

    def _comparable(self, delivery: str) -> bool:
        span = self.every[delivery].span
        return span is not None and span.unit == self.row.span.unit

    def _outstanding(self, delivered: Sequence[tuple[str, AmountRange]]) -> dict[End, Decimal]:
        """Return what is outstanding at each end: of no pledge was more delivered than was pledged."""
        outstanding = {}
        for end, against in _AGAINST.items():
            came: dict[str, Decimal] = {}
            for pledge, span in delivered:
                bundle = root_of(self.joined, pledge)
                came[bundle] = came.get(bundle, ZERO) + getattr(span, against)
            pledged = dict.fromkeys(came, ZERO)
            for term in self.row.terms[end]:
                if (bundle := root_of(self.joined, term.id)) in pledged:
                    pledged[bundle] += term.amount
            kept = sum((min(pledged[bundle], came[bundle]) for bundle in came), ZERO)
            outstanding[end] = getattr(self.row.span, end) - kept
        return outstanding
