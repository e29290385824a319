"""Totals from an index: SQL adds up the entries that are linked with nothing, `totals` all others and the whole."""

from __future__ import annotations

from decimal import Decimal
from json import dumps
from typing import TYPE_CHECKING, Any

from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.totals import Entry, Subtotal, TotalKey, add_up, group_of, grouping, total_rows
from bilat.values.amounts import AmountRange
from bilat.values.dates import ALWAYS, PERIODS, parse_date
from bilat.values.json_text import read_json

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

    Without `explain` the totals come without their arithmetic, a term for each fact, and within one run of days SQL
    adds up what it can.
    """
    fields = KINDS[str(query.kind)].totals
    group = grouping(by) if by else None
    if explain or len(query.window) > 1:
        every = entries(index, str(query.kind))
        matches = [every[match.id] for match in index.matching(query) if match.id in every]
        return total_rows(add_up(matches, every, query.window, group), fields, arithmetic=explain)
    unlinked = _Unlinked(index, query, by)
    every = _linked_entries(index, unlinked.others)
    matches = [every[numbered_id[WIDTH:]] for numbered_id in sorted(unlinked.others)]
    sums = add_up(matches, every, query.window, group, unlinked.subtotals, unlinked.places)
    return total_rows(sums, fields, arithmetic=False)


def numbered(n: int, id_: str) -> str:
    """Return an id behind the number of its fact: sorted, such ids are in the order of facts."""
    return f"{n:0{WIDTH}}{id_}"


class _Unlinked:
    """The sums of the matches that are linked with nothing, by key and group, and the ids of all other matches."""

    def __init__(self, index: Index, query: Query, by: str | None) -> None:
        self.by = by
        self.subtotals: list[Subtotal] = []
        self.others: list[str] = []
        """The numbered ids of the other matches."""
        self.places: dict[str, str] = {}
        """The numbered id of each match by its id."""
        keys = {key: TotalKey(*read_json(parts)) for key, parts in index.select("SELECT key, parts FROM total_key")}
        where, values = index.condition(query)
        found = index.select(
            f"""
            SELECT linked IS NULL AS unlinked, key, {_period(by)} AS period,
              {_ENDS_EVER if query.window == ALWAYS else _ENDS_WITHIN},
              group_concat(iif(disputed, numbered_id, NULL)), group_concat(qualifier)
            FROM entry JOIN fact USING (n) WHERE {where} GROUP BY unlinked, key, period
            """,
            (*query.window[0], *values),
        )
        for unlinked, key, *columns in found:
            self._take(keys[key], columns, unlinked=unlinked)

    def _take(self, key: TotalKey, columns: list[Any], *, unlinked: bool) -> None:
        period, low, chosen, high, counted, outside, disputed, qualifiers = columns
        ids = [self._ids(joined) for joined in (counted, outside, disputed)]
        if not unlinked:
            self.others += [self.places[id_] for id_ in (*ids[0], *ids[1])]
            return
        self.subtotals.append(
            Subtotal(
                key=key,
                group=group_of(self.by, key, period) if self.by else None,
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
sum(iif(low_first >= ?1 AND low_last <= ?2, low, 0)), sum(iif({_WITHIN}, chosen, 0)), sum(high),
group_concat(iif({_WITHIN}, numbered_id, NULL)), group_concat(iif({_WITHIN}, NULL, numbered_id))
"""


def _period(by: str | None) -> str:
    """Return the SQL for the one year or month that all of an entry's date surely lies in."""
    if by not in PERIODS:
        return "NULL"
    first, last = (f"substr(entry.{end}, 1, {PERIODS[by]})" for end in ("first", "last"))
    return f"CASE WHEN {first} = {last} THEN {first} END"


# Entries whole.


def entries(index: Index, kind: str) -> dict[str, Entry]:
    """Return the entries of a kind by id, in the order of facts."""
    found = index.select("SELECT entry FROM entry_text JOIN fact USING (n) WHERE kind = ? ORDER BY n", (kind,))
    return {entry.id: entry for entry in (unpacked(read_json(text)) for (text,) in found)}


def _linked_entries(index: Index, numbered_ids: list[str]) -> dict[str, Entry]:
    """Return these entries, and all that are linked with them, by id, in the order of facts."""
    found = index.select(
        """
        SELECT entry FROM entry_text JOIN entry USING (n) WHERE linked IN (
          SELECT linked FROM json_each(?) AS number JOIN entry ON entry.n = number.value
        ) ORDER BY n
        """,
        (dumps([int(numbered_id[:WIDTH]) for numbered_id in numbered_ids]),),
    )
    return {entry.id: entry for entry in (unpacked(read_json(text)) for (text,) in found)}


def packed(entry: Entry) -> list[object]:
    """Return an entry as a list for JSON."""
    span = entry.span and [str(entry.span.low), str(entry.span.chosen), str(entry.span.high)]
    return [entry.id, entry.key, span, [date.text for date in entry.dates], *entry[5:]]


def unpacked(parts: list[Any]) -> Entry:
    """Return the entry that was packed."""
    id_, key, span, dates, qualifier, disputed, published, part_of, overlaps, fulfils, superseded = parts
    date, *rivals = map(parse_date, dates)
    key = TotalKey(*key)
    low, chosen, high = map(Decimal, span or ("0", "0", "0"))
    sums = AmountRange(low, chosen, high, str(key.unit)) if span else None
    links = part_of, tuple(overlaps), tuple(fulfils), superseded
    return Entry(id_, key, sums, date, tuple(rivals), qualifier, disputed, published, *links)
