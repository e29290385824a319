"""The goals, and whether they are met: computed, so that no figure is copied by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import questions as q
from figures import Figures, exponent

HUNDRED_THOUSAND = 100_000


class Goal(NamedTuple):
    """A goal, its bound, what was measured, and whether it is met; None where nothing was measured."""

    words: str
    bound: str
    measured: str
    met: bool | None


def goals(columns: Sequence[Figures]) -> Iterator[Goal]:
    """Return the goals in their order, compared with what was measured."""
    yield from _look_ups(columns)
    sizes = {figures.size: figures for figures in columns}
    yield _at_most(f"`{q.COMPLETION}`", 1.2, "C", _each(columns, q.COMPLETION, q.CLICK))
    for name in (q.VERSION, q.HELP):
        yield _at_most(f"`{name}`", 1.25, "C", _each(columns, name, q.CLICK))
    yield _at_most("table of 20 facts on a terminal", 2.4, "C", _each(columns, q.TABLE, q.CLICK))
    shown = {figures.label: figures.value(q.LONG, "shown") for figures in columns}
    yield _at_most("list of 10,000 facts: first fact visible after", 0.4, "s", shown)
    yield from _cold(sizes)
    yield from _peers(sizes.get(HUNDRED_THOUSAND))


def _look_ups(columns: Sequence[Figures]) -> Iterator[Goal]:
    bounds = {q.ID: 0.85, q.YEAR: 0.85, q.TOTALS_YEAR: 0.85, q.TEXT: 1.0, q.SEARCH: 1.0}
    for name, bound in bounds.items():
        yield _at_most(f"`{name}`", bound, "C", _each(columns, name, q.CLICK))
    for name in (q.ID, q.YEAR, q.TEXT):
        yield _at_most(f"`{name}`: growth exponent", 0.05, "", {"": grown(columns, name)})
        memory = {figures.label: figures.value(name, "memory") for figures in columns}
        yield _at_most(f"`{name}`: memory", 20, "MB", memory)


def _cold(sizes: Mapping[int | None, Figures]) -> Iterator[Goal]:
    shipped, large = sizes.get(None), sizes.get(HUNDRED_THOUSAND)
    yield _at_most("cold, the base that ships", 8, "C", _one(shipped, q.COLD, q.CLICK))
    memory = large.value(q.COLD, "memory") if large else None
    yield _at_most("cold, 100,000 facts: memory", 400, "MB", {"": memory})


def _peers(large: Figures | None) -> Iterator[Goal]:
    pairs = ((q.HLEDGER_YEAR, q.YEAR), (q.HLEDGER_BAL, q.TOTALS), (q.JQ_ID, q.ID), (q.JQ_TOTALS, q.TOTALS))
    for peer, ours in pairs:
        yield _at_least(f"`{ours}`, 100,000 facts, against {peer}", 20, _one(large, peer, ours))


def grown(columns: Sequence[Figures], name: str) -> float | None:
    """Return the growth exponent of what a command takes, in C, through all sizes measured."""
    ratios = {figures.size: figures.ratio(name, q.CLICK) for figures in columns if figures.size}
    growth = exponent({size: ratio for size, ratio in ratios.items() if ratio})
    return growth and round(growth, 2) + 0.0  # no -0.0


def _each(columns: Sequence[Figures], name: str, to: str) -> dict[str, float | None]:
    return {figures.label: figures.ratio(name, to) for figures in columns}


def _one(figures: Figures | None, name: str, to: str, what: str = "cpu") -> dict[str, float | None]:
    return {"": figures.ratio(name, to, what) if figures else None}


def _at_most(words: str, bound: float, unit: str, found: Mapping[str, float | None]) -> Goal:
    """Return a goal that bounds from above: the greatest of what was found is held against it."""
    known = {label: value for label, value in found.items() if value is not None}
    unit = f" {unit}".rstrip()
    if not known:
        return Goal(words, f"≤ {bound:g}{unit}", "–", None)
    label = max(known, key=known.__getitem__)
    at = f" ({label})" if len(found) > 1 else ""
    # What is written is what is judged.
    return Goal(words, f"≤ {bound:g}{unit}", f"{known[label]:.2f}{unit}{at}", round(known[label], 2) <= bound)


def _at_least(words: str, bound: float, found: Mapping[str, float | None]) -> Goal:
    """Return a goal of being so many times as fast."""
    (times,) = found.values()
    if times is None:
        return Goal(words, f"≥ {bound:g} ×", "–", None)
    return Goal(words, f"≥ {bound:g} ×", f"{times:.0f} ×", round(times) >= bound)
