"""From the facts of a base to the tables of its index that totals are made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from bilat.index.packing import packed
from bilat.index.unlinked import GREATEST, THOUSANDTHS, named
from bilat.model import FactBase
from bilat.schema.kinds import KINDS
from bilat.totals.entries import entries
from bilat.totals.entry import Entry, Key
from bilat.totals.part_tree import found, join
from bilat.values.dates import EVER, Date, DateRange
from bilat.values.json_text import text


def write_entries(base: FactBase, connection: sqlite3.Connection) -> None:
    """Write what the facts of a base bring to totals."""
    numbers = {id_: n for n, id_ in enumerate(base.facts)}
    keys: dict[Key, int] = {}
    for kind in KINDS.values():
        if kind.totals:
            every = entries(base, kind.name)
            trees = _trees(every, numbers)
            connection.executemany(
                f"INSERT INTO entry VALUES ({', '.join('?' * 16)})",
                (_entry_row(entry, numbers[id_], kind.name, trees.get(id_), keys) for id_, entry in every.items()),
            )
            connection.executemany(
                "INSERT INTO packed VALUES (?, ?)",
                ((numbers[id_], text(packed(entry))) for id_, entry in every.items()),
            )
    connection.executemany("INSERT INTO total VALUES (?, ?)", [(key, text(parts)) for parts, key in keys.items()])


def _trees(every: Mapping[str, Entry], numbers: Mapping[str, int]) -> dict[str, int]:
    """Return which entries hang together, by a number for each tree; entries that SQL can add up alone have none."""
    joined: dict[str, str] = {}
    tied: set[str] = set()
    for entry in every.values():
        others = [id_ for id_ in (entry.part_of, *entry.overlaps, *entry.fulfils, entry.superseded_by) if id_ in every]
        for other in others:
            join(joined, entry.id, str(other))
        if others or entry.superseded_by or entry.published_total or not _countable(entry):
            tied.update((entry.id, *map(str, others)))
    return {id_: numbers[found(joined, id_)] for id_ in tied}


def _countable(entry: Entry) -> bool:
    """Say whether all that an entry may come to can be added up exactly in whole thousandths."""
    if entry.span is None:
        return False
    ends = {entry.span.low, entry.span.chosen, entry.span.high}
    return all(end * THOUSANDTHS < GREATEST and end * THOUSANDTHS % 1 == 0 for end in ends)


def _entry_row(entry: Entry, n: int, kind: str, tree: int | None, keys: dict[Key, int]) -> tuple[Any, ...]:
    ends: tuple[int | None, ...] = (None, None, None)
    if tree is None and entry.span:
        ends = tuple(int(end * THOUSANDTHS) for end in (entry.span.low, entry.span.chosen, entry.span.high))
    key = keys.setdefault(entry.key, len(keys))
    sure = _sure_days(entry.date)
    low = sure
    for date in entry.rivals:
        days = _sure_days(date)
        low = DateRange(min(low.first, days.first), max(low.last, days.last))
    late, early, vague = sureness(entry.dates)
    dates = (*sure, *low, "" if vague else early, late)
    return (n, kind, named(n, entry.id), tree, key, *ends, *dates, entry.qualifier, entry.disputed)


def _sure_days(date: Date) -> DateRange:
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
