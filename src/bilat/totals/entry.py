"""A fact as totals see it: its key, its amounts and dates, and how it is linked with others."""

from __future__ import annotations

from typing import NamedTuple

from bilat.values.amounts import AmountRange, nothing
from bilat.values.dates import Date, Window


class TotalKey(NamedTuple):
    """What must agree for amounts to be added, by role; `Kind.totals` names a kind's own fields in this order."""

    giver: str | None
    """The donor, or the supplier."""
    receiver: str | None
    goods: str | None
    """The commodity, or the item."""
    unit: str | None
    """None where there is no amount."""
    stage: str | None
    terms: str | None


class Entry(NamedTuple):
    """A fact as totals see it. Links that lead to a withdrawn fact, or from one, are not there."""

    id: str
    key: TotalKey
    span: AmountRange | None
    """The lowest, the chosen and the highest amount by its live readings; None where it has no amount."""
    date: Date
    """The chosen date."""
    rivals: tuple[Date, ...] = ()
    """The other dates that it may have by live claims."""
    qualifier: str | None = None
    disputed: bool = False
    """Whether it is disputed on any field."""
    published_total: bool = False
    part_of: str | None = None
    overlaps: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()
    superseded_by: str | None = None
    """The fact that replaces this one, or the whole that was replaced together with it."""

    @property
    def order(self) -> tuple[str, str, str]:
        """The one order of facts."""
        return (*self.date.order, self.id)

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every live date, the chosen one first."""
        return (self.date, *self.rivals)

    def counted_in(self, window: Window) -> AmountRange:
        """Return what it counts for at each end of a total over `window`, taken by itself.

        Chosen: if all of its chosen date surely lies there; low: if all of every live date does; high: always,
        since an entry that can't lie there is no match.
        """
        span = self.span or nothing("")
        if not self.date.within(*window):
            return nothing(span.unit)._replace(high=span.high)
        if self.rivals and not all(date.within(*window) for date in self.rivals):
            return span._replace(low=nothing(span.unit).low)
        return span
