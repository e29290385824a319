"""The plain predicate over facts that a question is: what every compiled filter is held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bilat.evidence.disputes import disputes
from bilat.evidence.ranges import possible_dates
from bilat.evidence.witnesses import one_sided
from bilat.model import Fact, FactBase
from bilat.query.query import Query
from bilat.schema.field_types import NAMED, SHARED_FILTERS, Comparison
from bilat.schema.fields import Field
from bilat.schema.kinds import KINDS
from bilat.values.dates import DateRange, Overlap
from bilat.values.text_folding import bare, search_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A fact that a query keeps; not `surely` where it may but need not lie in the window."""

    fact: Fact
    surely: bool


def select(base: FactBase, query: Query) -> Iterator[Match]:
    """Return the facts that a query keeps, in the one order of facts."""
    for fact in base.facts.values():
        overlap = matches(fact, query, base)
        if overlap is not Overlap.NOT:
            yield Match(fact=fact, surely=overlap is Overlap.SURELY)


def matches(fact: Fact, query: Query, base: FactBase) -> Overlap:
    """Say whether a query keeps a fact: surely, or possibly, where its dates only may lie in the window."""
    if query.kind not in (None, fact.kind) or (query.kinds and fact.kind not in query.kinds):
        return Overlap.NOT
    if fact.withdrawn and not query.withdrawn:
        return Overlap.NOT
    wanted = set(query.wanted())
    if wanted and not wanted <= tags(fact, base):
        return Overlap.NOT
    if query.place and bare(query.place) not in bare(fact.text("place") or ""):
        return Overlap.NOT
    if query.text and not set(search_words(query.text)) <= _words(fact, base):
        return Overlap.NOT
    return overlap(fact, query.window, base)


def _words(fact: Fact, base: FactBase) -> set[str]:
    return {word for text in searchable(fact, base).values() for word in search_words(text)}


def overlap(fact: Fact, window: DateRange, base: FactBase) -> Overlap:
    """Say whether a fact lies in a window: surely only if every live date does, possibly if one may."""
    overlaps = [date.overlap(window) for date in possible_dates(fact, disputes(fact, base))]
    if min(overlaps) is Overlap.SURELY:
        return Overlap.SURELY
    return Overlap.POSSIBLY if max(overlaps) else Overlap.NOT


Tag = tuple[str, str]
"""A filter, and what it may ask for: ("country", "ML"); `=name` is the field of that name itself."""


def tags(fact: Fact, base: FactBase) -> set[Tag]:
    """Return everything that a fact may be filtered by.

    A commodity or organisation carries its wider words too. Free text is bare, since people type it in any case.
    """
    found: set[Tag] = set()
    filters = _filters(fact.kind)
    for name, value in fact.values.items():
        for filter_, comparison in filters.get(name, ()):
            if isinstance(value, str) and comparison == "exact":  # most are
                found.add((filter_, value))
            else:
                found.update([(filter_, name) for name in _compared(fact.names(name), comparison, base)])
    for claim in fact.claims:
        found.add(("source", claim.source))
        if claim.by:
            found.update(("by", value) for value in _compared((claim.by,), "wider", base))
    if disputes(fact, base):
        found.add(("disputed", "yes"))
    if side := one_sided(fact, base):
        found.add(("one-sided", side))
    return found


@cache
def _filters(kind: str) -> dict[str, tuple[tuple[str, Comparison], ...]]:
    """Return for each field of a kind the filters that ask for it, each with how it compares values."""
    own = {field.name for field in KINDS[kind].own}
    return {field.name: tuple(_filters_of(field, own=field.name in own)) for field in KINDS[kind].fields}


def _filters_of(field: Field, *, own: bool) -> Iterator[tuple[str, Comparison]]:
    for name in field.type.names:
        if name in SHARED_FILTERS:
            yield name, NAMED[name]
    if field.filter and own:  # a query has filters of its own for what every fact has
        yield f"={field.name}", field.type.comparison


def _compared(names: Iterable[str], comparison: Comparison, base: FactBase) -> Iterable[str]:
    """Return the values by which names are asked for.

    Raises:
        ValueError: they are of a type that no filter compares.
    """
    match comparison:
        case "exact":
            return names
        case "folded":
            return map(bare, names)
        case "wider":
            return [wide for name in names for wide in (name, *base.coarser(name))]
    raise ValueError("a filter asks for a field that can't be compared")


def searchable(fact: Fact, base: FactBase) -> dict[str, str]:
    """Return the text that words are looked for in, in the parts that a search ranks by.

    The fact's title, its quotes, the names of whoever and whatever it speaks of, its notes, and its sources.
    """
    claims = fact.claims
    sources = [base.sources[claim.source] for claim in claims]
    return {
        "title": _joined(_texts(fact, "title")),
        "quotes": _joined([text for claim in claims for text in (claim.quote, claim.gloss)]),
        "names": _joined([*_texts(fact, "names"), *_names(fact, base)]),
        "notes": _joined([*_texts(fact, "notes"), *[claim.note for claim in claims]]),
        "sources": _joined(
            [text for source in sources for text in (source.title, base.publishers[source.publisher].name)]
        ),
    }


def _joined(parts: Iterable[str | None]) -> str:
    return "\n".join([part for part in parts if part])


def _texts(fact: Fact, part: str) -> Iterator[str]:
    """Return the text that stands in the fact's own fields."""
    for name in _searched(fact.kind, part):
        yield from fact.names(name)


@cache
def _searched(kind: str, part: str) -> tuple[str, ...]:
    return tuple(field.name for field in KINDS[kind].searched(part))


def _names(fact: Fact, base: FactBase) -> Iterator[str]:
    """Return the ids and every spelling of the people, organisations and commodities that a fact speaks of."""
    for id_ in dict.fromkeys(_named(fact)):
        entity = base.people.get(id_) or base.organisations.get(id_) or base.commodities.get(id_)
        if entity:
            yield from (entity.name or "", *entity.also)
        yield id_


def _named(fact: Fact) -> Iterator[str]:
    """Return the ids of the people, organisations and commodities that a fact speaks of."""
    naming = _naming(fact.kind)
    for name in fact.values:
        if name in naming:
            yield from fact.names(name)
    for claim in fact.claims:
        if claim.by:
            yield claim.by


@cache
def _naming(kind: str) -> frozenset[str]:
    """Return the fields that name a person, an organisation or a commodity."""
    return frozenset(field.name for field in KINDS[kind].fields if field.type.entity_types)
