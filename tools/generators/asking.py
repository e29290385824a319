"""The program asked as a process of its own, in a pipe and on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def in_pipe(arguments: Sequence[str], settings: Mapping[str, str]) -> str:
    """Return what the program writes to stdout and stderr, which are pipes, and its exit code where it is not 0."""
    run = subprocess.run(
        _command(arguments),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_environment(settings),
        cwd=ROOT,
        encoding="utf-8",
    )
    return run.stdout + (f"[exit code {run.returncode}]\n" if run.returncode else "")


def on_terminal(arguments: Sequence[str], settings: Mapping[str, str]) -> str:
    """Return what the program sends to a terminal.

    Raises:
        CalledProcessError: it ends with another code than 0.
    """
    ours, theirs = pty.openpty()
    command = _command(arguments)
    environment = {"TERM": "xterm-256color", "PAGER": "cat", **_environment(settings)}
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=ROOT) as process:
        os.close(theirs)
        sent = b""
        while chunk := _read(ours):
            sent += chunk
    os.close(ours)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, sent)
    return sent.decode().replace("\r\n", "\n")


def _command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "bilat", *arguments]


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without the habits of whoever generates."""
    habits = ("BILAT", "NO_COLOR", "FORCE_", "LC_", "PAGER", "TERM", "COLUMNS")
    return {key: value for key, value in os.environ.items() if not key.startswith(habits)} | dict(settings)


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so where the other end is closed
        return b""
