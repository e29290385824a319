"""Totals from an index: lots that stand alone are added up by SQL, here; for those that hang together see `tied`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from json import loads
from typing import NamedTuple

from bilat.dates import EVER, Span
from bilat.kinds import KINDS
from bilat.listing import Row, left_out_row, total_row

THOUSANDTHS = 1000
"""What a lot's amounts are kept in: whole thousandths, that SQLite adds up exactly."""
GREATEST = 10**12
"""The greatest amount in thousandths that is left to SQL: nine million such stay within 64 bits."""

Named = tuple[int, str]
"""A fact by its place in the order of facts, and its id."""


class Asked(NamedTuple):
    """What is to be added up: the lots of a kind that a condition on `lot` keeps."""

    kind: str
    where: str
    values: Sequence[object]
    window: Span = EVER
    by: str | None = None


class Alone:
    """What lots that stand alone add up to under one key and in one group, in thousandths."""

    def __init__(self, key: tuple[str | None, ...], group: str | None) -> None:
        self.key = key
        self.group = group
        self.low = self.chosen = self.high = 0
        self.counted: list[str] = []
        self.numbers: list[int] = []
        """The places of the facts counted in the order of facts."""
        self.outside: list[Named] = []
        """The facts whose date need not lie in the window."""
        self.disputed: list[Named] = []
        self.qualifiers: set[str] = set()


def totals(connection: sqlite3.Connection, asked: Asked) -> tuple[list[Row], list[Row]]:
    """Return the totals and what they leave out, as rows; their arithmetic, a term for each fact, is left out."""
    found = sorted(_alone(connection, asked), key=lambda total: (*map(str, total.key), total.group or ""))
    tied = f"SELECT 1 FROM lot WHERE tree IS NOT NULL AND {asked.where} LIMIT 1"
    if connection.execute(tied, asked.values).fetchone():
        # Imported late: adding up what hangs together takes more to load than all of a look-up that needs none.
        from bilat.index import tied as trees

        return trees.totals(connection, asked, found)
    outside = sorted(named for total in found for named in total.outside)
    return [_row(total, KINDS[asked.kind].totals) for total in found], _left_out(outside)


def _row(total: Alone, fields: Sequence[str]) -> Row:
    chosen = _plain(total.chosen)
    promised = total.key[fields.index("stage")] == "pledged"
    return total_row(
        dict(zip(fields, total.key, strict=True)),
        group=total.group,
        ends=(chosen, _plain(total.low), _plain(total.high)),
        qualifiers=sorted(total.qualifiers),
        disputed=_ids(total.disputed),
        counted=total.counted,
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


def _alone(connection: sqlite3.Connection, asked: Asked) -> Iterable[Alone]:
    """Add up the matches that stand alone, one by one: SQL would have to sort them before it names them in order."""
    found = connection.execute(
        f"""
        SELECT key, {_period(asked.by)}, n, id, low, chosen, high, disputed, qualifier,
          first >= ?1 AND last <= ?2, low_first >= ?1 AND low_last <= ?2
        FROM lot WHERE tree IS NULL AND {asked.where} ORDER BY n
        """,
        (*asked.window, *asked.values),
    )
    keys = {key: tuple(loads(parts)) for key, parts in connection.execute("SELECT key, parts FROM total")}
    sums: dict[tuple[int, str | None], Alone] = {}
    for key, period, n, id_, low, chosen, high, disputed, qualifier, within, surely in found:
        row = sums.get((key, period))
        if row is None:
            row = sums[key, period] = Alone(keys[key], _group(keys[key], period, asked))
        row.high += high
        if within:
            row.chosen += chosen
            row.counted.append(id_)
            row.numbers.append(n)
        else:
            row.outside.append((n, id_))
        if surely:
            row.low += low
        if disputed:
            row.disputed.append((n, id_))
        if qualifier:
            row.qualifiers.add(qualifier)
    return sums.values()


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
