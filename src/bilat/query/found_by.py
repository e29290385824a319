"""What a fact is found by: the tags that filters compare, and the text that a search looks through."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from bilat.evidence.disputes import Dispute, disputes, fields_said_differently, possible_values
from bilat.evidence.verified import is_verified
from bilat.evidence.witnesses import count_voices, one_sided
from bilat.model import Fact, FactBase, spellings
from bilat.query.query import NOT_STATED
from bilat.schema.fields import NAMED, SHARED_FILTERS, Comparison, Field
from bilat.schema.kinds import KINDS
from bilat.values.text_folding import bare

Tag = tuple[str, str]
"""A filter, and what it may ask for: ("country", "ML"); `=name` is the field of that name itself."""


class Ground(NamedTuple):
    """One of several readings of a field, by which a fact has a tag."""

    field: str
    reading: int
    """Its number, from 0."""
    readings: int
    """How many the field has."""


def places(fact: Fact, base: FactBase) -> list[str]:
    """Return the place of a fact by each of its readings, bare, with its names in other languages; "" for none.

    A tab is between two, which stands in nothing that is looked for.
    """
    readings = [str(place or "") for place in possible_values(fact, "place", base)]
    return ["\t".join(map(bare, (place, *_names_of_place(place, base)))) for place in readings]


def _names_of_place(text: str, base: FactBase) -> list[str]:
    """Return everything that the places in the text of a place are called."""
    return [name for place in base.places_in(text) for name in (*spellings(place), place.id)] if base.places else []


def tags(fact: Fact, base: FactBase, disputed: tuple[Dispute, ...] | None = None) -> dict[Tag, tuple[Ground, ...]]:
    """Return everything that a fact may be filtered by; without grounds what it surely has.

    A commodity or organisation carries its wider words too. Free text is folded, since people type it in any case.
    `disputed` are the fact's disputes, where they are known. A field that may be empty and is has the value NOT_STATED.
    """
    sure: set[Tag] = set()
    grounds: defaultdict[Tag, list[Ground]] = defaultdict(list)
    filters = _filters(fact.kind)
    argued = _argued(fact)
    for name, value in fact.values.items():
        for filter_, comparison in filters.get(name, ()):
            if name in argued:
                continue
            if isinstance(value, str) and comparison == "exact":  # the usual case
                sure.add((filter_, value))
            else:
                sure.update([(filter_, name) for name in _compared(fact.names(name), comparison, base)])
    optional = _optional(fact.kind)
    sure.update((f"={name}", NOT_STATED) for name in optional if name not in fact.values and name not in argued)
    for name in argued:
        readings = possible_values(fact, name, base)
        for number, reading in enumerate(readings):
            ground = Ground(name, number, len(readings))
            if reading is None and name in optional:
                grounds[f"={name}", NOT_STATED].append(ground)
            for filter_, comparison in filters[name] if isinstance(reading, str) else ():
                for value in _compared((str(reading),), comparison, base):
                    grounds[filter_, value].append(ground)
    sure.update(_tags_of_claims(fact, base))
    if disputes(fact, base) if disputed is None else disputed:
        sure.add(("disputed", "yes"))
    return {tag: _grounds(found) for tag, found in grounds.items()} | dict.fromkeys(sure, ())


def _argued(fact: Fact) -> list[str]:
    """Return the fields to filter by that a fact may read in several ways, or as its whole does."""
    said = fields_said_differently(fact)
    if not said and not fact.part_of:  # as most
        return []
    return [name for name in _disputable(fact.kind) if name in said or (fact.part_of and name not in fact.values)]


@cache
def _optional(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind with a filter of their own that need not be stated."""
    return tuple(field.name for field in KINDS[kind].own if field.may_be_asked_for_nothing)


@cache
def _disputable(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind that are filtered by and may be said differently."""
    filters = _filters(kind)
    return tuple(field.name for field in KINDS[kind].disputable if field.name in filters)


def _grounds(found: list[Ground]) -> tuple[Ground, ...]:
    """Return on what grounds a fact has a tag; none where one field has it by every reading."""
    counts = Counter(ground.field for ground in found)
    return () if any(counts[ground.field] == ground.readings for ground in found) else tuple(found)


def _tags_of_claims(fact: Fact, base: FactBase) -> Iterator[Tag]:
    for claim in fact.claims:
        publisher = base.publishers[base.sources[claim.source].publisher]
        yield "source", claim.source
        yield "publisher", publisher.id
        yield "source_type", publisher.type
        if publisher.country:
            yield "publisher_country", publisher.country
        if claim.by:
            for value in _compared((claim.by,), "wider", base):
                yield "by", value
    verified = all(is_verified(claim, base.sources[claim.source]) for claim in fact.live_claims)
    yield "verified" if verified else "unverified", "yes"
    yield "voices", str(count_voices(fact.live_claims, base))
    if side := one_sided(fact, base):
        yield "one-sided", side


@cache
def _filters(kind: str) -> dict[str, tuple[tuple[str, Comparison], ...]]:
    """Return for each field of a kind that is filtered by the filters that ask for it, and how they compare values."""
    own = {field.name for field in KINDS[kind].own}
    filters = {field.name: tuple(_filters_of(field, own=field.name in own)) for field in KINDS[kind].fields}
    return {name: found for name, found in filters.items() if found}


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
    """Return the ids and every spelling of the people, organisations, commodities and places that a fact speaks of."""
    for id_ in dict.fromkeys(_named(fact)):
        entity = base.people.get(id_) or base.organisations.get(id_) or base.commodities.get(id_)
        if entity:
            yield from spellings(entity)
        yield id_
    yield from _names_of_place(fact.text("place") or "", base)


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
