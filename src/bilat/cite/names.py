"""Authors as citation styles print them: inverted, in order, with initials, in lists that end in "et al."."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from bilat.cite.references import Reference
from bilat.cite.typography import typeset, typeset_title
from bilat.values.person_names import Name

Names = Sequence[Name]
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Japanese, Chinese and Korean, in which the family name comes first and without a comma."""


_ARTICLE = re.compile(r"(?:a[dlnrst]|e[dl]|u[dl])-(?=\w)")
"""The article within an Arabic given name, which is no initial: "A. al-R." for "Abd al-Rahman"."""


def initials(name: Name) -> str:
    """Return the initials of the given names: "J.-M. A." for "Jean-Marie Ana", "J." for "Jong-un"."""
    return " ".join(map(_initial, name.given.split()))


def _initial(word: str) -> str:
    if word.endswith("."):
        return word
    article = _ARTICLE.match(word)
    prefix = article[0] if article else ""
    parts = [part for n, part in enumerate(word.removeprefix(prefix).split("-")) if not (n and part.islower())]
    return prefix + "-".join(f"{part[0].upper()}." for part in parts if part)


def family(name: Name) -> str:
    """Return the family name with its particle, or the name of a body, with typographic apostrophes."""
    return typeset_title(name.family) if name.is_body or not name.given else typeset(name.particled)


def surname(name: Name, listed: Iterable[Reference]) -> str:
    """Return the family name of an author, with the initials where a first author of the list shares it: "A. Sow"."""
    firsts = (reference.authors[0] for reference in listed if reference.authors)
    shared = any(first.particled == name.particled and first.given != name.given for first in firsts)
    return f"{initials(name)} {family(name)}" if shared and name.given else family(name)


def given(name: Name) -> str:
    """Return the given names, with a full stop after a single letter."""
    return " ".join(f"{word}." if len(word) == 1 else word for word in typeset(name.given).split())


def inverted(name: Name, first: Callable[[Name], str] = given, *, demoted: bool = False) -> str:
    """Return a name with the family name first: "de Gaulle, Charles", "King, Martin Luther, Jr."; a body as it is.

    `first` writes the given names, and `demoted` puts the particle behind them: "Gaulle, Charles de". A name that
    has the family name first anyway stays as it is, unless its given names are abbreviated: "Xi Jinping", "Xi, J."
    """
    if not name.given:
        return family(name)
    if _CHINESE.match(name.family):
        return name.family + name.given
    if name.family_first and first is given:
        return in_order(name)
    if demoted and name.particle:
        parts = [typeset(name.family), f"{first(name)} {typeset(name.particle)}"]
    else:
        parts = [family(name), first(name)]
    return ", ".join([*parts, *([name.suffix] if name.suffix else [])])


def and_after_inverted(names: Names) -> str:
    """Return what joins two authors: with the comma of an inverted name, but not after "Xi Jinping"."""
    return " and " if names and names[0].family_first else ", and "


def in_order(name: Name, first: Callable[[Name], str] = given) -> str:
    """Return a name as it is read: "Charles de Gaulle", "Martin Luther King Jr.", "Xi Jinping"; abbreviated "J. Xi"."""
    if _CHINESE.match(name.family):
        return name.family + name.given
    if name.family_first and first is given:
        return typeset(str(name))
    return " ".join(part for part in (name.given and first(name), family(name), name.suffix) if part)
