"""From the facts of a base to the entries that they bring to totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bilat.evidence.disputes import Dispute, amount_bounds, disputes, fields_said_differently, possible_dates
from bilat.model import Fact, FactBase
from bilat.schema.kinds import KINDS
from bilat.totals.entry import ZERO, Entry, TotalKey
from bilat.values.amounts import AmountRange, Quantity

_MORE = frozenset({"qualifier", "published_total", "part_of", "overlaps", "fulfils"})


def entries_of(base: FactBase, kind: str) -> dict[str, Entry]:
    """Return the entries of a kind by id, in the order of facts; withdrawn facts are none."""
    return _Entries(base, kind).by_id()


class _Entries:
    """The entries of a kind in the making, with the links between facts seen from the other end."""

    def __init__(self, base: FactBase, kind: str) -> None:
        self.base = base
        self.fields = KINDS[kind].totals
        facts = base.facts.values()
        self.facts = {fact.id: fact for fact in facts if fact.kind == kind and not fact.withdrawn}
        self.overlapping = {id_: others for (link, id_), others in base.inverse.items() if link == "overlaps"}
        self.replacements = {id_: min(by) for (link, id_), by in base.inverse.items() if link == "supersedes"}
        self.gone = _superseded(self.facts, self.replacements)
        self.keys: dict[TotalKey, TotalKey] = {}

    def by_id(self) -> dict[str, Entry]:
        every = {id_: self._entry(fact) for id_, fact in self.facts.items()}
        self._fill_in(every)
        return every

    def _entry(self, fact: Fact) -> Entry:
        plain, quantity = self._plain(fact), fact.quantity
        found = () if plain else disputes(fact, self.base)
        span = _span(quantity, found) if quantity else _span_of_claims(found)
        key = self._one(TotalKey(*map(fact.text, self.fields)))
        if span and not quantity:
            key = self._one(key._replace(unit=span.unit))
        entry = Entry(fact.id, key, span, fact.date)
        if plain:
            return entry
        return entry._replace(
            other_keys=self._other_keys(fact, key, found),
            rivals=possible_dates(fact, found)[1:],
            qualifier=quantity.qualifier if quantity else None,
            disputed=bool(found),
            published_total=fact.values.get("published_total") is True,
            part_of=self._whole(fact),
            overlaps=self._overlaps(fact),
            fulfils=fact.names("fulfils"),
            by_claims_alone=span is not None and not quantity,
            superseded_by=self.gone.get(fact.id),
        )

    def _plain(self, fact: Fact) -> bool:
        """Say whether a fact has nothing beyond its key, amount and date, as most have."""
        linked = fact.id in self.overlapping or fact.id in self.gone
        return not linked and _MORE.isdisjoint(fact.values) and not fields_said_differently(fact)

    def _one(self, key: TotalKey) -> TotalKey:
        """Return one object for all keys that are the same, so that comparing them is cheap."""
        return self.keys.setdefault(key, key)

    def _other_keys(self, fact: Fact, key: TotalKey, found: Sequence[Dispute]) -> tuple[TotalKey, ...]:
        """Return the keys that live claims give a fact: only readings that are party to a dispute change its own."""
        sides = [
            (self.fields.index(dispute.field), side)
            for dispute in found
            if dispute.field in self.fields
            for side in dispute.parties
        ]
        keys = []
        for claim in fact.live_claims if sides else ():
            parts = list(key)
            for at, side in sides:
                if claim in side.claims:
                    parts[at] = str(side.reading)
            keys.append(TotalKey(*parts))
        return self._others(key, keys)

    def _others(self, key: TotalKey, keys: Iterable[TotalKey]) -> tuple[TotalKey, ...]:
        return tuple(self._one(other) for other in sorted({*keys} - {key}, key=lambda other: other.order))

    def _fill_in(self, every: dict[str, Entry]) -> None:
        """Let each part take what no source says of it from the whole around it: a part of a gift is a gift.

        Wholes come before their parts, so that a part of a part takes it too.
        """
        filled: set[str] = set()
        for start in [id_ for id_, entry in every.items() if entry.part_of and None in entry.key]:
            chain = [start]
            while (whole := every[chain[-1]].part_of) and whole not in filled and None in every[whole].key:
                chain.append(whole)
            for id_ in reversed(chain):
                filled.add(id_)
                part = every[id_]
                if part.part_of:
                    every[id_] = self._filled(part, every[part.part_of])

    def _filled(self, part: Entry, around: Entry) -> Entry:
        """Return a part with what no source says of it taken from the whole directly around it."""
        said = fields_said_differently(self.facts[part.id])
        places = [at for at, name in enumerate(self.fields) if part.key[at] is None and name not in said]
        key, *others = [_with(own, whole, places) for own in part.keys for whole in around.keys]
        taken = dict(around.taken)
        names = [self.fields[at] for at in places if around.key[at] is not None and self.fields[at] != "unit"]
        return part._replace(
            key=self._one(key),
            other_keys=self._others(key, others),
            taken=tuple((name, taken.get(name, around.id)) for name in names),
        )

    def _whole(self, fact: Fact) -> str | None:
        """Return the whole that a fact is inside.

        A part of what was replaced stays, inside the live whole around both; where that holds the replacement too,
        and the days fit, the part is inside the replacement: within one whole no goods are counted twice.
        """
        whole = fact.part_of
        if whole not in self.facts:
            return None
        replacement, around = self._last_replacement(whole), self.facts[whole].part_of
        if replacement in self.facts and around in self.facts and self.facts[replacement].part_of == around:
            counts = not self.gone.keys() & {fact.id, replacement, around}
            return replacement if counts and self.facts[replacement].date.may_equal(fact.date) else whole
        return whole

    def _last_replacement(self, id_: str) -> str:
        """Return the last of those that replace one another, each in its turn."""
        while id_ in self.replacements:
            # Every other link is cut short on the way, so that long chains stay cheap.
            self.replacements[id_] = id_ = self.replacements.get(self.replacements[id_], self.replacements[id_])
        return id_

    def _overlaps(self, fact: Fact) -> tuple[str, ...]:
        """Return the entries that overlap with this one, whichever of the two says so."""
        linked = fact.names("overlaps") + self.overlapping.get(fact.id, ())
        return tuple(sorted({id_ for id_ in linked if id_ in self.facts and id_ != fact.id})) if linked else ()


def _with(part: TotalKey, whole: TotalKey, places: Sequence[int]) -> TotalKey:
    """Return the key of a part with that of the whole in these places."""
    parts = list(part)
    for at in places:
        parts[at] = whole[at]
    return TotalKey(*parts)


def _span(chosen: Quantity, found: Sequence[Dispute]) -> AmountRange:
    low, high = amount_bounds(chosen, found) if found else (chosen.value, chosen.highest)
    return AmountRange(low, chosen.value, high, chosen.unit)


def _span_of_claims(found: Sequence[Dispute]) -> AmountRange | None:
    """Return what a fact that states no amount may come to by its claims, in the unit of the first that gives one."""
    sides = [side.reading for dispute in found if dispute.field == "amount" for side in dispute.sides]
    said = [reading for reading in sides if isinstance(reading, Quantity)]
    alike = [reading.highest for reading in said if reading.unit == said[0].unit]
    return AmountRange(ZERO, ZERO, max(alike), said[0].unit) if said else None


def _superseded(facts: Mapping[str, Fact], replaced: Mapping[str, str]) -> dict[str, str]:
    """Return the facts that no longer count, each with the fact that replaces it.

    A superseded fact takes its parts along, unless these are inside a live whole too.
    """
    if not replaced:
        return {}
    gone: dict[str, str] = {}
    sheltered: dict[str, bool] = {}  # whether the fact, or a whole around it, is live
    for start in [id_ for id_, fact in facts.items() if id_ in replaced or fact.part_of]:
        for id_ in reversed(_wholes(start, facts, sheltered)):
            whole = facts[id_].part_of
            inside = whole in facts and whole in sheltered
            if id_ in replaced:
                gone[id_] = replaced[id_]
            elif whole in gone and not sheltered[whole] and gone[whole] != id_:
                gone[id_] = gone[whole]
            sheltered[id_] = id_ not in gone or (inside and sheltered[str(whole)])
    return gone


def _wholes(start: str, facts: Mapping[str, Fact], known: Mapping[str, bool]) -> list[str]:
    """Return the fact and the wholes around it, inner ones first, up to one that is known already."""
    chain: list[str] = []
    id_: str | None = start
    while id_ is not None and id_ in facts and id_ not in known:
        chain.append(id_)
        id_ = facts[id_].part_of
    return chain
