"""What was to be reached, and whether it was: computed, so that no figure is copied by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import equal
import questions as q
from figures import Figures, exponent

HUNDRED_THOUSAND, MILLION = 100_000, 1_000_000


class Goal(NamedTuple):
    """A goal, its bound, what was measured, and whether it is met; None where nothing was measured."""

    words: str
    bound: str
    measured: str
    met: bool | None


def goals(columns: Sequence[Figures]) -> Iterator[Goal]:
    """Return the goals in their order, held against what was measured."""
    yield from _look_ups(columns)
    sizes = {figures.size: figures for figures in columns}
    yield from _totals(sizes.get(MILLION))
    yield _most("table of 20 facts on a terminal", 1.7, "C", _each(columns, q.TABLE, q.CLICK))
    shown = {figures.label: figures.value(q.LONG, "shown") for figures in columns}
    yield _most("list of 10,000 facts: the first is seen after", 1.0, "s", shown)
    yield from _peers(sizes)
    yield from _cold(sizes)
    for name in (q.VERSION, q.HELP):
        yield _most(f"`{name}`", 1.25, "C", _each(columns, name, q.CLICK))


def _look_ups(columns: Sequence[Figures]) -> Iterator[Goal]:
    for name in (q.ID, q.YEAR, q.TEXT):
        yield _most(f"`{name}`", 1.0, "C", _each(columns, name, q.CLICK))
        yield _most(f"`{name}`: growth exponent", 0.05, "", {"": grown(columns, name)})
        memory = {figures.label: figures.value(name, "memory") for figures in columns}
        yield _most(f"`{name}`: memory", 20, "MB", memory)


def _totals(million: Figures | None) -> Iterator[Goal]:
    for name in (q.TOTALS, q.TOTALS_YEAR):
        yield _most(f"`{name}`, a million facts", 1.5, "C", _one(million, name, q.CLICK))
    for mine, theirs in map(q.filtered, equal.FILTERS):
        yield _most(f"`{mine}`, a million facts", 1.0, "× sqlite3", _one(million, mine, theirs))


def _peers(sizes: Mapping[int | None, Figures]) -> Iterator[Goal]:
    hundred, million = sizes.get(HUNDRED_THOUSAND), sizes.get(MILLION)
    for peer, mine in ((q.HLEDGER_YEAR, q.YEAR), (q.HLEDGER_BAL, q.TOTALS)):
        yield _least(f"`{mine}`, 100,000 facts, against {peer}", 90, _one(hundred, peer, mine))
    for peer, mine in ((q.JQ_ID, q.ID), (q.JQ_TOTALS, q.TOTALS)):
        yield _least(f"`{mine}`, a million facts, against {peer}", 200, _one(million, peer, mine))


def _cold(sizes: Mapping[int | None, Figures]) -> Iterator[Goal]:
    shipped, hundred, million = (sizes.get(size) for size in (None, HUNDRED_THOUSAND, MILLION))
    took = {"": shipped.value(q.COLD, "wall") if shipped else None}
    yield _most("cold, the base that ships: wall", 0.5, "s", took)
    for what, words in (("cpu", "processor"), ("wall", "wall")):
        words = f"cold, 100,000 facts, against {q.HLEDGER_BAL}: {words}"
        yield _most(words, 0.7, "× hledger", _one(hundred, q.COLD, q.HLEDGER_BAL, what))
    memory = million.value(q.COLD, "memory") if million else None
    yield _most("cold, a million facts: memory", 3, "GB", {"": memory and memory / 1024})


def grown(columns: Sequence[Figures], name: str) -> float | None:
    """Return the growth exponent of what a command takes, in C, through all sizes measured."""
    ratios = {figures.size: figures.ratio(name, q.CLICK) for figures in columns if figures.size}
    growth = exponent({size: ratio for size, ratio in ratios.items() if ratio})
    return growth and round(growth, 2) + 0.0  # no -0.0


def _each(columns: Sequence[Figures], name: str, to: str) -> dict[str, float | None]:
    return {figures.label: figures.ratio(name, to) for figures in columns}


def _one(figures: Figures | None, name: str, to: str, what: str = "cpu") -> dict[str, float | None]:
    return {"": figures.ratio(name, to, what) if figures else None}


def _most(words: str, bound: float, unit: str, found: Mapping[str, float | None]) -> Goal:
    """Return a goal that bounds from above: the greatest of what was found is held against it."""
    known = {label: value for label, value in found.items() if value is not None}
    unit = f" {unit}".rstrip()
    if not known:
        return Goal(words, f"≤ {bound:g}{unit}", "–", None)
    label = max(known, key=known.__getitem__)
    at = f" ({label})" if len(found) > 1 else ""
    # What is written is what is judged.
    return Goal(words, f"≤ {bound:g}{unit}", f"{known[label]:.2f}{unit}{at}", round(known[label], 2) <= bound)


def _least(words: str, bound: float, found: Mapping[str, float | None]) -> Goal:
    """Return a goal of being so many times as fast."""
    (times,) = found.values()
    if times is None:
        return Goal(words, f"≥ {bound:g} ×", "–", None)
    return Goal(words, f"≥ {bound:g} ×", f"{times:.0f} ×", round(times) >= bound)
