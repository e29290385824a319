"""Quotes found in a text, whatever typography made of them, and links to where they stand in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from bilat.values.text_folding import fold
from bilat.values.web_links import deep_link


def link_in_text(url: str | None, quote: str, text: Text) -> str | None:
    """Return a link to the quoted words as they stand in the text of the page; None for a page without an address.

    Where the words stand more than once, the link names those around the first of them too.
    """
    found = text.find(quote)
    if found is None:
        return deep_link(url, quote)
    before, after = text.around(quote, found)
    return deep_link(url, text.original[found.start : found.end], before=before, after=after)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text: from `start` up to `end`, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Near:
    """The passage of a text that is most like a quote, and where the two differ: the quote's words, the text's."""

    passage: Passage
    differences: tuple[tuple[str, str], ...]


class Text:
    """A text that quotes are looked for in; folded once, its places worked out when one is asked for."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.folded = fold(original)

    def find(self, quote: str) -> Passage | None:
        """Return where the quote first stands, whole words of it, or None; typography doesn't matter."""
        return next(self.occurrences(quote), None)

    def occurrences(self, quote: str) -> Iterator[Passage]:
        """Return every place where the quote stands: neither a half word nor a part of a number is one."""
        wanted = fold(quote)
        start = self.folded.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if _whole(self.folded, start, end):
                yield self._passage(start, end)
            start = self.folded.find(wanted, start + 1)

    def around(self, quote: str, found: Passage) -> tuple[str, str]:
        """Return the words before and after a passage that tell it from the other places of the quote; "" if none.

        As few as will do, and only of its own line: a link can't name words across paragraphs.
        """
        if sum(1 for _ in zip(self.occurrences(quote), range(2), strict=False)) < 2:
            return "", ""
        original = self.original
        before = original[original.rfind("\n", 0, found.start) + 1 : found.start].rstrip().split(" ")
        line_end = original.find("\n", found.end)
        after = original[found.end : line_end if line_end >= 0 else len(original)].lstrip().split(" ")
        words = original[found.start : found.end]
        for count in range(1, 6):
            head, tail = " ".join(before[-count:]), " ".join(after[:count])
            for prefix, suffix in ((head, ""), ("", tail), (head, tail)):
                if (prefix or suffix) and self._once(f"{prefix} {words} {suffix}"):
                    return prefix, suffix
        return "", ""

    def _once(self, words: str) -> bool:
        return self.folded.count(fold(words)) == 1

    def near(self, quote: str) -> Near | None:
        """Return the passage most like a quote that does not stand in the text, or None if nothing is like it."""
        wanted = _WORD.findall(fold(quote))
        words, spans = self._tokens
        best = _most_alike(wanted, words, self._where)
        if best is None:
            return None
        first, last = best
        return Near(self._passage(spans[first][0], spans[last - 1][1]), _differences(wanted, words[first:last]))

    def place(self, passage: Passage) -> tuple[int, int]:
        """Return the line and column, from 1, where a passage begins."""
        line_start = self.original.rfind("\n", 0, passage.start) + 1
        return self.original.count("\n", 0, passage.start) + 1, passage.start - line_start + 1

    @cached_property
    def _tokens(self) -> tuple[list[str], list[tuple[int, int]]]:
        """The words and numbers of the folded text, without their punctuation, and where they stand in it."""
        found = list(_WORD.finditer(self.folded))
        return [word[0] for word in found], [word.span() for word in found]

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """The numbers of the words, by word."""
        where: dict[str, list[int]] = {}
        for number, word in enumerate(self._tokens[0]):
            where.setdefault(word, []).append(number)
        return where

    @cached_property
    def _words(self) -> tuple[list[re.Match[str]], list[int]]:
        """The words of the original, and where each begins in the folded text."""
        known: dict[str, int] = {}
        words, sizes = [], []
        for word in _BLACK.finditer(self.original):
            size = known.get(word[0])
            if size is None:
                size = known[word[0]] = len(fold(word[0]))
            if size:
                words.append(word)
                sizes.append(size + 1)
        return words, list(accumulate(sizes, initial=0))

    def _passage(self, start: int, end: int) -> Passage:
        """Return the stretch of the original that a stretch of the folded text comes from."""
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


_BLACK = re.compile(r"\S+")
_WORD = re.compile(r"\w+(?:[.,'-]\w+)*|[%$€£]")
_ALIKE = 0.4
"""A passage with fewer of a quote's words is not like it."""


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of a folded text begins and ends where words and numbers do."""
    before, first, last, after = text[max(start - 2, 0) : start], text[start], text[end - 1], text[end : end + 2]
    if (first.isalnum() and before[-1:].isalnum()) or (last.isalnum() and after[:1].isalnum()):
        return False
    if unicodedata.category(after[:1] or " ").startswith("M"):  # an accent belongs to the character before it
        return False
    if first.isdigit() and len(before) == 2 and before[0].isdigit() and before[1] in ".,'":
        return False
    return not (last.isdigit() and len(after) == 2 and after[1].isdigit() and after[0] in ".,'")


def _most_alike(wanted: list[str], words: list[str], where: Mapping[str, list[int]]) -> tuple[int, int] | None:
    """Return the first and the one past the last of the words that have most of the wanted ones among them."""
    needed = Counter(wanted)
    hits = sorted(number for word in needed for number in where.get(word, ()))
    held: Counter[str] = Counter()
    score, best, inside, left = 0, 0, (0, 0), 0
    for right, number in enumerate(hits):
        held[words[number]] += 1
        score += held[words[number]] <= needed[words[number]]
        # What is too far off goes, and at the left what the window has more of than the quote.
        while number - hits[left] > len(wanted) + 1 or held[words[hits[left]]] > needed[words[hits[left]]]:
            gone = words[hits[left]]
            score -= held[gone] <= needed[gone]
            held[gone] -= 1
            left += 1
        if score > best:
            best, inside = score, (hits[left], hits[right])
    if best < max(1, _ALIKE * len(wanted)):
        return None
    first, last = inside
    # What the quote has before its first shared word, or after its last, stands there in other words.
    before, after = wanted.index(words[first]), wanted[::-1].index(words[last])
    return max(first - before, 0), min(last + 1 + after, len(words))


def _differences(wanted: list[str], there: list[str]) -> tuple[tuple[str, str], ...]:
    from difflib import SequenceMatcher  # look-ups never need it

    codes = SequenceMatcher(None, wanted, there, autojunk=False).get_opcodes()
    return tuple((" ".join(wanted[a:b]), " ".join(there[c:d])) for tag, a, b, c, d in codes if tag != "equal")
