"""From the facts of a base to the tables of its index that totals are made from."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from bilat.index.totals import GREATEST, THOUSANDTHS, numbered, packed
from bilat.model import FactBase
from bilat.schema.kinds import KINDS
from bilat.totals import Entry, TotalKey
from bilat.totals.from_facts import entries_of
from bilat.totals.part_tree import join, root_of
from bilat.values.dates import EVER
from bilat.values.json_text import text


def write_entries(base: FactBase, connection: sqlite3.Connection) -> None:
    """Write what the facts of a base bring to totals."""
    numbers = {id_: n for n, id_ in enumerate(base.facts)}
    keys: dict[TotalKey, int] = {}
    for kind in KINDS.values():
        if kind.totals:
            every = entries_of(base, kind.name)
            linked = _linked(every, numbers)
            connection.executemany(
                f"INSERT INTO entry VALUES ({', '.join('?' * 11)})",
                (_row(entry, numbers[id_], linked.get(id_), keys) for id_, entry in every.items()),
            )
            connection.executemany(
                "INSERT INTO entry_text VALUES (?, ?)",
                ((numbers[id_], text(packed(entry))) for id_, entry in every.items()),
            )
    connection.executemany("INSERT INTO total_key VALUES (?, ?)", [(key, text(parts)) for parts, key in keys.items()])


def _linked(every: Mapping[str, Entry], numbers: Mapping[str, int]) -> dict[str, int]:
    """Return a number for each entry that SQL can't add up by itself: one for all that are linked with one another."""
    joined: dict[str, str] = {}
    linked: set[str] = set()
    for entry in every.values():
        links = (entry.part_of, *entry.overlaps, *entry.fulfils, entry.superseded_by)
        others = [id_ for id_ in links if id_ is not None and id_ in every]
        for other in others:
            join(joined, entry.id, other)
        several = entry.other_keys or entry.rivals
        if others or several or entry.superseded_by or entry.published_total or not _exact(entry):
            linked.update((entry.id, *others))
    return {id_: numbers[root_of(joined, id_)] for id_ in linked}


def _exact(entry: Entry) -> bool:
    """Say whether all that an entry may come to can be added up exactly in whole thousandths."""
    if entry.span is None:
        return False
    ends = {entry.span.low, entry.span.chosen, entry.span.high}
    return all(end * THOUSANDTHS < GREATEST and end * THOUSANDTHS % 1 == 0 for end in ends)


def _row(entry: Entry, n: int, linked: int | None, keys: dict[TotalKey, int]) -> tuple[object, ...]:
    ends: tuple[int | None, ...] = (None, None, None)
    if linked is None and entry.span:
        ends = tuple(int(end * THOUSANDTHS) for end in (entry.span.low, entry.span.chosen, entry.span.high))
    key = keys.setdefault(entry.key, len(keys))
    # A window must hold these days for the entry to lie in it surely: every day there is for a vague date.
    days = EVER if entry.date.vague else entry.date.span
    return (n, numbered(n, entry.id), linked, key, *ends, *days, entry.qualifier, entry.disputed)
