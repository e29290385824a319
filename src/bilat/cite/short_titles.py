"""Titles as they are cited again: the few words that find them in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bilat.cite.reference_list import without_article
from bilat.cite.references import Reference

_MOST_WORDS = 4
"""So many words are not shortened. Source: The Chicago Manual of Style, 18th edition, 13.32."""
_SUBTITLE = re.compile(r"\s*(?::|[.?!](?=\s)|\s[–—-]+(?=\s)).*", re.DOTALL)
_NO_LAST_WORDS = (
    "a about after against al amid an and are as at au aux avec before between by da dans das de degli dei del della "
    "der des di die do du e ein eine el em en et for from has have in into is its la las le les los más mit na no not "
    "o of on or os ou para par plus por pour que qui sa ses son sur than that the their to un una une und von was "
    "were with y à в для за и из к на не о об от по при с со у"
)
_LAST = frozenset(_NO_LAST_WORDS.split())


def short_title(reference: Reference, listed: Iterable[Reference]) -> str:
    """Return the first words of a title, without an article: four or so, and more where another listed work needs them.

    A title of no more words is whole, and one with a subtitle is cut before it; a description is always whole.
    """
    if not reference.has_title:
        return reference.title
    words = _words(reference)
    before = len(_SUBTITLE.sub("", " ".join(words)))
    main = next((n for n in range(1, len(words)) if len(" ".join(words[:n])) >= before), len(words))
    count = len(words) if len(words) <= _MOST_WORDS else main if 1 < main <= _MOST_WORDS else _whole_phrase(words)
    others = [_words(other) for other in listed if other.has_title and other.title != reference.title]
    while count < len(words) and any(other[:count] == words[:count] for other in others):
        count += 1
    text = _closed(" ".join(words[:count]))
    return text[:1].upper() + text[1:]


def namesakes(reference: Reference, listed: Iterable[Reference]) -> list[Reference]:
    """Return the other listed works of the same authors and the same title."""
    same = (reference.authors, reference.title)
    return [other for other in listed if other.id != reference.id and (other.authors, other.title) == same]


def _words(reference: Reference) -> list[str]:
    """Return the words of a title, marks that stand apart, as French has them, with the word that they belong to."""
    words: list[str] = []
    for part in without_article(reference.title, reference.language_code or "en").split():
        if words and (_CLOSING.fullmatch(part) or _OPENING.fullmatch(words[-1])):
            words[-1] += f" {part}"
        else:
            words.append(part)
    return words


_CLOSING, _OPENING = re.compile(r"[^\w\s«“(\[]+"), re.compile(r"[«“(\[]")


def _whole_phrase(words: list[str]) -> int:
    """Return how many words make a phrase: four, or up to a comma or what is owned, without small ones at the end."""
    count = _MOST_WORDS
    while count < len(words) and words[count - 1].endswith(("'s", "’s", "s'", "s’")):
        count += 1
    clauses = [n for n, word in enumerate(words[: count - 1], start=1) if n > 1 and word.endswith(",")]
    count = clauses[-1] if clauses else count
    while count > 1 and words[count - 1].lower() in _LAST:
        count -= 1
    return count


def _closed(text: str) -> str:
    """Return the text without a mark at its end, and without a quotation mark or bracket that it does not close."""
    text = text.rstrip(" ,;:–—-.")
    for pair in ("“”", "«»", "„“", "()", "[]"):
        if text.count(pair[0]) != text.count(pair[1]):
            text = text.replace(pair[0], "").replace(pair[1], "")
    return text.replace('"', "") if text.count('"') % 2 else text
