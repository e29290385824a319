"""The figures as Markdown, and the page that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import questions as q
from figures import Figures
from goals import goals, grown

BEGIN, END = "<!-- figures: written by bench/run.py -->", "<!-- end of figures -->"
NOTHING = "–"

PLAIN = (
    ("C, ms of processor", q.CLICK, "cpu", 1000),
    ("C, MB", q.CLICK, "memory", 1),
    *((f"{name}, MB", name, "memory", 1) for name in (q.ID, q.YEAR, q.TEXT, q.TOTALS)),
    (f"{q.filtered('--commodity wheat')[0]}, MB", q.filtered("--commodity wheat")[0], "memory", 1),
    (f"{q.TABLE}, MB", q.TABLE, "memory", 1),
    (f"{q.LONG}, s", q.LONG, "shown", 1),
    ("cold, s of processor", q.COLD, "cpu", 1),
    ("cold, s of wall", q.COLD, "wall", 1),
    ("cold, MB", q.COLD, "memory", 1),
    (f"{q.HLEDGER_BAL}, s of processor", q.HLEDGER_BAL, "cpu", 1),
    (f"{q.HLEDGER_BAL}, s of wall", q.HLEDGER_BAL, "wall", 1),
    (f"{q.HLEDGER_BAL}, MB", q.HLEDGER_BAL, "memory", 1),
    (f"{q.JQ_ID}, MB", q.JQ_ID, "memory", 1),
)
"""What is told in units of its own: its words, the command, what of it, and how many of the unit make up one."""


def render(columns: Sequence[Figures]) -> str:
    """Return all tables, and what they were measured with."""
    machines: dict[str, list[str]] = {}
    for figures in columns:
        machines.setdefault(figures.machine, []).append(figures.label)
    parts = [
        *(f"Measured ({'; '.join(labels)}): {machine}." for machine, labels in machines.items()),
        "### Against what was to be reached",
        "\n".join(_goals(columns)),
        "### Processor time, × C",
        "\n".join(_ratios(columns)),
        "### Seconds and megabytes",
        "\n".join(_plain(columns)),
    ]
    return "\n\n".join(parts)


def has_place(page: Path) -> bool:
    """Say whether figures can be put into a page."""
    return page.is_file() and re.search(f"{BEGIN}.*{END}", page.read_text("utf-8"), re.DOTALL) is not None


def put(text: str, page: Path) -> None:
    """Put the figures into a page that has a place for them, instead of those that stand there."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", "utf-8")


def _goals(columns: Sequence[Figures]) -> Iterator[str]:
    yield "| goal | bound | measured | met |"
    yield "|---|---:|---:|---|"
    for goal in goals(columns):
        met = {True: "yes", False: "**no**", None: "not measured"}[goal.met]
        yield f"| {goal.words} | {goal.bound} | {goal.measured} | {met} |"


def _ratios(columns: Sequence[Figures]) -> Iterator[str]:
    yield _line("whole process", [*(figures.label for figures in columns), "exponent"])
    yield "|---|" + "---:|" * (len(columns) + 1)
    names = dict.fromkeys(name for figures in reversed(columns) for round_ in figures.rounds for name in round_)
    for name in names:
        if name not in (q.CLICK, q.LONG):
            ratios = [_number(figures.ratio(name, q.CLICK)) for figures in columns]
            growth = grown(columns, name)
            yield _line(f"`{name}`", [*ratios, NOTHING if growth is None else f"{growth:.2f}"])


def _plain(columns: Sequence[Figures]) -> Iterator[str]:
    yield _line("median", [figures.label for figures in columns])
    yield "|---|" + "---:|" * len(columns)
    for words, name, what, scale in PLAIN:
        values = [figures.value(name, what) for figures in columns]
        if any(value is not None for value in values):
            yield _line(words, [_number(None if value is None else value * scale) for value in values])
    loads = [f"{min(figures.load):.1f}–{max(figures.load):.1f}" for figures in columns]
    yield _line("load of the machine", loads)
    yield _line("rounds", [str(len(figures.rounds)) for figures in columns])


def _line(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _number(value: float | None) -> str:
    if value is None:
        return NOTHING
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
