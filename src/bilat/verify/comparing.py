"""Quotes found in a text, in whole words and whole numbers, whatever their typography."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from bilat.verify.folding import UNSPACED, Folded, folded
from bilat.verify.numbers_in_text import numbers_in, same_numbers
from bilat.verify.page_lines import LINE_BREAK

_SMALL = 50_000
"""A text of fewer characters is searched through; of a longer one, the places of all words are noted first."""
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
"""A word of a folded text; in scripts without spaces, each letter."""


class Passage(NamedTuple):
    """A stretch of a text: from `start` up to `end`, in characters."""

    start: int
    end: int


class Text:
    """A text to look quotes up in; it is folded once, and the places of its words are noted once.

    In a `wrapped` text, such as a plain one, a line may end inside a sentence; elsewhere each line is a block.
    """

    def __init__(self, original: str, *, wrapped: bool = False) -> None:
        self.original = original
        self.wrapped = wrapped
        self._indexes = [WordIndex(folded(original, wrapped=wrapped))]
        if wrapped and _BROKEN.search(original):
            self._indexes.append(WordIndex(folded(original, wrapped=True, hyphens=True)))
        if LINE_BREAK in original:  # a soft hyphen, which is passed over, is as long as what it stands for
            halves = _BROKEN_BY_BR.sub("\u00ad\u00ad", original), original.replace(LINE_BREAK, "\u00ad")
            self._indexes += [WordIndex(folded(text, wrapped=wrapped)) for text in halves]

    @property
    def folded(self) -> str:
        """The text as quotes are compared with it, in one line."""
        return self._indexes[0].folded.text

    @property
    def index(self) -> WordIndex:
        """The places of its words."""
        return self._indexes[0]

    def find(self, quote: str) -> Passage | None:
        """Return where the quote first occurs, in whole words and numbers, or None."""
        return next(self.occurrences(quote), None)

    def occurrences(self, quote: str) -> Iterator[Passage]:
        """Return every occurrence of the quote, except inside a longer word or number."""
        for index in self._indexes:
            found = index.occurrences(quote)
            if first := next(found, None):
                return (self._passage(index, span) for span in chain((first,), found))
        return iter(())

    def _passage(self, index: WordIndex, span: tuple[int, int]) -> Passage:
        """Return the part of the original that a part of the folded text comes from, without space around it."""
        start, end = index.folded.origin(*span)
        words = self.original[start:end]
        return Passage(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))

    def words(self, passage: Passage) -> str:
        """Return the words of a passage as they stand in the text."""
        return self.original[passage.start : passage.end]

    def place(self, passage: Passage) -> tuple[int, int]:
        """Return the line and column where a passage begins, both from 1."""
        line = bisect_right(self._lines, passage.start)
        return line, passage.start - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines of the original begin."""
        return [0, *(match.end() for match in re.finditer("\n", self.original))]


_BROKEN = re.compile(r"[^\W\d_][-‐‑] *\r?\n *[^\W\d_]")
"""A word broken at the end of a line, which may have had its hyphen before."""


_BROKEN_BY_BR = re.compile(f"[-‐]{LINE_BREAK}")


class WordIndex:
    """Where each word of a folded text stands."""

    def __init__(self, text: Folded) -> None:
        self.folded = text

    def occurrences(self, quote: str) -> Iterator[tuple[int, int]]:
        """Return the start and end in the folded text of every occurrence of a quote, in whole words and numbers."""
        wanted, blocks, *_ = folded(quote)
        numbers = numbers_in(blocks)
        for start in self._starts(wanted):
            end = start + len(wanted)
            if _whole(self.folded.text, start, end) and same_numbers(numbers, self.folded.blocks, start, end):
                yield start, end

    def _starts(self, wanted: str) -> Iterator[int]:
        """Return where the characters of a folded quote stand in the text, in whole words or not."""
        text = self.folded.text
        words = list(WORD.finditer(wanted))
        if not words:
            return
        if len(text) < _SMALL:
            start = text.find(wanted)
            while start >= 0:
                yield start
                start = text.find(wanted, start + 1)
            return
        rarest = min(words, key=lambda word: len(self.places.get(word[0], ())))
        for place in self.places.get(rarest[0], ()):
            start = place - rarest.start()
            if start >= 0 and text.startswith(wanted, start):
                yield start

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The places in the folded text at which each word begins."""
        places = defaultdict[str, list[int]](list)
        for match in WORD.finditer(self.folded.text):
            places[match[0]].append(match.start())
        return dict(places)


_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a part of a folded text begins and ends where words do."""
    after = text[end : end + 1]
    if after and unicodedata.category(after).startswith("M"):  # an accent belongs to the character before it
        return False
    return not _inside_word(text[start - 1 : start], text[start]) and not _inside_word(text[end - 1], after)


def _inside_word(left: str, right: str) -> bool:
    if not (left.isalnum() and right.isalnum()):
        return False
    return not _UNSPACED_LETTER.match(left) and not _UNSPACED_LETTER.match(right)
