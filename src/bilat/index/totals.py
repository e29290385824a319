"""Totals from an index: SQL adds up the entries that are linked with nothing, `totals` all others and the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from json import dumps
from typing import TYPE_CHECKING, Any, NamedTuple

from bilat.index.tables import intact
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.totals import (
    Entry,
    Subtotal,
    TotalKey,
    Totals,
    add_up,
    grouped_rows,
    groups_by_field,
    groups_by_period,
    key_test,
    left_out_rows,
    total_rows,
)
from bilat.values.amounts import AmountRange
from bilat.values.dates import ALWAYS, PERIODS, DateRange, parse_date
from bilat.values.json_text import read_json

if TYPE_CHECKING:
    from bilat.index.index import Index
    from bilat.model.rows import LeftOutRow, TogetherRow, TotalRow
    from bilat.schema.kinds import Kind
    from bilat.totals.groups import KeyTest

THOUSANDTHS = 1000
"""SQL adds up whole thousandths, exactly."""
GREATEST = 10**12
"""The greatest amount in thousandths that is left to SQL: nine million of them stay within 64 bits."""
WIDTH = 9
"""How many digits of a numbered id are the number of its fact."""


class AddedUp(NamedTuple):
    """What the facts of one kind that a query selects add up to."""

    totals: list[TotalRow]
    together: list[TogetherRow]
    """Where totals are grouped, those of all groups together."""
    left_out: list[LeftOutRow]


def added_up(index: Index, query: Query, by: str | None, *, explain: bool) -> AddedUp:
    """Return what the facts of one kind that a query selects add up to, by groups or all in one, and what is left out.

    Without `explain` the totals come without their arithmetic, a term for each fact, and within one run of days SQL
    adds up what it can.
    """
    kind = KINDS[str(query.kind)]
    adding = _Adding(index, kind, whole=explain or len(query.window) > 1)
    passes = key_test(query, kind, adding.wider)
    sums = adding.sums(query, passes)
    left_out = left_out_rows(sums.left_out)
    if not by:
        return AddedUp(total_rows(sums.totals, kind, arithmetic=explain), [], left_out)
    if by in PERIODS:
        groups = groups_by_period(by, query, passes, _spans(index, query))
    else:
        groups = groups_by_field(by, query, kind, sums, adding.wider)
    grouped = {group.name: adding.sums(group.query, group.passes) for group in groups}
    return AddedUp(*grouped_rows(sums, grouped, kind, arithmetic=explain), left_out)


def numbered(n: int, id_: str) -> str:
    """Return an id behind the number of its fact: sorted, such ids are in the order of facts."""
    return f"{n:0{WIDTH}}{id_}"


class _Adding:
    """Adds up the entries of one kind for one question after another."""

    def __init__(self, index: Index, kind: Kind, *, whole: bool) -> None:
        self.index = index
        self.every = entries(index, kind.name) if whole else {}
        self.keys = dict(intact(index.select("SELECT * FROM total_key")))
        self.whole = whole
        """Whether all entries are added up here, none in SQL."""

    def sums(self, query: Query, passes: KeyTest) -> Totals:
        """Return what the entries that a query selects come to, under the keys that pass."""
        if self.whole:
            matches = [self.every[match.id] for match in self.index.matching(query) if match.id in self.every]
            return add_up(matches, self.every, query.window, passes)
        unlinked = _Unlinked(self.index, query, self.keys)
        linked = {numbered_id: numbered_id[WIDTH:] for numbered_id in sorted(unlinked.others)}
        missing = [numbered_id for numbered_id, id_ in linked.items() if id_ not in self.every]
        self.every |= _linked_entries(self.index, missing) if missing else {}
        matches = [self.every[id_] for id_ in linked.values()]
        return add_up(matches, self.every, query.window, passes, unlinked.subtotals, unlinked.places)

    def wider(self, word: str) -> Sequence[str]:
        """Return the wider words of a commodity, nearest first."""
        return self._wider.get(word, ())

    @cached_property
    def _wider(self) -> dict[str, list[str]]:
        return wider_words(self.index)


class _Unlinked:
    """What the matches come to by key that are linked with nothing; and which are the others."""

    def __init__(self, index: Index, query: Query, keys: Mapping[int, str]) -> None:
        self.subtotals: list[Subtotal] = []
        self.others: list[str] = []
        """The numbered ids of the other matches."""
        self.places: dict[str, str] = {}
        """The numbered id of each match by its id."""
        where, values = index.condition(query)
        found = index.select(
            f"""
            SELECT linked IS NULL AS unlinked, key, {_ENDS_EVER if query.window == ALWAYS else _ENDS_WITHIN},
              group_concat(iif(disputed, numbered_id, NULL)), group_concat(qualifier)
            FROM entry JOIN fact USING (n) WHERE {where} GROUP BY unlinked, key
            """,
            (*query.window[0], *values),
        )
        for unlinked, key, *columns in found:
            self._take(TotalKey(*read_json(keys[key])), columns, unlinked=unlinked)

    def _take(self, key: TotalKey, columns: list[Any], *, unlinked: bool) -> None:
        low, chosen, high, counted, outside, disputed, qualifiers = columns
        ids = [self._ids(joined) for joined in (counted, outside, disputed)]
        if not unlinked:
            self.others += [self.places[id_] for id_ in (*ids[0], *ids[1])]
            return
        self.subtotals.append(
            Subtotal(
                key=key,
                span=AmountRange(_amount(low), _amount(chosen), _amount(high), str(key.unit)),
                counted=ids[0],
                outside=ids[1],
                disputed=ids[2],
                qualifiers=qualifiers.split(",") if qualifiers else (),
            )
        )

    def _ids(self, joined: str | None) -> list[str]:
        """Return the ids that SQL joined, sorted, since it promises no order within a group."""
        numbered_ids = sorted(joined.split(",")) if joined else []
        ids = [numbered_id[WIDTH:] for numbered_id in numbered_ids]
        self.places.update(zip(ids, numbered_ids, strict=True))
        return ids


def _amount(thousandths: int) -> Decimal:
    return Decimal(thousandths) / THOUSANDTHS


# Low, chosen and high; the entries counted, and those outside. Over all time nothing is outside: the ends of the
# window, ?1 and ?2, are named without a use.
_ENDS_EVER = "sum(low), sum(chosen), sum(high), group_concat(numbered_id), ?1 AND ?2 AND NULL"
_WITHIN = "entry.first >= ?1 AND entry.last <= ?2"
_ENDS_WITHIN = f"""
sum(iif({_WITHIN}, low, 0)), sum(iif({_WITHIN}, chosen, 0)), sum(high),
group_concat(iif({_WITHIN}, numbered_id, NULL)), group_concat(iif({_WITHIN}, NULL, numbered_id))
"""


def _spans(index: Index, query: Query) -> list[DateRange]:
    """Return for each match the days between the first and the last of its live dates, open ends apart."""
    where, values = index.condition(query)
    # CROSS JOIN keeps the order: `run` has no index by fact, and would be gone through for each.
    sql = f"SELECT DISTINCT min(first), max(last) FROM run CROSS JOIN fact USING (n) WHERE {where} GROUP BY n"
    found = index.select(sql, values)
    return list(map(DateRange._make, found))


def wider_words(index: Index) -> dict[str, list[str]]:
    """Return the wider words of each commodity, nearest first."""
    parents = {row["id"]: row["is"] for row in index.commodities()}
    return {word: list(_chain(word, parents)) for word in parents}


def _chain(word: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    while wider := parents.get(word):
        yield wider
        word = wider


# Entries whole.


def entries(index: Index, kind: str) -> dict[str, Entry]:
    """Return the entries of a kind by id, in the order of facts."""
    sql = "SELECT entry_text.* FROM entry_text JOIN fact USING (n) WHERE kind = ? ORDER BY n"
    return _unpacked(index.select(sql, (kind,)))


def _linked_entries(index: Index, numbered_ids: list[str]) -> dict[str, Entry]:
    """Return these entries, and all that are linked with them, by id, in the order of facts."""
    found = index.select(
        """
        SELECT entry_text.* FROM entry_text JOIN entry USING (n) WHERE linked IN (
          SELECT linked FROM json_each(?) AS number JOIN entry ON entry.n = number.value
        ) ORDER BY n
        """,
        (dumps([int(numbered_id[:WIDTH]) for numbered_id in numbered_ids]),),
    )
    return _unpacked(found)


def _unpacked(rows: Sequence[tuple[Any, ...]]) -> dict[str, Entry]:
    """Return the entries of stored rows by id."""
    return {entry.id: entry for entry in (unpacked(read_json(text)) for _, text in intact(rows))}


def packed(entry: Entry) -> list[object]:
    """Return an entry as a list for JSON."""
    span = entry.span and [str(entry.span.low), str(entry.span.chosen), str(entry.span.high)]
    return [entry.id, entry.keys, span, [date.text for date in entry.dates], *entry[6:]]


def unpacked(parts: list[Any]) -> Entry:
    """Return the entry that was packed."""
    id_, keys, span, dates, qualifier, disputed, published, *linked, by_claims, superseded, taken = parts
    date, *rivals = map(parse_date, dates)
    key, *others = [TotalKey(*parts) for parts in keys]
    low, chosen, high = map(Decimal, span or ("0", "0", "0"))
    sums = AmountRange(low, chosen, high, str(key.unit)) if span else None
    part_of, overlaps, fulfils = linked
    links = part_of, tuple(overlaps), tuple(fulfils), by_claims, superseded, tuple(map(tuple, taken))
    return Entry(id_, key, sums, date, tuple(others), tuple(rivals), qualifier, disputed, published, *links)
