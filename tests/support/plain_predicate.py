"""A question as a plain predicate over facts: the reference that every compiled filter is tested against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilat.evidence.disputes import disputes, possible_dates
from bilat.model import Fact, FactBase
from bilat.query.found_by import searchable, tags
from bilat.query.query import Query
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
    """Say whether a fact lies in a window: surely if every live date does, possibly if one may."""
    overlaps = [date.overlap(window) for date in possible_dates(fact, disputes(fact, base))]
    if min(overlaps) is Overlap.SURELY:
        return Overlap.SURELY
    return Overlap.POSSIBLY if max(overlaps) else Overlap.NOT
