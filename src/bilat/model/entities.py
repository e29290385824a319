"""What facts rest on and refer to: publishers, sources, people, organisations, commodities and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from bilat.values.dates import Date
from bilat.values.person_names import Name

_NONE: Mapping[str, str] = MappingProxyType({})


class Publisher(NamedTuple):
    """Who publishes sources, with every name that it goes by."""

    id: str
    name: str
    type: str
    country: str | None = None
    also: tuple[str, ...] = ()
    note: str | None = None


class Source(NamedTuple):
    """One published document: who published it, when, where."""

    id: str
    publisher: str
    """The id of its publisher; `agency` is that of the news agency that it reprints."""
    language: str | None = None
    title: str | None = None
    description: str | None = None
    published: Date | None = None
    url: str | None = None
    document: str | None = None
    authors: tuple[Name, ...] = ()
    agency: str | None = None
    archived: str | None = None
    accessed: Date | None = None
    fingerprint: str | None = None
    note: str | None = None
    allow: Mapping[str, str] = _NONE

    @property
    def order(self) -> tuple[str, str]:
        """What claims and references are sorted by: publication, undated ones last, then id."""
        return (self.published.order[0] if self.published else "9999-99-99", self.id)


class Role(NamedTuple):
    """An office that a person held, from and to as far as known; both ends count."""

    title: str
    start: Date | None = None
    end: Date | None = None
    organisation: str | None = None


class Person(NamedTuple):
    """A person, with every spelling that the sources use; `names` are those in other languages, by language code."""

    id: str
    name: str
    names: Mapping[str, str] = _NONE
    also: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    note: str | None = None


class Organisation(NamedTuple):
    """A body, with every spelling that the sources use; `coarser` is the body that it belongs to."""

    id: str
    name: str
    names: Mapping[str, str] = _NONE
    also: tuple[str, ...] = ()
    country: str | None = None
    coarser: str | None = None
    note: str | None = None


class Commodity(NamedTuple):
    """A sort of goods; `coarser` is the wider word for it: wheat is grain."""

    id: str
    name: str | None = None
    names: Mapping[str, str] = _NONE
    also: tuple[str, ...] = ()
    coarser: str | None = None
    note: str | None = None


class Place(NamedTuple):
    """A place, by the name that facts give it in their texts."""

    id: str
    name: str
    names: Mapping[str, str] = _NONE
    also: tuple[str, ...] = ()
    country: str | None = None
    note: str | None = None


def spellings(entity: Publisher | Person | Organisation | Commodity | Place) -> Iterator[str]:
    """Return everything that an entity is called, in whatever language; goods may go by their id alone."""
    if entity.name:
        yield entity.name
    if not isinstance(entity, Publisher):
        yield from entity.names.values()
    yield from entity.also
