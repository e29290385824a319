"""What there is in a base, counted: by kind and year, by witnesses, by side, by source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilat.index.index import Index
from bilat.index.sides import sides
from bilat.query.query import NOT_STATED, Query, Words
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date

if TYPE_CHECKING:
    from bilat.query.answers import KindCounts, QuoteCounts, SourceCounts, StatsAnswer, WitnessCounts, YearCounts

NO_ONE_YEAR = "not in one year"


def statistics(index: Index, query: Query, words: Words) -> StatsAnswer:
    """Return how many facts a query selects, of which kinds and years, how they are witnessed, and their sources."""
    facts = _counted_facts(index, query)
    parties = index.base["parties"]
    kinds: list[KindCounts] = [
        {"kind": kind, **_witnesses([fact for fact in facts if fact.kind == kind], parties)} for kind in KINDS
    ]
    return {
        "format": "bilat-stats/1",
        "base": index.base,
        "query": dict(words),
        "open_ended": index.open_ended(query),
        **_witnesses(facts, parties),
        **sides(index, query),
        "kinds": kinds,
        "years": _years(facts),
        "quotes": _quotes(index, query),
        "sources": _sources(index, query),
    }


class _CountedFact(NamedTuple):
    """What is counted of a fact."""

    kind: str
    date: str
    independent: int
    disputed: bool
    side: str | None
    """The country whose officials and state media alone it rests on."""


def _counted_facts(index: Index, query: Query) -> list[_CountedFact]:
    where, values = index.condition(query)
    found = index.select(
        f"""
        WITH side AS MATERIALIZED (SELECT n, value FROM tag JOIN tagged ON tag = tag.id WHERE field = 'one-sided')
        SELECT kind, json_extract(row, '$.date'), json_extract(row, '$.independent'), disputes <> '', side.value
        FROM fact JOIN answer USING (n) LEFT JOIN side USING (n) WHERE {where} ORDER BY n
        """,
        values,
    )
    return list(map(_CountedFact._make, found))


def _witnesses(facts: Sequence[_CountedFact], parties: Sequence[str]) -> WitnessCounts:
    """Count facts by witnesses. Resting on the officials of a third country is not one-sided."""
    return {
        "facts": len(facts),
        "single_witness": sum(fact.independent == 1 for fact in facts),
        "disputed": sum(fact.disputed for fact in facts),
        "one_sided": {party: sum(fact.side == party for fact in facts) for party in parties},
    }


def _years(facts: Sequence[_CountedFact]) -> list[YearCounts]:
    """Return the facts of each year by kind; those whose date need not lie in one year come last."""
    counts = Counter((parse_date(fact.date).period(4) or NO_ONE_YEAR, fact.kind) for fact in facts)
    return [
        {
            "year": year,
            "facts": sum(counts[year, kind] for kind in KINDS),
            "kinds": {kind: counts[year, kind] for kind in KINDS},
        }
        for year in sorted({year for year, _ in counts})
    ]


def _quotes(index: Index, query: Query) -> QuoteCounts:
    where, values = index.condition(query)
    ((quotes, verified, missing),) = index.select(
        f"""
        SELECT count(*), coalesce(sum(json_extract(claim.value, '$.verified')), 0),
            count(json_extract(claim.value, '$.missing_from'))
        FROM answer, json_each(answer.row, '$.claims') AS claim WHERE answer.n IN (SELECT n FROM fact WHERE {where})
        """,
        values,
    )
    return {"quotes": quotes, "verified": verified, "not_verified": quotes - verified, "missing": missing}


def _sources(index: Index, query: Query) -> SourceCounts:
    where, values = index.condition(query)
    found = index.select(
        f"""
        SELECT json_extract(row, '$.type'), json_extract(row, '$.language') FROM source WHERE id IN (
          SELECT cited.value FROM answer, json_each(answer.sources) AS cited
          WHERE answer.n IN (SELECT n FROM fact WHERE {where})
        )
        """,
        values,
    )
    return {
        "sources": len(found),
        "types": _ranked(type_ for type_, _ in found),
        "languages": _ranked(language or NOT_STATED for _, language in found),
    }


def _ranked(words: Iterable[str]) -> dict[str, int]:
    """Return how often each word occurs, the most frequent first."""
    return dict(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))
