"""Who says what a sentence states: "according to TASS, Sergey Lavrov and three others"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilat.cite.carrying import gives, stating
from bilat.cite.phrases import body, count_words, listed

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import ClaimRow, FactRow


MOST_NAMED = 3
"""So many speakers a sentence names; of more it names two."""


def attribution(text: str, fact: FactRow, citation: Citation) -> str:
    """Return what follows a sentence to say according to whom; "" where the sentence itself says who said it."""
    claims = stating(fact, citation)
    speakers = list(dict.fromkeys(map(citation.speaker, claims)))
    told = _SAYING.search(text)
    if told is not None and any(_is_named(name, text[: told.start()]) for name in speakers):
        return ""
    names = _both_once([body(name) for name in speakers], fact, text)
    if len(names) > MOST_NAMED:
        names = [*map(body, _foremost(claims, citation)[:2]), f"{count_words(len(names) - 2)} others"]
    return f", according to {listed(names)}" if names else ""


def _foremost(claims: Sequence[ClaimRow], citation: Citation) -> list[str]:
    """Return the speakers of claims, those who say when before the others, and pages that gather news last."""

    def rank(claim: ClaimRow) -> tuple[bool, bool]:
        source = citation.sources[claim["source"]]
        gathers = source.row["type"] == "aggregator" and not claim["by"] and not source.reference.agency
        return gathers, not gives(claim, "date")

    return list(dict.fromkeys(citation.speaker(claim) for claim in sorted(claims, key=rank)))


_SAYING = re.compile(
    r" (?:accused|announced|asked|called|condemned|congratulated|counted|declared|denied|insisted|noted|offered|"
    r"promised|reaffirmed|rejected|reported|said|spoke of|thanked|told|urged|voiced|warned|welcomed|wrote)\b"
)


def _is_named(speaker: str, text: str) -> bool:
    """Say whether a text names a speaker: by the last word of the name, by its capitals, or by two of its words."""
    capitals = "".join(letter for letter in speaker if letter.isupper())
    stems = {word[:5].lower() for word in re.findall(r"\w{5,}", speaker)}
    return (
        speaker.partition(" in ")[0].removesuffix(" Group").split(" ")[-1] in text
        or (len(capitals) > 2 and capitals in text.split())
        or sum(stem in text.lower() for stem in stems) > 1
    )


def _both_once(names: list[str], fact: FactRow, text: str) -> list[str]:
    """Return the names of speakers; two that the text has just named as its parties are "both parties"."""
    parties = fact.get("parties")
    named = [name for name in names if name.lower() in text.lower()]
    if len(named) != 2 or not isinstance(parties, list) or len(parties) != 2:
        return names
    return ["both parties", *(name for name in names if name not in named)]
