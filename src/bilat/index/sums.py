"""Totals from an index: lots that stand alone are added up by SQL, here; for those that hang together see `tied`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from json import loads
from typing import Any, NamedTuple

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


class Added(NamedTuple):
    """What came of adding up: how many lots match, which of them need not lie in the window, and the sums."""

    matches: int
    uncertain: list[str]
    totals: list[Row]
    left_out: list[Row]


def added(connection: sqlite3.Connection, asked: Asked) -> Added:
    """Return the totals and what they leave out, as rows; their arithmetic, a term for each fact, is left out."""
    adding = _Adding(connection, asked)
    found = sorted(adding.sums.values(), key=lambda total: (*map(str, total.key), total.group or ""))
    if adding.tied:
        # Imported late: adding up what hangs together takes more to load than all of a look-up that needs none.
        from bilat.index import tied

        totals, left_out = tied.totals(connection, asked, adding.tied, found)
    else:
        totals = [_row(total, KINDS[asked.kind].totals) for total in found]
        left_out = _left_out(sorted(named for total in found for named in total.outside))
    return Added(adding.matches, adding.uncertain, totals, left_out)


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


_WITHIN, _LOW, _SURE, _DISPUTED = 1, 2, 4, 8


class _Adding:
    """The matches, gone through once in the order of facts: SQL would have to sort them to name them by total."""

    def __init__(self, connection: sqlite3.Connection, asked: Asked) -> None:
        self.asked = asked
        self.matches = 0
        self.uncertain: list[str] = []
        self.tied: list[int] = []
        """The places of the matches that hang together with other lots."""
        self.sums: dict[tuple[int, str | None], Alone] = {}
        """What those that stand alone add up to, by the number of the key and the period."""
        self.keys = {key: tuple(loads(parts)) for key, parts in connection.execute("SELECT key, parts FROM total")}
        self._add(
            connection.execute(
                f"""
                SELECT key, {_period(asked.by)}, n, id, tree, low, chosen, high, qualifier,
                  (first >= ?1 AND last <= ?2) * {_WITHIN} + (low_first >= ?1 AND low_last <= ?2) * {_LOW}
                  + (early >= ?1 AND late <= ?2 OR {asked.window == EVER}) * {_SURE} + disputed * {_DISPUTED}
                FROM lot WHERE {asked.where} ORDER BY n
                """,
                (*asked.window, *asked.values),
            )
        )

    def _add(self, found: Iterable[tuple[Any, ...]]) -> None:
        for key, period, n, id_, tree, low, chosen, high, qualifier, flags in found:
            self.matches += 1
            if not flags & _SURE:
                self.uncertain.append(id_)
            if tree is not None:
                self.tied.append(n)
                continue
            row = self.sums.get((key, period)) or self._new(key, period)
            row.high += high
            if flags & _LOW:
                row.low += low
            if flags & _WITHIN:
                row.chosen += chosen
                row.counted.append(id_)
                row.numbers.append(n)
            else:
                row.outside.append((n, id_))
            if flags & _DISPUTED:
                row.disputed.append((n, id_))
            if qualifier:
                row.qualifiers.add(qualifier)

    def _new(self, key: int, period: str | None) -> Alone:
        parts = self.keys[key]
        row = self.sums[key, period] = Alone(parts, _group(parts, period, self.asked))
        return row


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
