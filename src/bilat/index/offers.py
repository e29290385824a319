"""What a base offers to complete a word that is being typed: ids with titles, names, countries, years."""

from __future__ import annotations

from bilat.index.index import Index
from bilat.query.query import NOT_STATED
from bilat.values.text_folding import bare

Offer = tuple[str, str]
"""A word, and what it means."""
MOST = 500
"""The most words offered; a longer list is of no use to somebody who is typing."""

_COUNT = "{0} || CASE {0} WHEN 1 THEN ' fact' ELSE ' facts' END AS meaning"
_ENTITY = "SELECT id AS word, name AS meaning FROM entity WHERE type"
_TAG = f"SELECT value AS word, {_COUNT.format('facts')} FROM tag WHERE field"
WORDS = {
    "fact": "SELECT id AS word, (SELECT title FROM answer WHERE answer.n = fact.n) AS meaning FROM fact"
    " WHERE withdrawn = 0",
    "source": "SELECT id AS word, coalesce(json_extract(row, '$.title'), json_extract(row, '$.publisher_name'))"
    " AS meaning FROM source",
    "publisher": f"{_ENTITY} = 'publisher'",
    "person": f"{_ENTITY} = 'person'",
    "organisation": f"{_ENTITY} = 'organisation'",
    "said-by": f"{_ENTITY} IN ('person', 'organisation')",
    "commodity": f"{_ENTITY} = 'commodity'",
    "place": f"{_ENTITY} = 'place'",
    "country": f"{_TAG} = 'country'",
    "topic": f"{_TAG} = 'topic'",
    "unit": f"{_TAG} = '=unit' AND value <> '{NOT_STATED}'",
    "not-stated": f"SELECT '{NOT_STATED}' AS word, 'no source gives it' AS meaning",
    "year": f"SELECT substr(first, 1, 4) AS word, {_COUNT.format('count(DISTINCT n)')} FROM run"
    " WHERE first >= ?1 AND first < ?1 || char(0x10ffff) AND substr(last, 1, 4) = substr(first, 1, 4) GROUP BY word",
}
_BEGINS, _CONTAINS = "word >= ?1 AND word < ?1 || char(0x10ffff)", "instr(word, '-' || ?1)"


def offered(index: Index, wanted: str, typed: str) -> list[Offer]:
    """Return the words that begin as typed, in order; failing these, those with a part that does.

    Failing these too, the id of the one entry with a name that has a word which does, in whatever language: "пшен" is
    wheat. They are never mixed: where words have nothing in common, shells delete what was typed. `wanted` is
    "fact", "source", "cited" (facts, then sources), "publisher", "person", "organisation", "said-by", "commodity",
    "place", "country", "year" (the latest first), "topic", "unit" or "not-stated"; several, separated by spaces, are
    offered one after another.
    """
    sets = ("fact", "source") if wanted == "cited" else wanted.split()
    for condition in (_BEGINS, _CONTAINS):
        if offers := [offer for one in sets for offer in _offers(index, one, condition, typed)]:
            return offers[:MOST]
    called = [offer for one in sets for offer in _called(index, one, typed)]
    return called if len(called) == 1 else []


def _offers(index: Index, wanted: str, condition: str, typed: str) -> list[Offer]:
    typed = typed.upper() if wanted == "country" else typed.lower()
    order = "DESC" if wanted == "year" else "ASC"
    sql = f"SELECT word, meaning FROM ({WORDS[wanted]}) WHERE {condition} ORDER BY word {order} LIMIT {MOST}"
    offers = index.select(sql, (typed,))
    return [(word, _country(word) if wanted == "country" else meaning) for word, meaning in offers]


def _called(index: Index, wanted: str, typed: str) -> list[Offer]:
    """Return the entries with a name that has a word which begins as typed."""
    if not (begun := bare(typed)):
        return []
    types = ("person", "organisation") if wanted == "said-by" else (wanted,)
    sql = f"""
        SELECT DISTINCT id, entity.name FROM name JOIN entity USING (type, id)
        WHERE type IN ({", ".join("?" * len(types))}) AND instr(' ' || bare, ' ' || ?) ORDER BY id
    """
    return index.select(sql, (*types, begun))


def _country(code: str) -> str:
    from bilat.values import countries

    return countries.name(code)
