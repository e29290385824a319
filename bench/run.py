"""Measure `bilat` as whole processes beside its peers: `python bench/run.py [SIZE…]` prints a Markdown table.

Wanted on the path: hyperfine, sqlite3, jq, hledger; bean-query where it is there. What is missing is left out. Every
figure is a ratio of processor time within one round of runs, the median of the rounds; C is `python -c "import click"`.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log10
from pathlib import Path
from statistics import median

import bases

SOURCES = Path(__file__).parents[1] / "src"
SIZES = (100, 1_000, 10_000, 100_000)
ROUNDS = 11
SLOW_ROUNDS = 3
SLOW = 3.0
"""A command that takes longer than so many seconds is run in few rounds."""

CLICK = "C"
WARM = {
    "show ID --json": "show aid-0000007 --json",
    "aid --year (20 facts) --json": f"aid --year {bases.SPARSE} --json",
    "aid --text (20 facts) --json": f"aid --text {bases.WORD} --json",
    "search (20 facts) --json": f"search {bases.WORD} --json",
    "aid --totals --json": "aid --totals --json",
    "aid --totals --year --json": "aid --totals --year 2001 --json",
    "aid --totals --commodity --json": "aid --totals --commodity wheat --json",
}
SQL_ID = "SELECT row FROM fact WHERE id = 'aid-0000007'"
SQL_TOTALS = (
    "SELECT key, sum(low), sum(chosen), sum(high), group_concat((SELECT id FROM fact WHERE fact.n = lot.n)) FROM lot"
    " WHERE n IN (SELECT n FROM tag WHERE field = '=commodity' AND value = 'wheat') GROUP BY key"
)


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder with one base, its index, and the same facts for the peers."""

    folder: Path
    size: int

    @property
    def base(self) -> Path:
        """The fact file."""
        return self.folder / "facts.toml"

    @property
    def index(self) -> Path:
        """Its index, once it is built."""
        return next((self.folder / "cache" / "bilat").glob("*.index"))

    def bilat(self, arguments: str) -> str:
        """Return the command line that asks the base."""
        return f"{shlex.quote(sys.executable)} {self.folder / 'start.py'} --facts {self.base} {arguments}"


def prepared(folder: Path, size: int) -> Bench:
    """Write a base of a size, and the same facts for the peers."""
    bench = Bench(folder, size)
    bases.write_base(bench.base, size)
    bases.write_json(folder / "facts.json", size)
    bases.write_journal(folder / "facts.journal", size)
    bases.write_ledger(folder / "facts.beancount", size)
    # What an installed `bilat` script does.
    (folder / "start.py").write_text("from bilat.cli.run import main\nmain()\n", "utf-8")
    return bench


def peers(bench: Bench) -> Iterator[tuple[str, str]]:
    """Return the questions as the peers answer them, those that are there."""
    if shutil.which("sqlite3"):
        yield "sqlite3: by id", f"sqlite3 {bench.index} {shlex.quote(SQL_ID)}"
        yield "sqlite3: totals of a commodity", f"sqlite3 {bench.index} {shlex.quote(SQL_TOTALS)}"
    if shutil.which("jq"):
        yield "jq: by id", f"jq '.[] | select(.id == \"aid-0000007\")' {bench.folder / 'facts.json'}"
    if bench.size <= 100_000 and shutil.which("hledger"):
        yield "hledger: by year", f"hledger -f {bench.folder / 'facts.journal'} reg date:{bases.SPARSE}"
        yield "hledger: bal", f"hledger -f {bench.folder / 'facts.journal'} bal"
    if bench.size <= 10_000 and (query := os.environ.get("BEAN_QUERY") or shutil.which("bean-query")):
        year = f"SELECT narration WHERE year = {bases.SPARSE}"
        yield "bean-query: by year", f"{query} {bench.folder / 'facts.beancount'} {shlex.quote(year)}"


def environment(bench: Bench) -> dict[str, str]:
    """Return the environment of what is measured: modules are kept compiled, output is not written by the line."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "BILAT"))}
    return {**kept, "PYTHONPATH": str(SOURCES), "XDG_CACHE_HOME": str(bench.folder / "cache")}


def cold(bench: Bench) -> tuple[float, float]:
    """Build the index of a base; return the processor time in seconds and the greatest memory in megabytes."""
    code = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    code += "use = resource.getrusage(resource.RUSAGE_CHILDREN); print(use.ru_utime + use.ru_stime, use.ru_maxrss)"
    shutil.rmtree(bench.folder / "cache", ignore_errors=True)
    run = subprocess.run(
        [sys.executable, "-c", code, *shlex.split(bench.bilat("show aid-0000007 --json"))],
        env=environment(bench),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, kilobytes = run.stdout.split()
    return float(seconds), float(kilobytes) / 1024


def measured(bench: Bench, commands: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Return of each command the median ratio of its processor time to C, and of its own time, in one set of rounds."""
    commands = {CLICK: f"{shlex.quote(sys.executable)} -c 'import click'", **commands}
    slow = {name for name, command in commands.items() if _round(bench, {name: command})[name] > SLOW}
    rounds = []
    for number in range(ROUNDS):
        now = {name: command for name, command in commands.items() if number < SLOW_ROUNDS or name not in slow}
        rounds.append(_round(bench, now))
    return {
        name: (
            median(times[name] / times[CLICK] for times in rounds if name in times),
            median(times[name] for times in rounds if name in times),
        )
        for name in commands
    }


def _round(bench: Bench, commands: dict[str, str]) -> dict[str, float]:
    """Run each command once, one after the other; return the processor time of each."""
    report = bench.folder / "hyperfine.json"
    subprocess.run(
        ["hyperfine", "--shell=none", "--runs=1", "--style=none", f"--export-json={report}", *commands.values()],
        env=environment(bench),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    results = json.loads(report.read_text("utf-8"))["results"]
    return {name: result["user"] + result["system"] for name, result in zip(commands, results, strict=True)}


def table(figures: dict[int, dict[str, tuple[float, float]]], colds: dict[int, tuple[float, float]]) -> Iterator[str]:
    """Return the lines of the Markdown table: a row a question, a column a size, the growth exponent last."""
    sizes = list(figures)
    yield "| whole process, × C | " + " | ".join(f"{size:,}" for size in sizes) + " | exponent |"
    yield "|---|" + "---:|" * (len(sizes) + 1)
    for name in dict.fromkeys(name for found in figures.values() for name in found):
        ratios = {size: figures[size][name][0] for size in sizes if name in figures[size]}
        cells = [f"{ratios[size]:.2f}" if size in ratios else "–" for size in sizes]
        yield f"| {name} | " + " | ".join(cells) + f" | {_exponent(ratios)} |"
    yield (
        "| cold: build and answer, s | "
        + " | ".join(f"{colds[size][0]:.1f}" for size in sizes)
        + f" | {_exponent({size: colds[size][0] for size in sizes})} |"
    )
    yield "| cold: most memory, MB | " + " | ".join(f"{colds[size][1]:.0f}" for size in sizes) + " | |"


def _exponent(values: dict[int, float]) -> str:
    """Return by which power of the size a value grows, between the two greatest sizes."""
    if len(values) < 2:
        return ""
    (small, before), (large, after) = sorted(values.items())[-2:]
    return f"{log10(after / before) / log10(large / small):.2f}"


def main() -> None:
    """Measure every size, and print the table as it comes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    sizes = parser.parse_args().sizes
    compileall.compile_dir(SOURCES, quiet=1)
    figures, colds = {}, {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            bench = prepared(Path(folder), size)
            colds[size] = cold(bench)
            _settled(bench)
            commands = {name: bench.bilat(arguments) for name, arguments in WARM.items()}
            commands |= {"--version": bench.bilat("--version"), "--help": bench.bilat("--help")}
            figures[size] = measured(bench, commands | dict(peers(bench)))
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")  # noqa: T201
    print(*table(figures, colds), sep="\n")  # noqa: T201


def _settled(bench: Bench) -> None:
    """Ask once more, now that the base is old enough to be known by its times."""
    subprocess.run(["sleep", "2.1"], check=True)
    subprocess.run(
        shlex.split(bench.bilat("show aid-0000007 --json")),
        env=environment(bench),
        stdout=subprocess.DEVNULL,
        check=True,
    )


if __name__ == "__main__":
    main()
