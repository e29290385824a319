"""A question as a plain predicate over facts: the reference that every compiled filter is tested against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bilat.evidence.disputes import disputes, possible_dates
from bilat.model import Fact, FactBase
from bilat.query.found_by import Ground, Tag, places, searchable, tags
from bilat.query.query import Query, is_at
from bilat.values.dates import FIRST_DAY, Overlap, Window
from bilat.values.text_folding import bare, search_words

Found = TypeVar("Found")


def remembered(find: Callable[[FactBase, str], Found]) -> Callable[[FactBase, str], Found]:
    """Remember what is found in a base until another is asked: every group of a question asks for it again."""
    last: list[FactBase] = []
    found: dict[str, Found] = {}

    def remembering(base: FactBase, id_: str) -> Found:
        if not any(base is other for other in last):
            last[:] = [base]
            found.clear()
        if id_ not in found:
            found[id_] = find(base, id_)
        return found[id_]

    return remembering


tags_of = remembered(lambda base, id_: tags(base.facts[id_], base))
places_of = remembered(lambda base, id_: places(base.facts[id_], base))
dates_of = remembered(lambda base, id_: possible_dates(base.facts[id_], disputes(base.facts[id_], base)))
words_of = remembered(
    lambda base, id_: {word for text in searchable(base.facts[id_], base).values() for word in search_words(text)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A fact that a query keeps."""

    fact: Fact
    doubts: tuple[str, ...] = ()
    """The fields by which it may but need not match, sorted."""


def select(base: FactBase, query: Query) -> Iterator[Match]:
    """Return the facts that a query keeps, in the one order of facts."""
    for fact in base.facts.values():
        doubts = matches(fact, query, base)
        if doubts is not None:
            yield Match(fact=fact, doubts=doubts)


def matches(fact: Fact, query: Query, base: FactBase) -> tuple[str, ...] | None:
    """Return the fields by which a fact may but need not match a query, sorted; None where it does not match."""
    if query.kind not in (None, fact.kind) or (query.kinds and fact.kind not in query.kinds):
        return None
    if fact.withdrawn and not query.withdrawn:
        return None
    within = open_ended if query.open_ended else overlap
    found = [_DATE_DOUBTS[within(fact, query.window, base)]]
    if found == [None]:  # most facts, of most groups of a question
        return None
    if query.text and not set(search_words(query.text)) <= words_of(base, fact.id):
        return None
    own = tags_of(base, fact.id)
    found += [tag_doubts(own, filter_, values) for filter_, values in query.wanted()]
    found.append(place_doubts(places_of(base, fact.id), query.place))
    if any(doubts is None for doubts in found):
        return None
    return tuple(sorted({name for doubts in found for name in doubts or ()}))


Doubts = Iterable[str] | None
"""The fields by which a fact may but need not pass a filter; None where it does not pass it."""


def overlap(fact: Fact, window: Window, base: FactBase) -> Overlap:
    """Say whether a fact lies in a window: surely only if every live date does, possibly if one may."""
    overlaps = [date.overlap(*window) for date in dates_of(base, fact.id)]
    if min(overlaps) is Overlap.SURELY:
        return Overlap.SURELY
    return Overlap.POSSIBLY if max(overlaps) else Overlap.NOT


def open_ended(fact: Fact, window: Window, base: FactBase) -> Overlap:
    """Say whether an open end of its date alone brings a fact into a window, no further back than the base reaches."""
    if overlap(fact, window, base):
        return Overlap.NOT
    since = base.since.order[0] if base.since else FIRST_DAY
    runs = [run for date in possible_dates(fact, disputes(fact, base)) for run in date.reach(since) if date.open]
    return Overlap.POSSIBLY if any(run.meets(days) for run in runs for days in window) else Overlap.NOT


_DATE_DOUBTS: dict[Overlap, Doubts] = {Overlap.SURELY: (), Overlap.POSSIBLY: ("date",), Overlap.NOT: None}


def place_doubts(places: Iterable[str], wanted: Iterable[str]) -> Doubts:
    """Return whether the place of a fact, by any of its readings, contains a wanted text; all do where none is."""
    texts = [bare(text) for text in wanted]
    holds = [not texts or any(is_at(place, text) for text in texts) for place in places]
    if not any(holds):
        return None
    return () if all(holds) else ("place",)


def tag_doubts(found: Mapping[Tag, tuple[Ground, ...]], filter_: str, values: Iterable[str]) -> Doubts:
    """Return whether a fact has a tag of these: surely only if every reading of one field gives one."""
    grounds = [found[filter_, value] for value in values if (filter_, value) in found]
    if not all(grounds):
        return ()
    readings: dict[str, set[Ground]] = defaultdict(set)
    for ground in {ground for some in grounds for ground in some}:
        readings[ground.field].add(ground)
    if any(len(some) == ground.readings for some in readings.values() for ground in some):
        return ()
    return readings or None
