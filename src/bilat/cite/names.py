"""Names of authors as citation styles print them."""

from __future__ import annotations

from bilat.cite.references import Name
from bilat.cite.typography import typeset, typeset_title


def initials(given: str) -> str:
    """Return the initials of given names: "Jean-Marie Ana" comes back as "J.-M. A."."""
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def inverted(name: Name) -> str:
    """Return a name with the family name first: "Sow, Ana B."; a body keeps its name."""
    return f"{typeset(name.family)}, {_given(name)}" if name.given else typeset_title(name.family)


def in_order(name: Name) -> str:
    """Return a name with the given names first: "Ana B. Sow"."""
    return f"{_given(name)} {typeset(name.family)}".strip()


def _given(name: Name) -> str:
    """Return the given names, with a full stop after a single letter."""
    return " ".join(f"{word}." if len(word) == 1 else word for word in typeset(name.given).split())
