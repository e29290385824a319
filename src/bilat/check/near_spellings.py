"""Words that are one letter off each other, found among many without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilat.values.text_folding import bare

_SHORTEST = 4
"""Shorter words must be the same."""
_MOST = 100
"""The words with one beginning, or one end, that are compared."""


class Lexicon:
    """Words by their first and last halves: one slip leaves one of the two unchanged."""

    def __init__(self, words: Iterable[str]) -> None:
        self.bare = {word: bare(word) for word in words}
        self.halves: dict[tuple[str, str], list[str]] = {}
        for word, plain in self.bare.items():
            # A word that is one letter longer or shorter is cut at another letter.
            for length in {len(plain) // 2 + more for more in (-2, -1, 0)}:
                self._add(("begins", plain[:length]), word)
                self._add(("ends", plain[len(plain) - length :]), word)

    def _add(self, half: tuple[str, str], word: str) -> None:
        words = self.halves.setdefault(half, [])
        if len(words) < _MOST:
            words.append(word)

    def near(self, word: str) -> Iterator[str]:
        """Return the words that differ from `word` in one letter, or in accents and case alone."""
        plain = bare(word)
        length = max(len(plain) // 2 - 1, 1)
        for half in (("begins", plain[:length]), ("ends", plain[len(plain) - length :])):
            for other in self.halves.get(half, ()):
                if other != word and one_off(plain, self.bare[other]):
                    yield other


def one_off(one: str, other: str) -> bool:
    """Say whether two words differ in one letter, changed or left out, or in two that changed places.

    Short words, and those with digits, must be the same.
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _SHORTEST:
        return False
    if any(letter.isdigit() for letter in one + other):
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return swapped or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
