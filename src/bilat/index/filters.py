"""The filters of a question compiled to SQL, the narrowest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from bilat.query.query import Query
from bilat.values.dates import EVER
from bilat.values.text_folding import bare, search_words

if TYPE_CHECKING:
    from bilat.index.index import Index

_ENOUGH = 10_000
"""The most facts that are counted to find the narrowest filter."""


class Condition(NamedTuple):
    """A filter that a table of the index answers."""

    numbers: str
    """SQL that selects the numbers of the facts that it keeps."""
    values: tuple[object, ...]
    size: int | None = None
    """How many facts it keeps, where that is known."""


def compiled(index: Index, query: Query, more: Iterable[Condition] = ()) -> tuple[str, list[object]]:
    """Return the SQL condition on `fact` that keeps what a query and `more` keep, and its values."""
    sql, values = _plain(query)
    conditions = [*_conditions(index, query), *more]
    if len(conditions) > 1:  # SQLite scans what the first one keeps
        conditions.sort(key=lambda condition: _size(index, condition))
    for condition in conditions:
        sql.append(f"fact.n IN ({condition.numbers})")
        values += condition.values
    return " AND ".join(sql), values


def matching(expression: str) -> Condition:
    """Return the condition that keeps the facts in whose text an FTS5 expression is found."""
    return Condition("SELECT rowid FROM words WHERE words MATCH ?", (expression,))


def _plain(query: Query) -> tuple[list[str], list[object]]:
    sql, values = ["1"], list[object]()
    if query.kind:
        sql.append("fact.kind = ?")
        values.append(query.kind)
    if query.kinds:
        sql.append(f"fact.kind IN ({', '.join('?' * len(query.kinds))})")
        values += query.kinds
    if not query.withdrawn:
        sql.append("fact.withdrawn = 0")
    if query.place:
        sql.append("instr(fact.place, ?)")
        values.append(bare(query.place))
    return sql, values


def _conditions(index: Index, query: Query) -> Iterator[Condition]:
    if query.text and (words := search_words(query.text)):
        yield matching(" ".join(f'"{word}"' for word in words))
    if query.window != EVER:
        first, last = query.window
        yield Condition("SELECT n FROM run WHERE first <= ? AND last >= ?", (last, first))
    for field, value in query.wanted():
        found = index.select("SELECT id, facts FROM tag WHERE field = ? AND value = ?", (field, value))
        tag, size = found[0] if found else (None, 0)
        yield Condition("SELECT n FROM tagged WHERE tag = ?", (tag,), size)


def _size(index: Index, condition: Condition) -> int:
    if condition.size is not None:
        return condition.size
    size: int = index.value(f"SELECT count(*) FROM ({condition.numbers} LIMIT {_ENOUGH})", *condition.values)
    return size
