"""Measure how long totals take over a base in memory: `python bench/adding.py [SIZE…]` prints a line a size.

Processor time, the best of five, from the facts of a loaded base to its totals without a filter; the collector is off,
as in the program.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from math import log10
from pathlib import Path

import bases

from bilat.loading.load import load
from bilat.model import FactBase
from bilat.totals import add_up
from bilat.totals.from_facts import entries_of

SIZES = (1_000, 10_000, 100_000)
TRIES = 5


def seconds(base: FactBase) -> float:
    """Return how long it takes to add up the aid of a base."""
    base.__dict__.pop("inverse", None)  # the links from the other end are part of the work
    start = time.process_time()
    every = entries_of(base, "aid")
    add_up(list(every.values()), every)
    return time.process_time() - start


def main() -> None:
    """Measure each size, and print it with the growth since the one before."""
    gc.disable()
    before: tuple[int, float] | None = None
    for size in [int(size) for size in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "facts.toml"
            bases.write_base(path, size)
            base = load(path)
        best = min(seconds(base) for _ in range(TRIES))
        growth = f", exponent {log10(best / before[1]) / log10(size / before[0]):.2f}" if before else ""
        print(f"{size:,} facts: {best:.3f} s{growth}")  # noqa: T201
        before = size, best


if __name__ == "__main__":
    main()
