"""A fact as totals see it: its key, its amounts and dates, how it is linked with others, and its group."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bilat.schema import fields
from bilat.values.amounts import AmountRange, nothing
from bilat.values.dates import PERIODS, Date, Window


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


def grouping(by: str) -> Callable[[Entry], str]:
    """Return what names the group of an entry; `by` is a value of `Kind.groupings`."""
    length = PERIODS.get(by)
    return lambda entry: group_of(by, entry.key, entry.date.period(length) if length else None)


def group_of(by: str, key: TotalKey, period: str | None) -> str:
    """Return the group of entries of one key; `period` is the one year or month of their dates, None for no one."""
    match by:
        case fields.GOODS:
            return key.goods or "not stated"
        case fields.GIVER:
            return key.giver or "not stated"
    return period or f"not in one {by}"
