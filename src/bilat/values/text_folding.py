"""Text folded so that typography, case and accents do not matter, and the words that a search compares."""

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
    """Return the text without what typography adds: kinds of quotes, dashes and spaces, case, soft hyphens.

    Composed and decomposed letters come out alike. Words and digits are never changed.
    """
    if text.isascii():  # most text, and none of what follows changes it but for case and the one sign
        return " ".join(text.lower().replace("`", "'").split())
    folded = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def bare(text: str) -> str:
    """Return the text folded and without accents, as people type a name they look for."""
    folded = fold(text)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_WORDS = re.compile(r"\w+")


def search_words(text: str) -> list[str]:
    """Return the words of `text`, bare: what a search compares."""
    # Most text is ASCII, and in that nothing but the case of letters is folded in words.
    return _WORDS.findall(text.lower() if text.isascii() else bare(text))
