"""Full-text search: the terms, the best matches first, and the words in which they match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from bilat.errors import EmptySearchError
from bilat.index.filters import matching
from bilat.index.index import Index, Match
from bilat.index.tables import PARTS, intact
from bilat.index.views import uncertain
from bilat.query.listing import cited
from bilat.query.query import Query, Words
from bilat.schema.kinds import KINDS
from bilat.values.json_text import read_json
from bilat.values.text_folding import GROUPED, search_words, ungrouped

if TYPE_CHECKING:
    from bilat.model.rows import FactRow
    from bilat.query.answers import Entity, FactsAnswer, Hit, HitPart, Part, SearchAnswer

_WEIGHTS: dict[Part, int] = {"title": 8, "quotes": 4, "names": 4, "notes": 2, "sources": 1}
"""The weight of a word in each part of a fact's text."""
_AROUND = 6
"""How many words are shown on either side of a match."""
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_WORD = re.compile(rf"{GROUPED}\w*|[^\W_]+(?:_+[^\W_]+)*|_+")


class Term(NamedTuple):
    """A word or a phrase to look for."""

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
    """Return what is looked for: words, "phrases", beginnings* and -words that must not occur.

    A number is one word, also where its thousands are set apart by a space.
    """
    sought_terms = []
    for sign, phrase, word in _TERM.findall(ungrouped(sought)):
        words = tuple(search_words(phrase or word))
        if words:
            sought_terms.append(Term(words=words, beginning=word.endswith("*"), without=sign == "-"))
    return sought_terms


def search(index: Index, query: Query, words: Words, sought: str, *, limit: int | None = None) -> SearchAnswer:
    """Return the facts that a query selects and that contain everything searched for, the best matches first.

    `matches` counts before the limit; each fact has a hit: the part of its text in which most is found, and the words
    around it.

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
    rows, _ = index.facts(match.id for match in matches[:limit])
    called = cache(lambda: _called(index, wanted))  # few hits need it
    answer = index.shown(rows)
    head = {
        "format": "bilat-search/1",
        "base": index.base,
        "query": dict(words),
        "matches": len(matches),
        "uncertain": uncertain(matches),
        "open_ended": index.open_ended(query, matching(expression)),
        "hits": [_hit(row, answer, wanted, called) for row in rows],
    }
    return cast("SearchAnswer", head | answer)


def _matches(index: Index, query: Query, expression: str) -> list[Match]:
    """Return the facts that match, the best first."""
    matches = {match.n: match for match in index.matching(query, matching(expression))}
    weights = ", ".join(str(_WEIGHTS[part]) for part in PARTS)
    ranked = index.select(
        f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {weights}), rowid", (expression,)
    )
    return [matches[n] for (n,) in ranked if n in matches]


def _hit(row: FactRow, answer: FactsAnswer, wanted: Sequence[Term], called: Callable[[], list[Entity]]) -> Hit:
    """Return where in a fact most of the terms are found: the part of its text, and the words around them."""
    most = 0
    hit: Hit = {"id": row["id"], "part": "title", "text": row["title"], "claim": None}
    for part, text, claim in _texts(row, answer):
        offsets = _offsets(text, wanted)
        if len(offsets) > most:
            most = len(offsets)
            hit = {"id": row["id"], "part": part, "text": _around(text, min(offsets.values())), "claim": claim}
    if not most and (name := _other_name(row, called(), wanted)):
        return {**hit, "part": "names", "text": name}
    return hit


def _other_name(row: FactRow, called: Iterable[Entity], wanted: Sequence[Term]) -> str | None:
    """Return the name in which most of the terms are found, of those that a fact speaks of in other names."""
    named: set[object] = {claim["by"] for claim in row["claims"]}
    for field in KINDS[row["kind"]].fields:
        if field.type.entity_types:
            value = row.get(field.name)
            named.update(value if isinstance(value, list) else [value])
    place = _spaced(row["place"] or "")
    spellings = [
        spelling
        for entry in called
        if entry["id"] in named or _spaced(entry["name"]) in place
        for spelling in (*(entry["names"].values() if "names" in entry else ()), *entry["also"])
    ]
    return max(spellings, key=lambda spelling: len(_offsets(spelling, wanted)), default=None)


def _spaced(text: str) -> str:
    return f" {' '.join(search_words(text))} "


def _called(index: Index, wanted: Sequence[Term]) -> list[Entity]:
    """Return the people, bodies, goods and places with a name that holds a word looked for."""
    holds = " OR ".join(["instr(bare, ?)"] * len(wanted))
    sql = f"SELECT DISTINCT entity.* FROM name JOIN entity USING (type, id) WHERE type <> 'publisher' AND ({holds})"
    found = index.whole.select(sql, [term.words[0] for term in wanted])
    return [read_json(row) for _, _, _, row, _ in intact(found)]


def _texts(row: FactRow, answer: FactsAnswer) -> Iterator[tuple[HitPart, str, str | None]]:
    """Return the texts of a fact by part, each with its claim, in the order in which readers want them."""
    claims = row["claims"]
    sources = [answer["sources"][claim["source"]] for claim in claims]
    names = answer["people"] | answer["organisations"]
    own: dict[Part, list[str | None]] = {
        "title": _own_texts(row, "title"),
        "notes": _own_texts(row, "notes"),
        "names": [*_own_texts(row, "names"), *(names.get(id_) for id_ in cited([row])[1])],
        "sources": [name for source in sources for name in (source["title"], source["publisher_name"])],
    }
    parts: list[tuple[HitPart, str | None, str | None]] = [
        *(("quotes", claim["quote"], claim["id"]) for claim in claims),
        *(("gloss", claim["gloss"], claim["id"]) for claim in claims),
        *(("title", text, None) for text in own["title"]),
        *(("notes", text, None) for text in own["notes"]),
        *(("notes", claim["note"], claim["id"]) for claim in claims),
        *((part, text, None) for part in ("names", "sources") for text in own[part]),
    ]
    return ((part, text, claim) for part, text, claim in parts if text)


def _own_texts(row: FactRow, part: Part) -> list[str | None]:
    """Return the text in the fact's own fields that belongs to a part."""
    values = (row.get(field.name) for field in KINDS[row["kind"]].searched(part))
    texts = (text for value in values for text in (value if isinstance(value, list) else [value]))
    return [text for text in texts if isinstance(text, str)]


def _offsets(text: str, wanted: Sequence[Term]) -> dict[Term, int]:
    """Return which terms a text holds, each with the offset where it begins."""
    if all(_place(term, search_words(text)) is None for term in wanted):  # as in most texts: then no offset is needed
        return {}
    places = [(word, match.start()) for match in _WORD.finditer(text) for word in search_words(match[0])]
    words = [word for word, _ in places]
    found = {term: _place(term, words) for term in wanted}
    return {term: places[at][1] for term, at in found.items() if at is not None}


def _place(term: Term, words: Sequence[str]) -> int | None:
    """Return at which of the words a term begins; None where it doesn't occur."""
    starts = (at for at in range(len(words)) if _is(term, words[at : at + len(term.words)]))
    return next(starts, None)


def _is(term: Term, words: Sequence[str]) -> bool:
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
