"""Quotes found in a text regardless of typography, the passage most like a missing one, and links to quoted words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate

from bilat.values.text_folding import fold
from bilat.values.web_links import deep_link


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text: from `start` up to `end`, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a text that is most like a quote, and where they differ: words of the quote, words of the text."""

    passage: Passage
    differences: tuple[tuple[str, str], ...]


class Text:
    """A text to look quotes up in; it is folded once, and the places of its words are found when first needed."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.folded = fold(original)

    def find(self, quote: str) -> Passage | None:
        """Return where the quote first occurs, in whole words, or None; typography doesn't matter."""
        return next(self.occurrences(quote), None)

    def occurrences(self, quote: str) -> Iterator[Passage]:
        """Return every occurrence of the quote, except inside a longer word or number."""
        wanted = fold(quote)
        start = self.folded.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if _whole(self.folded, start, end):
                yield self._passage(start, end)
            start = self.folded.find(wanted, start + 1)

    def around(self, quote: str, passage: Passage) -> tuple[str, str]:
        """Return the words before and after an occurrence that tell it from the others; "" where none are needed.

        They are as few as possible, and from the same line: a link can't span paragraphs.
        """
        if sum(1 for _ in zip(self.occurrences(quote), range(2), strict=False)) < 2:
            return "", ""
        original = self.original
        before = original[original.rfind("\n", 0, passage.start) + 1 : passage.start].rstrip().split(" ")
        line_end = original.find("\n", passage.end)
        after = original[passage.end : line_end if line_end >= 0 else len(original)].lstrip().split(" ")
        words = original[passage.start : passage.end]
        for count in range(1, 6):
            head, tail = " ".join(before[-count:]), " ".join(after[:count])
            for prefix, suffix in ((head, ""), ("", tail), (head, tail)):
                if (prefix or suffix) and self.folded.count(fold(f"{prefix} {words} {suffix}")) == 1:
                    return prefix, suffix
        return "", ""

    def nearest(self, quote: str) -> Nearest | None:
        """Return the passage most like a quote that does not occur in the text, or None if no passage is like it."""
        wanted = _WORD.findall(fold(quote))
        words, spans = self._tokens
        best = _most_alike(wanted, words, self._positions)
        if best is None:
            return None
        first, last = best
        return Nearest(self._passage(spans[first][0], spans[last - 1][1]), _differences(wanted, words[first:last]))

    def place(self, passage: Passage) -> tuple[int, int]:
        """Return the line and column where a passage begins, both from 1."""
        line_start = self.original.rfind("\n", 0, passage.start) + 1
        return self.original.count("\n", 0, passage.start) + 1, passage.start - line_start + 1

    @cached_property
    def _tokens(self) -> tuple[list[str], list[tuple[int, int]]]:
        """The words and numbers of the folded text without punctuation, and their start and end in it."""
        found = list(_WORD.finditer(self.folded))
        return [word[0] for word in found], [word.span() for word in found]

    @cached_property
    def _positions(self) -> dict[str, list[int]]:
        """The positions of each word among the words."""
        positions: dict[str, list[int]] = {}
        for position, word in enumerate(self._tokens[0]):
            positions.setdefault(word, []).append(position)
        return positions

    @cached_property
    def _words(self) -> tuple[list[re.Match[str]], list[int]]:
        """The words of the original, and where each begins in the folded text."""
        known: dict[str, int] = {}
        words, sizes = [], []
        for word in _NOT_SPACE.finditer(self.original):
            size = known.get(word[0])
            if size is None:
                size = known[word[0]] = len(fold(word[0]))
            if size:
                words.append(word)
                sizes.append(size + 1)
        return words, list(accumulate(sizes, initial=0))

    def _passage(self, start: int, end: int) -> Passage:
        """Return the part of the original that a part of the folded text comes from."""
        return Passage(self._origin(start), self._origin(end - 1, after=True))

    def _origin(self, offset: int, *, after: bool = False) -> int:
        """Return where in the original the character at an offset of the folded text begins, or ends."""
        words, starts = self._words
        at = bisect_right(starts, offset) - 1
        word, within = words[at], offset - starts[at]
        for size in range(1, len(word[0]) + 1):
            if len(fold(word[0][:size])) > within:
                while after and size < len(word[0]) and unicodedata.combining(word[0][size]):
                    size += 1
                return word.start() + (size if after else size - 1)
        return word.end()


def link_in_text(url: str | None, quote: str, text: Text) -> str | None:
    """Return a link to the quoted words as they stand in the text of the page; None for a page without an address.

    Where the words occur more than once, the link includes those around their first occurrence.
    """
    passage = text.find(quote)
    if passage is None:
        return deep_link(url, quote)
    before, after = text.around(quote, passage)
    return deep_link(url, text.original[passage.start : passage.end], before=before, after=after)


_NOT_SPACE = re.compile(r"\S+")
_WORD = re.compile(r"\d{1,3}(?: \d{3})+(?!\w)|\w+(?:[.,'-]\w+)*|[%$€£]")
"""A number whose thousands are apart is one word."""
_ALIKE = 0.4
"""The share of a quote's words that a passage must contain to be like it."""


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a part of a folded text begins and ends where words and numbers do."""
    before, first, last, after = text[max(start - 2, 0) : start], text[start], text[end - 1], text[end : end + 2]
    if (first.isalnum() and before[-1:].isalnum()) or (last.isalnum() and after[:1].isalnum()):
        return False
    if unicodedata.category(after[:1] or " ").startswith("M"):  # an accent belongs to the character before it
        return False
    if first.isdigit() and len(before) == 2 and before[0].isdigit() and before[1] in ".,'":
        return False
    return not (last.isdigit() and len(after) == 2 and after[1].isdigit() and after[0] in ".,'")


def _most_alike(wanted: list[str], words: list[str], positions: Mapping[str, list[int]]) -> tuple[int, int] | None:
    """Return the start and end of the stretch of words that has the most words of the quote."""
    hits = sorted(position for word in set(wanted) for position in positions.get(word, ()))
    score, first, last = _best_window(wanted, words, hits)
    if score < max(1, _ALIKE * len(wanted)):
        return None
    # Words of the quote before its first shared one, or after its last, were replaced by others.
    before, after = wanted.index(words[first]), wanted[::-1].index(words[last])
    return max(first - before, 0), min(last + 1 + after, len(words))


def _best_window(wanted: list[str], words: list[str], hits: list[int]) -> tuple[int, int, int]:
    """Return how many words of the quote the best window has, and its first and last position, both in `hits`."""
    needed, held = Counter(wanted), Counter[str]()
    score, best, left = 0, (0, 0, 0), 0
    for position in hits:
        held[words[position]] += 1
        score += held[words[position]] <= needed[words[position]]
        # Drop on the left what is too far away, and words of which the window has more than the quote.
        while position - hits[left] > len(wanted) + 1 or held[words[hits[left]]] > needed[words[hits[left]]]:
            dropped = words[hits[left]]
            score -= held[dropped] <= needed[dropped]
            held[dropped] -= 1
            left += 1
        if score > best[0]:
            best = score, hits[left], position
    return best


def _differences(wanted: list[str], there: list[str]) -> tuple[tuple[str, str], ...]:
    codes = SequenceMatcher(None, wanted, there, autojunk=False).get_opcodes()
    return tuple((" ".join(wanted[a:b]), " ".join(there[c:d])) for tag, a, b, c, d in codes if tag != "equal")
