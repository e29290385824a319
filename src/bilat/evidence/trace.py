"""Who said it first, and who repeats whom: the claims of a fact as trees, one for each independent voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from bilat.evidence.readings import is_live
from bilat.evidence.witnesses import Names, names_of, voices

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow, SourceRow
    from bilat.query.answers import TracedClaim, TracedVoice


def trace(row: FactRow, sources: Mapping[str, SourceRow], names: Mapping[str, str]) -> list[TracedVoice]:
    """Return the voices that speak of a fact, the earliest first, each with its live claims by publication.

    The first claim of a voice repeats nobody that the base knows; every other one follows the earliest claim with
    which it shares a speaker, an agency or a publisher. `names` are those of people and organisations.
    """
    claims = [claim for claim in row["claims"] if is_live(claim)]
    speaking = [_names(claim, sources[claim["source"]]) for claim in claims]
    return [
        {
            "name": _name([speaking[place] for place in places], sources, names),
            "claims": [_traced(place, places, claims, speaking) for place in places],
        }
        for places in voices(speaking)
    ]


def _names(claim: ClaimRow, source: SourceRow) -> Names:
    return names_of(claim["source"], source["publisher"], source["agency"], claim["by"])


def _traced(place: int, places: Sequence[int], claims: Sequence[ClaimRow], speaking: Sequence[Names]) -> TracedClaim:
    first = places[0]
    earlier = [other for other in places if other < place and speaking[other] & speaking[place]]
    followed = earlier[0] if earlier else first
    shared = {name.partition(" ")[0] for name in speaking[followed] & speaking[place]}
    return {
        "id": claims[place]["id"],
        "follows": None if place == first else claims[followed]["id"],
        "shares": None if place == first else next((_SHARED[word] for word in _SHARED if word in shared), "voice"),
    }


_SHARED: Mapping[str, Literal["source", "speaker", "publisher"]] = {
    "source": "source",
    "by": "speaker",
    "press": "publisher",
}
"""What two claims share, by the first word of a name that they have in common; a voice may be joined by a third."""


def _name(speaking: Sequence[Names], sources: Mapping[str, SourceRow], names: Mapping[str, str]) -> str:
    """Return what a voice is called: the speaker, agency or publisher whom most of its claims share, as its first."""
    counts = Counter(name for own in speaking for name in sorted(own) if not name.startswith("source "))
    most = max(counts, key=lambda name: (counts[name], name in speaking[0], name.startswith("by "), name))
    kind, _, id_ = most.partition(" ")
    if kind == "by":
        return names.get(id_, id_)
    called = {source["publisher"]: source["publisher_name"] for source in sources.values()}
    called |= {source["agency"]: source["agency_name"] or "" for source in sources.values() if source["agency"]}
    return called[id_]
