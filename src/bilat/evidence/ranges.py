"""How far the live readings of a fact reach: its lowest and highest amount, the dates and values that it may have."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bilat.evidence.disputes import Dispute, Reading, fields_said_differently, sides
from bilat.model import Fact, FactBase
from bilat.schema.kinds import KINDS
from bilat.values.amounts import Quantity
from bilat.values.dates import Date


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
    """Return the dates that a fact may have: the chosen one first, then the different ones of live claims.

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
    return tuple(dict.fromkeys(dates)) if len(dates) > 1 else (fact.date,)


def possible_values(fact: Fact, name: str, base: FactBase) -> tuple[Reading | None, ...]:
    """Return what a field of one value may hold: the chosen reading first, then the live ones against it.

    Nothing chosen is None, and then every live reading counts; else one that is merely less precise widens nothing. A
    part of which no source states the field may hold what its whole may.
    """
    others: tuple[Reading, ...] = ()
    if name in fields_said_differently(fact):
        found = sides(fact, name, base)
        unchosen = not any(side.chosen for side in found)
        others = tuple(side.reading for side in found if not side.chosen and (side.party or unchosen))
    chosen = fact.values.get(name)
    if chosen is None and not others and (whole := _whole(fact, name, base)):
        return possible_values(whole, name, base)
    assert chosen is None or isinstance(chosen, Reading)
    return chosen, *others


def _whole(fact: Fact, name: str, base: FactBase) -> Fact | None:
    """Return the fact that this one is part of, if it has the same field and is not withdrawn."""
    whole = base.facts.get(fact.part_of or "")
    if whole is None or whole.withdrawn:
        return None
    return whole if KINDS[whole.kind].field(name) == KINDS[fact.kind].field(name) else None
