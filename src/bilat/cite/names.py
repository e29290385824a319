"""Authors as citation styles print them: inverted, in order, with initials, in lists that end in "et al."."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bilat.cite.typography import typeset, typeset_title
from bilat.values.person_names import Name

Names = Sequence[Name]
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Japanese, Chinese and Korean, in which the family name comes first and without a comma."""


def initials(name: Name) -> str:
    """Return the initials of the given names: "J.-M. A." for "Jean-Marie Ana"."""
    return " ".join(map(_initial, name.given.split()))


def _initial(word: str) -> str:
    if word.endswith("."):
        return word
    return "-".join(f"{part[0].upper()}." for part in word.split("-") if part)


def family(name: Name) -> str:
    """Return the family name with its particle, or the name of a body, with typographic apostrophes."""
    return typeset_title(name.family) if name.is_body or not name.given else typeset(name.particled)


def given(name: Name) -> str:
    """Return the given names, with a full stop after a single letter."""
    return " ".join(f"{word}." if len(word) == 1 else word for word in typeset(name.given).split())


def inverted(name: Name, first: Callable[[Name], str] = given, *, demoted: bool = False) -> str:
    """Return a name with the family name first: "de Gaulle, Charles", "King, Martin Luther, Jr."; a body as it is.

    `first` writes the given names, and `demoted` puts the particle behind them: "Gaulle, Charles de".
    """
    if not name.given:
        return family(name)
    if _CHINESE.match(name.family):
        return name.family + name.given
    if demoted and name.particle:
        parts = [typeset(name.family), f"{first(name)} {typeset(name.particle)}"]
    else:
        parts = [family(name), first(name)]
    return ", ".join([*parts, *([name.suffix] if name.suffix else [])])


def in_order(name: Name, first: Callable[[Name], str] = given) -> str:
    """Return a name with the given names first: "Charles de Gaulle", "Martin Luther King Jr."."""
    if _CHINESE.match(name.family):
        return name.family + name.given
    return " ".join(part for part in (name.given and first(name), family(name), name.suffix) if part)
