"""Facts of any kind in answers of their own: the most disputed first, and year by year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from bilat.index.index import Index, Match
from bilat.query.query import Query, Words

if TYPE_CHECKING:
    from bilat.model.rows import DisputeRow, FactRow
    from bilat.query.answers import DisputesAnswer, MatchesAnswer, TimelineAnswer, TimelineYear, UncertainRow


def disputes(index: Index, query: Query, words: Words, *, limit: int | None = None) -> DisputesAnswer:
    """Return the disputed facts that a query selects, the most disputed first, of these at most `limit`."""
    query = query._replace(disputed=True)
    matches = index.matching(query)
    # Sorting keeps the order of facts where two are disputed alike.
    ranked = sorted(matches, key=lambda match: _contention(index.disputes(match.id)), reverse=True)
    return {"format": "bilat-disputes/1", **_answer(index, query, words, matches, ranked[:limit])}


def timeline(index: Index, query: Query, words: Words) -> TimelineAnswer:
    """Return the facts that a query selects, and their ids by year."""
    matches = index.matching(query)
    answer = _answer(index, query, words, matches, matches)
    return {"format": "bilat-timeline/1", **answer, "years": _by_year(answer["facts"])}


def _answer(
    index: Index, query: Query, words: Words, matches: Sequence[Match], shown: Sequence[Match]
) -> MatchesAnswer:
    rows, _ = index.facts(match.id for match in shown)
    head = {
        "base": index.base,
        "query": dict(words),
        "matches": len(matches),
        "uncertain": uncertain(matches),
        "open_ended": index.open_ended(query),
    }
    return cast("MatchesAnswer", head | index.shown(rows))


def uncertain(matches: Iterable[Match]) -> list[UncertainRow]:
    """Return the matches that need not be any, in the order of facts, each with the fields by which it may be one."""
    in_order = sorted(match for match in matches if match.doubts)
    return [{"id": match.id, "fields": list(match.doubts)} for match in in_order]


def _contention(disputes: Iterable[DisputeRow]) -> tuple[int, int]:
    """Return how disputed a fact is: how many readings can't hold together, and the witnesses behind them."""
    parties = [side for dispute in disputes for side in dispute["sides"] if side["party"]]
    return len(parties), sum(side["independent"] for side in parties)


def _by_year(facts: Iterable[FactRow]) -> list[TimelineYear]:
    """Return the ids of facts by the year in which they begin, at the earliest; None for an open beginning."""
    years: dict[str | None, list[str]] = {}
    for row in facts:
        years.setdefault(row["first"] and row["first"][:4], []).append(row["id"])
    return [{"year": year, "facts": ids} for year, ids in years.items()]
