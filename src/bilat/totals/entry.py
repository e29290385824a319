"""A fact as totals see it: its keys, its amounts and dates, and how it is linked with others."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from bilat.values.amounts import AmountRange
from bilat.values.dates import Date, Window

ZERO = Decimal(0)


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

    @property
    def order(self) -> tuple[tuple[bool, str], ...]:
        """What keys are sorted by, what is not stated last."""
        return tuple((part is None, part or "") for part in self)


class Entry(NamedTuple):
    """A fact as totals see it. Links that lead to a withdrawn fact, or from one, are not there."""

    id: str
    key: TotalKey
    """The key by the chosen readings."""
    span: AmountRange | None
    """The lowest, the chosen and the highest amount by its live readings; None where none gives one."""
    date: Date
    """The chosen date."""
    other_keys: tuple[TotalKey, ...] = ()
    """The keys that other live readings give it."""
    rivals: tuple[Date, ...] = ()
    """The other dates that it may have by live claims."""
    qualifier: str | None = None
    disputed: bool = False
    """Whether it is disputed on any field."""
    published_total: bool = False
    part_of: str | None = None
    overlaps: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()
    by_claims_alone: bool = False
    """Whether the fact states no amount and claims do: then it may count, at the high end."""
    superseded_by: str | None = None
    """The fact that replaces this one, or the whole that was replaced together with it."""
    taken: tuple[tuple[str, str], ...] = ()
    """The fields of its key that it takes from a whole, as no source gives them for it, each with the id of that."""

    @property
    def keys(self) -> tuple[TotalKey, ...]:
        """Every key that it may have, the chosen one first."""
        return (self.key, *self.other_keys) if self.other_keys else (self.key,)

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every live date, the chosen one first."""
        return (self.date, *self.rivals)

    @property
    def adds(self) -> bool:
        """Whether it may be added at all: nothing replaces it, it may have an amount, and is no published total."""
        return not self.superseded_by and not self.published_total and self.span is not None

    def surely_outside(self, window: Window) -> AmountRange:
        """Return what surely lies outside a window as its low end; the other ends are nothing."""
        out = not any(date.open or date.overlap(*window) for date in self.dates)
        low = self.span.low if out and self.span and not self.by_claims_alone else ZERO
        return AmountRange(low, ZERO, ZERO, "")

    def counted_in(self, window: Window, key: TotalKey, outside: Decimal = ZERO) -> Counted:
        """Return what it counts for at each end of the total of a key over `window`, taken by itself.

        Chosen: if that is its chosen key, and all of its chosen date surely lies there; low: if every live reading
        gives that key and such a date; high: always, since an entry that can't be there is no match, but without
        what its parts come to that surely lie `outside`.
        """
        span = self.span or AmountRange(ZERO, ZERO, ZERO, "")
        span = span._replace(high=max(ZERO, span.high - outside))
        if self.by_claims_alone or key != self.key or not self.date.within(*window):
            return Counted(span._replace(low=ZERO, chosen=ZERO), 1)
        if self.other_keys or (self.rivals and not all(date.within(*window) for date in self.rivals)):
            return Counted(span._replace(low=ZERO), 2)
        return Counted(span, 3)


class Counted(NamedTuple):
    """What an entry counts for in one total."""

    span: AmountRange
    ends: int
    """At how many ends it stands: 3 at all, 2 at chosen and high, 1 at high alone."""
