"""The known words that a misspelt one was probably meant for, and the question that asks."""

from __future__ import annotations

from itertools import takewhile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_LONGEST = 60
"""A longer word is not compared: it is no misspelling."""
_MANY = 2_000


def closest(word: str, known: Collection[str], n: int = 1, *, cutoff: float = 0.6) -> list[str]:
    """Return up to `n` known words that `word` may be a misspelling of, the likeliest first.

    `cutoff` is how much of them must be alike, from 0 to 1. Of many known words, only those are compared that begin or
    end with a half of `word`, since one slip leaves the other half as it was, and of these only the most alike.
    """
    from difflib import get_close_matches  # loaded only where a word is not known

    if len(word) > _LONGEST:
        return []
    candidates = list(known)
    if len(candidates) > _MANY:
        head, tail = word[: len(word) // 2], word[len(word) // 2 :]
        halves = [name for name in known if name.startswith(head) or name.endswith(tail)]
        candidates = sorted(halves, key=lambda name: (-_shared(word, name), name))[:_MANY]
    return get_close_matches(word, candidates, n=n, cutoff=cutoff)


def _shared(word: str, name: str) -> int:
    """Return how many letters two words have in common at both ends."""
    ends = zip(word, name, strict=False), zip(reversed(word), reversed(name), strict=False)
    return sum(1 for pairs in ends for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def nearest(word: str, known: Collection[str], *, cutoff: float = 0.6) -> str | None:
    """Return the known word that `word` is most likely a misspelling of, or None."""
    return next(iter(closest(word, known, cutoff=cutoff)), None)


def did_you_mean(near: Sequence[str]) -> str:
    """Return the question whether one of these words was meant: "did you mean wheat or rice?"; "" for none."""
    return f"did you mean {' or '.join(near)}?" if near else ""


def hint(near: Sequence[str], otherwise: str = ".") -> str:
    """Return how a message about an unknown word ends: "; did you mean wheat?", or `otherwise` where none is near."""
    return f"; {did_you_mean(near)}" if near else otherwise
