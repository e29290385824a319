"""Measure bilat as whole processes beside its peers.

Wanted on the path are sqlite3, jq, hledger and bean-query (or BEAN_QUERY says what to call); what is missing is left
out. Figures are kept round by round, so that a run can be stopped and resumed, and sizes measured one at a time.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

import figures
import measuring
import page
import questions
from figures import Figures
from measuring import CommandFailedError
from proof import UnlikeAnswersError, prove
from questions import ROOT, Question, Subject

SHIPPED = "shipped"
SIZES = (None, 100, 1_000, 10_000, 100_000)
FIGURES = ROOT / "build" / "bench"
ROUNDS = 11
FEWER = ((60.0, 1), (3.0, 3))
"""What takes longer than so many seconds is run in so many rounds only."""
OLD = 2.1
"""After so many seconds a base is known by its times alone."""


def main() -> None:
    """Measure the bases asked for; print what is known of all sizes, or put it into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sizes",
        nargs="*",
        type=_size,
        metavar="SIZE",
        help=f"numbers of facts, or '{SHIPPED}' for the base that ships; all from 100 to 100,000 if none is named",
    )
    parser.add_argument("--resume", action="store_true", help="go on with the figures kept, measure no round again")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"so many rounds instead of {ROUNDS}")
    parser.add_argument("--figures", type=Path, default=FIGURES, metavar="FOLDER", help="keep figures there")
    parser.add_argument("--page", type=Path, help="put the tables into this page, between its two marks")
    asked = parser.parse_args()
    if asked.page and not page.has_place(asked.page):
        parser.error(f"{asked.page} has no place for figures: {page.BEGIN} and {page.END}")
    compileall.compile_dir(ROOT / "src", quiet=1)
    try:
        for size in asked.sizes or SIZES:
            measure(size, asked)
    except KeyboardInterrupt:
        sys.exit("Stopped; --resume goes on from here.")
    except (CommandFailedError, UnlikeAnswersError) as error:
        sys.exit(str(error))
    text = page.render(figures.all_kept(asked.figures))
    if asked.page:
        page.put(text, asked.page)
    else:
        sys.stdout.write(text + "\n")


def _size(text: str) -> int | None:
    """Return a number of facts; None stands for the base that ships."""
    if text == SHIPPED:
        return None
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number of facts nor '{SHIPPED}'")
    return int(text)


def measure(size: int | None, wanted: argparse.Namespace) -> None:
    """Measure one base, and keep the figures after every round."""
    known = (figures.kept(wanted.figures, size) if wanted.resume else None) or Figures(size, machine(), (), ())
    if len(known.rounds) >= wanted.rounds:
        return
    with tempfile.TemporaryDirectory() as home:
        subject = Subject(Path(home), size) if size else questions.shipped(Path(home))
        _tell(known, "writing the base")
        questions.prepare(subject)
        asked = _warm(subject, known)
        while len(known.rounds) < wanted.rounds:
            _tell(known, f"round {len(known.rounds) + 1} of {wanted.rounds}")
            load = os.getloadavg()[0]
            took = {name: _took(subject, question) for name, question in asked.items() if _due(name, known)}
            known = known._replace(load=(*known.load, load), rounds=(*known.rounds, took))
            figures.keep(known, wanted.figures)


def _warm(subject: Subject, known: Figures) -> Mapping[str, Question]:
    """Build the index, prove that all answer alike, and return what is asked."""
    time.sleep(OLD)
    _tell(known, "building the index")
    measuring.run(shlex.split(subject.bilat(f"show {subject.id} --json")), environment(subject))
    asked = questions.asked(subject)
    _tell(known, "comparing the answers")
    prove(subject, asked, environment(subject))
    return asked


def _due(name: str, known: Figures) -> bool:
    """Say whether a command is to run in the next round: what is slow is run a few times only."""
    if not known.rounds or name not in known.rounds[0]:
        return True
    wall = known.rounds[0][name].wall
    return len(known.rounds) < next((rounds for slow, rounds in FEWER if wall > slow), ROUNDS)


def _took(subject: Subject, question: Question) -> measuring.Took:
    if question.fresh:
        shutil.rmtree(subject.folder / "fresh", ignore_errors=True)
    around = {**environment(subject), **question.environment}
    return measuring.run(shlex.split(question.command), around, question.awaited)


def environment(subject: Subject) -> dict[str, str]:
    """Return the environment of what is measured: modules are kept compiled, and no habit of the user's counts."""
    foreign = ("PYTHON", "BILAT", "LC_", "LESS", "PAGER")
    own = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    ours = {"PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(subject.folder / "cache")}
    return {**own, **ours, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


def machine() -> str:
    """Return the day, and what is measured with."""
    peers = [["sqlite3", "--version"], ["jq", "--version"], ["hledger", "--version"]]
    if query := questions.bean_query():
        peers.append([*shlex.split(query), "--version"])
    parts = [str(date.today()), f"{os.cpu_count()} cores", f"Python {platform.python_version()}"]
    parts += [f"click {version('click')}", f"rich {version('rich')}", f"SQLite {sqlite3.sqlite_version}"]
    return ", ".join(parts + [_version(command) for command in peers if shutil.which(command[0])])


def _version(command: list[str]) -> str:
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return f"sqlite3 {said.split()[0]}" if command[0] == "sqlite3" else said


def _tell(known: Figures, words: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {known.label}: {words}\n")


if __name__ == "__main__":
    main()
