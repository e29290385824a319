"""Bars of signs, for counts and for sums with a span."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from bilat.output.terminal.screen import Screen

SIGNS = ("█▓░", "#=.")
"""What is drawn up to the lowest, the chosen and the highest reading, with and without signs beyond ASCII."""
STYLES = ("bar.low", "bar.chosen", "bar.high")


def bar(ends: Sequence[float], most: float, room: int, screen: Screen) -> Text:
    """Return a bar up to each of `ends`, in rising order; what is not zero is never drawn as nothing.

    `most` is what fills the whole `room`, in columns.
    """
    text, before = Text(overflow="fold"), 0
    for end, sign, style in zip(ends, screen.drawn(*SIGNS), STYLES, strict=False):
        at = max(round(end / most * room), 1) if end and most else before
        if at > before:
            text.append(sign * (at - before), style)
            before = at
    return text
