"""What a question does to the machine: nothing but to write its index."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.index_processes import BASE, SOURCES

WATCHED = """
import sys
sys.dont_write_bytecode = True
cache, allowed = sys.argv.pop(1), 0
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")) or (
        writes and not str(arguments[0]).startswith(cache)
    ):
        sys.stderr.write(f"WATCHED {event} {arguments}\\n")
sys.addaudithook(watch)
from bilat.cli.main import main
main()
"""
QUESTIONS = (
    "aid",
    "aid --json",
    "show wheat",
    "cite wheat",
    "search wheat",
    "stats",
    "timeline --json",
    "aid --explain",
)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_runs_nothing_asks_nobody_and_writes_only_its_index(question: str, tmp_path: Path) -> None:
    facts, cache = tmp_path / "facts.toml", tmp_path / "cache"
    facts.write_text(BASE, encoding="utf-8")
    own = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "BILAT"))}
    answer = subprocess.run(
        [sys.executable, "-c", WATCHED, str(cache), "--facts", str(facts), *question.split()],
        env={**own, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        check=False,
    )
    watched = [line for line in answer.stderr.splitlines() if line.startswith("WATCHED")]
    assert (answer.returncode, answer.stdout != "", watched) == (0, True, [])
