"""The known words that a misspelt one was probably meant for."""

from __future__ import annotations

from itertools import takewhile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 60
"""A longer word is not compared: it is no misspelling."""
_MANY = 2_000


def nearest(word: str, known: Collection[str], *, cutoff: float = 0.6) -> str | None:
    """Return the known word that `word` is most likely a misspelling of, or None.

    `cutoff` is how much of them must be alike, from 0 to 1. Of many known words, only those are compared that begin or
    end with a half of `word`, since one slip leaves the other half as it was, and of these only the most alike.
    """
    from difflib import get_close_matches  # loaded only where a word is not known

    if len(word) > _LONGEST:
        return None
    candidates = list(known)
    if len(candidates) > _MANY:
        head, tail = word[: len(word) // 2], word[len(word) // 2 :]
        halves = [name for name in known if name.startswith(head) or name.endswith(tail)]
        candidates = sorted(halves, key=lambda name: (-_shared(word, name), name))[:_MANY]
    return next(iter(get_close_matches(word, candidates, n=1, cutoff=cutoff)), None)


def _shared(word: str, name: str) -> int:
    """Return how many letters two words have in common at both ends."""
    ends = zip(word, name, strict=False), zip(reversed(word), reversed(name), strict=False)
    return sum(1 for pairs in ends for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
