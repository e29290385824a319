"""The program asked within this process, and what of an answer is a failure whatever the question was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from generators.asking import Stream, run_within  # noqa: E402 - the tools are no package

CODES = range(5)
"""The exit codes that a user may see; 70 is a fault of the program itself."""


_PLAIN = "\n\t\r\0\N{BYTE ORDER MARK}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
"""What the program itself may send besides what is printable: on a terminal each text is set apart in its direction."""


class Answer(NamedTuple):
    """What one run of the program left."""

    status: int
    out: str
    err: str


class Failure(NamedTuple):
    """One try that the program did not withstand."""

    what: str
    """In a few words, the same for each try that fails alike."""
    how: str
    """What repeats it: the words of the command line, or what was done to a file."""
    data: bytes = b""
    """The file that was asked, where there was one."""


def ask(words: Sequence[str], folder: Path, *, terminal: bool = False, stdin: str = "") -> Answer:
    """Run the program in a folder that holds its cache and home."""
    out, err = Stream(terminal=terminal), Stream(errors="backslashreplace")
    environment = {
        **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "COLUMNS": "80",
        "TERM": "xterm-256color",
        "PAGER": "cat",
    }
    status = run_within(words, environment, out, err, stdin=stdin, folder=folder)
    return Answer(status, out.text(), err.text())


def faults(answer: Answer, *, terminal: bool = False) -> Iterator[str]:
    """Yield what is wrong with an answer, whatever was asked: its exit code, or what it sends to a terminal."""
    if answer.status not in CODES:
        last = (answer.err.strip() or "no message").splitlines()[-1]
        yield f"exit code {answer.status}: {last[:100]}"
    for name, text in (("answer", answer.out), ("messages", answer.err)):
        if any(_is_order(character) for character in (_without_colours(text) if terminal else text)):
            yield f"a control character in the {name}"


def _is_order(character: str) -> bool:
    """Say whether a terminal would act on a character, or no encoding can hold it."""
    return not (character.isprintable() or character in _PLAIN or character.isspace())


def _without_colours(text: str) -> str:
    """Return what a terminal shows of a text, without the orders that the program itself gives: colours and links."""
    pieces = text.split("\x1b")
    return pieces[0] + "".join(_after_order(piece) for piece in pieces[1:])


def _after_order(piece: str) -> str:
    if piece.startswith("["):
        return piece.lstrip("[0123456789;").removeprefix("m").removeprefix("K")
    if piece.startswith("]8;"):
        return ""  # a link, up to the escape that ends it
    return piece.removeprefix("\\")
