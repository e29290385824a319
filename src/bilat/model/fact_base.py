"""The fact base: a fact file, read, with its sources, people and bodies, and the links between its facts both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bilat.model.facts import LINKS, Fact
from bilat.values.dates import Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One published document: who published it, when, where."""

    id: str
    publisher: str
    type: str
    language: str | None = None
    title: str | None = None
    description: str | None = None
    published: Date | None = None
    url: str | None = None
    author: str | None = None
    agency: str | None = None
    archived: str | None = None
    accessed: Date | None = None
    fingerprint: str | None = None
    note: str | None = None
    allow: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, str]:
        """What claims and references are sorted by: publication, undated ones last, then id."""
        return (self.published.order[0] if self.published else "9999-99-99", self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that a person held, from and to as far as known; both ends count."""

    title: str
    start: Date | None = None
    end: Date | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, with every spelling that the sources use."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body, with every spelling that the sources use; `coarser` is the body that it belongs to."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    country: str | None = None
    coarser: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commodity:
    """A sort of goods; `coarser` is the wider word for it: wheat is grain."""

    id: str
    name: str | None = None
    also: tuple[str, ...] = ()
    coarser: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class FactBase:
    """A fact file, read: everything it says, and the links between facts both ways."""

    title: str
    parties: tuple[str, ...]
    version: str
    licence: str | None = None
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    organisations: Mapping[str, Organisation]
    commodities: Mapping[str, Commodity]
    facts: Mapping[str, Fact]
    """By id, in the one order of facts."""

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

    def coarser(self, word: str) -> tuple[str, ...]:
        """Return the wider words for a commodity or an organisation, nearest first, without the word itself."""
        wider: list[str] = []
        while True:
            entry = self.commodities.get(word) or self.organisations.get(word)
            if entry is None or entry.coarser is None or entry.coarser in wider:
                return tuple(wider)
            word = entry.coarser
            wider.append(word)
