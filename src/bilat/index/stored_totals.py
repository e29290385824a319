"""Totals that are stored when an index is built: of all facts of a kind, and of those of each year."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from bilat.index.tables import digest, intact
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.values.dates import DateRange

if TYPE_CHECKING:
    from bilat.index.index import Index


class Sums(NamedTuple):
    """What an answer holds besides the facts themselves; all but `matches` as JSON text."""

    matches: int
    uncertain: str
    totals: str
    left_out: str
    together: str = "[]"
    """What grouped totals come to together; none is stored."""


def stored_sums(index: Index, query: Query) -> Sums | None:
    """Return the stored answer to a question, or None where none is stored."""
    if len(query.window) > 1 or query != Query(kind=query.kind, window=query.window):
        return None
    found = index.select(
        "SELECT * FROM stored_total WHERE kind = ? AND first = ? AND last = ?", (query.kind, *query.window[0])
    )
    return Sums(*intact(found)[0][3:]) if found else None


def store_sums(connection: sqlite3.Connection, index: Index) -> None:
    """Add up for the most frequent questions, and store the answers."""
    for query in _questions(index):
        row = (str(query.kind), *query.window[0], *index.sums(query)[:4])
        connection.execute("INSERT INTO stored_total VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, digest(*row)))


def _questions(index: Index) -> Iterator[Query]:
    years = """
        SELECT DISTINCT substr(entry.first, 1, 4) AS year FROM entry JOIN fact USING (n)
        WHERE kind = ? AND year = substr(entry.last, 1, 4)
    """
    for kind in KINDS.values():
        if kind.totals:
            yield Query(kind=kind.name)
            for (year,) in index.select(years, (kind.name,)):
                yield Query(kind=kind.name, window=(DateRange(f"{year}-01-01", f"{year}-12-31"),))
