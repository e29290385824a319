"""Whether what one table of a fact file names is there in another, and whether its links make sense."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from bilat.loading.diagnostics import Path, Problem, Wanted, shown
from bilat.loading.table_reader import ID
from bilat.model import Commodity, Fact, FactBase, Organisation
from bilat.schema.fields import LISTS, Field, Type
from bilat.schema.kinds import KINDS
from bilat.schema.tables import TABLES

_MOST_RINGS = 100
_LONGEST_RING = 8


Ids = Mapping[str, Collection[str]]
"""What each table of a file names."""


def reference_problems(ids: Ids, base: FactBase, broken: Sequence[Fact] = ()) -> list[Problem]:
    """Return a problem for each id that is nowhere, and for each link that would make a sum wrong.

    `ids` are those of the file: what could not be read is there all the same, and not missing. `broken` are
    facts that are not in the base, since they lack what every fact needs; what they name must be there too.
    """
    return _References(ids, base, broken).problems()


def _named(ids: Ids, table: str) -> set[str]:
    """Return the ids in a table; one that is written wrong is there in its right form too, and not missing."""
    named = ids.get(table, ())
    return {*named, *(id_.lower().replace("_", "-") for id_ in named if not ID.fullmatch(id_))}


class _References:
    """Whether what one table names is there in another, and whether the links between facts make sense."""

    def __init__(self, ids: Ids, base: FactBase, broken: Sequence[Fact]) -> None:
        self.base = base
        self.broken = broken
        self.found: list[Problem] = []
        self.missing: dict[tuple[str, str], list[Problem]] = {}
        known_tables = {*KINDS, *TABLES}
        # What stands in a table whose name is misspelt is there all the same, and is no second problem.
        lost = {id_ for name in ids if name not in known_tables for id_ in _named(ids, name)}
        self.facts = lost.union(*(_named(ids, kind) for kind in KINDS))
        people, organisations = lost | _named(ids, "person"), lost | _named(ids, "organisation")
        self.known: dict[Type, tuple[str, str, str, set[str]]] = {
            Type.SOURCE: ("B201", "source", "sources", lost | _named(ids, "source")),
            Type.PERSON: ("B202", "person", "people", people),
            Type.ORGANISATION: ("B203", "organisation", "organisations", organisations),
            Type.PARTY: ("B202", "person or organisation", "people and organisations", people | organisations),
            Type.FACT: ("B204", "fact", "facts", self.facts),
        }

    def problems(self) -> list[Problem]:
        """Return every problem, in the order of the facts; an id that is nowhere is one, however often it is named."""
        for fact in (*self.base.facts.values(), *self.broken):
            self._fact(fact)
        self._wider_words()
        self._cycles("part_of")
        self._cycles("supersedes")
        for problem, *others in self.missing.values():
            more = f" (named {len(others) + 1} times)" if others else ""
            self.found.append(replace(problem, message=problem.message + more))
        return self.found

    def _problem(self, code: str, message: str, path: Path, help: str) -> None:
        self.found.append(Problem(code=code, message=message, path=path, help=help))

    def _known(self, type_: Type, id_: str, path: Path) -> bool:
        code, what, many, ids = self.known[type_]
        if id_ not in ids:
            message = f"there is no {what} {shown(id_)}"
            problem = Problem(code=code, message=message, path=path, help=Wanted(id_, ids, many))
            self.missing.setdefault((message, code), []).append(problem)
        return id_ in ids

    def _fact(self, fact: Fact) -> None:
        fields, sources = _naming(fact.kind), self.known[Type.SOURCE][3]
        for name in fact.values:
            if name in fields:
                self._field(fact, fields[name])
        for number, claim in enumerate(fact.claims):
            if claim.source not in sources:
                self._known(Type.SOURCE, claim.source, (fact.kind, fact.id, "claim", number, "source"))
            if claim.by:
                self._known(Type.PARTY, claim.by, (fact.kind, fact.id, "claim", number, "by"))

    def _field(self, fact: Fact, field: Field) -> None:
        path: Path = (fact.kind, fact.id, field.name)
        for number, name in enumerate(fact.names(field.name)):
            where = (*path, number) if field.type in LISTS else path
            if field.type is Type.PARTIES and name.isupper():
                continue  # a country
            if self._known(_NAMES[field.type], name, where) and _NAMES[field.type] is Type.FACT:
                self._link(fact, field.name, name, where)

    def _link(self, fact: Fact, link: str, other_id: str, where: Path) -> None:
        if other_id == fact.id:
            self._problem("B701", f"{fact.id} is linked to itself", where, f"name another fact, or leave {link} out")
            return
        other = self.base.facts.get(other_id)
        if other is None or link not in ("part_of", "overlaps", "supersedes", "fulfils"):
            return
        if link in ("part_of", "overlaps") and other.kind != fact.kind:
            self._problem(
                "B703",
                f"{fact.id} is {fact.kind}, {other_id} is {other.kind}",
                where,
                f"{link} joins facts of one kind; use related",
            )
        mine, theirs = fact.quantity, other.quantity
        if link in ("part_of", "overlaps") and mine and theirs and mine.unit != theirs.unit:
            self._problem(
                "B405",
                f"{fact.id} is in {mine.unit}, {other_id} in {theirs.unit}",
                where,
                "state both in one unit",
            )

    def _wider_words(self) -> None:
        """Report each wider word that leads back to itself, and each wider body that is nowhere."""
        tables: tuple[tuple[str, Mapping[str, Organisation | Commodity]], ...] = (
            ("organisation", self.base.organisations),
            ("commodity", self.base.commodities),
        )
        for name, entities in tables:
            for id_ in (id_ for id_, entity in entities.items() if entity.coarser == id_):
                self._problem("B701", f"{id_} is its own wider word", (name, id_, "is"), "take it out")
            for ring in islice(rings({id_: _wider(entity) for id_, entity in entities.items()}), _MOST_RINGS):
                self._goes_round("is", ring, (name, min(ring), "is"))
        for body in self.base.organisations.values():
            if body.coarser:
                self._known(Type.ORGANISATION, body.coarser, ("organisation", body.id, "is"))
        for person in self.base.people.values():
            for number, role in enumerate(person.roles):
                if role.organisation:
                    self._known(
                        Type.ORGANISATION, role.organisation, ("person", person.id, "roles", number, "organisation")
                    )

    def _cycles(self, link: str) -> None:
        """Report each ring of links once, at its fact with the least id."""
        links = {id_: fact.names(link) for id_, fact in sorted(self.base.facts.items()) if fact.names(link)}
        for ring in islice(rings(links), _MOST_RINGS):
            fact = self.base.facts[min(ring)]
            self._goes_round(link, ring, (fact.kind, fact.id, link))

    def _goes_round(self, link: str, ring: Sequence[str], path: Path) -> None:
        shown = [*ring, ring[0]] if len(ring) <= _LONGEST_RING else [*ring[:_LONGEST_RING], "…"]
        self._problem("B702", f"{link} goes round: {' → '.join(shown)}", path, "take one of these links out")


_NAMES = {
    Type.PERSON: Type.PERSON,
    Type.PEOPLE: Type.PERSON,
    Type.ORGANISATION: Type.ORGANISATION,
    Type.ORGANISATIONS: Type.ORGANISATION,
    Type.PARTIES: Type.ORGANISATION,
    Type.FACT: Type.FACT,
    Type.FACTS: Type.FACT,
}
"""What a field of each type names that must be there."""


@cache
def _naming(kind: str) -> Mapping[str, Field]:
    """Return the fields of a kind that name something which must be there."""
    return {field.name: field for field in KINDS[kind].fields if field.type in _NAMES}


def _wider(entity: Organisation | Commodity) -> tuple[str, ...]:
    return (entity.coarser,) if entity.coarser else ()


def rings(links: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Return the rings in `links`, those of one id left out: it is a fault of its own.

    They are found depth first, without recursion: a chain may be as long as the base.
    """
    done: set[str] = set()
    for start in links:
        trail: dict[str, None] = {}
        stack = [(start, False)]
        while stack:
            id_, leaving = stack.pop()
            if leaving:
                trail.popitem()
                done.add(id_)
            elif id_ in trail:
                ring = list(trail)
                yield ring[ring.index(id_) :]
            elif id_ not in done and id_ in links:
                trail[id_] = None
                stack.append((id_, True))
                stack += [(other, False) for other in links[id_] if other != id_]
