"""The program asked within this process, in a pipe and on a terminal."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from bilat.cli.main import run

ROOT = Path(__file__).parents[2]


class Stream(io.TextIOWrapper):
    """A stream of UTF-8 that keeps what is written to it; a terminal, if it is to be one."""

    def __init__(self, *, errors: str = "strict", terminal: bool = False) -> None:
        """Make an empty stream."""
        super().__init__(io.BytesIO(), "utf-8", errors)
        self._terminal = terminal

    def isatty(self) -> bool:
        """Say whether it passes for a terminal."""
        return self._terminal

    def text(self) -> str:
        """Return what was written, its line ends as Python reads them."""
        self.seek(0)
        self.reconfigure(errors="surrogateescape")
        return self.read()


def run_within(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    out: Stream,
    err: Stream,
    *,
    stdin: str = "",
    folder: Path | None = None,
) -> int:
    """Run what `main` runs within this process, in an environment and a folder, and return the exit code."""
    given = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8", "surrogateescape")), "utf-8", "surrogateescape")
    with (
        patch.dict(os.environ, environment, clear=True),
        patch("sys.stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(folder or Path.cwd()),
    ):
        return run(arguments)


def in_pipe(arguments: Sequence[str], settings: Mapping[str, str]) -> str:
    """Return what the program writes to stdout and stderr, which are pipes, and its exit code where it is not 0."""
    pipe = Stream()
    status = run_within(arguments, _environment(settings), pipe, pipe, folder=ROOT)
    return pipe.text() + (f"[exit code {status}]\n" if status else "")


def on_terminal(arguments: Sequence[str], settings: Mapping[str, str]) -> str:
    """Return what the program sends to a terminal.

    Raises:
        ValueError: it ends with another code than 0.
    """
    screen = Stream(terminal=True)
    environment = {"TERM": "xterm-256color", "PAGER": "cat", **_environment(settings)}
    if status := run_within(arguments, environment, screen, screen, folder=ROOT):
        raise ValueError(f"{arguments} ends with {status}: {screen.text()}")
    return screen.text()


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without the habits of whoever generates."""
    habits = ("BILAT", "NO_COLOR", "FORCE_", "LC_", "PAGER", "TERM", "COLUMNS")
    return {key: value for key, value in os.environ.items() if not key.startswith(habits)} | dict(settings)
