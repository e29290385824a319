"""A question to a base: the filters as a value, and as a plain predicate over facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilat.dates import EVER, Overlap, Span
from bilat.evidence import disputes, live_dates, one_sided
from bilat.fields import Type
from bilat.kinds import KINDS, Kind
from bilat.model import Base, Fact
from bilat.quotes import bare, search_words

COUNTRY_TYPES = frozenset({Type.COUNTRY, Type.COUNTRIES, Type.PARTIES, Type.VOTES})
ORGANISATION_TYPES = frozenset({Type.ORGANISATION, Type.ORGANISATIONS, Type.PARTIES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to keep. Every filter that is set must hold; names are resolved to ids and codes."""

    kind: str | None = None
    kinds: tuple[str, ...] = ()
    """Any of these kinds, where more than one may be kept; () for all."""
    window: Span = EVER
    country: str | None = None
    person: str | None = None
    organisation: str | None = None
    by: str | None = None
    """A person or organisation whose word a claim is."""
    source: str | None = None
    topic: str | None = None
    place: str | None = None
    """Words that the place contains."""
    equal: tuple[tuple[str, str], ...] = ()
    """Fields and what they must hold; for a commodity a finer one will do."""
    disputed: bool = False
    one_sided: str | None = None
    """A country whose officials alone every live claim rests on."""
    text: str | None = None
    """Words that must all occur in what is searched of a fact."""
    withdrawn: bool = False
    """Whether to keep withdrawn facts too."""

    def wanted(self) -> Iterator[tuple[str, str]]:
        """Return what the tags of a fact must hold: filter and value."""
        for name in ("country", "person", "organisation", "by", "source"):
            value = getattr(self, name)
            if value is not None:
                yield name, value
        if self.topic is not None:
            yield "topic", bare(self.topic)
        if self.disputed:
            yield "disputed", "yes"
        if self.one_sided is not None:
            yield "one-sided", self.one_sided
        for name, value in self.equal:
            yield f"={name}", value


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A fact that a query keeps; not `surely` where it may but need not lie in the window."""

    fact: Fact
    surely: bool


def select(base: Base, query: Query) -> Iterator[Match]:
    """Return the facts that a query keeps, in the one order of facts."""
    for fact in base.facts.values():
        overlap = matches(fact, query, base)
        if overlap is not Overlap.NOT:
            yield Match(fact=fact, surely=overlap is Overlap.SURELY)


def matches(fact: Fact, query: Query, base: Base) -> Overlap:
    """Say whether a query keeps a fact: surely, or possibly, where its dates only may lie in the window."""
    if query.kind not in (None, fact.kind) or (query.kinds and fact.kind not in query.kinds):
        return Overlap.NOT
    if fact.withdrawn and not query.withdrawn:
        return Overlap.NOT
    if not all(value in tags(fact, base).get(field, ()) for field, value in query.wanted()):
        return Overlap.NOT
    if query.place and bare(query.place) not in bare(fact.text("place") or ""):
        return Overlap.NOT
    if query.text and not set(search_words(query.text)) <= set(search_words(searchable(fact, base))):
        return Overlap.NOT
    return overlap(fact, query.window, base)


def overlap(fact: Fact, window: Span, base: Base) -> Overlap:
    """Say whether a fact lies in a window: surely only if every live date does, possibly if one may."""
    overlaps = [date.overlap(window) for date in live_dates(fact, disputes(fact, base))]
    if min(overlaps) is Overlap.SURELY:
        return Overlap.SURELY
    return Overlap.POSSIBLY if max(overlaps) else Overlap.NOT


def tags(fact: Fact, base: Base) -> dict[str, set[str]]:
    """Return everything that a fact may be filtered by, by filter; `=name` is the field of that name itself.

    A commodity or organisation carries its wider words too. Bare text, since people type it in any case.
    """
    kind = KINDS[fact.kind]
    found: dict[str, set[str]] = {
        "country": _values(fact, kind, COUNTRY_TYPES),
        "person": _values(fact, kind, frozenset({Type.PERSON, Type.PEOPLE})),
        "organisation": _with_wider(_values(fact, kind, ORGANISATION_TYPES), base),
        "by": _with_wider({claim.by for claim in fact.claims if claim.by}, base),
        "source": {claim.source for claim in fact.claims},
        "topic": {bare(topic) for topic in fact.names("topics")},
        "disputed": {"yes"} if disputes(fact, base) else set(),
        "one-sided": {side} if (side := one_sided(fact, base)) else set(),
    }
    for field in kind.fields:
        if field.filter:
            names = set(fact.names(field.name))
            if field.type is Type.COMMODITY:
                names = _with_wider(names, base)
            elif field.type is Type.TEXT:
                names = {bare(name) for name in names}
            found[f"={field.name}"] = names
    return found


def _values(fact: Fact, kind: Kind, types: frozenset[Type]) -> set[str]:
    return {name for field in kind.fields if field.type in types for name in fact.names(field.name)}


def _with_wider(names: set[str], base: Base) -> set[str]:
    return names | {wider for name in names for wider in base.coarser(name)}


def searchable(fact: Fact, base: Base) -> str:
    """Return all the text of a fact that words are looked for in: its own, its claims', and the names in it."""
    return "\n".join(part for part in _searchable(fact, base) if part)


def _searchable(fact: Fact, base: Base) -> Iterator[str | None]:
    for name in ("title", "place", "note", "because", "resolution", "sector"):
        yield fact.text(name)
    for claim in fact.claims:
        source = base.sources[claim.source]
        yield from (claim.quote, claim.gloss, claim.note, source.title, source.publisher)
    for id_ in dict.fromkeys(_named(fact)):
        entry = base.people.get(id_) or base.organisations.get(id_) or base.commodities.get(id_)
        if entry:
            yield from (entry.name, *entry.also)
        yield id_


def _named(fact: Fact) -> Iterator[str]:
    """Return the ids of the people, organisations and commodities that a fact speaks of."""
    for name in ("people", "organisations", "parties", "partners", "body", "channel", "commodity", "item"):
        yield from fact.names(name)
    for claim in fact.claims:
        if claim.by:
            yield claim.by
