"""Totals from an index: SQL adds up the entries that are linked with nothing, `totals` all others and the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bilat.index.damage import read_json
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.totals import Entry, Subtotal, TotalKey, add_up, group_of, grouping, total_rows
from bilat.totals.grouping import PERIODS
from bilat.values.amounts import AmountRange
from bilat.values.dates import EVER, parse_date

if TYPE_CHECKING:
    from bilat.index.index import Index
    from bilat.model.rows import LeftOutRow, TotalRow

THOUSANDTHS = 1000
"""SQL adds up whole thousandths, exactly."""
GREATEST = 10**12
"""The greatest amount in thousandths that is left to SQL: nine million of them stay within 64 bits."""
WIDTH = 9
"""How many digits of a numbered id are the number of its fact."""


def added_up(index: Index, query: Query, by: str | None, *, explain: bool) -> tuple[list[TotalRow], list[LeftOutRow]]:
    """Return what the facts of one kind that a query selects add up to, and what is left out.

    Without `explain` the totals come without their arithmetic, a term for each fact, and SQL adds up what it can.
    """
    fields = KINDS[str(query.kind)].totals
    group = grouping(by) if by else None
    if explain:
        every = entries(index, str(query.kind))
        matches = [every[id_] for _, id_, _ in index.matching(query) if id_ in every]
        return total_rows(add_up(matches, every, query.window, group), fields)
    every, matches, places = _linked(index, query)
    subtotals = list(_subtotals(index, query, by, places))
    sums = add_up(matches, every, query.window, group, subtotals, places)
    return total_rows(sums, fields, arithmetic=False)


def entries(index: Index, kind: str) -> dict[str, Entry]:
    """Return the entries of a kind by id, in the order of facts."""
    found = index.select("SELECT entry FROM entry_text JOIN fact USING (n) WHERE kind = ? ORDER BY n", (kind,))
    return {entry.id: entry for entry in (unpacked(read_json(text)) for (text,) in found)}


# Entries that are linked with others.


def _linked(index: Index, query: Query) -> tuple[dict[str, Entry], list[Entry], dict[str, int]]:
    """Return the matches that are linked with other entries, behind all that these are linked with, by id.

    The third is where each of them stands in the order of facts.
    """
    where, values = index.condition(query)
    found = index.select(
        f"""
        WITH matching AS MATERIALIZED (
          SELECT n, linked FROM entry JOIN fact USING (n) WHERE linked IS NOT NULL AND {where}
        )
        SELECT n, entry_text.entry, n IN (SELECT n FROM matching) FROM entry JOIN entry_text USING (n)
        WHERE linked IN (SELECT linked FROM matching) ORDER BY n
        """,
        values,
    )
    every: dict[str, Entry] = {}
    matches: list[Entry] = []
    places: dict[str, int] = {}
    for n, text, matched in found:
        entry = unpacked(read_json(text))
        every[entry.id] = entry
        places[entry.id] = n
        if matched:
            matches.append(entry)
    return every, matches, places


def packed(entry: Entry) -> list[Any]:
    """Return an entry as a list for JSON."""
    span = entry.span and [str(entry.span.low), str(entry.span.chosen), str(entry.span.high)]
    return [entry.id, entry.key, span, [date.text for date in entry.dates], *entry[5:]]


def unpacked(parts: list[Any]) -> Entry:
    """Return the entry that was packed."""
    id_, key, span, dates, qualifier, disputed, published, part_of, overlaps, fulfils, superseded = parts
    date, *rivals = map(parse_date, dates)
    key = TotalKey(*key)
    low, chosen, high = map(Decimal, span or ("0", "0", "0"))
    return Entry(
        id=id_,
        key=key,
        span=AmountRange(low=low, chosen=chosen, high=high, unit=str(key.unit)) if span else None,
        date=date,
        rivals=tuple(rivals),
        qualifier=qualifier,
        disputed=disputed,
        published_total=published,
        part_of=part_of,
        overlaps=tuple(overlaps),
        fulfils=tuple(fulfils),
        superseded_by=superseded,
    )


# Entries that are linked with nothing.


def numbered(n: int, id_: str) -> str:
    """Return an id behind the number of its fact: sorted, such ids are in the order of facts."""
    return f"{n:0{WIDTH}}{id_}"


def _subtotals(index: Index, query: Query, by: str | None, places: dict[str, int]) -> Iterator[Subtotal]:
    """Add up the matches that are linked with nothing; where each of them stands is added to `places`."""
    keys = {key: TotalKey(*read_json(parts)) for key, parts in index.select("SELECT key, parts FROM total_key")}
    where, values = index.condition(query)
    found = index.select(
        f"""
        SELECT key, {_period(by)} AS period, {_ENDS_EVER if query.window == EVER else _ENDS_WITHIN},
          group_concat(iif(disputed, numbered_id, NULL)), group_concat(qualifier)
        FROM entry JOIN fact USING (n) WHERE linked IS NULL AND {where} GROUP BY key, period
        """,
        (*query.window, *values),
    )
    for number, period, low, chosen, high, *joined in found:
        key = keys[number]
        counted, outside, disputed = (_ids(numbered_ids, places) for numbered_ids in joined[:3])
        yield Subtotal(
            key=key,
            group=group_of(by, key, period) if by else None,
            span=AmountRange(_amount(low), _amount(chosen), _amount(high), str(key.unit)),
            counted=counted,
            outside=outside,
            disputed=disputed,
            qualifiers=joined[3].split(",") if joined[3] else (),
        )


def _amount(thousandths: int) -> Decimal:
    return Decimal(thousandths) / THOUSANDTHS


# Low, chosen and high; the entries counted, and those outside. Over all time nothing is outside: the ends of the
# window, ?1 and ?2, are named without a use.
_ENDS_EVER = "sum(low), sum(chosen), sum(high), group_concat(numbered_id), ?1 AND ?2 AND NULL"
_WITHIN = "entry.first >= ?1 AND entry.last <= ?2"
_ENDS_WITHIN = f"""
sum(iif(low_first >= ?1 AND low_last <= ?2, low, 0)), sum(iif({_WITHIN}, chosen, 0)), sum(high),
group_concat(iif({_WITHIN}, numbered_id, NULL)), group_concat(iif({_WITHIN}, NULL, numbered_id))
"""


def _ids(joined: str | None, places: dict[str, int]) -> Sequence[str]:
    """Return the ids that SQL joined, sorted, since it promises no order within a group."""
    ids = []
    for numbered_id in sorted(joined.split(",")) if joined else ():
        id_ = numbered_id[WIDTH:]
        places[id_] = int(numbered_id[:WIDTH])
        ids.append(id_)
    return ids


def _period(by: str | None) -> str:
    """Return the SQL for the one year or month that all of an entry's date surely lies in."""
    if by not in PERIODS:
        return "NULL"
    first, last = (f"substr(entry.{end}, 1, {PERIODS[by]})" for end in ("first", "last"))
    return f"CASE WHEN {first} = {last} THEN {first} END"
