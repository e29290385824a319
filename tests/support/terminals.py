"""The program on a terminal, for tests that look at what people see."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from generators.asking import Stream, run_within

_UNSEEN = re.compile(r"\x1b\[[0-9;]*m|[\u2068\u2069]")


def on_terminal(
    *arguments: str, facts: Path, cache: Path, columns: int = 100, env: dict[str, str] | None = None
) -> str:
    """Return what the program, as a process, sends to a real terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bilat", "--facts", str(facts), *arguments],
        stdout=slave,
        stderr=slave,
        env=_environment(cache, columns) | (env or {}),
    )
    os.close(slave)
    sent = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        sent += piece
    process.wait()
    os.close(master)
    return sent.decode("utf-8")


def seen(*arguments: str, facts: Path, cache: Path | None = None, columns: int = 100) -> list[str]:
    """Return the lines that people see on a terminal, without what sets weight and direction.

    The program runs within this process; the index lies beside the base where no `cache` is named.
    """
    environment = _environment(cache or facts.parent / "cache", columns)
    screen = Stream(terminal=True)
    run_within(["--facts", str(facts), *arguments], environment, screen, screen)
    return readable(screen.text())


def readable(sent: str) -> list[str]:
    """Return the lines that people see of what is sent to a terminal."""
    return [line.rstrip() for line in _UNSEEN.sub("", sent).replace("\r\n", "\n").split("\n")]


def _environment(cache: Path, columns: int) -> dict[str, str]:
    own = {"TERM": "xterm-256color", "COLUMNS": str(columns), "XDG_CACHE_HOME": str(cache), "PAGER": "cat"}
    return {**os.environ, **own}
