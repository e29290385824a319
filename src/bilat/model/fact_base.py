"""The fact base: a fact file, read, with the links between its facts both ways."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bilat.model.entities import Commodity, Organisation, Person, Place, Publisher, Source
from bilat.model.facts import LINKS, Fact
from bilat.model.selection import Selection
from bilat.values.dates import Date
from bilat.values.text_folding import search_words

if TYPE_CHECKING:
    from bilat.model.rows import BaseRow


class _FactFile(NamedTuple):
    """Everything that a fact file says."""

    title: str
    parties: tuple[str, ...]
    version: str
    publishers: Mapping[str, Publisher]
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    commodities: Mapping[str, Commodity]
    places: Mapping[str, Place]
    facts: Mapping[str, Fact]
    """By id, in the one order of facts."""
    since: Date | None = None
    """How far back the record reaches: no open beginning reaches further."""
    licence: str | None = None
    selection: Selection | None = None
    """Which claims it was cut down to; None for a whole base."""
    undated: int = 0
    """How many claims were left out for want of a certain date of their source."""


class FactBase(_FactFile):
    """A fact file, read: everything it says, and the links between facts both ways."""

    @property
    def row(self) -> BaseRow:
        """What every answer says of the base that it comes from."""
        return {
            "title": self.title,
            "version": self.version,
            "parties": list(self.parties),
            "since": self.since and self.since.text,
            "excerpt": self.selection and {**self.selection.row, "undated": self.undated},
        }

    @cached_property
    def inverse(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The links from the other end: (link, id) → ids of the facts that name it; withdrawn ones don't count."""
        links: dict[tuple[str, str], list[str]] = {}
        for fact in self.facts.values():
            if fact.withdrawn or LINKS.isdisjoint(fact.values):
                continue
            for link in LINKS:
                for other in fact.names(link):
                    links.setdefault((link, other), []).append(fact.id)
        return {key: tuple(ids) for key, ids in links.items()}

    @cached_property
    def speaking(self) -> dict[tuple[str, str], str]:
        """Which whole speaks of a field for a part that does not, by the part and the field; filled as it is asked."""
        return {}

    def places_in(self, text: str) -> list[Place]:
        """Return the places of which the name stands, word for word, in the text that a fact gives as its place."""
        words = _words(text)
        return [place for name, place in self._names_of_places if name in words]

    @cached_property
    def _names_of_places(self) -> list[tuple[str, Place]]:
        return [(_words(place.name), place) for place in self.places.values()]

    def coarser(self, word: str) -> tuple[str, ...]:
        """Return the wider words for a commodity or an organisation, nearest first, without the word itself."""
        wider: list[str] = []
        while True:
            entry = self.commodities.get(word) or self.organisations.get(word)
            if entry is None or entry.coarser is None or entry.coarser in wider:
                return tuple(wider)
            word = entry.coarser
            wider.append(word)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """Return the words of a text, folded, with a space around each: so one text holds another word for word."""
    return f" {' '.join(search_words(text))} "
