"""Facts by words: what is looked for, the best matches first, and the words in which they match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bilat.errors import EmptySearchError
from bilat.index.filters import matching
from bilat.index.index import Index
from bilat.index.tables import PARTS
from bilat.query.listing import Row
from bilat.query.query import Query
from bilat.values.text_folding import search_words

_WEIGHTS = {"title": 8, "quotes": 4, "names": 4, "notes": 2, "sources": 1}
"""How much a word counts in each part of a fact's text."""
_AROUND = 6
"""As many words are shown on either side of a match."""
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_WORD = re.compile(r"[^\W_]+(?:_+[^\W_]+)*|_+")


class Term(NamedTuple):
    """A word or a phrase that is looked for."""

    words: tuple[str, ...]
    beginning: bool = False
    """Whether the last word may go on."""
    without: bool = False
    """Whether it must not occur."""

    @property
    def expression(self) -> str:
        """The term as FTS5 knows it; its words hold nothing but letters, digits and underscores."""
        return f'"{" ".join(self.words)}"' + "*" * self.beginning


def terms(sought: str) -> list[Term]:
    """Return what is looked for: words, "phrases", beginnings* and -words that must not occur."""
    found = []
    for sign, phrase, word in _TERM.findall(sought):
        words = tuple(search_words(phrase or word))
        if words:
            found.append(Term(words=words, beginning=word.endswith("*"), without=sign == "-"))
    return found


def search(index: Index, query: Query, asked: Mapping[str, str], sought: str, *, limit: int | None = None) -> Row:
    """Return the facts that a query keeps and in whose text all that is sought occurs, the best matches first.

    An object like that of `show`, with `matches` before the limit, and for each fact a hit: the part of its text in
    which most is found, and the words around.

    Raises:
        EmptySearchError: there is nothing to look for.
    """
    looked_for = terms(sought)
    wanted = [term for term in looked_for if not term.without]
    if not wanted:
        raise EmptySearchError(sought)
    expression = f"({' AND '.join(term.expression for term in wanted)})"
    expression += "".join(f" NOT {term.expression}" for term in looked_for if term.without)
    matches = _matches(index, query, expression)
    rows, _ = index.facts(id_ for _, id_, _ in matches[:limit])
    told = index.shown(rows)
    return {
        "base": told["base"],
        "query": dict(asked),
        "matches": len(matches),
        "uncertain": sorted(id_ for _, id_, surely in matches if not surely),
        "hits": [{"id": row["id"], **_hit(row, told["sources"], wanted)} for row in rows],
        **{key: value for key, value in told.items() if key not in ("format", "base")},
    }


def _matches(index: Index, query: Query, expression: str) -> list[tuple[int, str, bool]]:
    """Return the facts that match, the best first: place, id, and whether they surely lie in the window."""
    kept = {match[0]: match for match in index.matching(query, matching(expression))}
    weights = ", ".join(str(_WEIGHTS[part]) for part in PARTS)
    ranked = index.connection.execute(
        f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {weights}), rowid", (expression,)
    )
    return [kept[n] for (n,) in ranked if n in kept]


def _hit(row: Row, sources: Mapping[str, Row], wanted: Sequence[Term]) -> Row:
    """Return the text of a fact in which most of what is wanted is found: its part, and the words around."""
    best: tuple[int, str, str] = (0, "title", row["title"])
    for part, text in _texts(row, sources):
        found = _found(text, wanted)
        if len(found) > best[0]:
            best = (len(found), part, _around(text, min(found.values())))
    return {"part": best[1], "text": best[2]}


def _texts(row: Row, sources: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Return the texts of a fact by part, in the order in which a reader wants to be shown them."""
    claims = row["claims"]
    parts = {
        "quotes": [claim[key] for claim in claims for key in ("quote", "gloss")],
        "title": [row["title"]],
        "notes": [row["note"], row["because"], *(claim["note"] for claim in claims)],
        "names": [row["place"]],
        "sources": [sources[claim["source"]][key] for claim in claims for key in ("title", "publisher")],
    }
    return ((part, text) for part, texts in parts.items() for text in texts if text)


def _found(text: str, wanted: Sequence[Term]) -> dict[Term, int]:
    """Return which terms a text holds, each with the offset where it begins."""
    places = [(word, match.start()) for match in _WORD.finditer(text) for word in search_words(match[0])]
    words = [word for word, _ in places]
    found = {}
    for term in wanted:
        for at in range(len(words)):
            if _stands(term, words[at : at + len(term.words)]):
                found[term] = places[at][1]
                break
    return found


def _stands(term: Term, words: Sequence[str]) -> bool:
    if not term.beginning or len(words) < len(term.words):
        return tuple(words) == term.words
    return tuple(words[:-1]) == term.words[:-1] and words[-1].startswith(term.words[-1])


def _around(text: str, at: int) -> str:
    """Return the words around an offset, with … where more stands on either side."""
    before, after = text[:at].split(), text[at:].split()
    start = ["…"] if len(before) > _AROUND else []
    end = ["…"] if len(after) > 2 * _AROUND else []
    glued = "" if not at or text[at - 1].isspace() or not before else before.pop()
    middle = [glued + after[0], *after[1 : 2 * _AROUND]]
    return " ".join([*start, *before[-_AROUND:], *middle, *end])
