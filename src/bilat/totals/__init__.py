"""Facts added up: `add_up` is the only entry point, exported here with the types that it takes and returns."""

from bilat.totals.adding import add_up
from bilat.totals.entry import Entry, TotalKey
from bilat.totals.groups import Group, bounded, grouped_rows, groups_by_field, groups_by_period, key_test
from bilat.totals.results import LeftOut, Subtotal, Total, Totals, left_out_rows, total_rows

__all__ = [
    "Entry",
    "Group",
    "LeftOut",
    "Subtotal",
    "Total",
    "TotalKey",
    "Totals",
    "add_up",
    "bounded",
    "grouped_rows",
    "groups_by_field",
    "groups_by_period",
    "key_test",
    "left_out_rows",
    "total_rows",
]
