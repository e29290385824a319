"""Which claims are one independent voice, and whether all that speak of a fact speak for one country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilat.model import Claim, Fact, FactBase

Names = frozenset[str]
"""What a claim speaks as: its source, its publisher, the agency that it reprints, whoever is quoted."""


def count_voices(claims: Iterable[Claim], base: FactBase) -> int:
    """Return how many independent voices the claims are."""
    claims = tuple(claims)
    if len(claims) < 2:  # as of many facts
        return len(claims)
    return len(voices([_names(claim, base) for claim in claims]))


def voices(speaking: Sequence[Names]) -> list[list[int]]:
    """Return which of the claims that speak as these are one voice, by their places in order.

    Sources of the same agency (its own pages included), sources of the same publisher, and claims by the same
    person or organisation are one voice; so are two that each share one with a third. Source: law 6.
    """
    places_of: dict[str, list[int]] = {}
    for place, names in enumerate(speaking):
        for name in names:
            places_of.setdefault(name, []).append(place)
    found: list[list[int]] = []
    placed: set[int] = set()
    for first in range(len(speaking)):
        if first in placed:
            continue
        voice = [first]
        placed.add(first)
        for place in voice:  # grows while it is gone through
            for name in speaking[place]:
                joined = [other for other in places_of.pop(name, ()) if other not in placed]
                placed.update(joined)
                voice += joined
        found.append(sorted(voice))
    return found


def names_of(source: str, publisher: str, agency: str | None, by: str | None) -> Names:
    """Return what a claim speaks as, by the ids of these."""
    press = {f"press {id_}" for id_ in (publisher, agency) if id_}
    return frozenset({f"source {source}", *press, *([f"by {by}"] if by else [])})


def _names(claim: Claim, base: FactBase) -> Names:
    source = base.sources[claim.source]
    return names_of(source.id, source.publisher, source.agency, claim.by)


def one_sided(fact: Fact, base: FactBase) -> str | None:
    """Return the country for which every live claim speaks; None where one speaks for no country, or they differ."""
    sides = {side(claim, base) for claim in fact.live_claims}
    return sides.pop() if len(sides) == 1 else None


def side(claim: Claim, base: FactBase) -> str | None:
    """Return the country for which a claim speaks: its speaker's, else that of an official or state-media page."""
    speaker = base.people.get(claim.by or "") or base.organisations.get(claim.by or "")
    if speaker and speaker.country:
        return speaker.country
    publisher = base.publishers[base.sources[claim.source].publisher]
    return publisher.country if publisher.type in OF_A_STATE else None


OF_A_STATE = ("official", "state-media")
"""The types of publisher that speak for their country."""
