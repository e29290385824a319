"""Text folded so that typography, case and accents don't matter, and the words that a search compares."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʹ′‹›`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None),
        "…": "...",
    }
)


def fold(text: str) -> str:
    """Return the text without differences of typography: kinds of quotes, dashes and spaces, case, soft hyphens.

    Composed and decomposed letters come out alike. Words and digits are never changed.
    """
    if text.isascii():  # as most text is: only case, white space and one sign can differ
        return " ".join(text.lower().replace("`", "'").split())
    folded = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def bare(text: str) -> str:
    """Return the text folded and without accents, as people type a name that they look for."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFD", folded)))


_WORDS = re.compile(r"\w+")
GROUPED = r"(?<!\w)[1-9][0-9]{0,2}(?:[ ,.'’\u00a0\u2009\u202f][0-9]{3})+(?![0-9])"
"""The pattern of a number whose thousands are set apart, by whatever sign: "25,000", "25.000", "25 000"."""
_GROUPED = re.compile(GROUPED)
_APART = re.compile(r"[^0-9]")


def ungrouped(text: str) -> str:
    """Return the text with its numbers written without signs between thousands: "25000" for "25,000" and "25 000"."""
    return _GROUPED.sub(lambda number: _APART.sub("", number[0]), text)


def search_words(text: str) -> list[str]:
    """Return the words of `text`, folded, without accents: what a search compares. A number is one word."""
    text = ungrouped(text)
    # Most text is ASCII, where folding changes only the case of words.
    return _WORDS.findall(text.lower() if text.isascii() else bare(text))
