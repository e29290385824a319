"""How many claims each side has, and how many facts rest on one side alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypedDict

from bilat.evidence.sides import OTHER_SIDES, OUTSIDE, Side, side, side_of_body
from bilat.index.index import Index
from bilat.query.query import Query

if TYPE_CHECKING:
    from bilat.query.answers import ListedOrganisation, ListedPerson, SideCounts


class Sides(TypedDict):
    """What `statistics` answers about sides."""

    sides: list[SideCounts]
    outside: int


def sides(index: Index, query: Query) -> Sides:
    """Return the live claims of the facts that a query selects by side, the parties' first."""
    parties = index.base["parties"]
    speakers, sources = _of_speakers(index), _of_sources(index)
    claims: Counter[Side] = Counter()
    heard: defaultdict[int, set[Side]] = defaultdict(set)
    for n, source, speaker in _live_claims(index, query):
        whose = speakers.get(speaker) or sources[source]
        claims[whose] += 1
        heard[n].add(whose)
    counts: list[SideCounts] = [
        {
            "side": one,
            "claims": claims[one],
            "share": round(100 * claims[one] / (claims.total() or 1), 1),
            "facts": sum(one in found for found in heard.values()),
            "alone": sum(found == {one} for found in heard.values()),
        }
        for one in (*parties, *OTHER_SIDES)
    ]
    return {"sides": counts, "outside": sum(not OUTSIDE.isdisjoint(found) for found in heard.values())}


def _live_claims(index: Index, query: Query) -> list[tuple[int, str, str | None]]:
    """Return each live claim by the number of its fact, its source and its speaker."""
    where, values = index.condition(query)
    return index.select(
        f"""
        SELECT answer.n, json_extract(claim.value, '$.source'), json_extract(claim.value, '$.by')
        FROM answer, json_each(answer.row, '$.claims') AS claim WHERE answer.n IN (SELECT n FROM fact WHERE {where})
        AND json_extract(claim.value, '$.rejected') IS NULL AND json_extract(claim.value, '$.earlier') IS NULL
        """,
        values,
    )


def _of_sources(index: Index) -> dict[str, Side]:
    """Return the side of each source: its agency's, else its publisher's."""
    publishers = {row["id"]: side(row["country"], row["type"], index.base["parties"]) for row in index.publishers()}
    found = index.select(
        "SELECT id, coalesce(json_extract(row, '$.agency'), json_extract(row, '$.publisher')) FROM source"
    )
    return {id_: publishers[behind] for id_, behind in found}


def _of_speakers(index: Index) -> dict[str | None, Side]:
    """Return the side of each person and body: of its country, or of the body of several states that it belongs to."""
    parties = index.base["parties"]
    bodies = {row["id"]: row for row in index.organisations()}
    found: dict[str | None, Side] = {}
    entries: list[ListedOrganisation | ListedPerson] = [*bodies.values(), *index.people()]
    for row in entries:
        own = side_of_body(_names_of_bodies(row, bodies))
        found[row["id"]] = own or ("other" if row["country"] is None else side(row["country"], "", parties))
    return found


def _names_of_bodies(row: ListedOrganisation | ListedPerson, bodies: dict[str, ListedOrganisation]) -> Iterator[str]:
    """Return the names of a body and of its wider ones, or of those in which a person of no country is in office."""
    if "roles" in row:
        within = [] if row["country"] else [role["organisation"] for role in row["roles"] if role["organisation"]]
        for id_ in within:
            yield from _names_of_bodies(bodies[id_], bodies)
        return
    yield from (row["name"], *row["also"])
    if row["is"] and row["is"] in bodies:
        yield from _names_of_bodies(bodies[row["is"]], bodies)
