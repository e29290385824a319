"""What is disputed about a fact, and how far its live readings reach: computed from its claims, never by hand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from bilat.evidence.readings import AMOUNT_PARTS, UNITS, stated_amount
from bilat.model import Claim, Fact, FactBase, Values, amount_in
from bilat.schema.kinds import KINDS
from bilat.values.amounts import Quantity
from bilat.values.dates import Date, DateRange

Reading = str | Decimal | Date | Quantity | bool
"""What a field is read as: an amount with its unit and qualifier is one reading."""


class Side(NamedTuple):
    """One reading of a field, and who gives it."""

    reading: Reading
    chosen: bool
    claims: tuple[Claim, ...]
    """The live claims that give it; empty where only the curator does."""
    party: bool
    """Whether it can't hold together with another live reading of the field, or the fact has none to hold with."""
    fits: bool
    """Whether it can hold together with the chosen reading; no reading can where none is chosen."""


class Dispute(NamedTuple):
    """A field on which two live readings, the chosen one included, can't both hold, or of which the fact has none."""

    field: str
    sides: tuple[Side, ...]
    """Every live reading of the field: the chosen one first, then in the order of the claims."""

    @property
    def parties(self) -> tuple[Side, ...]:
        """The sides that can't hold together with another."""
        return tuple(side for side in self.sides if side.party)

    @property
    def overrules(self) -> bool:
        """Whether the chosen reading is a party, so that it overrules a claim."""
        return any(side.chosen and side.party for side in self.sides)


def disputes(fact: Fact, base: FactBase) -> tuple[Dispute, ...]:
    """Return the disputes of a fact, in the order of its fields."""
    names = fields_said_differently(fact)
    if not names:
        return ()
    found = []
    for field in KINDS[fact.kind].fields:
        if field.disputable and not names.isdisjoint(AMOUNT_PARTS.get(field.name, (field.name,))):
            dispute = Dispute(field=field.name, sides=sides(fact, field.name, base))
            if dispute.parties:
                found.append(dispute)
    return tuple(found)


def fields_said_differently(fact: Fact) -> set[str]:
    """Return the names of the fields that a live claim gives differently: without any, nothing is disputed."""
    names: set[str] = set()
    for claim in fact.claims:
        if claim.says and claim.live:
            names.update(claim.says)
    return names


def sides(fact: Fact, name: str, base: FactBase) -> tuple[Side, ...]:
    """Return every live reading of a field with its claims: the chosen one first, then in the order of claims.

    A claim that says nothing else of the field stands with the chosen reading, unless it is silent on it.
    """
    chosen = _reading(fact, name, None)
    given: dict[Reading, list[Claim]] = {} if chosen is None else {chosen: []}
    for claim in sorted_claims(fact.live_claims, base):
        reading = _reading(fact, name, claim)
        if reading is not None and name not in claim.silent:
            given.setdefault(reading, []).append(claim)
    rivals = _rivals(given)
    return tuple(
        Side(
            reading=reading,
            chosen=reading == chosen,
            claims=tuple(claims),
            party=chosen is None or any(not _can_both_hold(reading, other, fact.kind, name, base) for other in rivals),
            fits=chosen is not None and _can_both_hold(reading, chosen, fact.kind, name, base),
        )
        for reading, claims in given.items()
    )


def sorted_claims(claims: Iterable[Claim], base: FactBase) -> list[Claim]:
    """Return the claims by publication, source and id."""
    return sorted(claims, key=lambda claim: (*base.sources[claim.source].order, claim.id))


def _reading(fact: Fact, name: str, claim: Claim | None) -> Reading | None:
    """Return how a claim reads a field; without a claim, the chosen reading."""
    says: Values = claim.says if claim else {}
    if name in AMOUNT_PARTS:
        return amount_in(stated_amount(fact.values, says, name) if says else fact.values, name, UNITS[name])
    value = says.get(name, fact.values.get(name))
    return value if isinstance(value, str | Decimal | Date | bool) else None


def _rivals(readings: Iterable[Reading]) -> list[Reading]:
    """Return readings of one field among which each reading that is at odds with any finds one that it is at odds with.

    Spans of numbers or days that meet the span which ends first and the one which begins last meet every span between.
    """
    rivals: list[Reading] = []
    spans: dict[str, list[tuple[tuple[Decimal, Decimal] | DateRange, Reading]]] = {}
    for reading in readings:
        match reading:
            case Quantity():
                spans.setdefault(reading.unit, []).append((reading.bounds, reading))
            case Date(runs=(run,)):
                spans.setdefault("", []).append((run, reading))
            case _:  # a word, or a date with gaps between its days
                rivals.append(reading)
    for comparable in spans.values():
        rivals += [min(comparable, key=lambda one: one[0][1])[1], max(comparable, key=lambda one: one[0][0])[1]]
    return rivals


def _can_both_hold(one: Reading, other: Reading, kind: str, name: str, base: FactBase) -> bool:
    match one, other:
        case Quantity(), Quantity():
            return one.may_equal(other)
        case Date(), Date():
            return one.may_equal(other)
        case str(), str() if _has_coarser_words(kind, name):
            return one == other or other in base.coarser(one) or one in base.coarser(other)
    return one == other


@cache
def _has_coarser_words(kind: str, name: str) -> bool:
    field = KINDS[kind].field(name)
    return field is not None and field.type.comparison == "wider"


def amount_bounds(chosen: Quantity, disputes: Iterable[Dispute]) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest amount by the chosen reading and the disputes of its fact, in its unit.

    Only the chosen reading and those party to a dispute count: one that is merely less precise widens nothing.
    A reading in another unit is a dispute, but outside the bounds.
    """
    low, high = chosen.value, chosen.highest
    for dispute in disputes:
        for side in dispute.parties if dispute.field == "amount" else ():
            reading = side.reading
            if isinstance(reading, Quantity) and reading.unit == chosen.unit:
                low, high = min(low, reading.value), max(high, reading.highest)
    return low, high


def possible_dates(fact: Fact, disputes: Iterable[Dispute]) -> tuple[Date, ...]:
    """Return the dates that a fact may have: the chosen one first, then the different ones of live claims, in order.

    A date that is merely more or less precise than the chosen one widens nothing, unless it is party to a dispute.
    """
    dates = [fact.date]
    for claim in fact.claims:
        date = claim.says.get("date") if claim.says and claim.live else None
        if isinstance(date, Date) and not (date.covers(fact.date) or fact.date.covers(date)):
            dates.append(date)
    for dispute in disputes:
        if dispute.field == "date":
            dates += [side.reading for side in dispute.parties if isinstance(side.reading, Date)]
    if len(dates) == 1:
        return (fact.date,)
    others = sorted({*dates} - {fact.date}, key=lambda date: (*date.order, date.text))
    return (fact.date, *others)


def possible_values(fact: Fact, name: str, base: FactBase) -> tuple[Reading | None, ...]:
    """Return what a field of one value may hold: the chosen reading first, then the live ones against it.

    Nothing chosen is None, and then every live reading counts; else one that is merely less precise widens nothing. A
    part of which no source states the field may hold what its whole may.
    """
    silent: list[str] = []
    chosen, others = fact.values.get(name), _others(fact, name, base)
    while chosen is None and not others and (whole := _whole(fact, name, base)):  # wholes stand in wholes without end
        silent.append(fact.id)
        fact = base.facts[base.speaking.get((fact.id, name), whole.id)]
        chosen, others = fact.values.get(name), _others(fact, name, base)
    base.speaking.update(dict.fromkeys([(id_, name) for id_ in silent], fact.id))
    assert chosen is None or isinstance(chosen, Reading)
    return chosen, *others


def from_whole(fact: Fact, base: FactBase) -> dict[str, tuple[str, tuple[Reading | None, ...]]]:
    """Return the fields that a part takes from a whole around it, as no source gives them for it.

    Each comes with the id of that whole and what it may hold there, the chosen reading first.
    """
    if not fact.part_of:
        return {}
    own = {*fact.values, *fields_said_differently(fact), *AMOUNT_PARTS}
    names = [field.name for field in KINDS[fact.kind].disputable if field.name not in own]
    found = {name: possible_values(fact, name, base) for name in names}
    return {name: (base.speaking[fact.id, name], values) for name, values in found.items() if values != (None,)}


def _others(fact: Fact, name: str, base: FactBase) -> tuple[Reading, ...]:
    """Return the live readings of a field that may hold against the chosen one."""
    if name not in fields_said_differently(fact):
        return ()
    found = sides(fact, name, base)
    unchosen = not any(side.chosen for side in found)
    return tuple(side.reading for side in found if not side.chosen and (side.party or unchosen))


def _whole(fact: Fact, name: str, base: FactBase) -> Fact | None:
    """Return the fact that this one takes a field from: its whole, if that has the field and is not withdrawn.

    No amount is taken from a whole, nor its unit.
    """
    whole = base.facts.get(fact.part_of or "")
    if whole is None or whole.withdrawn:
        return None
    field = KINDS[fact.kind].field(name)
    return whole if field and not field.of and KINDS[whole.kind].field(name) == field else None
