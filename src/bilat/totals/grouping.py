"""The groups that totals are made for: a year, a month, the goods or the giver."""

from __future__ import annotations

from collections.abc import Callable

from bilat.schema import fields
from bilat.totals.entry import Entry, TotalKey
from bilat.values.dates import PERIODS, Date


def grouping(by: str) -> Callable[[Entry], str]:
    """Return what names the group of an entry; `by` is a value of `Kind.groupings`."""
    return lambda entry: group_of(by, entry.key, _period(entry.date, by))


def group_of(by: str, key: TotalKey, period: str | None) -> str:
    """Return the group of entries of one key; `period` is the one year or month of their dates, None for no one."""
    match by:
        case fields.GOODS:
            return key.goods or "not stated"
        case fields.GIVER:
            return key.giver or "not stated"
    return period or f"not in one {by}"


def _period(date: Date, by: str) -> str | None:
    """Return the one period that all of a date surely lies in."""
    length = PERIODS.get(by)
    first, last = date.order
    return first[:length] if length and first[:length] == last[:length] and not date.vague else None
