"""A base cut down to the claims that pass a test: again a base, and all that it answers rests on these claims alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from bilat.evidence.cut import cut
from bilat.evidence.witnesses import side
from bilat.model import LINKS, Claim, Fact, FactBase, Person, Role, Source
from bilat.model.selection import Selection, Voice
from bilat.schema.kinds import KINDS
from bilat.values.dates import FIRST_DAY, DateRange, Day

Entity = TypeVar("Entity")


def excerpt(base: FactBase, selection: Selection) -> FactBase:
    """Return what a base would be if it had been made of the selected claims alone.

    A fact that no live claim tells falls away, and the links to it; a part is then inside the next whole around it,
    and what replaced it replaces what it had replaced. What stays of sources, people and goods is what is cited.
    """
    passes = test_of(selection, base)
    facts = base.facts.values()
    told = {fact.id: cut(fact, [claim for claim in fact.claims if passes(claim)], base) for fact in facts}
    return _with_what_is_cited(edited(base, told)._replace(selection=selection))


def edited(base: FactBase, changed: Mapping[str, Fact | None]) -> FactBase:
    """Return a base with these facts in place of those of the same ids; one that is None is gone, and links to it."""
    facts = {id_: fact for id_ in base.facts if (fact := changed.get(id_, base.facts[id_]))}
    if len(facts) < len(base.facts):
        facts = {fact.id: _linked(fact, facts, base) for fact in facts.values()}
    ordered = sorted(facts.values(), key=lambda fact: fact.order)
    return base._replace(facts={fact.id: fact for fact in ordered})


# Which claims pass.


def test_of(selection: Selection, base: FactBase) -> Callable[[Claim], bool]:
    """Return the test of claims that a selection is."""
    day = selection.known_by
    known = {source.id for source in base.sources.values() if day is None or published_by(source, day)}

    def passes(claim: Claim) -> bool:
        if claim.source not in known:
            return False
        voices = {*voices_of(claim, base)} if selection.only or selection.without else set()
        return voices.isdisjoint(selection.without) and not (selection.only and voices.isdisjoint(selection.only))

    return passes


def published_by(source: Source, day: Day) -> bool:
    """Say whether a source was surely published by the end of a day, since it is dated so, or had been read by then."""
    window = DateRange(FIRST_DAY, day)
    return any(date.within(window) for date in (source.published, source.accessed) if date)


def voices_of(claim: Claim, base: FactBase) -> Iterator[Voice]:
    """Return as whom a claim speaks: its source, publisher and agency, its speaker and wider bodies, its side."""
    source = base.sources[claim.source]
    yield Voice("source", source.id)
    yield Voice("publisher", source.publisher)
    if source.agency:
        yield Voice("publisher", source.agency)
    if claim.by:
        for id_ in (claim.by, *base.coarser(claim.by)):
            yield Voice("speaker", id_)
    if country := side(claim, base):
        yield Voice("side", country)


_LAST_OF_DAYS: Day = "9999-12-31"
"""By its end everything is known that is ever surely known."""


def undated(base: FactBase, selection: Selection, kinds: Collection[str]) -> int:
    """Return how many claims of facts of these kinds are of a day that nobody knows: no `known_by` lets them pass."""
    if selection.known_by is None:
        return 0
    passes = test_of(selection._replace(known_by=None), base)
    known = {source.id for source in base.sources.values() if published_by(source, _LAST_OF_DAYS)}
    facts = [fact for fact in base.facts.values() if fact.kind in kinds and not fact.withdrawn]
    claims = [claim for fact in facts for claim in fact.claims if claim.source not in known and not claim.rejected]
    return sum(map(passes, claims))


# What a base without some of its facts is.


def _linked(fact: Fact, facts: Mapping[str, Fact], base: FactBase) -> Fact:
    """Return a fact with links to none but these facts; links that pass on lead past those that fell away."""
    if LINKS.isdisjoint(fact.values):
        return fact
    values = {name: value for name, value in fact.values.items() if name not in LINKS}
    for link in LINKS:
        if ids := tuple(dict.fromkeys(_reached(fact.names(link), link, facts, base))):
            values[link] = ids[0] if link == "part_of" else ids
    return fact._replace(values=values)


_PASSED_ON = ("part_of", "supersedes")
"""The links that hold from the first to the third fact where they hold from the first to the second, and so on."""


def _reached(ids: Iterable[str], link: str, facts: Mapping[str, Fact], base: FactBase) -> Iterator[str]:
    """Return the facts that a link leads to: in place of one that fell away those that its own such link leads to."""
    todo = [*reversed([*ids])]
    while todo:
        id_ = todo.pop()
        if id_ in facts:
            yield id_
        elif link in _PASSED_ON and not base.facts[id_].withdrawn:
            todo += reversed(base.facts[id_].names(link))


def _with_what_is_cited(base: FactBase) -> FactBase:
    """Return a base without the sources, publishers, people, bodies and goods that none of its facts cites or names."""
    claims = [claim for fact in base.facts.values() for claim in fact.claims]
    sources = _picked(base.sources, {claim.source for claim in claims})
    named = {name for fact in base.facts.values() for field in _naming(fact.kind) for name in fact.names(field)}
    named.update(claim.by for claim in claims if claim.by)
    people = {id_: _as_known(person, base) for id_, person in _picked(base.people, named).items()}
    named.update(role.organisation for person in people.values() for role in person.roles if role.organisation)
    named.update([wider for name in named for wider in base.coarser(name)])
    publishers = {id_ for source in sources.values() for id_ in (source.publisher, source.agency) if id_}
    organisations = _picked(base.organisations, named)
    places = {place.id for fact in base.facts.values() for place in base.places_in(fact.text("place") or "")}
    return base._replace(
        sources=sources,
        publishers={id_: one._replace(note=None) for id_, one in _picked(base.publishers, publishers).items()},
        people=people,
        organisations={id_: one._replace(note=None) for id_, one in organisations.items()},
        commodities={id_: one._replace(note=None) for id_, one in _picked(base.commodities, named).items()},
        places={id_: one._replace(note=None) for id_, one in _picked(base.places, places).items()},
    )


def _picked(entities: Mapping[str, Entity], ids: set[str]) -> dict[str, Entity]:
    return {id_: entity for id_, entity in entities.items() if id_ in ids}


@cache
def _naming(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in KINDS[kind].fields if field.type.entity_types)


def _as_known(person: Person, base: FactBase) -> Person:
    """Return a person without the curator's note, and without what came after the day that is asked about."""
    day = base.selection.known_by if base.selection else None
    roles = person.roles if day is None else tuple(_roles_by(person.roles, day))
    return person._replace(roles=roles, note=None)


def _roles_by(roles: Iterable[Role], day: Day) -> Iterator[Role]:
    """Return the offices that had begun by a day; the end of one that ended later was not known."""
    for role in roles:
        if role.start is None or role.start.order[0] <= day:
            yield role._replace(end=None) if role.end and role.end.order[1] > day else role
