"""Totals from an index: entries that stand alone are added up by SQL, here; for those that hang together see `tied`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from json import loads
from typing import NamedTuple

from bilat.query.listing import Row, left_out_row, total_row
from bilat.schema.kinds import KINDS
from bilat.values.dates import EVER, DateRange

THOUSANDTHS = 1000
"""What an entry's amounts are kept in: whole thousandths, that SQLite adds up exactly."""
GREATEST = 10**12
"""The greatest amount in thousandths that is left to SQL: nine million such stay within 64 bits."""

PLACE = 9
"""How many digits of a name say the place of its fact."""


def named(n: int, id_: str) -> str:
    """Return the name of an entry: its id behind its place in the order of facts."""
    return f"{n:0{PLACE}}{id_}"


def ids(names: Iterable[str]) -> list[str]:
    """Return the ids in names."""
    return [name[PLACE:] for name in names]


class Asked(NamedTuple):
    """What is to be added up: the entries of a kind that a condition on `entry` keeps."""

    kind: str
    where: str
    values: Sequence[object]
    window: DateRange = EVER
    by: str | None = None


class Alone(NamedTuple):
    """What unlinked entries add up to under one key and in one group, in thousandths; entries by name, in order."""

    key: tuple[str | None, ...]
    group: str | None
    matches: int
    low: int
    chosen: int
    high: int
    counted: list[str]
    outside: list[str]
    """Those whose date need not lie in the window."""
    disputed: list[str]
    uncertain: list[str]
    """Those that need not lie in the window by any live date."""
    qualifiers: list[str]


class Added(NamedTuple):
    """What came of adding up: how many entries match, which of them need not lie in the window, and the sums."""

    matches: int
    uncertain: list[str]
    totals: list[Row]
    left_out: list[Row]


def added(connection: sqlite3.Connection, asked: Asked) -> Added:
    """Return the totals and what they leave out, as rows; their arithmetic, a term for each fact, is left out."""
    alone = sorted(_alone(connection, asked), key=lambda total: (*map(str, total.key), total.group or ""))
    tied = _tied(connection, asked)
    uncertain = [name for name, surely in tied if not surely]
    if tied:
        # Imported late: adding up what hangs together takes more to load than all of a look-up that needs none.
        from bilat.index import linked as trees

        totals, left_out = trees.totals(connection, asked, [name for name, _ in tied], alone)
    else:
        totals = [_row(total, KINDS[asked.kind].totals) for total in alone]
        left_out = _left_out(sorted(name for total in alone for name in total.outside))
    return Added(
        matches=len(tied) + sum(total.matches for total in alone),
        uncertain=ids(sorted(chain(uncertain, *(total.uncertain for total in alone)))),
        totals=totals,
        left_out=left_out,
    )


def _row(total: Alone, fields: Sequence[str]) -> Row:
    chosen = _plain(total.chosen)
    promised = total.key[fields.index("stage")] == "pledged"
    return total_row(
        dict(zip(fields, total.key, strict=True)),
        group=total.group,
        ends=(chosen, _plain(total.low), _plain(total.high)),
        qualifiers=total.qualifiers,
        disputed=ids(total.disputed),
        counted=ids(total.counted),
        left_out=_left_out(total.outside),
        # No delivery keeps a pledge that stands alone.
        fulfilled=0 if promised else None,
        open=chosen if promised else None,
    )


def _plain(thousandths: int) -> float:
    whole, rest = divmod(thousandths, THOUSANDTHS)
    return thousandths / THOUSANDTHS if rest else whole


def _left_out(names: Iterable[str]) -> list[Row]:
    return [left_out_row(id_, "outside-surely") for id_ in ids(names)]


def _alone(connection: sqlite3.Connection, asked: Asked) -> Iterator[Alone]:
    """Add up the matches that stand alone."""
    keys = {key: tuple(loads(parts)) for key, parts in connection.execute("SELECT key, parts FROM total")}
    found = connection.execute(
        f"""
        SELECT key, {_period(asked.by)} AS period, count(*), {_ENDS_EVER if asked.window == EVER else _ENDS_WITHIN},
          group_concat(iif(disputed, name, NULL)), group_concat(qualifier)
        FROM entry WHERE tree IS NULL AND {asked.where} GROUP BY key, period
        """,
        (*asked.window, *asked.values),
    )
    for key, period, matches, low, chosen, high, *joined in found:
        counted, outside, uncertain, disputed, qualifiers = map(_listed, joined)
        yield Alone(
            key=keys[key],
            group=_group(keys[key], period, asked),
            matches=matches,
            low=low,
            chosen=chosen,
            high=high,
            counted=counted,
            outside=outside,
            uncertain=uncertain,
            disputed=disputed,
            qualifiers=sorted(set(qualifiers)),
        )


# Low, chosen and high; the names of the entries counted, of those outside, and of the uncertain ones. Over all time
# nothing is outside or uncertain: the ends of the window, ?1 and ?2, are named without being asked anything.
_ENDS_EVER = "sum(low), sum(chosen), sum(high), group_concat(name), NULL, ?1 AND ?2 AND NULL"
_WITHIN = "first >= ?1 AND last <= ?2"
_ENDS_WITHIN = f"""
sum(iif(low_first >= ?1 AND low_last <= ?2, low, 0)), sum(iif({_WITHIN}, chosen, 0)), sum(high),
group_concat(iif({_WITHIN}, name, NULL)), group_concat(iif({_WITHIN}, NULL, name)),
group_concat(iif(early >= ?1 AND late <= ?2, NULL, name))
"""


def _listed(joined: str | None) -> list[str]:
    """Return what SQL joined, sorted: it promises no order within a group."""
    return sorted(joined.split(",")) if joined else []


def _tied(connection: sqlite3.Connection, asked: Asked) -> list[tuple[str, bool]]:
    """Return the matches that hang together with other entries, by name, and whether they surely lie in the window."""
    any_ = connection.execute(
        "SELECT 1 FROM entry WHERE tree IS NOT NULL AND kind = ? LIMIT 1", (asked.kind,)
    ).fetchone()
    if not any_:  # then there is no need to go through what matches once more
        return []
    surely = "?1 <= ?2" if asked.window == EVER else "early >= ?1 AND late <= ?2"
    found = connection.execute(
        f"SELECT name, {surely} FROM entry WHERE tree IS NOT NULL AND {asked.where} ORDER BY n",
        (*asked.window, *asked.values),
    )
    return found.fetchall()


def _period(by: str | None) -> str:
    """Return the SQL for the one year or month that all of an entry's date surely lies in."""
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
