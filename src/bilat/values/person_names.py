"""The name of an author: a person's in its parts, parsed from how it is written, or a body's as it stands."""

from __future__ import annotations

import re
from typing import NamedTuple


class Name(NamedTuple):
    """A person by family name, given names, particle and suffix, or a body whose name is all `family`."""

    family: str
    given: str = ""
    particle: str = ""
    """What stands before the family name: "de", "von der", "al-"."""
    suffix: str = ""
    is_body: bool = False

    @property
    def particled(self) -> str:
        """The family name with its particle: "de Gaulle", "al-Zawahiri"."""
        gap = "" if not self.particle or self.particle.endswith(("'", "’", "-")) else " "
        return f"{self.particle}{gap}{self.family}"

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.particled, self.suffix) if part)


_PARTICLE_WORDS = (
    "af al ap av bar bat ben bin bint da dal dalla das de degli dei del della delle dello den der des di do dos du e "
    "el ibn im la las le los ould ten ter tot und van vom von y zu zum zur"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_PATRONYMIC = frozenset(("Ag", "Al", "Ben", "Bin", "Bint", "El", "Ibn", "Ould"))
"""What a family name of several words begins with: "Ould Tah", "Ag Ghaly"."""
_ATTACHED = re.compile(r"((?:[dl]['’]|(?:al|ad|an|ar|as|at|el|ul)[-‐‑]))(?=\w)")
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


def _in_order(words: list[str], suffix: str) -> Name:
    """Return a name whose given names come first."""
    if not suffix and len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    begins = _PARTICLES | _PATRONYMIC
    at = next((n for n, word in enumerate(words[1:-1], 1) if word in begins), len(words) - 1)
    if at and words[at] in ("y", "e", "und") and at > 1:  # "José Ortega y Gasset"
        at -= 1
    particle, family = _without_particle(" ".join(words[at:]))
    return Name(family, _spaced(" ".join(words[:at])), particle, suffix)


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
