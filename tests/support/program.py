"""The program as tests run it, and where the project lies."""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generators.asking import Stream, run_within

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data/facts.toml"
Program = Callable[..., subprocess.CompletedProcess[str]]
"""What the fixtures `bilat` and `process` return."""


def within(
    arguments: Sequence[str], environment: Mapping[str, str], stdin: str = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program within this process, in an environment, and return what a process of it would have left.

    It is what `main` runs, with streams like those of a process: UTF-8, and no terminal.
    """
    out, err = Stream(), Stream(errors="backslashreplace")
    status = run_within(arguments, environment, out, err, stdin=stdin, folder=cwd)
    return subprocess.CompletedProcess(arguments, status, out.text(), err.text())


def ids(answer: str) -> list[str]:
    """Return the ids of the facts in a JSON answer, in its order."""
    return [fact["id"] for fact in json.loads(answer)["facts"]]
