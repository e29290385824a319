"""Facts added up: `add_up` is the one way in; what it takes and returns stands beside it."""

from bilat.totals.adding import add_up
from bilat.totals.entry import Entry, TotalKey, group_of, grouping
from bilat.totals.results import LeftOut, Subtotal, Total, Totals, total_rows

__all__ = [
    "Entry",
    "LeftOut",
    "Subtotal",
    "Total",
    "TotalKey",
    "Totals",
    "add_up",
    "group_of",
    "grouping",
    "total_rows",
]
