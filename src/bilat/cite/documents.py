"""Agreements by their titles: "an agreement on trade", "the protocol between Russia and Mali on arms"."""

from __future__ import annotations

import re
from typing import NamedTuple

from bilat.cite.phrases import indefinite

_ADJECTIVES = r"(?:(?:bilateral|draft|framework|intergovernmental|joint|military) )?"
_SINGULAR = (
    "accord|agreement|charter|contract|convention|declaration|memorandum(?: of understanding)?|pact|protocol|roadmap|"
    "statement|treaty"
)
_PLURAL = "accords|agreements|contracts|conventions|declarations|memoranda(?: of understanding)?|protocols|treaties"
_TITLE = re.compile(rf"({_ADJECTIVES}(?:({_PLURAL})|{_SINGULAR}))(?: (.+))?", re.IGNORECASE)


class Document(NamedTuple):
    """A title that begins with what it is: the noun, in small letters, and what follows it."""

    noun: str
    rest: str
    is_plural: bool

    def as_object(self) -> str:
        """Return it as what was signed: "an agreement on trade"."""
        return indefinite(self.noun, plural=self.is_plural) + self.rest

    def as_subject(self, between: str, *, definite: bool) -> str:
        """Return it with its parties as the subject of a sentence: "the agreement between Russia and Mali on trade"."""
        noun = f"the {self.noun}" if definite else indefinite(self.noun, plural=self.is_plural)
        return f"{noun}{between}{self.rest}"


def as_document(title: str) -> Document | None:
    """Return a title as a document; None for a title that begins with no word for one."""
    found = _TITLE.fullmatch(title)
    if not found:
        return None
    noun, plural, rest = found.groups()
    return Document(noun.lower(), f" {rest}" if rest else "", bool(plural))
