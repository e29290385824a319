"""Totals of entries that hang together, put together with those of entries that stand alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json import dumps, loads
from typing import Any

from bilat.index.packing import unpacked
from bilat.index.unlinked import PLACE, THOUSANDTHS, Alone, Asked, ids
from bilat.query.listing import Row
from bilat.schema.kinds import KINDS
from bilat.totals.adding import add_up, grouping
from bilat.totals.entry import Entry, Key, stage_of, unit_of
from bilat.totals.results import LeftOut, Total, Totals, rows
from bilat.values.amounts import AmountRange, add


def totals(
    connection: sqlite3.Connection, asked: Asked, matches: Sequence[str], alone: Sequence[Alone]
) -> tuple[list[Row], list[Row]]:
    """Return the totals of all that matches, and what they leave out, as rows without their arithmetic.

    `matches` are the names of the entries that hang together with others, `alone` is what the other entries add up to.
    """
    places, sums = _tied(connection, asked, matches, alone)
    merged = _Merged(places)
    merged.take(sums)
    for total in alone:
        merged.take(_total(total, places))
    totals, left_out = rows(merged.totals(), KINDS[asked.kind].totals)
    return [{**row, "arithmetic": None} for row in totals], left_out


def explained(connection: sqlite3.Connection, asked: Asked) -> tuple[list[Row], list[Row]]:
    """Return the same as `totals`, with the arithmetic: every entry is added up one by one."""
    fields = KINDS[asked.kind].totals
    every = entries(connection, asked.kind)
    found = connection.execute(f"SELECT name FROM entry WHERE {asked.where} ORDER BY n", asked.values)
    matches = [every[id_] for id_ in ids(name for (name,) in found)]
    return rows(add_up(matches, every, asked.window, _group(asked.by, fields)), fields)


def entries(connection: sqlite3.Connection, kind: str) -> dict[str, Entry]:
    """Return the entries of a kind by id, in the order of facts."""
    found = connection.execute("SELECT packed FROM entry JOIN packed USING (n) WHERE kind = ? ORDER BY n", (kind,))
    return {entry.id: entry for entry in (unpacked(loads(text)) for (text,) in found)}


def _group(by: str | None, fields: Sequence[str]) -> Any:
    return grouping(by, fields) if by else None


def _tied(
    connection: sqlite3.Connection, asked: Asked, matches: Sequence[str], alone: Sequence[Alone]
) -> tuple[dict[str, str], Totals]:
    """Add up the matches that hang together with others; return their names too.

    Whatever is linked with a match is looked at, and no other entry of the base; there is a total, if an empty one,
    wherever entries that stand alone have one.
    """
    found = connection.execute(
        """
        SELECT name, packed FROM entry JOIN packed USING (n) WHERE tree IN (
          SELECT tree FROM entry JOIN json_each(?) AS place ON entry.n = place.value
        ) ORDER BY n
        """,
        (dumps([int(name[:PLACE]) for name in matches]),),
    )
    entries = {name: unpacked(loads(packed)) for name, packed in found}
    places = {entry.id: name for name, entry in entries.items()}
    every = {entry.id: entry for entry in entries.values()}
    group = _group(asked.by, KINDS[asked.kind].totals)
    return places, add_up(
        [entries[name] for name in matches], every, asked.window, group, [(total.key, total.group) for total in alone]
    )


def _total(alone: Alone, places: dict[str, str]) -> Totals:
    """Return what entries that stand alone add up to as `add_up` returns it; the places of its facts go to `places`."""
    low, chosen, high = (Decimal(end) / THOUSANDTHS for end in (alone.low, alone.chosen, alone.high))
    left_out = [LeftOut(id_, "outside-surely") for id_ in ids(alone.outside)]
    total = Total(alone.key, alone.group, AmountRange(low=low, chosen=chosen, high=high, unit=unit_of(alone.key)))
    total.counted, total.left_out = ids(alone.counted), list(left_out)
    total.disputed, total.qualifiers = ids(alone.disputed), set(alone.qualifiers)
    if stage_of(alone.key) == "pledged":
        total.fulfilled, total.open = Decimal(0), chosen
    places.update((name[PLACE:], name) for name in (*alone.counted, *alone.outside))
    return Totals(totals=(total,), left_out=tuple(left_out))


class _Merged:
    """Totals of entries that have nothing to do with one another, put together."""

    def __init__(self, places: Mapping[str, str]) -> None:
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

    def _place(self, left: LeftOut) -> str:
        return self.places[left.id]


def _add(row: Total, other: Total) -> None:
    row.span = add((row.span, other.span), row.span.unit)
    row.counted += other.counted
    row.left_out += other.left_out
    row.disputed += other.disputed
    row.qualifiers |= other.qualifiers
    row.joined |= other.joined
    row.shared |= other.shared
    row.fulfilled = _sum(row.fulfilled, other.fulfilled)
    row.open = _sum(row.open, other.open)


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other
