"""How many independent voices speak of a fact, and whether they all speak for one country."""

from __future__ import annotations

from collections.abc import Iterable

from bilat.model import Claim, Fact, FactBase


def count_voices(claims: Iterable[Claim], base: FactBase) -> int:
    """Return how many independent voices the claims are.

    Sources of the same agency (its own pages included), sources of the same publisher, and claims by the same
    person or organisation are one voice; so are two that each share one with a third.
    """
    voices: list[set[str]] = []
    for claim in claims:
        names = _names(claim, base)
        for voice in [other for other in voices if other & names]:
            names |= voice
            voices.remove(voice)
        voices.append(names)
    return len(voices)


def _names(claim: Claim, base: FactBase) -> set[str]:
    """Return the names under which a claim speaks."""
    source = base.sources[claim.source]
    names = {f"source {source.id}", f"press {source.publisher}"}
    if source.agency:
        names.add(f"press {source.agency}")
    if claim.by:
        names.add(f"by {claim.by}")
    return names


def one_sided(fact: Fact, base: FactBase) -> str | None:
    """Return the country that every live claim's speaker is of; None where a claim has no speaker, or they differ."""
    countries = {_country(claim, base) for claim in fact.live_claims}
    return countries.pop() if len(countries) == 1 else None


def _country(claim: Claim, base: FactBase) -> str | None:
    speaker = base.people.get(claim.by or "") or base.organisations.get(claim.by or "")
    return speaker.country if speaker else None
