"""The filters of a question compiled to SQL, the narrowest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bilat.dates import EVER, Span
from bilat.folding import bare, search_words
from bilat.index.tables import CELLS
from bilat.query import Query

ENOUGH = 10_000
"""As many facts as are counted to find the narrowest filter."""


class Condition(NamedTuple):
    """A filter that a table of the index answers: `numbers` selects the facts that it keeps, `holds` tests one."""

    numbers: str
    holds: str
    values: tuple[object, ...]
    size: int | None = None
    """How many facts it keeps, where that is known."""


def compiled(query: Query, connection: sqlite3.Connection, more: Iterable[Condition] = ()) -> tuple[str, list[object]]:
    """Return the SQL condition on `fact` that keeps what the plain predicate and `more` keep, and its values."""
    sql, values = _plain(query)
    conditions = [*_conditions(query, connection), *more]
    if len(conditions) > 1:
        conditions.sort(key=lambda condition: _size(condition, connection))
    for place, condition in enumerate(conditions):
        # The narrowest filter is gone through, the others are asked of what it keeps.
        sql.append(f"n IN ({condition.numbers})" if place == 0 else condition.holds)
        values += condition.values
    return " AND ".join(sql), values


def _plain(query: Query) -> tuple[list[str], list[object]]:
    sql, values = ["1"], list[object]()
    if query.kind:
        sql.append("kind = ?")
        values.append(query.kind)
    if query.kinds:
        sql.append(f"kind IN ({', '.join('?' * len(query.kinds))})")
        values += query.kinds
    if not query.withdrawn:
        sql.append("withdrawn = 0")
    if query.place:
        sql.append("instr(place, ?)")
        values.append(bare(query.place))
    return sql, values


def _conditions(query: Query, connection: sqlite3.Connection) -> Iterator[Condition]:
    if query.text and (words := search_words(query.text)):
        yield matching(" ".join(f'"{word}"' for word in words))
    if query.window != EVER:
        yield _within(query.window)
    for field, value in query.wanted():
        tag, size = connection.execute(
            "SELECT id, facts FROM tag WHERE field = ? AND value = ?", (field, value)
        ).fetchone() or (-1, 0)
        numbers = "SELECT n FROM tagged WHERE tag = ?"
        yield Condition(numbers, f"EXISTS ({numbers} AND n = fact.n)", (tag,), size)


def matching(expression: str) -> Condition:
    """Return the condition that keeps the facts in whose text an FTS5 expression is found."""
    found = "SELECT rowid FROM words WHERE words MATCH ?"
    return Condition(found, f"EXISTS ({found} AND rowid = fact.n)", (expression,))


def _within(window: Span) -> Condition:
    """Return the condition that keeps the facts that may lie in a window of days."""
    runs, values = [], list[object]()
    for wide in CELLS:
        runs.append("SELECT n FROM run WHERE wide = ? AND cell BETWEEN ? AND ? AND first <= ? AND last >= ?")
        values += [wide, window.first[:wide], window.last[:wide], window.last, window.first]
    numbers = " UNION ALL ".join(runs)
    return Condition(numbers, f"n IN ({numbers})", tuple(values))


def _size(condition: Condition, connection: sqlite3.Connection) -> int:
    if condition.size is not None:
        return condition.size
    found = connection.execute(f"SELECT count(*) FROM ({condition.numbers} LIMIT {ENOUGH})", condition.values)
    size: int = found.fetchone()[0]
    return size
