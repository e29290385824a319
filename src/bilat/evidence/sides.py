"""Whose side a claim is on: a party's, another African or a Western one, the UN's, a think tank's, or another's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from bilat.values.text_folding import bare

Side = str
"""A party's country code, or one of OTHER_SIDES."""
OtherSide = Literal["african", "western", "un", "think-tank", "other", "unknown"]
OTHER_SIDES: tuple[OtherSide, ...] = ("african", "western", "un", "think-tank", "other", "unknown")
"""The sides that are no party's; `unknown` is where neither who speaks nor the publisher has a country."""
OUTSIDE: frozenset[OtherSide] = frozenset({"african", "western", "un"})
"""The sides from which a fact about two countries is heard from outside."""

_AFRICAN = """
AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC
SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW
"""
"""The members of the African Union."""
_WESTERN = """
AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK
CH IS LI NO
AU CA GB NZ US
"""
"""The members of the European Union and of EFTA, Australia, Canada, New Zealand, the United Kingdom and the US."""
_BODIES: dict[str, OtherSide] = {
    "united nations": "un",
    "african union": "african",
    "alliance of sahel states": "african",
    "economic community of west african states": "african",
    "european union": "western",
    "north atlantic treaty organization": "western",
}
"""Bodies of several states by their names, and the sides of these states."""


def side(country: str | None, publisher_type: str, parties: Collection[str]) -> Side:
    """Return the side of a page by its publisher's country and type, and of a speaker by a country and no type."""
    if country in parties:
        return str(country)
    if publisher_type == "un":
        return "un"
    if publisher_type == "think-tank":
        return "think-tank"
    if country is None:
        return "unknown"
    return "african" if country in _AFRICAN.split() else "western" if country in _WESTERN.split() else "other"


def side_of_body(names: Iterable[str]) -> Side | None:
    """Return the side of a body of several states by the names that it and its wider bodies have, or None."""
    return next((_BODIES[name] for name in map(bare, names) if name in _BODIES), None)
