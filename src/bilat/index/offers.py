"""What a base offers for a word that is being typed: ids with titles, names, countries, years."""

from __future__ import annotations

from bilat.index.index import Index

Offer = tuple[str, str]
"""A word, and what it means."""
MOST = 500
"""So many are offered; a longer list helps nobody who is typing."""

_COUNT = "{0} || CASE {0} WHEN 1 THEN ' fact' ELSE ' facts' END AS meaning"
_ENTITY = "SELECT id AS word, name AS meaning FROM entity WHERE type"
_TAG = f"SELECT value AS word, {_COUNT.format('facts')} FROM tag WHERE field"
_WORDS = {
    "fact": "SELECT id AS word, (SELECT title FROM answer WHERE answer.n = fact.n) AS meaning FROM fact"
    " WHERE withdrawn = 0",
    "source": "SELECT id AS word, coalesce(json_extract(row, '$.title'), json_extract(row, '$.publisher')) AS meaning"
    " FROM source",
    "person": f"{_ENTITY} = 'person'",
    "organisation": f"{_ENTITY} = 'organisation'",
    "said-by": f"{_ENTITY} IN ('person', 'organisation')",
    "commodity": f"{_ENTITY} = 'commodity'",
    "country": f"{_TAG} = 'country'",
    "topic": f"{_TAG} = 'topic'",
    # The calendar is small where facts are large: their years are read there.
    "year": f"SELECT substr(cell, 1, 4) AS word, {_COUNT.format('count(DISTINCT n)')} FROM run"
    " WHERE wide IN (4, 7) AND cell >= ?1 AND cell < ?1 || char(0x10ffff) GROUP BY word",
}
_BEGINS, _HOLDS = "word >= ?1 AND word < ?1 || char(0x10ffff)", "instr(word, '-' || ?1)"


def offered(index: Index, sort: str, begun: str) -> list[Offer]:
    """Return the words of a sort that begin as typed, in order; failing these, those of which a part does.

    The two are never mixed: where words have nothing in common, shells take away what was typed. The sorts are
    "fact", "source", "cited" (facts, then sources), "person", "organisation", "said-by", "commodity", "country",
    "year" (the latest first) and "topic"; several of them, with spaces between, come one after another.
    """
    sorts = ("fact", "source") if sort == "cited" else sort.split()
    for holds in (_BEGINS, _HOLDS):
        if found := [offer for one in sorts for offer in _found(index, one, holds, begun)]:
            return found[:MOST]
    return []


def _found(index: Index, sort: str, holds: str, begun: str) -> list[Offer]:
    typed = begun.upper() if sort == "country" else begun.lower()
    order = "DESC" if sort == "year" else "ASC"
    sql = f"SELECT word, meaning FROM ({_WORDS[sort]}) WHERE {holds} ORDER BY word {order} LIMIT {MOST}"
    found = index.connection.execute(sql, (typed,)).fetchall()
    return [(code, _country(code)) for code, _ in found] if sort == "country" else found


def _country(code: str) -> str:
    from bilat.values import countries

    return countries.name(code)
