"""What a fact is found by: the tags that filters compare, and the text that a search looks through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from bilat.evidence.disputes import disputes
from bilat.evidence.witnesses import one_sided
from bilat.model import Fact, FactBase
from bilat.schema.fields import NAMED, SHARED_FILTERS, Comparison, Field
from bilat.schema.kinds import KINDS
from bilat.values.text_folding import bare

Tag = tuple[str, str]
"""A filter, and what it may ask for: ("country", "ML"); `=name` is the field of that name itself."""


def tags(fact: Fact, base: FactBase) -> set[Tag]:
    """Return everything that a fact may be filtered by.

    A commodity or organisation carries its wider words too. Free text is folded, since people type it in any case.
    """
    found: set[Tag] = set()
    filters = _filters(fact.kind)
    for name, value in fact.values.items():
        for filter_, comparison in filters.get(name, ()):
            if isinstance(value, str) and comparison == "exact":  # the usual case
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
    """Return the values that a filter compares with names.

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

    The fact's title, its quotes, the names of those that it mentions, its notes, and its sources.
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
