"""A fact as totals see it: its key, its amounts and dates, and how it hangs together with others."""

from __future__ import annotations

from typing import NamedTuple

from bilat.values.amounts import AmountRange, nothing
from bilat.values.dates import Date, DateRange

Key = tuple[str | None, ...]
"""What must agree for amounts to be added: donor, recipient, commodity, unit, stage and terms."""


def stage_of(key: Key) -> str | None:
    """Return the stage in a key; in the key of every kind it is the last but one."""
    return key[-2]


def unit_of(key: Key) -> str:
    """Return the unit in a key; whatever has an amount has one."""
    return str(key[3])


class Entry(NamedTuple):
    """A fact as totals see it. Links that lead to a withdrawn fact, or from one, are not there."""

    id: str
    key: Key
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
    """The fact that replaces this one, or the whole that it went with."""

    @property
    def order(self) -> tuple[str, str, str]:
        """The one order of facts."""
        return (*self.date.order, self.id)

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every live date, the chosen one first."""
        return (self.date, *self.rivals)

    def counted_in(self, window: DateRange) -> AmountRange:
        """Return what it counts for at each end of a total over `window`, taken by itself.

        Chosen: if all of its chosen date surely lies there; low: if all of every live date does; high: always,
        since an entry that can't lie there is no match.
        """
        span = self.span or nothing("")
        if not self.date.within(window):
            return nothing(span.unit)._replace(high=span.high)
        if self.rivals and not all(date.within(window) for date in self.rivals):
            return span._replace(low=nothing(span.unit).low)
        return span
