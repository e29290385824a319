"""Text folded so that typography, case and accents don't matter, and the words that a search compares."""

from __future__ import annotations

import re
import unicodedata

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
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_WORDS = re.compile(r"\w+")


def search_words(text: str) -> list[str]:
    """Return the words of `text`, folded, without accents: what a search compares."""
    # Most text is ASCII, where folding changes only the case of words.
    return _WORDS.findall(text.lower() if text.isascii() else bare(text))
