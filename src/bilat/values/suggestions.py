"""The known word that a misspelt one was meant for."""

from __future__ import annotations

from collections.abc import Collection

_LONGEST = 60
"""A longer word is not compared: it was no slip of the hand."""
_MANY = 500


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the known word that `word` is most likely a misspelling of, or None.

    Among many words only those are compared that share a half of it: one slip leaves the other half as it was.
    """
    from difflib import get_close_matches

    if len(word) > _LONGEST:
        return None
    candidates = list(known)
    if len(candidates) > _MANY:
        head, tail = word[: len(word) // 2], word[len(word) // 2 :]
        candidates = [name for name in known if name.startswith(head) or name.endswith(tail)][:_MANY]
    close = get_close_matches(word, candidates, n=1, cutoff=0.6)
    return close[0] if close else None
