"""From the facts of a base to the tables of its index that totals are made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from bilat.dates import EVER, Date, Span
from bilat.forest import found, join
from bilat.index.packing import packed
from bilat.index.sums import GREATEST, THOUSANDTHS, named
from bilat.jsontext import text
from bilat.kinds import KINDS
from bilat.lot import Key, Lot
from bilat.lots import lots
from bilat.model import Base


def write_lots(base: Base, connection: sqlite3.Connection) -> None:
    """Write what the facts of a base bring to totals."""
    numbers = {id_: n for n, id_ in enumerate(base.facts)}
    keys: dict[Key, int] = {}
    for kind in KINDS.values():
        if kind.totals:
            every = lots(base, kind.name)
            trees = _trees(every, numbers)
            connection.executemany(
                f"INSERT INTO lot VALUES ({', '.join('?' * 16)})",
                (_lot_row(lot, numbers[id_], kind.name, trees.get(id_), keys) for id_, lot in every.items()),
            )
            connection.executemany(
                "INSERT INTO packed VALUES (?, ?)", ((numbers[id_], text(packed(lot))) for id_, lot in every.items())
            )
    connection.executemany("INSERT INTO total VALUES (?, ?)", [(key, text(parts)) for parts, key in keys.items()])


def _trees(every: Mapping[str, Lot], numbers: Mapping[str, int]) -> dict[str, int]:
    """Return which lots hang together, by a number for each tree; lots that SQL can add up alone have none."""
    joined: dict[str, str] = {}
    tied: set[str] = set()
    for lot in every.values():
        others = [id_ for id_ in (lot.part_of, *lot.overlaps, *lot.fulfils, lot.superseded_by) if id_ in every]
        for other in others:
            join(joined, lot.id, str(other))
        if others or lot.superseded_by or lot.published_total or not _countable(lot):
            tied.update((lot.id, *map(str, others)))
    return {id_: numbers[found(joined, id_)] for id_ in tied}


def _countable(lot: Lot) -> bool:
    """Say whether all that a lot may come to can be added up exactly in whole thousandths."""
    if lot.span is None:
        return False
    ends = {lot.span.low, lot.span.chosen, lot.span.high}
    return all(end * THOUSANDTHS < GREATEST and end * THOUSANDTHS % 1 == 0 for end in ends)


def _lot_row(lot: Lot, n: int, kind: str, tree: int | None, keys: dict[Key, int]) -> tuple[Any, ...]:
    ends: tuple[int | None, ...] = (None, None, None)
    if tree is None and lot.span:
        ends = tuple(int(end * THOUSANDTHS) for end in (lot.span.low, lot.span.chosen, lot.span.high))
    key = keys.setdefault(lot.key, len(keys))
    sure = _sure_days(lot.date)
    low = sure
    for date in lot.rivals:
        days = _sure_days(date)
        low = Span(min(low.first, days.first), max(low.last, days.last))
    late, early, vague = sureness(lot.dates)
    dates = (*sure, *low, "" if vague else early, late)
    return (n, kind, named(n, lot.id), tree, key, *ends, *dates, lot.qualifier, lot.disputed)


def _sure_days(date: Date) -> Span:
    """Return the days that a window must hold for a date to lie in it surely: every day there is for a vague one."""
    return EVER if date.vague else date.span


def sureness(dates: Iterable[Date]) -> tuple[str, str, bool]:
    """Return what a window must hold for every date to lie there surely."""
    dates = list(dates)
    return (
        max(date.latest_start for date in dates),
        min(date.earliest_end for date in dates),
        any(date.vague for date in dates),
    )
