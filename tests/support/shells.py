"""Interactive shells on a terminal of their own, as a person has them who has installed completion."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType

SHELLS = {
    "bash": ["bash", "--rcfile", "{home}/.bashrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}
_PROGRAM = """#!/bin/sh
if [ -z "$_BILAT_COMPLETE" ] && [ -n "$ARRIVED" ]; then
  for word do printf '%s\\0' "$word"; done > "$ARRIVED.part"
  mv "$ARRIVED.part" "$ARRIVED"
  exit
fi
exec "{python}" -m bilat "$@"
"""
"""`bilat`, which keeps the words that reach it instead of answering, where $ARRIVED says in which file."""


class Shell:
    """A shell in a home of its own, in which nothing is installed but the program and its completion."""

    def __init__(self, name: str, home: Path, *, facts: Path | None = None) -> None:
        self.home = home
        self._file = home / "arrived"
        program = home / "bin/bilat"
        program.parent.mkdir()
        program.write_text(_PROGRAM.format(python=sys.executable))
        program.chmod(0o755)
        own = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "ZDOTDIR", "BILAT"))}
        own |= {"HOME": str(home), "PATH": f"{program.parent}:{os.environ['PATH']}", "TERM": "xterm", "PS1": "$ "}
        for _ in range(2):  # a second time changes nothing
            subprocess.run(["bilat", "completion", name, "--install"], env=own, check=True, capture_output=True)
        if facts:
            own |= {"BILAT_FACTS": str(facts), "ARRIVED": str(self._file)}
        ours, theirs = pty.openpty()
        self._terminal = ours
        self._process = subprocess.Popen(
            [word.format(home=home) for word in SHELLS[name]],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=own,
            start_new_session=True,
            cwd=home,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # a shell wants a terminal of its own
        )
        os.close(theirs)
        self._read(10, until="$")

    def __enter__(self) -> Shell:
        """Return the shell."""
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)

    def shows(self, typed: str, wanted: str = "") -> str:
        """Return what it shows after `typed` and TAB, without what moves and colours it; then take the line away."""
        os.write(self._terminal, f"{typed}\t".encode())
        shown = self._read(20, until=wanted)
        os.write(self._terminal, b"\x15")  # Ctrl-U
        return shown

    def arrived(self, typed: str, wanted: str) -> list[str]:
        """Return the words that reach the program once `typed` was completed by TAB, which puts `wanted` there."""
        os.write(self._terminal, f"{typed}\t".encode())
        self._read(20, until=wanted)
        os.write(self._terminal, b"\r")
        end = time.monotonic() + 20
        while not self._file.exists() and time.monotonic() < end:
            self._read(0.05, until="\0")  # whatever is sent must be read, or the shell waits
        words = self._file.read_text(encoding="utf-8").split("\0")[:-1]
        self._file.unlink()
        return words

    def _read(self, seconds: float, until: str) -> str:
        """Return what comes until a text has come and no more does, or time is up."""
        end, sent = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            if select.select([self._terminal], [], [], min(0.3, seconds))[0]:
                piece = os.read(self._terminal, 65536).decode("utf-8", "replace")
                if "\x1b[0c" in piece or "\x1b[c" in piece:
                    os.write(self._terminal, b"\x1b[?62c")  # fish asks what terminal it is on
                sent += re.sub(r"\x1b(\[[0-9;?<>=]*[a-zA-Z]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>()][A-Z0-9]?)", "", piece)
            elif until in sent:
                break
        return sent
