"""Answers that are kept ready: what is asked most, and what would take longest to add up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.values.dates import EVER, DateRange

Answered = tuple[int, str, str, str]
"""How many facts match, and as JSON: which of them uncertainly, the totals, and what these leave out."""

MANY = 1000
"""From how many facts on what a filter keeps is added up once and for all."""


def ready(connection: sqlite3.Connection, query: Query) -> Answered | None:
    """Return the answer to a question if it is kept ready."""
    asked = _question(query)
    found: Answered | None = None
    if asked:
        found = connection.execute(
            "SELECT matches, uncertain, totals, left_out FROM ready WHERE kind = ? AND question = ?",
            (query.kind, asked),
        ).fetchone()
    return found


def keep(connection: sqlite3.Connection, query: Query, answered: Answered) -> None:
    """Keep the answer to one of `questions`."""
    row = (query.kind, _question(query), *answered)
    connection.execute("INSERT INTO ready VALUES (?, ?, ?, ?, ?, ?)", row)


def questions(connection: sqlite3.Connection) -> Iterator[Query]:
    """Return what is worth keeping: all of a kind that adds up, what falls in one year, and every broad filter."""
    years = "SELECT DISTINCT substr(first, 1, 4) AS year FROM entry WHERE kind = ? AND year = substr(last, 1, 4)"
    broad = connection.execute("SELECT field, value FROM tag WHERE facts >= ?", (MANY,)).fetchall()
    for kind in KINDS.values():
        if kind.totals:
            yield Query(kind=kind.name)
            for (year,) in connection.execute(years, (kind.name,)).fetchall():
                yield Query(kind=kind.name, window=DateRange(f"{year}-01-01", f"{year}-12-31"))
            yield from (_asking(kind.name, field, value) for field, value in broad)


def _question(query: Query) -> str | None:
    """Return what a question is kept under; None where it asks for more than a window, or one filter over all time."""
    filters = [f"{field} {value}" for field, value in query.wanted()]
    if query.kinds or query.place or query.text or query.withdrawn or len(filters) > 1:
        return None
    if not filters:
        return f"{query.window.first}/{query.window.last}"
    return filters[0] if query.window == EVER else None


def _asking(kind: str, field: str, value: str) -> Query:
    """Return the question that wants one tag."""
    if field[0] == "=":
        return Query(kind=kind, equal=((field[1:], value),))
    match field:
        case "disputed":
            return Query(kind=kind, disputed=True)
        case "one-sided":
            return Query(kind=kind, one_sided=value)
    named: dict[str, Any] = {field: value}
    return Query(kind=kind, **named)
