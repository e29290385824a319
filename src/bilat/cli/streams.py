"""Where answers go: streams that take every character, and a pager for what is longer than the screen."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import BinaryIO, TextIO

from bilat.errors import StreamClosedError

_PLAIN, _JSON = "bilat-plain", "bilat-json"


def prepare() -> None:
    """Let stdout and stderr take any character: what their encoding lacks is written plainly.

    Raises:
        StreamClosedError: there is no stdout.
    """
    if sys.stderr is None:
        sys.stderr = _nowhere()
    if sys.stdout is None:
        raise StreamClosedError("standard output is closed.")
    for stream in (sys.stdout, sys.stderr):
        # Under LC_ALL=C Python writes UTF-8 all the same (PEP 540). Who sets it at a terminal has one that can't.
        plain = os.environ.get("LC_ALL") in ("C", "POSIX") and stream.isatty()
        if plain or stream.encoding != "utf-8" or os.name == "nt":
            _restrict(stream, "ascii" if plain else stream.encoding)


def _restrict(stream: TextIO, encoding: str) -> None:
    codecs.register_error(_PLAIN, _plainly)
    codecs.register_error(_JSON, _escaped)
    if isinstance(stream, io.TextIOWrapper):
        # Lines end as they are written, on Windows too: CSV has its own ends.
        stream.reconfigure(encoding=encoding, errors=_PLAIN, newline="\n")


def expect_json() -> None:
    r"""Let stdout write what its encoding lacks as `\u` escapes, so that JSON stays JSON and loses nothing."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == _PLAIN:
        sys.stdout.reconfigure(errors=_JSON)


def _plainly(error: UnicodeError) -> tuple[str, int]:
    from bilat.values.safe_text import plainly

    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(plainly, error.object[error.start : error.end])), error.end


def _escaped(error: UnicodeError) -> tuple[str, int]:
    from json import dumps

    assert isinstance(error, UnicodeEncodeError)
    return dumps(error.object[error.start : error.end])[1:-1], error.end


def complain(text: str) -> None:
    """Write to stderr at once; where nobody can read it there, the answer and its exit code are what they are."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def stdin() -> bytes:
    """Return what stands on standard input.

    Raises:
        StreamClosedError: there is none.
    """
    if sys.stdin is None:
        raise StreamClosedError("standard input is closed; there is nothing to read.")
    return _all_of(sys.stdin.buffer)


@cache
def _all_of(stream: BinaryIO) -> bytes:
    """Return what stands in a stream, however often it is asked for."""
    return stream.read()


def size() -> os.terminal_size:
    """Return the columns and lines of the terminal; 80 by 24 where they are not known.

    COLUMNS and LINES say otherwise, if each is a number that a terminal may have.
    """
    given = (os.environ.get(name, "") for name in ("COLUMNS", "LINES"))
    columns, lines = (int(text) if text.isdecimal() and len(text) < _NO_SIZE else 0 for text in given)
    if not (columns and lines):
        try:
            own = os.get_terminal_size()
        except OSError:  # it is none
            own = os.terminal_size((80, 24))
        columns, lines = columns or own.columns or 80, lines or own.lines or 24
    return os.terminal_size((columns, lines))


_NO_SIZE = 5
"""No terminal has so many digits of columns or lines."""


def page(pieces: Iterable[str], *, paged: bool) -> None:
    """Write an answer to the terminal as it comes, through a pager if it is longer than the screen."""
    pieces = iter(pieces)
    command = _pager() if paged else []
    if not command:
        for piece in pieces:
            sys.stdout.write(piece)
        return
    from shutil import which

    head, more = _screenful(pieces, size().lines - 1)
    if more and which(command[0]):
        _through(command, chain(head, pieces))
    else:
        for piece in chain(head, pieces):
            sys.stdout.write(piece)


def _pager() -> list[str]:
    """Return the pager command, or [] for none; one whose quotes are not closed is none."""
    from shlex import split

    try:
        command = split(os.environ.get("PAGER", "less"), posix=os.name != "nt")
    except ValueError:
        return []
    return [] if command == ["cat"] or os.environ.get("TERM") == "dumb" else command


def _screenful(pieces: Iterator[str], lines: int) -> tuple[list[str], bool]:
    """Return the pieces that fill the screen, and whether there are more."""
    head: list[str] = []
    for piece in pieces:
        head.append(piece)
        lines -= piece.count("\n")
        if lines < 0:
            return head, True
    return head, False


def _through(command: list[str], pieces: Iterable[str]) -> None:
    import signal
    from subprocess import PIPE, Popen

    # As git does: quit if it fits, pass colours, leave the text on the screen.
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    encoding, errors = sys.stdout.encoding, sys.stdout.errors
    with Popen(command, stdin=PIPE, env=environment, encoding=encoding, errors=errors) as process:
        assert process.stdin
        # An interrupt is the pager's to answer; it stops a search in it.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            for piece in pieces:
                process.stdin.write(piece)
            process.stdin.close()
        except BrokenPipeError:
            pass  # the reader has stopped reading
        finally:
            process.wait()
            signal.signal(signal.SIGINT, before)
