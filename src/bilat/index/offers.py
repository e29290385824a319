"""What a base offers for a word that is being typed: ids with titles, names, countries, years."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bilat.index.ask import Index

Offer = tuple[str, str]
"""A word, and what it means."""
MOST = 500
"""So many are offered; a longer list helps nobody who is typing."""


def offered(index: Index, sort: str, begun: str) -> list[Offer]:
    """Return the words of a sort that begin as typed, or that hold a part which does, in order.

    The sorts are "fact", "source", "cited" (either), "person", "organisation", "said-by", "commodity", "country",
    "year" and "topic".
    """
    found = [offer for offer in _OFFERS[sort](index) if _begins(offer[0], begun.lower())]
    return sorted(found, key=lambda offer: not offer[0].lower().startswith(begun.lower()))[:MOST]


def _begins(word: str, begun: str) -> bool:
    low = word.lower()
    return low.startswith(begun) or f"-{begun}" in low


def _asked(sql: str) -> Callable[[Index], Iterator[Offer]]:
    return lambda index: iter(index.connection.execute(sql))


def _countries(index: Index) -> Iterator[Offer]:
    from bilat import countries

    for (code,) in index.connection.execute("SELECT value FROM tag WHERE field = 'country' ORDER BY value"):
        yield code, countries.name(code)


_YEARS = """
SELECT year, count(*) || CASE count(*) WHEN 1 THEN ' fact' ELSE ' facts' END FROM (
  SELECT substr(latest_start, 1, 4) AS year FROM fact WHERE withdrawn = 0
) WHERE year BETWEEN '0001' AND '9998' GROUP BY year ORDER BY year DESC
"""
_FACTS = "SELECT id, title FROM fact WHERE withdrawn = 0"
_SOURCES = "SELECT id, coalesce(json_extract(row, '$.title'), json_extract(row, '$.publisher')) FROM source"
_ENTRIES = "SELECT id, name FROM entry WHERE sort IN ({}) ORDER BY id"
_OFFERS: dict[str, Callable[[Index], Iterator[Offer]]] = {
    "fact": _asked(f"{_FACTS} ORDER BY id"),
    "source": _asked(f"{_SOURCES} ORDER BY id"),
    "cited": _asked(f"{_FACTS} UNION ALL {_SOURCES}"),
    "person": _asked(_ENTRIES.format("'person'")),
    "organisation": _asked(_ENTRIES.format("'organisation'")),
    "said-by": _asked(_ENTRIES.format("'person', 'organisation'")),
    "commodity": _asked(_ENTRIES.format("'commodity'")),
    "country": _countries,
    "year": _asked(_YEARS),
    "topic": _asked("SELECT value, facts || ' facts' FROM tag WHERE field = 'topic' ORDER BY value"),
}
