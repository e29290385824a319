"""The filters of a question compiled to SQL, the narrowest first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bilat.index.tables import CELLS
from bilat.query.query import Query
from bilat.values.dates import EVER, DateRange
from bilat.values.text_folding import bare, search_words

ENOUGH = 10_000
"""As many facts as are counted to find the narrowest filter."""


FEW = 200
"""Of so many facts a slow filter is asked one by one."""


class Condition(NamedTuple):
    """A filter that a table of the index answers."""

    numbers: str
    """SQL that selects the numbers of the facts that it keeps."""
    values: tuple[object, ...]
    column: str = "n"
    """The column that they stand in, where the SQL can go on with AND; "" where it can't."""
    size: int | None = None
    """How many facts it keeps, where that is known."""
    slow: bool = False
    """Whether asking it of one fact takes as long as going through many of its numbers."""

    def keeps(self, table: str, asked: int | None) -> str:
        """Return the SQL that tests a row of a table, if it is asked of so many rows; None for all."""
        every = asked is None or (self.slow and asked > FEW)
        if every or not self.column:
            return f"{table}.n IN ({self.numbers})"
        return f"EXISTS ({self.numbers} AND {self.column} = {table}.n)"


def compiled(
    query: Query, connection: sqlite3.Connection, more: Iterable[Condition] = (), *, table: str = "fact"
) -> tuple[str, list[object]]:
    """Return the SQL condition that keeps what the plain predicate and `more` keep, and its values.

    It is asked of `table`: of facts, or of entries, which are those of facts that are not withdrawn.
    """
    sql, values = _plain(query, table)
    conditions = [*_conditions(query, connection), *more]
    sizes = [_size(condition, connection) for condition in conditions] if len(conditions) > 1 else [0]
    asked: int | None = None  # the narrowest filter is gone through, the others are asked of what it keeps
    for size, condition in sorted(zip(sizes, conditions, strict=False), key=lambda pair: pair[0]):
        sql.append(condition.keeps(table, asked))
        values += condition.values
        asked = size if asked is None else asked
    return " AND ".join(sql), values


def _plain(query: Query, table: str) -> tuple[list[str], list[object]]:
    sql, values = ["1"], list[object]()
    if query.kind:
        sql.append(f"{table}.kind = ?")
        values.append(query.kind)
    if query.kinds:
        sql.append(f"{table}.kind IN ({', '.join('?' * len(query.kinds))})")
        values += query.kinds
    if not query.withdrawn and table == "fact":
        sql.append("withdrawn = 0")
    if query.place:
        sql.append(f"instr((SELECT place FROM fact AS placed WHERE placed.n = {table}.n), ?)")
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
        yield Condition("SELECT n FROM tagged WHERE tag = ?", (tag,), size=size)


def matching(expression: str) -> Condition:
    """Return the condition that keeps the facts in whose text an FTS5 expression is found."""
    return Condition("SELECT rowid FROM words WHERE words MATCH ?", (expression,), column="rowid", slow=True)


def _within(window: DateRange) -> Condition:
    """Return the condition that keeps the facts that may lie in a window of days."""
    runs, values = [], list[object]()
    for wide in CELLS:
        runs.append("SELECT n FROM run WHERE wide = ? AND cell BETWEEN ? AND ? AND first <= ? AND last >= ?")
        values += [wide, window.first[:wide], window.last[:wide], window.last, window.first]
    return Condition(" UNION ALL ".join(runs), tuple(values), column="")


def _size(condition: Condition, connection: sqlite3.Connection) -> int:
    if condition.size is not None:
        return condition.size
    found = connection.execute(f"SELECT count(*) FROM ({condition.numbers} LIMIT {ENOUGH})", condition.values)
    size: int = found.fetchone()[0]
    return size
