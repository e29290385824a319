"""The passage of a text that is most like a quote that it lacks, and the difference word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from bilat.verify.comparing import WORD, Passage, Text, WordIndex
from bilat.verify.folding import UNSPACED, folded
from bilat.verify.numbers_in_text import NUMBER

_ALIKE = 60
"""How like a quote a passage must be at least, of 100, character by character."""
_LONG = 200_000
"""In a text of more characters, only the surroundings of the quote's rarer words are compared."""
_RARE = 500
"""How often a word stands in a text at most, for its surroundings to be compared."""


class Nearest(NamedTuple):
    """The passage most like a quote, and where they differ: words of the quote, words of the text."""

    passage: Passage
    differences: tuple[tuple[str, str], ...]


def nearest(text: Text, quote: str) -> Nearest | None:
    """Return the passage most like a quote that does not occur in the text, or None if no passage is like it."""
    wanted, blocks, *_ = folded(quote)
    there = text.index.folded
    best = _best(wanted, text.index)
    if best is None:
        return None
    quoted = [piece[0] for piece in _PIECE.finditer(blocks)]
    words = _trimmed(quoted, there.blocks, *best)
    if not words:
        return None
    passage = Passage(*there.origin(words[0].start(), words[-1].end()))
    return Nearest(passage, _differences(quoted, [word[0] for word in words]))


def _best(wanted: str, index: WordIndex) -> tuple[int, int] | None:
    """Return the start and end in the folded text of the stretch most like a folded quote."""
    text = index.folded.text
    best, score = None, float(_ALIKE)
    for start, end in _regions(wanted, index):
        # A quote longer than its text is like a part of it too.
        found = partial_ratio_alignment(wanted, text[start:end], score_cutoff=score)
        if found and found.score > (score if best else 0) and found.dest_end > found.dest_start:
            best, score = (start + found.dest_start, start + found.dest_end), found.score
    return best


def _regions(wanted: str, index: WordIndex) -> list[tuple[int, int]]:
    """Return the parts of the text to compare: all of it, or the surroundings of the quote's rarer words."""
    size = len(index.folded.text)
    if size <= _LONG:
        return [(0, size)]
    reach = 2 * len(wanted)
    words = {word: index.places[word] for word in WORD.findall(wanted) if word in index.places}
    hits = sorted(place for places in words.values() if len(places) <= _RARE for place in places)
    regions: list[tuple[int, int]] = []
    for hit in hits:
        start, end = max(hit - reach, 0), min(hit + reach, size)
        if regions and start <= regions[-1][1]:
            start = regions.pop()[0]
        regions.append((start, end))
    return regions or [(0, size)]


_PIECE = re.compile(
    rf"(?:{NUMBER.pattern})|[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[.,'-][^\W_{UNSPACED}]+)*|[%$€£]", re.VERBOSE
)
"""A word with the hyphens inside it, or a whole number."""


_EDGE = 3
"""The words at each end that may be taken in or left out to make a passage more like its quote."""


def _trimmed(quoted: list[str], text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the words and numbers around a stretch of a folded text that together are most like a quote."""
    words = list(_PIECE.finditer(text, max(start - 60, 0), end + 60))
    within = [n for n, word in enumerate(words) if word.end() > start and word.start() < end]
    if not within:
        return []
    found = [word[0] for word in words]
    spans = [
        (first, last)
        for first in range(max(within[0] - _EDGE, 0), within[0] + _EDGE + 1)
        for last in range(max(within[-1] - _EDGE, first) + 1, min(within[-1] + _EDGE + 1, len(words)) + 1)
    ]
    first, last = min(spans, key=lambda span: _unlike(quoted, found[slice(*span)]))
    return words[first:last]


def _unlike(quoted: list[str], found: list[str]) -> tuple[int, int, float]:
    """Return how unlike two lists of words are: how many words differ, then the length, then the letters."""
    differing = Levenshtein.distance(quoted, found)
    return differing, abs(len(quoted) - len(found)), -ratio(" ".join(quoted), " ".join(found))


def _differences(wanted: list[str], there: list[str]) -> tuple[tuple[str, str], ...]:
    """Return word by word where two lists of words differ."""
    codes = Levenshtein.opcodes(wanted, there)
    changed = [(code.src_start, code.src_end, code.dest_start, code.dest_end) for code in codes if code.tag != "equal"]
    joined: list[tuple[int, int, int, int]] = []
    for a, b, c, d in changed:
        if joined and joined[-1][1] == a and joined[-1][3] == c:
            first = joined.pop()
            a, c = first[0], first[2]
        joined.append((a, b, c, d))
    return tuple((" ".join(wanted[a:b]), " ".join(there[c:d])) for a, b, c, d in joined)
