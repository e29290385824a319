"""Totals from an index: lots that stand alone are added up by SQL, here; for those that hang together see `tied`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from json import loads
from typing import NamedTuple

from bilat.dates import EVER, Span
from bilat.kinds import KINDS
from bilat.listing import Row, left_out_row, total_row

THOUSANDTHS = 1000
"""What a lot's amounts are kept in: whole thousandths, that SQLite adds up exactly."""
GREATEST = 10**12
"""The greatest amount in thousandths that is left to SQL: nine million such stay within 64 bits."""
MATCHING = "lot.n IN (SELECT n FROM fact WHERE {})"

Named = tuple[int, str]
"""A fact by its place in the order of facts, and its id."""


class Asked(NamedTuple):
    """What is to be added up: the lots of a kind that a condition on `fact` keeps."""

    kind: str
    where: str
    values: Sequence[object]
    window: Span = EVER
    by: str | None = None


class Alone(NamedTuple):
    """What lots that stand alone add up to under one key and in one group, in thousandths."""

    key: tuple[str | None, ...]
    group: str | None
    low: int
    chosen: int
    high: int
    counted: list[Named]
    outside: list[Named]
    """The facts whose date need not lie in the window."""
    disputed: list[Named]
    qualifiers: list[str]


def totals(connection: sqlite3.Connection, asked: Asked) -> tuple[list[Row], list[Row]]:
    """Return the totals and what they leave out, as rows; their arithmetic, a term for each fact, is left out."""
    found = sorted(_alone(connection, asked), key=lambda total: (*map(str, total.key), total.group or ""))
    matching = MATCHING.format(asked.where)
    if connection.execute(f"SELECT 1 FROM lot WHERE tree IS NOT NULL AND {matching} LIMIT 1", asked.values).fetchone():
        # Imported late: adding up what hangs together takes more to load than all of a look-up that needs none.
        from bilat.index import tied

        return tied.totals(connection, asked, found)
    outside = sorted(named for total in found for named in total.outside)
    return [_row(total, KINDS[asked.kind].totals) for total in found], _left_out(outside)


def _row(total: Alone, fields: Sequence[str]) -> Row:
    chosen = _plain(total.chosen)
    promised = total.key[fields.index("stage")] == "pledged"
    return total_row(
        dict(zip(fields, total.key, strict=True)),
        group=total.group,
        ends=(chosen, _plain(total.low), _plain(total.high)),
        qualifiers=total.qualifiers,
        disputed=_ids(total.disputed),
        counted=_ids(total.counted),
        left_out=_left_out(total.outside),
        # No delivery keeps a pledge that stands alone.
        fulfilled=0 if promised else None,
        open=chosen if promised else None,
    )


def _plain(thousandths: int) -> float:
    whole, rest = divmod(thousandths, THOUSANDTHS)
    return thousandths / THOUSANDTHS if rest else whole


def _ids(facts: Sequence[Named]) -> list[str]:
    return [id_ for _, id_ in facts]


def _left_out(facts: Sequence[Named]) -> list[Row]:
    return [left_out_row(id_, "outside-surely") for id_ in _ids(facts)]


def _alone(connection: sqlite3.Connection, asked: Asked) -> Iterator[Alone]:
    """Add up the matches that stand alone."""
    within = "first >= since AND last <= until"
    # An id comes with its place, since SQL promises no order within a group.
    name = "printf('%09d', n) || (SELECT id FROM fact WHERE fact.n = lot.n)"
    found = connection.execute(
        f"""
        SELECT (SELECT parts FROM total WHERE total.key = lot.key), {_period(asked.by)} AS period,
          sum(CASE WHEN low_first >= since AND low_last <= until THEN low ELSE 0 END),
          sum(CASE WHEN {within} THEN chosen ELSE 0 END), sum(high),
          group_concat(CASE WHEN {within} THEN {name} END),
          group_concat(CASE WHEN NOT ({within}) THEN {name} END),
          group_concat(CASE WHEN disputed THEN {name} END),
          group_concat(DISTINCT qualifier)
        FROM lot, (SELECT ? AS since, ? AS until)
        WHERE tree IS NULL AND {MATCHING.format(asked.where)} GROUP BY key, period
        """,
        (asked.window.first, asked.window.last, *asked.values),
    )
    for parts, period, low, chosen, high, counted, outside, disputed, qualifiers in found:
        key = tuple(loads(parts))
        yield Alone(
            key=key,
            group=_group(key, period, asked),
            low=low,
            chosen=chosen,
            high=high,
            counted=_named(counted),
            outside=_named(outside),
            disputed=_named(disputed),
            qualifiers=sorted((qualifiers or "").split(",")) if qualifiers else [],
        )


def _named(text: str | None) -> list[Named]:
    """Return the facts whose places and ids were joined, in order."""
    return [(int(name[:9]), name[9:]) for name in sorted(text.split(","))] if text else []


def _period(by: str | None) -> str:
    """Return the SQL for the one year or month that all of a lot's date surely lies in."""
    length = {"year": 4, "month": 7}.get(by or "")
    if not length:
        return "NULL"
    return f"CASE WHEN substr(first, 1, {length}) = substr(last, 1, {length}) THEN substr(first, 1, {length}) END"


def _group(key: Sequence[str | None], period: str | None, asked: Asked) -> str | None:
    match asked.by:
        case None:
            return None
        case "year" | "month" as by:
            return period or f"not in one {by}"
    fields = _KEYS[asked.by]
    place = next(place for place, field in enumerate(KINDS[asked.kind].totals) if field in fields)
    return key[place] or "not stated"


_KEYS = {"commodity": ("commodity", "item"), "donor": ("donor", "supplier")}
