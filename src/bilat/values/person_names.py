"""The name of an author: a person's in its parts, parsed from how it is written, or a body's as it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from bilat.values.surnames import family_comes_first, is_spanish


class Name(NamedTuple):
    """A person by family name, given names, particle and suffix, or a body whose name is all `family`."""

    family: str
    given: str = ""
    particle: str = ""
    """What stands before the family name: "de", "von der", "al-"."""
    suffix: str = ""
    is_body: bool = False
    family_first: bool = False
    """Whether the family name comes first where the name is read: "Xi Jinping"."""

    @property
    def particled(self) -> str:
        """The family name with its particle: "de Gaulle", "al-Zawahiri"."""
        gap = "" if not self.particle or self.particle.endswith(("'", "’", "-")) else " "
        return f"{self.particle}{gap}{self.family}"

    def __str__(self) -> str:
        parts = (self.particled, self.given) if self.family_first else (self.given, self.particled)
        return " ".join(part for part in (*parts, self.suffix) if part)


def named(text: str, family: str | None, given: str, particle: str, suffix: str) -> Name:
    """Return the name of these parts that reads as `text`; a body where it has no family name."""
    if family is None:
        return Name(text, is_body=True)
    name = Name(family, given, particle, suffix)
    return name._replace(family_first=bool(given) and text != str(name))


_PARTICLE_WORDS = (
    "af al ap av bar bat ben bin bint da dal dalla das de degli dei del della delle dello den der des di do dos du e "
    "el ibn im la las le los ould ten ter tot und van vom von y zu zum zur 't ’t"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_PATRONYMIC = frozenset(("Ag", "Ben", "Bin", "Bint", "Ibn", "Mint", "Ould", "bin", "bint", "ibn"))
_ARTICLES = frozenset(("Al", "El", "al", "el"))
_CAPITALS = frozenset(
    (
        "Da",
        "Dal",
        "Dalla",
        "De",
        "Degli",
        "Dei",
        "Del",
        "Della",
        "Den",
        "Der",
        "Des",
        "Di",
        "Dos",
        "Du",
        "La",
        "Las",
        "Le",
        "Les",
        "Lo",
        "Los",
        "Ten",
        "Ter",
        "Van",
        "Vande",
        "Vanden",
        "Vander",
        "Von",
        "Zu",
    )
)
_BEGINNINGS = _PARTICLES | _PATRONYMIC | _ARTICLES | _CAPITALS
"""What a family name of several words begins with; capitals belong to it: "Ould Tah", "Le Pen", "Du Bois"."""
_ATTACHED = re.compile(r"((?:[dl]['’]|(?:al|ad|an|ar|as|at|el|ul)[-‐‑]))(?=\w)")
_NEVER_GIVEN = frozenset(("Ag", "De", "Di", "Du", "Ibn", "La", "Le", "Ould"))
_SERVANT = frozenset(("Abd", "abd"))
_FATHER = frozenset(("Abou", "Abu", "Oum", "Umm", "abou", "abu"))
_FAITH = re.compile(r"(?:(?:ad|al|ed|el|ud)[-‐‑])?(?:[Dd]in|[Dd]ine|Islam)|Allah")
_SUFFIX = re.compile(r"(?:[JS]r\.?|II|III|IV|VI{0,3})")
_DEGREE = re.compile(r"(?:Ph\.? ?D|M\.? ?D|M\.? ?A|M\.? ?Sc|MBA|LL\.? ?[BM]|D\.? ?Phil|J\.? ?D|Esq)\.?")
_TITLE = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Pr|Mme|Mlle)\.? |(?:By|Par) )+")
_CREDIT = re.compile(r"\s*(?:\([^)]*\)|,? (?:et al\.?|and others|и др\.|avec AFP|with AFP))$")
_HYPHENS = str.maketrans("‐‑", "--")
_BODY = re.compile(
    r"\b(?:academy|agence|agency|assembly|association|bank|board|bureau|centre|center|commission|committee|council|"
    r"department|desk|editorial|editors?|embassy|federation|foundation|government|group|institute|international|"
    r"ministère|ministry|network|news|newsroom|office|organi[sz]ation|parliament|press|radio|redaktion|rédaction|"
    r"redacción|redazione|service|society|staff|studio|team|television|union|university|АНО|агентство|министерство|"
    r"редакция|служба)\b|^the |&",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|et|und|y|e|и|و)\s")


def looks_like_body(text: str) -> bool:
    """Say whether a text reads like the name of a body rather than of a person: "Reuters Staff"."""
    return bool(_BODY.search(text))


def looks_like_list(text: str) -> bool:
    """Say whether a text reads like the names of several persons: "Ana Sow, Bo Li", "Sow, Ana and Li, Bo"."""
    if ";" in text:
        return True
    sides = _AND.split(text)
    if len(sides) > 1 and (re.search(r"\sand\s", text) or all(" " in side.strip() for side in sides)):
        return True
    parts = _comma_parts(text)
    return len(parts) > 2 or (len(parts) == 2 and all(" " in part for part in parts) and not _two_surnames(*parts))


def _two_surnames(first: str, second: str) -> bool:
    """Say whether the text before a comma can be a family name of several words: "García Márquez, Gabriel"."""
    return " " not in second or first.split(" ")[0] in _PARTICLES


def _comma_parts(text: str) -> list[str]:
    """Return the parts of a name that commas separate, without suffixes and degrees."""
    parts = [part.strip() for part in text.split(",")]
    return [part for part in parts if part and not (_SUFFIX.fullmatch(part) or _DEGREE.fullmatch(part))]


def parse_name(text: str) -> Name:
    """Return the author that a text names: a person in parts, or the whole text where it can't be one person's name.

    "Charles de Gaulle", "de Gaulle, Charles", "King, Martin Luther, Jr.", "Ana Sow, PhD" are all persons. Titles,
    degrees and what is added in brackets are left out.
    """
    bare = " ".join(text.split()).translate(_HYPHENS)
    bare = _TITLE.sub("", _CREDIT.sub("", bare), count=1).strip(" ,")
    if not bare or looks_like_body(bare) or looks_like_list(bare):
        return Name(" ".join(text.split()), is_body=True)
    family, *others = (part.strip() for part in bare.split(","))
    suffix = next(filter(_SUFFIX.fullmatch, others), "")
    given = [part for part in others if part and part != suffix and not _DEGREE.fullmatch(part)]
    if given:
        particle, family = _without_particle(family)
        return Name(family, _spaced(given[0]), particle, suffix)
    return _in_order(family.split(" "), suffix)


def doubt(text: str) -> str | None:
    """Return why a text that reads as one person's name may be parsed otherwise than it is; None for no doubt."""
    name = parse_name(text)
    if name.is_body or "," in text:
        return None
    if name.family_first:
        return "its family name seems to come first"
    if not name.given:
        return "it seems to be only a part of a name" if " " in name.family else None
    first, *others = name.family.split(" ")
    if others and "y" not in others and is_spanish(first):
        return "it seems to have two family names"
    return None


def _in_order(words: list[str], suffix: str) -> Name:
    """Return a name whose given names come first, or that reads as one whose family name does."""
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    if family_comes_first(words):
        return Name(words[0], _spaced(" ".join(words[1:])), "", suffix, family_first=True)
    words = _compounded(words)
    at = _family_at(words)
    particle, family = _without_particle(" ".join(words[at:]))
    return Name(family, _spaced(" ".join(words[:at])), particle, suffix)


def _family_at(words: list[str]) -> int:
    """Return at which word the family name begins; at the first, if it is all that is known: "De Gaulle"."""
    if len(words) == 2 and words[0] in _NEVER_GIVEN:
        return 0
    begins = [n for n, word in enumerate(words[1:-1], 1) if word in _BEGINNINGS]
    at = begins[0] if begins else len(words) - 1
    if begins and words[at] in _PATRONYMIC and words[-2] in _ARTICLES:  # "Muhammad bin Salman Al Saud"
        return len(words) - 2
    if words[at] in ("y", "e", "und") and at > 1:  # "José Ortega y Gasset"
        return at - 1
    two = not begins and len(words) > 2 and is_spanish(words[-2])  # "Gabriel García Márquez"
    return at - two


def _compounded(words: list[str]) -> list[str]:
    """Return the words of a name, with Arabic names of several words as one: "Abd al-Rahman", "Nur ad-Din"."""
    joined: list[str] = []
    waiting = False
    for word in words:
        if waiting or (joined and _FAITH.fullmatch(word)):
            before = joined.pop()
            if not waiting and before in _ARTICLES and joined:  # "Nour el Din"
                before = f"{joined.pop()} {before}"
            joined.append(f"{before} {word}")
            waiting = waiting and word in _ARTICLES
        else:
            joined.append(word)
            waiting = word in _SERVANT | _FATHER
    return joined


def _without_particle(family: str) -> tuple[str, str]:
    """Return the particle of a family name, "" for none, and the rest."""
    words = family.split(" ")
    count = 0
    while count < len(words) - 1 and words[count] in _PARTICLES:
        count += 1
    particle, rest = " ".join(words[:count]), " ".join(words[count:])
    if not particle and (attached := _ATTACHED.match(rest)):
        return attached[1], rest[attached.end() :]
    return particle, rest


def _spaced(given: str) -> str:
    """Return given names with their initials apart: "J. K." for "J.K."."""
    return re.sub(r"\.(?=[^\s.-])", ". ", given)
