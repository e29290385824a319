"""The words of a base as values: sources, people, organisations, claims, facts, and the base that holds them.

Facts and claims are named tuples: there may be a million of them, and a dataclass takes five times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from bilat.dates import Date
from bilat.quantity import Quantity

Value = str | bool | int | Decimal | Date | tuple[str, ...] | Mapping[str, str]
"""What a field may hold once it is read."""
Values = Mapping[str, Value]
_NONE: Mapping[str, str] = MappingProxyType({})

_LINKS = dict.fromkeys(("part_of", "fulfils", "supersedes", "overlaps", "related")).keys()


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


class Claim(NamedTuple):
    """One source speaking of one fact: its words, and where it says something else than the chosen reading."""

    fact: str
    source: str
    quote: str
    own_id: str | None = None
    by: str | None = None
    locator: str | None = None
    note: str | None = None
    gloss: str | None = None
    says: Values = _NONE
    earlier: Values | None = None
    silent: tuple[str, ...] = ()
    rejected: str | None = None

    @property
    def id(self) -> str:
        """`fact/source`, and `/own id` where one source speaks twice of one fact."""
        name = f"{self.fact}/{self.source}"
        return f"{name}/{self.own_id}" if self.own_id else name

    @property
    def live(self) -> bool:
        """Whether it is neither a slip of its source nor of an earlier stage."""
        return self.rejected is None and self.earlier is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """When a fact was taken back, and why."""

    date: Date
    reason: str


class Fact(NamedTuple):
    """One thing in the world. `values` are its fields as the curator chose to read them, by name."""

    id: str
    kind: str
    values: Values
    claims: tuple[Claim, ...]
    withdrawn: Withdrawal | None = None
    allow: Mapping[str, str] = _NONE

    @property
    def title(self) -> str:
        """The fact in a few words."""
        return self.text("title") or ""

    @property
    def date(self) -> Date:
        """The chosen date."""
        date = self.values["date"]
        assert isinstance(date, Date)
        return date

    @property
    def order(self) -> tuple[str, str, str]:
        """The one order of facts: first possible day, last possible day, id."""
        return (*self.date.order, self.id)

    @property
    def part_of(self) -> str | None:
        """The id of the whole that this lot is inside."""
        return self.text("part_of")

    @property
    def quantity(self) -> Quantity | None:
        """The chosen amount."""
        return amount_in(self.values)

    @property
    def live_claims(self) -> tuple[Claim, ...]:
        """The claims that are neither rejected nor of an earlier stage."""
        if all(claim.live for claim in self.claims):  # nearly always
            return self.claims
        return tuple(claim for claim in self.claims if claim.live)

    def text(self, name: str) -> str | None:
        """Return the text in a field, or None where it holds none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def names(self, name: str) -> tuple[str, ...]:
        """Return the ids, codes or words in a field, as a list whatever the field holds."""
        match self.values.get(name):
            case None:
                return ()
            case str(one):
                return (one,)
            case tuple(many) if not isinstance(many, Date):
                return many
            case Mapping() as table:
                return tuple(table)
            case _:
                return ()


def amount_in(values: Values, number: str = "amount", unit: str = "unit") -> Quantity | None:
    """Return the amount that a table of fields states, or None; `number` and `unit` name its fields."""
    value, measure = values.get(number), values.get(unit)
    if not isinstance(value, Decimal) or not isinstance(measure, str):
        return None
    upper = values.get("amount_to" if number == "amount" else f"{number}_to")
    qualifier = values.get("qualifier") if number == "amount" else None
    return Quantity(
        value,
        measure,
        upper if isinstance(upper, Decimal) else None,
        qualifier if isinstance(qualifier, str) else None,
    )


@dataclass(frozen=True, kw_only=True)
class Base:
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

    def of_kind(self, kind: str) -> Iterator[Fact]:
        """Return the facts of a kind, in order, withdrawn ones too."""
        return (fact for fact in self.facts.values() if fact.kind == kind)

    @cached_property
    def inverse(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The links from the other end: (link, id) → ids of the facts that name it; withdrawn ones don't count."""
        links: dict[tuple[str, str], list[str]] = {}
        for fact in self.facts.values():
            if fact.withdrawn or _LINKS.isdisjoint(fact.values):
                continue
            for link in _LINKS:
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
