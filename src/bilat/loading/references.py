"""Whether the ids that one table of a fact file names exist in another, and whether the links make sense."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from bilat.loading.diagnostics import Code, Path, Problem, Suggestion, quoted
from bilat.loading.value_readers import ID
from bilat.model import Commodity, Fact, FactBase, Organisation
from bilat.schema.fields import Field
from bilat.schema.kinds import KINDS
from bilat.schema.tables import TABLES

_PUBLISHER, _SOURCE, _FACT, _PERSON, _ORGANISATION = (
    ("publisher",),
    ("source",),
    ("fact",),
    ("person",),
    ("organisation",),
)
_SPEAKER = (*_PERSON, *_ORGANISATION)
_MOST_CYCLES = 100
_LONGEST_CYCLE = 8


Ids = Mapping[str, Collection[str]]
"""The ids in each table of a file."""


def reference_problems(ids: Ids, base: FactBase, broken: Sequence[Fact] = ()) -> list[Problem]:
    """Return a problem for each id that doesn't exist, and for each link that would make a sum wrong.

    `ids` are those of the file: an entry that could not be read exists all the same. `broken` are facts that are not
    in the base, since they lack what every fact needs; the ids that they name must exist too.
    """
    return _References(ids, base, broken).problems()


def _named(ids: Ids, table: str) -> set[str]:
    """Return the ids in a table; one that is written wrongly exists in its right form too."""
    named = ids.get(table, ())
    return {*named, *(id_.lower().replace("_", "-") for id_ in named if not ID.fullmatch(id_))}


class _References:
    """The ids that exist, and the problems of those that don't, and of links that make no sense."""

    def __init__(self, ids: Ids, base: FactBase, broken: Sequence[Fact]) -> None:
        self.base = base
        self.broken = broken
        self.found: list[Problem] = []
        self.missing: dict[tuple[str, str], list[Problem]] = {}
        known_tables = {*KINDS, *TABLES}
        # An entry of a table whose name is misspelt exists all the same, and is no second problem.
        lost = {id_ for name in ids if name not in known_tables for id_ in _named(ids, name)}
        self.facts = lost.union(*(_named(ids, kind) for kind in KINDS))
        people, organisations = lost | _named(ids, "person"), lost | _named(ids, "organisation")
        self.known: dict[tuple[str, ...], tuple[Code, str, str, set[str]]] = {
            _PUBLISHER: (Code.UNKNOWN_PUBLISHER, "publisher", "publishers", lost | _named(ids, "publisher")),
            _SOURCE: (Code.UNKNOWN_SOURCE, "source", "sources", lost | _named(ids, "source")),
            _PERSON: (Code.UNKNOWN_PERSON, "person", "people", people),
            _ORGANISATION: (Code.UNKNOWN_ORGANISATION, "organisation", "organisations", organisations),
            _SPEAKER: (
                Code.UNKNOWN_PERSON,
                "person or organisation",
                "people and organisations",
                people | organisations,
            ),
            _FACT: (Code.UNKNOWN_FACT, "fact", "facts", self.facts),
        }

    def problems(self) -> list[Problem]:
        """Return every problem, in the order of the facts; an unknown id is one problem, however often it is named."""
        for fact in (*self.base.facts.values(), *self.broken):
            self._fact(fact)
        self._publishers()
        self._wider_words()
        self._cycles("part_of")
        self._cycles("supersedes")
        for problem, *others in self.missing.values():
            more = f" (named {len(others) + 1} times)" if others else ""
            self.found.append(problem._replace(message=problem.message + more))
        return self.found

    def _problem(self, code: Code, message: str, path: Path, help: str) -> None:
        self.found.append(Problem(code=code, message=message, path=path, help=help))

    def _known(self, names: tuple[str, ...], id_: str, path: Path) -> bool:
        code, what, plural, ids = self.known[names]
        if id_ not in ids:
            message = f"there is no {what} {quoted(id_)}"
            problem = Problem(code=code, message=message, path=path, help=Suggestion(id_, ids, plural))
            self.missing.setdefault((message, code), []).append(problem)
        return id_ in ids

    def _fact(self, fact: Fact) -> None:
        fields, sources = _naming(fact.kind), self.known[_SOURCE][3]
        for name in fact.values:
            if name in fields:
                self._field(fact, fields[name])
        for number, claim in enumerate(fact.claims):
            if claim.source not in sources:
                self._known(_SOURCE, claim.source, (fact.kind, fact.id, "claim", number, "source"))
            if claim.by:
                self._known(_SPEAKER, claim.by, (fact.kind, fact.id, "claim", number, "by"))

    def _field(self, fact: Fact, field: Field) -> None:
        path: Path = (fact.kind, fact.id, field.name)
        for number, name in enumerate(fact.names(field.name)):
            where = (*path, number) if field.type.is_list else path
            if "country" in field.type.names and name.isupper():
                continue
            names = _must_exist(field)
            if self._known(names, name, where) and names == _FACT:
                self._link(fact, field.name, name, where)

    def _link(self, fact: Fact, link: str, other_id: str, where: Path) -> None:
        if other_id == fact.id:
            help_ = f"name another fact, or remove {link}"
            self._problem(Code.LINKED_TO_ITSELF, f"{fact.id} is linked to itself", where, help_)
            return
        other = self.base.facts.get(other_id)
        if other is None or link not in ("part_of", "overlaps", "supersedes", "fulfils"):
            return
        if link in ("part_of", "overlaps") and other.kind != fact.kind:
            message = f"{fact.id} is in [{fact.kind}], {other_id} in [{other.kind}]"
            self._problem(Code.ACROSS_KINDS, message, where, f"{link} joins facts of one kind: use related")
        mine, theirs = fact.quantity, other.quantity
        if link == "part_of" and mine and theirs and mine.unit != theirs.unit:
            message = f"{fact.id} is in {mine.unit}, {other_id} in {theirs.unit}"
            self._problem(Code.UNLIKE_UNITS, message, where, "give both in one unit")

    def _publishers(self) -> None:
        """Report each publisher and agency of a source that does not exist."""
        for source in self.base.sources.values():
            self._known(_PUBLISHER, source.publisher, ("source", source.id, "publisher"))
            if source.agency:
                self._known(_PUBLISHER, source.agency, ("source", source.id, "agency"))

    def _wider_words(self) -> None:
        """Report each wider word that leads back to itself, and each organisation that does not exist."""
        tables: tuple[tuple[str, Mapping[str, Organisation | Commodity]], ...] = (
            ("organisation", self.base.organisations),
            ("commodity", self.base.commodities),
        )
        for name, entities in tables:
            for id_ in (id_ for id_, entity in entities.items() if entity.coarser == id_):
                self._problem(Code.LINKED_TO_ITSELF, f"{id_} is its own wider word", (name, id_, "is"), "remove is")
            wider = {id_: (entity.coarser,) for id_, entity in entities.items() if entity.coarser}
            for cycle in islice(cycles(wider), _MOST_CYCLES):
                self._report_cycle("is", cycle, (name, min(cycle), "is"))
        for body in self.base.organisations.values():
            if body.coarser:
                self._known(_ORGANISATION, body.coarser, ("organisation", body.id, "is"))
        for person in self.base.people.values():
            for number, role in enumerate(person.roles):
                if role.organisation:
                    self._known(
                        _ORGANISATION, role.organisation, ("person", person.id, "roles", number, "organisation")
                    )

    def _cycles(self, link: str) -> None:
        """Report each cycle of links once, at its fact with the least id."""
        links = {id_: fact.names(link) for id_, fact in sorted(self.base.facts.items()) if fact.names(link)}
        for cycle in islice(cycles(links), _MOST_CYCLES):
            fact = self.base.facts[min(cycle)]
            self._report_cycle(link, cycle, (fact.kind, fact.id, link))

    def _report_cycle(self, link: str, cycle: Sequence[str], path: Path) -> None:
        ids = [*cycle, cycle[0]] if len(cycle) <= _LONGEST_CYCLE else [*cycle[:_LONGEST_CYCLE], "…"]
        self._problem(Code.CYCLE, f"{link} goes in a circle: {' → '.join(ids)}", path, "remove one of these links")


@cache
def _naming(kind: str) -> Mapping[str, Field]:
    """Return the fields of a kind that name something which must exist."""
    return {field.name: field for field in KINDS[kind].fields if _must_exist(field)}


def _must_exist(field: Field) -> tuple[str, ...]:
    """Return what a field names that must exist: country codes are checked when they are read, other words are free."""
    return tuple(name for name in field.type.names if name not in ("country", "commodity", "topic", "place"))


def cycles(links: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Return the cycles in `links`, except those of a single id, which have a problem of their own.

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
                ids = list(trail)
                yield ids[ids.index(id_) :]
            elif id_ not in done and id_ in links:
                trail[id_] = None
                stack.append((id_, True))
                stack += [(other, False) for other in links[id_] if other != id_]
