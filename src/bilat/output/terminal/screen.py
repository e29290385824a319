"""What a terminal can show: how wide it is, which signs it knows, and text set to fit it."""

from __future__ import annotations

import os
import sys
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bilat.values.safe_text import encodable, safe

_BOLD, _FAINT, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
_LEAST = 16
"""With less room than this a text doesn't stand beside its head."""
_ISOLATE, _END = "\u2068", "\u2069"


class Screen(NamedTuple):
    """A terminal. Only weight sets text off, never colour, so that dark and light screens read alike."""

    width: int = 80
    signs: bool = True
    """Whether signs beyond ASCII can be drawn."""
    weights: bool = False
    """Whether bold and faint text can."""
    links: bool = False
    """Whether text can be a link."""
    isolates: bool = False
    """Whether text that runs from right to left is set apart, so that it turns nothing beside it."""
    encoding: str = "utf-8"

    def said(self, text: str) -> str:
        """Return the text safe to print, in characters that the terminal has."""
        return encodable(safe(text), self.encoding)

    def bold(self, text: str) -> str:
        """Return the text in bold where the terminal knows it."""
        return f"{_BOLD}{text}{_PLAIN}" if self.weights and text else text

    def faint(self, text: str) -> str:
        """Return the text faint where the terminal knows it."""
        return f"{_FAINT}{text}{_PLAIN}" if self.weights and text else text

    def link(self, text: str, url: str | None) -> str:
        """Return the text as a link to a web address (OSC 8) where the terminal knows links."""
        return f"\033]8;;{url}\033\\{text}\033]8;;\033\\" if self.links_to(url) else text

    def links_to(self, url: str | None) -> bool:
        """Say whether the terminal knows links, and the address may be one: http or https, nothing that it obeys."""
        safe = url and url.isascii() and url.isprintable() and url.startswith(("http://", "https://"))
        return self.links and bool(safe)

    def isolated(self, text: str) -> str:
        """Return a text that holds right-to-left letters so that it turns nothing beside it."""
        turned = (
            self.isolates
            and not text.isascii()
            and any(unicodedata.bidirectional(one) in ("R", "AL", "AN") for one in text)
        )
        return f"{_ISOLATE}{text}{_END}" if turned else text

    def folded(self, text: str, width: int = 0) -> list[str]:
        """Return a text, safe to print, as lines of at most `width` columns, else those of the terminal.

        A space at which a line may not be broken is a plain one once lines are broken: it is copied, and typed.
        """
        lines = folded(self.said(text), width or self.width)
        return [self.isolated(line.replace("\u00a0", " ")) for line in lines]

    def hanging(self, head: str, text: str, indent: int) -> list[str]:
        """Return `head`, then the text beside it, its further lines at the same indent; under it for want of room."""
        head = self.said(head)
        if self.width - indent < _LEAST:
            return [head, *(f"    {line}" for line in self.folded(text, self.width - 4))]
        first, *more = self.folded(text, self.width - indent)
        beside = left(head, indent) if cells(head) < indent else f"{head} "
        return [beside + first, *(" " * indent + line for line in more)]

    def drawn(self, signs: str, ascii: str) -> str:
        """Return `signs`, or `ascii` where the terminal can't draw them."""
        return signs if self.signs else ascii


def terminal(width: int) -> Screen:
    """Return the terminal that stdout is, `width` columns wide."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    signs, on_terminal = encoding.lower().startswith("utf"), sys.stdout.isatty()
    knows = os.environ.get("TERM", "") not in ("dumb", "unknown", "") or os.name == "nt"
    return Screen(
        width=max(width, 20),
        signs=signs,
        weights=on_terminal and knows and not os.environ.get("NO_COLOR"),
        links=on_terminal and knows and _knows_links(os.environ),
        isolates=on_terminal and signs,
        encoding=encoding,
    )


_LINKING = (
    "WT_SESSION",
    "KONSOLE_VERSION",
    "DOMTERM",
    "KITTY_WINDOW_ID",
    "GHOSTTY_RESOURCES_DIR",
    "ALACRITTY_WINDOW_ID",
)


def _knows_links(environment: os._Environ[str]) -> bool:
    """Say whether the terminal is known for links; FORCE_HYPERLINK=1 or 0 decides."""
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    if environment.get("TERM", "").startswith(("screen", "tmux", "linux")):
        return False
    if environment.get("VTE_VERSION", "0").isdigit() and int(environment.get("VTE_VERSION", "0")) >= 5000:
        return True
    named = environment.get("TERM_PROGRAM") in ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby")
    return named or any(name in environment for name in _LINKING)


def cells(text: str) -> int:
    """Return how many columns the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


@lru_cache(maxsize=4096)
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
