"""What moves the totals of a question: the cause, the total, and what it is and would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from rich.text import Text

from bilat.evidence.reading_words import field_name
from bilat.evidence.readings import number_of
from bilat.output import totals_wording, wording
from bilat.output.terminal.screen import Screen
from bilat.output.terminal.table import Column, Table
from bilat.schema.kinds import KINDS
from bilat.values.value_words import spaced, value_words

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.query.answers import EffectRow, SensitivityAnswer

NOTHING_MOVES = "No source, voice or choice moves a total on its own."
_COLUMNS = [
    Column("cause", "Without, or if", grows=True),
    Column("total", "Total", 2),
    Column("now", "Now", number=True),
    Column("then", "Then", number=True),
]


def render(answer: SensitivityAnswer, screen: Screen) -> Iterator[str]:
    """Return the effects as a table, the greatest share of a total first."""
    rows = [_cells(row, answer["kind"], screen) for row in answer["effects"]]
    if not rows:
        yield screen.paragraph(NOTHING_MOVES)
        return
    yield from Table(_COLUMNS, rows, screen).draw(rows)


def _cells(row: EffectRow, kind: str, screen: Screen) -> Mapping[str, Text]:
    total = totals_wording.heading(kind, cast("Row", row), KINDS[kind].totals)
    return {
        "cause": screen.text(_cause(row)),
        "total": screen.text(f"{total}, {row['unit']}"),
        "now": screen.text(_sum(row, "")),
        "then": screen.text(_sum(row, "_then")),
    }


def _cause(row: EffectRow) -> str:
    """Return what moves a total: "without Bloomberg (publisher)", "if the terms of wheat-2023 were sale"."""
    if row["type"] != "choice":
        return f"without {row['name']} ({row['type']} {row['id']})"
    reading = value_words(row["field"] or "", row["reading"])
    return f"if the {field_name(row['field'] or '')} of {row['id']} were {spaced(reading)}"


def _sum(row: EffectRow, then: str) -> str:
    low, chosen, high = (number_of(cast("Row", row), f"{end}{then}") for end in ("low", "chosen", "high"))
    if chosen is None or high is None:
        return "no total"
    if high and not chosen:
        return f"{totals_wording.NONE_CERTAIN}, up to {wording.number(high)}"
    span = wording.span(low, high)
    return f"{wording.number(chosen)} ({span})" if span else wording.number(chosen)
