"""Facts counted: by kind and year, by how well they are witnessed, by what they lean on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bilat.query.listing import Row
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date, parse_date

NO_ONE_YEAR = "not in one year"


def counted(facts: Iterable[Row], parties: Sequence[str]) -> Row:
    """Return how many facts there are, of which kinds, in which years, and how they are witnessed.

    Of each fact its kind, date, independent witnesses, whether it is disputed, and the side whose officials
    alone it rests on. `parties` are the two sides: resting on a third country's officials is not one-sided.
    """
    facts = list(facts)
    return {
        **_witnessed(facts, parties),
        "kinds": [
            {"kind": kind, **_witnessed([fact for fact in facts if fact["kind"] == kind], parties)} for kind in KINDS
        ],
        "years": _years(facts),
    }


def _witnessed(facts: Sequence[Row], parties: Sequence[str]) -> Row:
    return {
        "facts": len(facts),
        "single_witness": sum(fact["independent"] == 1 for fact in facts),
        "disputed": sum(fact["disputed"] for fact in facts),
        "one_sided": {party: sum(fact["side"] == party for fact in facts) for party in parties},
    }


def _years(facts: Sequence[Row]) -> list[Row]:
    """Return the facts of each year by kind; those whose date need not lie in one year come last."""
    counts = Counter((year_of(parse_date(fact["date"])) or NO_ONE_YEAR, fact["kind"]) for fact in facts)
    years = sorted({year for year, _ in counts})
    return [
        {
            "year": year,
            "facts": sum(counts[year, kind] for kind in KINDS),
            "kinds": {kind: counts[year, kind] for kind in KINDS},
        }
        for year in years
    ]


def year_of(date: Date) -> str | None:
    """Return the one year that all of a date surely lies in, or None."""
    first, last = date.order
    return first[:4] if first[:4] == last[:4] and not date.vague else None


def leaning(sources: Iterable[Row]) -> Row:
    """Return how many sources there are, of which types and in which languages, the most frequent first."""
    sources = list(sources)
    return {
        "sources": len(sources),
        "types": _ranked(source["type"] for source in sources),
        "languages": _ranked(source["language"] or "not stated" for source in sources),
    }


def _ranked(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))


def by_year(facts: Iterable[Row]) -> list[Row]:
    """Return the ids of facts by the year in which they begin, at the earliest; None for an open beginning."""
    years: dict[str | None, list[str]] = {}
    for row in facts:
        years.setdefault(row["first"] and row["first"][:4], []).append(row["id"])
    return [{"year": year, "facts": ids} for year, ids in years.items()]
