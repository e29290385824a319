"""What one run of a command takes, as a whole process, with or without a terminal before it."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))
LINES, COLUMNS = 50, 100


class Took(NamedTuple):
    """What a command took: seconds of processor and of wall, and megabytes of its largest process.

    Processes that it started and waited for are counted in. `shown` is after how many seconds its terminal showed
    what was waited for.
    """

    cpu: float
    wall: float
    memory: float
    shown: float | None = None


class CommandFailedError(Exception):
    """A command ended with another code than 0, or never showed what it should."""


def run(command: Sequence[str], environment: Mapping[str, str], awaited: str = "") -> Took:
    """Run a command, its output thrown away, and return what it took; on a terminal, if text is `awaited` there.

    Raises:
        CommandFailedError: the command did, or the text never came.
    """
    report, told = os.pipe()
    with tempfile.TemporaryFile() as complaints:
        if awaited:
            near, far = _terminal()
            process = _started(command, environment, told, near, near)
            os.close(near)
            seen = _seen(far, awaited.encode())
            os.close(far)
        else:
            seen = None
            process = _started(command, environment, told, subprocess.DEVNULL, complaints.fileno())
        os.close(told)
        process.wait()
        with os.fdopen(report) as file:
            code, begun, wall, cpu, kilobytes = map(float, file.read().split())
        if code or (awaited and seen is None):
            complaints.seek(0)
            raise CommandFailedError(f"{' '.join(command)}\nended with {code:.0f}. {complaints.read().decode()}")
    return Took(cpu, wall, kilobytes / 1024, seen - begun if seen else None)


def _started(
    command: Sequence[str], environment: Mapping[str, str], told: int, stream: int, errors: int
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*LAUNCH, str(told), *command],
        stdin=stream,
        stdout=stream,
        stderr=errors,
        env=dict(environment),
        pass_fds=[told],
        # A pager reads keys from the terminal of its session; it is not to find the user's.
        start_new_session=os.isatty(stream),
    )


def _terminal() -> tuple[int, int]:
    """Return the two ends of a terminal of the usual size: the program's, and the one that people look at."""
    far, near = pty.openpty()
    fcntl.ioctl(near, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    return near, far


def _seen(terminal: int, awaited: bytes) -> float | None:
    """Read all that comes to a terminal; return when the text awaited was there, None if it never was.

    Then `q` is typed, as people do in a pager that has shown them what they wanted.
    """
    came, when = b"", None
    while piece := _piece(terminal):
        if when is None:
            came += piece
            if awaited in came:
                when = time.monotonic()
                os.write(terminal, b"q")
    return when


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
