"""What is disputed about a fact, and how many independent witnesses it has. Computed, never written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bilat.model import Claim, Fact, FactBase, Values, amount_in
from bilat.schema.fields import Type
from bilat.schema.kinds import KINDS
from bilat.values.amounts import Quantity
from bilat.values.dates import Date
from bilat.values.text_folding import bare

Reading = str | Decimal | Date | Quantity | bool
"""What a field is read as: an amount with its unit and qualifier is one reading."""

# The fields that are read together with a number.
_UNITS = {"amount": "unit", "value": "currency"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One reading of a field, and who gives it."""

    reading: Reading
    chosen: bool
    claims: tuple[Claim, ...]
    """The live claims that give it; empty where only the curator does."""
    party: bool
    """Whether it can't hold together with another live reading of the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which two live readings, the chosen one included, can't both hold."""

    field: str
    sides: tuple[Side, ...]
    """Every live reading of the field, the chosen one first, then as the claims stand."""

    @property
    def parties(self) -> tuple[Side, ...]:
        """The sides that can't hold together with another."""
        return tuple(side for side in self.sides if side.party)

    @property
    def overrules(self) -> bool:
        """Whether the chosen reading is party to it, so that it overrules a claim."""
        return any(side.chosen and side.party for side in self.sides)


def disputes(fact: Fact, base: FactBase) -> tuple[Dispute, ...]:
    """Return the disputes of a fact, in the order of its fields."""
    said = said_differently(fact)
    if not said:
        return ()
    found = []
    for field in KINDS[fact.kind].fields:
        if field.disputable and said & _parts(fact.kind, field.name):
            dispute = Dispute(field=field.name, sides=sides(fact, field.name, base))
            if dispute.parties:
                found.append(dispute)
    return tuple(found)


def said_differently(fact: Fact) -> set[str]:
    """Return the names of the fields that a live claim gives differently: where there are none, nothing is disputed."""
    said: set[str] = set()
    for claim in fact.claims:
        if claim.says and claim.live:
            said.update(claim.says)
    return said


@cache
def _parts(kind: str, name: str) -> frozenset[str]:
    """Return the names of a field and of those that are part of it."""
    return frozenset(field.name for field in KINDS[kind].fields if name in (field.name, field.of))


def sides(fact: Fact, name: str, base: FactBase) -> tuple[Side, ...]:
    """Return every live reading of a field with its claims: the chosen one first, then in the order of claims.

    A claim that says nothing else of the field stands with the chosen reading, unless it is silent on it.
    """
    chosen = _read(fact, name, None)
    given: dict[Reading, list[Claim]] = {} if chosen is None else {chosen: []}
    for claim in sorted_claims(fact.live_claims, base):
        reading = _read(fact, name, claim)
        if reading is not None and name not in claim.silent:
            given.setdefault(reading, []).append(claim)
    return tuple(
        Side(
            reading=reading,
            chosen=reading == chosen,
            claims=tuple(claims),
            party=any(not _can_both_hold(reading, other, fact.kind, name, base) for other in given),
        )
        for reading, claims in given.items()
    )


def sorted_claims(claims: Iterable[Claim], base: FactBase) -> list[Claim]:
    """Return the claims by publication, source and id."""
    return sorted(claims, key=lambda claim: (*base.sources[claim.source].order, claim.id))


def _read(fact: Fact, name: str, claim: Claim | None) -> Reading | None:
    """Return what a claim reads a field as, or the chosen reading where there is no claim or it says nothing else."""
    says: Values = claim.says if claim else {}
    if name in _UNITS:
        return _read_amount(fact.values, says, name, fact.kind)
    value = says.get(name, fact.values.get(name))
    return value if isinstance(value, str | Decimal | Date | bool) else None


def _read_amount(chosen: Values, says: Values, name: str, kind: str) -> Quantity | None:
    unit = _UNITS[name]
    if name in says:  # a number comes with its own qualifier and upper end
        said: Values = {unit: chosen.get(unit, ""), **says}
    elif says.keys() & _parts(kind, name):
        said = {**chosen, **says}
    else:
        said = chosen
    return amount_in(said, name, unit)


def _can_both_hold(one: Reading, other: Reading, kind: str, name: str, base: FactBase) -> bool:
    match one, other:
        case Quantity(), Quantity():
            return one.may_equal(other)
        case Date(), Date():
            return one.may_equal(other)
        case str(), str():
            return one == other or other in _wider(one, kind, name, base) or one in _wider(other, kind, name, base)
    return one == other


def _wider(word: str, kind: str, name: str, base: FactBase) -> tuple[str, ...]:
    field = KINDS[kind].field(name)
    hierarchical = field and field.type in (Type.COMMODITY, Type.ORGANISATION)
    return base.coarser(word) if hierarchical else ()


def amounts(fact: Fact, found: Iterable[Dispute]) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and the highest amount of a fact in its own unit, or None where it has none.

    Only the chosen reading and those party to a dispute count: one that is merely less precise widens nothing.
    A reading in another unit is a dispute, but outside the span.
    """
    chosen = fact.quantity
    return None if chosen is None else bounds(chosen, found)


def bounds(chosen: Quantity, found: Iterable[Dispute]) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest amount by the chosen reading and the disputes found, in its unit."""
    low, high = chosen.value, chosen.highest
    for dispute in found:
        for side in dispute.parties if dispute.field == "amount" else ():
            reading = side.reading
            if isinstance(reading, Quantity) and reading.unit == chosen.unit:
                low, high = min(low, reading.value), max(high, reading.highest)
    return low, high


def live_dates(fact: Fact, found: Iterable[Dispute]) -> tuple[Date, ...]:
    """Return the dates that a fact may have: the chosen one first, then what live claims say else.

    A date that is merely more or less precise than the chosen one widens nothing, unless it is party to a dispute.
    """
    dates = [fact.date]
    for claim in fact.claims:
        said = claim.says.get("date") if claim.says and claim.live else None
        if isinstance(said, Date) and not (said.covers(fact.date) or fact.date.covers(said)):
            dates.append(said)
    for dispute in found:
        if dispute.field == "date":
            dates += [side.reading for side in dispute.parties if isinstance(side.reading, Date)]
    return tuple(dict.fromkeys(dates)) if len(dates) > 1 else (fact.date,)


def witnesses(claims: Iterable[Claim], base: FactBase) -> int:
    """Return how many independent voices the claims are.

    Sources of the same agency (its own pages included), of the same publisher, and claims by the same
    person or body are one voice; so are two that share one with a third.
    """
    voices: list[set[str]] = []
    for claim in claims:
        voice = _voice(claim, base)
        for heard in [other for other in voices if other & voice]:
            voice |= heard
            voices.remove(heard)
        voices.append(voice)
    return len(voices)


def _voice(claim: Claim, base: FactBase) -> set[str]:
    """Return the names that a claim speaks under."""
    source = base.sources[claim.source]
    names = {f"source {source.id}", f"press {bare(source.publisher)}"}
    if source.agency:
        names.add(f"press {bare(source.agency)}")
    if claim.by:
        names.add(f"by {claim.by}")
    return names


def one_sided(fact: Fact, base: FactBase) -> str | None:
    """Return the country whose officials alone every live claim rests on, or None."""
    countries = {_speaks_for(claim, base) for claim in fact.live_claims}
    return countries.pop() if len(countries) == 1 else None


def _speaks_for(claim: Claim, base: FactBase) -> str | None:
    speaker = base.people.get(claim.by or "") or base.organisations.get(claim.by or "")
    return speaker.country if speaker else None
