"""Bases for the tests of the index: a small base in a folder of its own, and `bilat` run on it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from support.program import ROOT, within

SOURCES = ROOT / "src"

BASE = """\
[base]
format = 1
title = "A base for tests"
parties = ["RU", "ML"]
version = "1"

[publisher.a-paper]
name = "A paper"
type = "press"

[source.paper]
publisher = "a-paper"
published = "2023-12-01"

[aid.wheat]
title = "Wheat given to Mali"
date = "2023-11"
donor = "RU"
recipient = "ML"
amount = 25_000
unit = "t"
stage = "delivered"
claim = [{ source = "paper", quote = "25,000 tons of wheat" }]
"""
OTHER = BASE.replace("25_000", "31_000")
"""A base that differs from BASE in one amount, and in size not at all."""


HALT = """
import sys
seen = []
def halt(event, arguments):
    if event != {event!r} or {word!r} not in str(arguments) or seen:
        return
    if event.endswith("/handle") or any(folder in str(arguments) for folder in {folders!r}):
        seen.append(event)
        print("halted", file=sys.stderr, flush=True)
        sys.stdin.readline()
sys.addaudithook(halt)
"""


def age() -> None:
    """Wait until the times of files written so far can be trusted: until any change to them would show."""
    time.sleep(2.1)


def environment(cache: Path, **more: str) -> dict[str, str]:
    """Return the environment of a process that keeps its indexes in `cache`."""
    kept = {name: value for name, value in os.environ.items() if name not in ("BILAT_FACTS", "XDG_CACHE_HOME")}
    return {**kept, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(SOURCES), **more}


def bilat(
    base: Path | str, *arguments: str, cache: Path, before: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run `bilat` on a base, in a process of its own where `before`, code that runs first in it, asks for one."""
    if not before:
        return within(["--facts", str(base), *arguments], environment(cache, **more))
    return subprocess.run(
        command(base, arguments, before), env=environment(cache, **more), capture_output=True, text=True, check=False
    )


def command(base: Path | str, arguments: Sequence[str], before: str = "") -> list[str]:
    """Return the command line that runs `bilat` on a base."""
    code = f"{before}\nfrom bilat.cli.main import main\nmain()"
    return [sys.executable, "-c", code, "--facts", str(base), *arguments]


@contextmanager
def halted(event: str, base: Path, cache: Path) -> Iterator[subprocess.Popen[str]]:
    """Run `bilat aid` up to the first audit event of this name that names `base` or `cache`, or a handle.

    Python's own events: `open`, `sqlite3.connect`, `os.rename`, …; of `open .unfinished` the first that names such a
    file. `resume` goes on from there.
    """
    event, _, word = event.partition(" ")
    code = HALT.format(event=event, word=word, folders=[str(base), str(cache)])
    with subprocess.Popen(
        command(base, ["aid"], code),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(cache),
        text=True,
    ) as process:
        assert process.stderr
        assert process.stderr.readline() == "halted\n"
        yield process


def resume(process: subprocess.Popen[str]) -> str:
    """Return the answer of a halted process."""
    return process.communicate("go on\n", timeout=60)[0]


def amount(base: Path | str, cache: Path, before: str = "") -> str:
    """Return what `bilat` answers for the one amount in BASE or OTHER, or what it complains of."""
    done = bilat(base, "aid", cache=cache, before=before)
    if done.returncode or done.stderr:
        return done.stderr
    return done.stdout.split("\t")[3]


def indexes(cache: Path) -> list[Path]:
    """Return everything in the cache folder, in order."""
    return sorted((cache / "bilat").iterdir()) if (cache / "bilat").is_dir() else []
