"""The plain predicate over facts that a question is: what every compiled filter is held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bilat.dates import Overlap, Span
from bilat.evidence import disputes, live_dates, one_sided
from bilat.fields import Type
from bilat.folding import bare, search_words
from bilat.kinds import KINDS
from bilat.model import Base, Fact
from bilat.query import COUNTRY_TYPES, ORGANISATION_TYPES, PERSON_TYPES, Query


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
    if query.text and not set(search_words(query.text)) <= _words(fact, base):
        return Overlap.NOT
    return overlap(fact, query.window, base)


def _words(fact: Fact, base: Base) -> set[str]:
    return {word for text in searchable(fact, base).values() for word in search_words(text)}


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
        "country": _values(fact, COUNTRY_TYPES),
        "person": _values(fact, PERSON_TYPES),
        "organisation": _with_wider(_values(fact, ORGANISATION_TYPES), base),
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


def _values(fact: Fact, types: frozenset[Type]) -> set[str]:
    return {name for field in _fields(fact.kind, types) for name in fact.names(field)}


@cache
def _fields(kind: str, types: frozenset[Type]) -> tuple[str, ...]:
    return tuple(field.name for field in KINDS[kind].fields if field.type in types)


def _with_wider(names: set[str], base: Base) -> set[str]:
    return names | {wider for name in names for wider in base.coarser(name)}


def searchable(fact: Fact, base: Base) -> dict[str, str]:
    """Return the text that words are looked for in, in the parts that a search ranks by.

    The fact's title, its quotes, the names of whoever and whatever it speaks of, its notes, and its sources.
    """
    sources = [base.sources[claim.source] for claim in fact.claims]
    return {
        "title": fact.title,
        "quotes": _joined(text for claim in fact.claims for text in (claim.quote, claim.gloss)),
        "names": _joined([fact.text("place"), fact.text("resolution"), fact.text("sector"), *_names(fact, base)]),
        "notes": _joined([fact.text("note"), fact.text("because"), *(claim.note for claim in fact.claims)]),
        "sources": _joined(text for source in sources for text in (source.title, source.publisher)),
    }


def _joined(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)


def _names(fact: Fact, base: Base) -> Iterator[str]:
    """Return the ids and every spelling of the people, organisations and commodities that a fact speaks of."""
    for id_ in dict.fromkeys(_named(fact)):
        entry = base.people.get(id_) or base.organisations.get(id_) or base.commodities.get(id_)
        if entry:
            yield from (entry.name or "", *entry.also)
        yield id_


def _named(fact: Fact) -> Iterator[str]:
    """Return the ids of the people, organisations and commodities that a fact speaks of."""
    for name in ("people", "organisations", "parties", "partners", "body", "channel", "commodity", "item"):
        yield from fact.names(name)
    for claim in fact.claims:
        if claim.by:
            yield claim.by
