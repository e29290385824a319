"""An answer as rows for programs: the columns by name, and how a value stands in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from bilat.query.listing import Listing, Row
from bilat.schema import columns
from bilat.schema.kinds import KINDS
from bilat.values.json_text import text


class Records(NamedTuple):
    """Rows with the columns to be shown of them, in order. A row may hold more than its columns."""

    columns: Sequence[str]
    rows: Iterable[Row]

    def picked(self) -> Iterator[Row]:
        """Return the rows with no more than their columns."""
        return ({name: row.get(name) for name in self.columns} for row in self.rows)


def of_facts(listing: Listing, fields: Sequence[str] = ()) -> Records:
    """Return the facts of a listing with all their fields, or those named."""
    uncertain = set(listing.uncertain)
    rows = ({**row, "uncertain": row["id"] in uncertain} for row in listing.facts)
    return Records(columns=fields or names(columns.of_kind(KINDS[listing.kind])), rows=rows)


def of_totals(listing: Listing, fields: Sequence[str] = ()) -> Records:
    """Return the totals of a listing with all their fields, or those named."""
    return Records(columns=fields or names(columns.of_totals(KINDS[listing.kind])), rows=listing.totals)  # type: ignore[arg-type]


def names(known: columns.Columns) -> tuple[str, ...]:
    """Return the names of columns."""
    return tuple(field.name for field in known)


def cell(value: Any) -> str:
    r"""Return a value as the text of one cell.

    Unknown is nothing; a list of words is joined by semicolons, one inside a word standing as `\;`; other lists
    and tables are JSON. It is not safe to print yet.
    """
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(one, str) for one in value):
            return ";".join(one.replace("\\", "\\\\").replace(";", "\\;") for one in value)
    return text(value)
