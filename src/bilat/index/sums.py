"""Totals from an index: lots that stand alone are added up by SQL, those that hang together by `totals.add_up`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from json import loads
from typing import Any, NamedTuple

from bilat.dates import EVER, parse_date
from bilat.dates import Span as Days
from bilat.kinds import KINDS
from bilat.listing import Row
from bilat.lots import Key, Lot, stage_of
from bilat.quantity import Span
from bilat.totals import LeftOut, Total, Totals, add_up, grouping, rows

THOUSANDTHS = 1000
"""What a lot's amounts are kept in: whole thousandths, that SQLite adds up exactly."""
GREATEST = 10**12
"""The greatest amount in thousandths that is left to SQL: nine million such stay within 64 bits."""


class Asked(NamedTuple):
    """What is to be added up: the lots of a kind that a condition on `fact` keeps."""

    kind: str
    where: str
    values: Sequence[object]
    window: Days = EVER
    by: str | None = None


def totals(connection: sqlite3.Connection, asked: Asked) -> tuple[list[Row], list[Row]]:
    """Return the totals and what they leave out, as rows; their arithmetic, a term for each fact, is left out."""
    fields = KINDS[asked.kind].totals
    places, tied = _tied(connection, asked)
    sums = _Merged(places)
    sums.take(tied)
    for total in _alone(connection, asked, fields, places):
        sums.take(total)
    totals, left_out = rows(sums.totals(), fields)
    for row in totals:
        row["arithmetic"] = None
    return totals, left_out


def explained(connection: sqlite3.Connection, asked: Asked) -> tuple[list[Row], list[Row]]:
    """Return the same as `totals`, with the arithmetic: every lot is added up one by one."""
    fields = KINDS[asked.kind].totals
    every = lots(connection, asked.kind)
    matches = [
        every[id_] for (id_,) in connection.execute(_SELECT.format("id", asked.where), asked.values) if id_ in every
    ]
    return rows(add_up(matches, every, asked.window, _group(asked.by, fields)), fields)


def lots(connection: sqlite3.Connection, kind: str) -> dict[str, Lot]:
    """Return the lots of a kind by id, in the order of facts."""
    found = connection.execute("SELECT lot FROM lot WHERE kind = ? ORDER BY n", (kind,))
    return {lot.id: lot for lot in (unpacked(loads(text)) for (text,) in found)}


def unpacked(parts: list[Any]) -> Lot:
    """Return the lot that `build.packed` packed."""
    id_, key, span, texts, qualifier, disputed, published, part_of, overlaps, fulfils, superseded = parts
    dates = tuple(parse_date(text) for text in texts)
    low, chosen, high = map(Decimal, span) if span else (Decimal(0),) * 3
    return Lot(
        id=id_,
        order=(*dates[0].order, id_),
        key=tuple(key),
        span=Span(low=low, chosen=chosen, high=high, unit=key[3]) if span else None,
        date=dates[0],
        dates=dates,
        qualifier=qualifier,
        disputed=disputed,
        published_total=published,
        part_of=part_of,
        overlaps=tuple(overlaps),
        fulfils=tuple(fulfils),
        superseded_by=superseded,
    )


_SELECT = "SELECT {} FROM fact WHERE {} ORDER BY n"
_MATCHING = "lot.n IN (SELECT n FROM fact WHERE {})"


def _group(by: str | None, fields: Sequence[str]) -> Any:
    return grouping(by, fields) if by else None


def _tied(connection: sqlite3.Connection, asked: Asked) -> tuple[dict[str, int], Totals]:
    """Add up the matches that hang together with others; return their places in the order of facts too.

    Whatever hangs together with a match is looked at, and no other lot of the base.
    """
    matching = _MATCHING.format(asked.where)
    trees = f"SELECT tree FROM lot WHERE tree IS NOT NULL AND {matching}"
    found = connection.execute(
        f"SELECT n, lot, {matching} FROM lot WHERE tree IN ({trees}) ORDER BY n", (*asked.values, *asked.values)
    )
    places: dict[str, int] = {}
    every: dict[str, Lot] = {}
    matches = []
    for n, text, matched in found:
        lot = unpacked(loads(text))
        every[lot.id], places[lot.id] = lot, n
        if matched:
            matches.append(lot)
    group = _group(asked.by, KINDS[asked.kind].totals)
    return places, add_up(matches, every, asked.window, group)


def _alone(
    connection: sqlite3.Connection, asked: Asked, fields: Sequence[str], places: dict[str, int]
) -> Iterable[Totals]:
    """Add up the matches that stand alone, a total at a time; their places in the order of facts go to `places`."""
    within = "first >= since AND last <= until"
    # A name comes with its place, since SQL promises no order within a group.
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
        WHERE tree IS NULL AND {_MATCHING.format(asked.where)} GROUP BY key, period
        """,
        (asked.window.first, asked.window.last, *asked.values),
    )
    for parts, period, low, chosen, high, counted, outside, disputed, qualifiers in found:
        key: Key = tuple(loads(parts))
        left_out = tuple(LeftOut(id_, "outside-surely") for id_ in _names(outside, places))
        total = Total(
            key=key,
            group=_group_of(key, period, asked.by, fields),
            span=Span(low=_exact(low), chosen=_exact(chosen), high=_exact(high), unit=str(key[3])),
            counted=_names(counted, places),
            left_out=list(left_out),
            disputed=_names(disputed, places),
            qualifiers=set((qualifiers or "").split(",")) - {""},
        )
        if stage_of(key) == "pledged":
            total.fulfilled, total.open = Decimal(0), total.span.chosen
        yield Totals(totals=(total,), left_out=left_out)


def _period(by: str | None) -> str:
    """Return the SQL for the one year or month that all of a lot's date surely lies in."""
    length = {"year": 4, "month": 7}.get(by or "")
    if not length:
        return "NULL"
    return f"CASE WHEN substr(first, 1, {length}) = substr(last, 1, {length}) THEN substr(first, 1, {length}) END"


def _group_of(key: Key, period: str | None, by: str | None, fields: Sequence[str]) -> str | None:
    match by:
        case None:
            return None
        case "year" | "month":
            return period or f"not in one {by}"
    goods = next(place for place, field in enumerate(fields) if field in _KEYS[by])
    return key[goods] or "not stated"


_KEYS = {"commodity": ("commodity", "item"), "donor": ("donor", "supplier")}


def _names(text: str | None, places: dict[str, int]) -> list[str]:
    """Return the ids that were joined with their places, in order."""
    if not text:
        return []
    names = sorted(text.split(","))
    places.update((name[9:], int(name[:9])) for name in names)
    return [name[9:] for name in names]


def _exact(thousandths: int) -> Decimal:
    return Decimal(thousandths) / THOUSANDTHS


class _Merged:
    """Totals of lots that have nothing to do with one another, put together."""

    def __init__(self, places: Mapping[str, int]) -> None:
        self.places = places
        self.rows: dict[tuple[Key, str | None], Total] = {}
        self.left_out: list[LeftOut] = []

    def take(self, sums: Totals) -> None:
        self.left_out += sums.left_out
        for total in sums.totals:
            row = self.rows.setdefault((total.key, total.group), total)
            if row is not total:
                _add(row, total)

    def totals(self) -> Totals:
        """Return all totals in order, and in the order of facts whatever they name."""
        for row in self.rows.values():
            row.counted.sort(key=self.places.__getitem__)
            row.disputed.sort(key=self.places.__getitem__)
            row.left_out.sort(key=self._place)
        ordered = sorted(self.rows.values(), key=lambda row: (*map(str, row.key), row.group or ""))
        return Totals(totals=tuple(ordered), left_out=tuple(sorted(self.left_out, key=self._place)))

    def _place(self, left: LeftOut) -> int:
        return self.places[left.id]


def _add(row: Total, other: Total) -> None:
    row.span += other.span
    row.counted += other.counted
    row.left_out += other.left_out
    row.disputed += other.disputed
    row.qualifiers |= other.qualifiers
    row.joined |= other.joined
    row.fulfilled = _sum(row.fulfilled, other.fulfilled)
    row.open = _sum(row.open, other.open)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other
