"""What was measured of one base: kept in a file from round to round, and asked for ratios."""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import log
from pathlib import Path
from statistics import linear_regression, median
from typing import Any, NamedTuple

from measuring import Took

Round = Mapping[str, Took]
"""What each command took, all of them run one after the other."""


class Figures(NamedTuple):
    """All rounds over one base; `size` is None for the base that ships."""

    size: int | None
    machine: str
    """The day, the machine and the versions of what was measured."""
    load: tuple[float, ...]
    """How many processes wanted a core, before each round."""
    rounds: tuple[Round, ...]

    @property
    def label(self) -> str:
        """What its column is called."""
        return f"{self.size:,}" if self.size else "shipped"

    def ratio(self, name: str, to: str, what: str = "cpu") -> float | None:
        """Return how many times as much of something a command took as another in the same round, in the median."""
        pairs = [(took[name], took[to]) for took in self.rounds if name in took and to in took]
        return median(getattr(one, what) / getattr(other, what) for one, other in pairs) if pairs else None

    def value(self, name: str, what: str) -> float | None:
        """Return what a command took of something, in the median."""
        found = [getattr(took[name], what) for took in self.rounds if name in took]
        return median(found) if found else None


def exponent(values: Mapping[int, float]) -> float | None:
    """Return by which power of the size a value grows: the slope through all sizes, both on logarithmic scales."""
    if len(values) < 2:
        return None
    return linear_regression([log(size) for size in values], [log(value) for value in values.values()]).slope


def keep(figures: Figures, folder: Path) -> None:
    """Keep figures in a folder, in place of older ones of the same base, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    place = _place(folder, figures.size)
    new = place.with_suffix(".new")
    new.write_text(json.dumps(figures._asdict()), "utf-8")
    new.replace(place)


def kept(folder: Path, size: int | None) -> Figures | None:
    """Return the figures of a base that a folder keeps, None if it keeps none."""
    place = _place(folder, size)
    return _read(place) if place.exists() else None


def all_kept(folder: Path) -> list[Figures]:
    """Return all that a folder keeps: the base that ships, then by size."""
    return sorted(map(_read, folder.glob("*.json")), key=lambda figures: figures.size or 0)


def _place(folder: Path, size: int | None) -> Path:
    return folder / f"{size or 'shipped'}.json"


def _read(place: Path) -> Figures:
    data: dict[str, Any] = json.loads(place.read_text("utf-8"))
    rounds = tuple({name: Took(*took) for name, took in round_.items()} for round_ in data.pop("rounds"))
    return Figures(**{**data, "load": tuple(data["load"]), "rounds": rounds})
