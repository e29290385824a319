"""The program as tests run it, and where the project lies."""

import io
import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from bilat.cli.main import run

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
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace")
    status = _run(arguments, environment, out, err, stdin, cwd)
    return subprocess.CompletedProcess(arguments, status, _text(out), _text(err))


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def on_screen(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Run the program within this process as if on a terminal, and return what it sends there."""
    screen = _Terminal(io.BytesIO(), "utf-8")
    _run(arguments, environment, screen, screen)
    return _text(screen)


def _run(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    out: io.TextIOWrapper,
    err: io.TextIOWrapper,
    stdin: str = "",
    cwd: Path | None = None,
) -> int:
    given = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8", "surrogateescape")), "utf-8", "surrogateescape")
    with (
        patch.dict(os.environ, environment, clear=True),
        patch("sys.stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(cwd or Path.cwd()),
    ):
        return run(arguments)


def _text(stream: io.TextIOWrapper) -> str:
    """Return what was written to a stream, its line ends as Python reads them."""
    stream.seek(0)
    stream.reconfigure(errors="surrogateescape")
    return stream.read()


def ids(answer: str) -> list[str]:
    """Return the ids of the facts in a JSON answer, in its order."""
    return [fact["id"] for fact in json.loads(answer)["facts"]]
