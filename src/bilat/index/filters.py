"""The filters of a question compiled to SQL, the narrowest first, and what need not pass them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilat.query.query import NOT_STATED, Query, is_at
from bilat.values.dates import ALWAYS, Overlap, Window, parse_date
from bilat.values.json_text import read_json
from bilat.values.text_folding import bare, search_words

if TYPE_CHECKING:
    from bilat.index.index import Index
    from bilat.query.answers import OpenEndedRow

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
        sql.append(f"({' OR '.join(_NO_PLACE if text == NOT_STATED else _AT for text in query.place)})")
        values += [bare(text) for text in query.place if text != NOT_STATED]
    return sql, values


_AT = "instr(fact.place, ?)"
_NO_PLACE = "instr(char(10) || fact.place || char(10), char(10) || char(10))"
"""Whether a fact has no place by one of its readings, a line each."""


def _conditions(index: Index, query: Query) -> Iterator[Condition]:
    if query.text and (words := search_words(query.text)):
        yield matching(" ".join(f'"{word}"' for word in words))
    if query.window != ALWAYS:
        meets = " OR ".join(["first <= ? AND last >= ?"] * len(query.window))
        ends = tuple(end for days in query.window for end in (days.last, days.first))
        known = f"SELECT n FROM run WHERE {meets}"
        if query.open_ended:
            yield Condition(f"SELECT n FROM open_run WHERE {meets} EXCEPT {known}", (*ends, *ends))
        else:
            yield Condition(known, ends)
    for field, values in query.wanted():
        found = _tags(index, field, values)
        numbers = f"SELECT n FROM tagged WHERE tag IN ({_marks(found)})"
        yield Condition(numbers, tuple(tag for tag, _ in found), sum(size for _, size in found))


def _tags(index: Index, field: str, values: Sequence[str]) -> list[tuple[int, int]]:
    """Return the tags of a filter that any fact has, each with how many facts have it."""
    sql = f"SELECT id, facts FROM tag WHERE field = ? AND value IN ({_marks(values)})"
    return index.select(sql, (field, *values))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _size(index: Index, condition: Condition) -> int:
    if condition.size is not None:
        return condition.size
    size: int = index.value(f"SELECT count(*) FROM ({condition.numbers} LIMIT {_ENOUGH})", *condition.values)
    return size


def open_ended(index: Index, query: Query, more: Iterable[Condition] = ()) -> list[OpenEndedRow]:
    """Return the facts that only an open end of their date brings into the window, in order, each with that date."""
    if query.window == ALWAYS:
        return []
    where, values = compiled(index, query._replace(open_ended=True), more)
    found = index.select(f"SELECT id, n FROM fact WHERE {where} ORDER BY n", values)
    return [{"id": id_, "date": _reaching(read_json(index.stored(n).dates), query.window)} for id_, n in found]


def _reaching(dates: Sequence[str], window: Window) -> str:
    """Return the first of the dates of which an open end reaches into the window."""
    read = map(parse_date, dates)
    return next(date.text for date in read if any(run.meets(days) for run in date.runs for days in window))


# What need not match.

_SURELY = "NOT vague AND earliest_end >= ? AND latest_start <= ?"
"""The condition on a fact that surely lies in a run of days."""


def doubts(index: Index, query: Query, more: Iterable[Condition] = ()) -> dict[int, tuple[str, ...]]:
    """Return the facts that may but need not match, by number: the fields by which each does, sorted."""
    where, values = compiled(index, query, more)
    found: dict[int, set[str]] = {}
    for n, field in (*_by_date(index, query, where, values), *_by_place(index, query, where, values)):
        found.setdefault(n, set()).add(field)
    for filter_, wanted in query.wanted():
        for n, field in _by_tag(index, _tags(index, filter_, wanted), where, values):
            found.setdefault(n, set()).add(field)
    return {n: tuple(sorted(fields)) for n, fields in sorted(found.items())}


def _by_date(index: Index, query: Query, where: str, values: Sequence[object]) -> Iterator[tuple[int, str]]:
    if query.window == ALWAYS:
        return
    surely = " OR ".join([f"({_SURELY})"] * len(query.window))
    days = [day for run in query.window for day in run]
    unsure = f"NOT ({surely}) AND {where}"
    if len(query.window) == 1:
        yield from ((n, "date") for (n,) in index.select(f"SELECT n FROM fact WHERE {unsure}", (*days, *values)))
        return
    # One run may hold one of the dates, and another the other.
    for (n,) in index.select(f"SELECT n FROM fact WHERE {unsure}", (*days, *values)):
        dates = read_json(index.stored(n).dates)
        if any(parse_date(date).overlap(*query.window) is not Overlap.SURELY for date in dates):
            yield n, "date"


def _by_place(index: Index, query: Query, where: str, values: Sequence[object]) -> Iterator[tuple[int, str]]:
    if not query.place:
        return
    texts = [bare(text) for text in query.place]
    for n, places in index.select(f"SELECT n, place FROM fact WHERE instr(place, char(10)) AND {where}", values):
        if not all(any(is_at(place, text) for text in texts) for place in places.split("\n")):
            yield n, "place"


def _by_tag(
    index: Index, tags: Sequence[tuple[int, int]], where: str, values: Sequence[object]
) -> Iterator[tuple[int, str]]:
    """Return the facts that have one of the tags only under some readings: surely where each reading has one.

    A fact that has one of the tags on no grounds has it surely.
    """
    ids = [tag for tag, _ in tags]
    grounds = f"SELECT n FROM ground WHERE tag IN ({_marks(ids)})"
    if not index.select(f"{grounds} LIMIT 1", ids):  # nearly always
        return
    unsure: dict[int, list[str]] = {}
    sql = f"""
        SELECT n, field, count(DISTINCT reading) = readings, (
          SELECT count(*) FROM tagged WHERE tagged.n = ground.n AND tag IN ({_marks(ids)})
        ) > count(DISTINCT tag)
        FROM ground WHERE tag IN ({_marks(ids)}) AND n IN (SELECT n FROM fact WHERE {where}) GROUP BY n, field
    """
    settled = set()
    for n, field, every, otherwise in index.select(sql, (*ids, *ids, *values)):
        unsure.setdefault(n, []).append(field)
        if every or otherwise:
            settled.add(n)
    for n, fields in unsure.items():
        if n not in settled:
            yield from ((n, field) for field in fields)
