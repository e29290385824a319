"""Questions as peers put them so that they answer what the program answers, and the proof that they do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import bases

SINCE = "2000-01-01"
THOUSANDTHS = 1000
PLACE = 9
"""How many digits of a numbered id are the number of its fact."""
KEYS = ("donor", "recipient", "commodity", "unit", "stage")

# Conditions on an entry, as somebody writes them who knows the tables: where there are several, the first is gone
# through, and the others are asked of what it keeps.
_TAG = "(SELECT id FROM tag WHERE field = '{}' AND value = '{}')"
_TAGGED = f"n IN (SELECT n FROM tagged WHERE tag = {_TAG})"
_HAS_TAG = f"EXISTS (SELECT 1 FROM tagged WHERE tag = {_TAG} AND tagged.n = entry.n)"
_WORD = f"n IN (SELECT rowid FROM words WHERE words MATCH '{bases.COMMON}')"
_SINCE = f"n IN (SELECT n FROM run WHERE last >= '{SINCE}')"


class Filter(NamedTuple):
    """A filter of totals as options of the program, and as a condition on entries in SQL."""

    options: str
    condition: str
    since: bool = False
    """Whether it is a window of days, which the ends of a total depend on."""


_ONE = (
    Filter("--commodity wheat", _TAGGED.format("=commodity", "wheat")),
    Filter("--donor RU", _TAGGED.format("=donor", "RU")),
    Filter("--stage delivered", _TAGGED.format("=stage", "delivered")),
    Filter("--country ML", _TAGGED.format("country", "ML")),
    Filter(f"--text {bases.COMMON}", _WORD),
    Filter(f"--since {SINCE[:4]}", _SINCE, since=True),
)
_ALL = [
    _TAGGED.format("=commodity", "wheat"),
    *(_HAS_TAG.format(*tag) for tag in (("=donor", "RU"), ("=stage", "delivered"), ("country", "ML"))),
    *(_WORD, _SINCE),
]
FILTERS: Mapping[str, Filter] = MappingProxyType(
    {
        **{one.options: one for one in _ONE},
        "(all six filters)": Filter(" ".join(one.options for one in _ONE), " AND ".join(_ALL), since=True),
    }
)
"""By name, filters of totals that keep all of the facts, a few in a hundred, or something between."""

JQ_TOTALS = (
    "group_by([.donor, .recipient, .commodity, .unit, .stage]) | map({donor: .[0].donor, recipient: .[0].recipient, "
    "commodity: .[0].commodity, unit: .[0].unit, stage: .[0].stage, low: (map(.low) | add), "
    "chosen: (map(.amount) | add), high: (map(.high) | add), counted: map(.id)})"
)

Answer = dict[tuple[str, ...], tuple[tuple[float, float, float], set[str]]]
"""Of each total, by its keys, the three ends, and the ids counted."""


def by_id(id_: str) -> str:
    """Return the SQL for the row of a fact."""
    return f"SELECT row FROM answer WHERE n = (SELECT n FROM fact WHERE id = '{id_}')"


def totals(asked: Filter) -> str:
    """Return the SQL for the totals under a filter: the keys, the three ends, and the ids counted."""
    low, chosen, name = "low", "chosen", "numbered_id"
    if asked.since:
        low = f"CASE WHEN first >= '{SINCE}' THEN low ELSE 0 END"
        chosen, name = (f"CASE WHEN first >= '{SINCE}' THEN {what} END" for what in (chosen, name))
    return (
        f"SELECT (SELECT parts FROM total_key WHERE total_key.key = entry.key) AS keys, sum({low}) AS low, "
        f"coalesce(sum({chosen}), 0) AS chosen, sum(high) AS high, group_concat({name}) AS counted "
        f"FROM entry JOIN fact USING (n) WHERE kind = 'aid' AND {asked.condition} GROUP BY entry.key"
    )


def answered(rows: Iterable[Mapping[str, Any]]) -> Answer:
    """Return totals as they can be compared, from the program's JSON or from that of jq."""
    return {
        tuple(row[key] for key in KEYS): ((row["low"], row["chosen"], row["high"]), set(row["counted"])) for row in rows
    }


def answered_by_sql(text: str) -> Answer:
    """Return the same from what the sqlite3 shell prints, which is nothing where nothing is found."""
    return {
        tuple(json.loads(row["keys"])[: len(KEYS)]): (
            (row["low"] / THOUSANDTHS, row["chosen"] / THOUSANDTHS, row["high"] / THOUSANDTHS),
            {name[PLACE:] for name in (row["counted"] or "").split(",") if name},
        )
        for row in json.loads(text or "[]")
    }
