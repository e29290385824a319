"""What a terminal can show: how wide it is, which signs it knows, and text set to fit it."""

from __future__ import annotations

import os
import sys
import unicodedata
from dataclasses import dataclass

_BOLD, _FAINT, _PLAIN = "\033[1m", "\033[2m", "\033[0m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A terminal. Only weight sets text off, never colour, so that dark and light screens read alike."""

    width: int = 80
    signs: bool = True
    """Whether signs beyond ASCII can be drawn."""
    weights: bool = False
    """Whether bold and faint text can."""

    def bold(self, text: str) -> str:
        """Return the text in bold where the terminal knows it."""
        return f"{_BOLD}{text}{_PLAIN}" if self.weights and text else text

    def faint(self, text: str) -> str:
        """Return the text faint where the terminal knows it."""
        return f"{_FAINT}{text}{_PLAIN}" if self.weights and text else text

    def drawn(self, signs: str, ascii: str) -> str:
        """Return `signs`, or `ascii` where the terminal can't draw them."""
        return signs if self.signs else ascii


def terminal(width: int) -> Screen:
    """Return the terminal that stdout is, `width` columns wide."""
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return Screen(
        width=max(width, 20),
        signs=encoding.startswith("utf"),
        weights=sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown"),
    )


def cells(text: str) -> int:
    """Return how many columns the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def left(text: str, width: int) -> str:
    """Return the text with spaces after it, up to `width` columns."""
    return text + " " * (width - cells(text))


def right(text: str, width: int) -> str:
    """Return the text with spaces before it, up to `width` columns."""
    return " " * (width - cells(text)) + text


def folded(text: str, width: int) -> list[str]:
    """Return the text as lines of at most `width` columns, broken between words where they allow it."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and cells(line) + 1 + cells(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        while cells(line) > width:
            head = _head(line, width)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line] if line or not lines else lines


def _head(text: str, width: int) -> str:
    """Return as much of the text's beginning as `width` columns hold, one character at least."""
    used = 0
    for at, character in enumerate(text):
        used += _cells(character)
        if used > width and at:
            return text[:at]
    return text


def hanging(head: str, text: str, width: int, indent: int) -> list[str]:
    """Return `head`, then the text beside it, its further lines at the same indent."""
    lines = folded(text, max(width - indent, 20))
    beside = left(head, indent) if cells(head) < indent else f"{head} "
    return [beside + lines[0], *(" " * indent + line for line in lines[1:])]
