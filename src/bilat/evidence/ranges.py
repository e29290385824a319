"""How far the live readings of a fact reach: its lowest and highest amount, and the dates that it may have."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bilat.evidence.disputes import Dispute
from bilat.model import Fact
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
