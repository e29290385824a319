"""Questions across kinds: facts with their disputes, what there is to count, and sums that were published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import loads

from bilat.evidence.readings import is_live
from bilat.index.index import Index
from bilat.query.listing import Row
from bilat.query.query import Query

Match = tuple[int, str, bool]
"""A fact that a query keeps: its place, its id, and whether it surely lies in the window."""


def gathered(index: Index, query: Query, asked: Mapping[str, str]) -> Row:
    """Return the facts that a query keeps, of any kind, with their disputes and what they cite.

    An object of `asked`, how many match, which may but need not lie in the window, and what `show` answers.
    """
    matches = index.matching(query)
    return _answer(index, asked, matches, matches)


def disputed(index: Index, query: Query, asked: Mapping[str, str], *, limit: int | None = None) -> Row:
    """Return the same as `gathered`, the most disputed facts first: of these at most `limit`."""
    matches = index.matching(query)
    # Sorting keeps the order of facts where two are disputed alike.
    ranked = sorted(matches, key=lambda match: _contention(index.disputes(match[1])), reverse=True)
    return _answer(index, asked, matches, ranked[:limit])


def _contention(disputes: Iterable[Row]) -> tuple[int, int]:
    """Return how disputed a fact is: how many readings can't hold together, and the witnesses behind them."""
    parties = [side for dispute in disputes for side in dispute["sides"] if side["party"]]
    return len(parties), sum(side["independent"] for side in parties)


def _answer(index: Index, asked: Mapping[str, str], matches: Sequence[Match], shown: Sequence[Match]) -> Row:
    rows, _ = index.facts(id_ for _, id_, _ in shown)
    told = index.shown(rows)
    return {
        "base": told["base"],
        "query": dict(asked),
        "matches": len(matches),
        "uncertain": [id_ for _, id_, surely in matches if not surely],
        **{key: value for key, value in told.items() if key not in ("format", "base")},
    }


def seen(index: Index, query: Query) -> Iterator[Row]:
    """Return what is counted of each fact that a query keeps: kind, date, independent, disputed and side."""
    sides = dict(
        index.connection.execute("SELECT n, value FROM tag JOIN tagged ON tag = tag.id WHERE field = 'one-sided'")
    )
    where, values = index.compiled(query)
    rows = index.connection.execute(
        f"""
        SELECT n, kind, json_extract(row, '$.date'), json_extract(row, '$.independent'), disputes <> ''
        FROM fact JOIN answer USING (n) WHERE {where} ORDER BY n
        """,
        values,
    )
    for n, kind, date, independent, disputed in rows:
        yield {
            "kind": kind,
            "date": date,
            "independent": independent,
            "disputed": bool(disputed),
            "side": sides.get(n),
        }


def quotes(index: Index, query: Query) -> tuple[int, int]:
    """Return how many quotes the facts that a query keeps have, and how many of them were found in their source."""
    where, values = index.compiled(query)
    every, verified = index.connection.execute(
        f"""
        SELECT count(*), coalesce(sum(json_extract(claim.value, '$.verified')), 0)
        FROM answer, json_each(answer.row, '$.claims') AS claim WHERE answer.n IN (SELECT n FROM fact WHERE {where})
        """,
        values,
    ).fetchone()
    return every, verified


def cited_sources(index: Index, query: Query) -> list[Row]:
    """Return the sources that the facts that a query keeps lean on, by id."""
    where, values = index.compiled(query)
    rows = index.connection.execute(
        f"""
        SELECT id, row, facts FROM source WHERE id IN (
          SELECT cited.value FROM answer, json_each(answer.sources) AS cited
          WHERE answer.n IN (SELECT n FROM fact WHERE {where})
        ) ORDER BY id
        """,
        values,
    )
    return [{"id": id_, **loads(row), "facts": facts} for id_, row, facts in rows]


def wider_words(index: Index) -> dict[str, list[str]]:
    """Return the wider words of each commodity, nearest first."""
    parents = {row["id"]: row["is"] for row in index.entities("commodity")}
    return {word: list(_chain(word, parents)) for word in parents}


def _chain(word: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    while wider := parents.get(word):
        yield wider
        word = wider


def dates_told(row: Row) -> dict[str, list[str]]:
    """Return the dates that are told of a fact, the chosen one first, each with the claims that give another."""
    told: dict[str, list[str]] = {row["date"]: []}
    for claim in row["claims"]:
        if is_live(claim) and claim["says"] and "date" in claim["says"]:
            told.setdefault(claim["says"]["date"], []).append(claim["id"])
    return told


def titles(index: Index, ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of facts by id."""
    return {row["id"]: row["title"] for row in index.facts(ids)[0]}
