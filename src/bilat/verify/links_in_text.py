"""Links that land on the quoted words of a page, also where they span blocks or the mark of a note."""

from __future__ import annotations

import re
from itertools import islice

from bilat.values.web_links import deep_link, web_address
from bilat.verify.comparing import Passage, Text
from bilat.verify.folding import NOTE_MARK, comparable

_WORDS_OF_END = 5
"""The words given of each end of what a link spans."""
_BREAKS = str.maketrans("\t\u2028", "\n\n")
_WORDS_AROUND = 5
"""The most words before or after that tell an occurrence from others."""


def link_in_text(url: str | None, quote: str, text: Text, passage: Passage | None = None) -> str | None:
    """Return a link to the quoted words as they stand in the text of the page; None for a page without an address.

    Where the words occur more than once, the link includes those around their first occurrence. Words that a browser
    can't find in one piece are given by their start and their end.
    Source: the URL fragment text directive draft (WICG scroll-to-text-fragment): each given part lies in one block.
    """
    passage = passage or text.find(quote)
    if passage is None:
        return deep_link(url, quote)
    runs = _runs(text, passage)
    if len(runs) == 1 and runs[0] == (passage.start, passage.end):
        before, after = _around(quote, text, passage)
        return deep_link(url, text.words(passage), before=before, after=after)
    return _spanning(url, text, runs)


def _spanning(url: str | None, text: Text, runs: list[tuple[int, int]]) -> str | None:
    """Return a link by the first words of a run and the last words of the last one.

    It starts at the first run that can be told from the same words elsewhere.
    """
    told = [(n, before) for n, run in enumerate(runs) if (before := _told_by(text, *run)) is not None]
    if not runs:
        return web_address(url)
    first, before = told[0] if told else (0, "")
    start, end = _words_of(text, runs[first]), _words_of(text, runs[-1])
    if first == len(runs) - 1:
        return deep_link(url, " ".join(start), before=before)
    return deep_link(url, " ".join(start[:_WORDS_OF_END]), end=" ".join(end[-_WORDS_OF_END:]), before=before)


def _words_of(text: Text, run: tuple[int, int]) -> list[str]:
    return text.original[slice(*run)].split()


def _told_by(text: Text, start: int, end: int) -> str | None:
    """Return the words before a run that tell it from the same words elsewhere, "" if none need to; None if none can.

    They may be of the block before, but have no mark of a note among them.
    """
    first = text.find(" ".join(_words_of(text, (start, end))[:_WORDS_OF_END]))
    if first is None or first.start == start:
        return ""
    before = re.split(NOTE_MARK, text.original[max(start - 200, 0) : start])[-1]
    words = before.rstrip().translate(_BREAKS).rpartition("\n")[2].split()
    return " ".join(words[-_WORDS_AROUND:]) if any(map(_says_something, words)) else None


def _runs(text: Text, passage: Passage) -> list[tuple[int, int]]:
    """Return where the parts of a passage lie that a browser finds in one piece: inside a block, between notes.

    A word that a note is attached to without a space is left out, since on the page its mark is a part of it.
    """
    original = text.original
    pattern = _BREAK_OF_WRAPPED if text.wrapped else _BREAK
    runs = []
    start = passage.start
    for match in pattern.finditer(original, passage.start, min(passage.end + 1, len(original))):
        end = match.start()
        if match["note"] and not match["note"][0].isspace():
            end = max(original.rfind(" ", start, end), start)
        runs.append((start, min(end, passage.end)))
        start = match.end()
    runs.append((start, passage.end))
    trimmed = [_trimmed(original, *run) for run in runs]
    return [(start, end) for start, end in trimmed if start < end]


_BREAK = re.compile(rf"(?P<note>{NOTE_MARK})|[\n\t\u2028]+")
_BREAK_OF_WRAPPED = re.compile(rf"(?P<note>{NOTE_MARK})|\n\s*\n|\t+")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a run without white space around it, and without the signs that it begins with."""
    while start < end and (text[start].isspace() or text[start] in ",.;:!?)"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _around(quote: str, text: Text, passage: Passage) -> tuple[str, str]:
    """Return the words before and after an occurrence that tell it from the others; "" where none are needed.

    They are as few as possible, and from the same line: none of them can span blocks.
    """
    if len(list(islice(text.occurrences(quote), 2))) < 2:
        return "", ""
    original = text.original
    before = _words(original[max(passage.start - 300, 0) : passage.start].translate(_BREAKS).rpartition("\n")[2])
    after = _words(original[passage.end : passage.end + 300].translate(_BREAKS).partition("\n")[0])
    words = text.words(passage)
    for count in range(1, _WORDS_AROUND + 1):
        head, tail = " ".join(before[-count:]), " ".join(after[:count])
        for prefix, suffix in ((head, ""), ("", tail), (head, tail)):
            if _says_something(prefix + suffix) and text.folded.count(comparable(f"{prefix} {words} {suffix}")) == 1:
                return prefix, suffix
    return "", ""


def _says_something(words: str) -> bool:
    return any(map(str.isalnum, words))


def _words(line: str) -> list[str]:
    return line.strip(" ").split(" ")
