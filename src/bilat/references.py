"""Whether what one table of a fact file names is there in another, and whether its links make sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bilat.fields import Field, Type
from bilat.kinds import KINDS
from bilat.model import Base, Commodity, Fact, Organisation
from bilat.problems import Path, Problem, wanted


def reference_problems(document: Mapping[str, Any], base: Base) -> list[Problem]:
    """Return a problem for each id that is nowhere, and for each link that would make a sum wrong.

    `document` is the file as TOML gives it: what could not be read is there all the same, and not missing.
    """
    return _References(document, base).problems()


class _References:
    """Whether what one table names is there in another, and whether the links between facts make sense."""

    def __init__(self, document: Mapping[str, Any], base: Base) -> None:
        self.base = base
        self.found: list[Problem] = []
        self.facts = {id_ for kind in KINDS for id_ in document.get(kind, {})}
        self.known: dict[Type, tuple[str, set[str]]] = {
            Type.SOURCE: ("B201", set(document.get("source", {}))),
            Type.PERSON: ("B202", set(document.get("person", {}))),
            Type.ORGANISATION: ("B203", set(document.get("organisation", {}))),
            Type.FACT: ("B204", self.facts),
        }

    def problems(self) -> list[Problem]:
        """Return every problem, in the order of the facts."""
        for fact in self.base.facts.values():
            self._fact(fact)
        self._wider_words()
        self._cycles("part_of")
        self._cycles("supersedes")
        return self.found

    def _problem(self, code: str, message: str, path: Path, help: str) -> None:
        self.found.append(Problem(code=code, message=message, path=path, help=help))

    def _known(self, type_: Type, id_: str, path: Path, what: str) -> bool:
        code, ids = self.known[type_]
        if id_ not in ids:
            self._problem(
                code,
                f"there is no {what} {id_!r}",
                path,
                wanted(id_, ids, f"{what}s" if what != "person" else "people"),
            )
        return id_ in ids

    def _fact(self, fact: Fact) -> None:
        path: Path = (fact.kind, fact.id)
        for field in KINDS[fact.kind].fields:
            if field.name in fact.values:
                self._field(fact, field, (*path, field.name))
        for number, claim in enumerate(fact.claims):
            where = (*path, "claim", number)
            self._known(Type.SOURCE, claim.source, (*where, "source"), "source")
            if claim.by and claim.by not in self.known[Type.PERSON][1] | self.known[Type.ORGANISATION][1]:
                ids = self.known[Type.PERSON][1] | self.known[Type.ORGANISATION][1]
                self._problem(
                    "B202",
                    f"there is no person or organisation {claim.by!r}",
                    (*where, "by"),
                    wanted(claim.by, ids, "people"),
                )

    def _field(self, fact: Fact, field: Field, path: Path) -> None:
        names = fact.names(field.name)
        listed = isinstance(fact.values[field.name], tuple)
        for number, name in enumerate(names):
            where = (*path, number) if listed else path
            match field.type:
                case Type.PERSON | Type.PEOPLE:
                    self._known(Type.PERSON, name, where, "person")
                case Type.ORGANISATION | Type.ORGANISATIONS:
                    self._known(Type.ORGANISATION, name, where, "organisation")
                case Type.PARTIES if not name.isupper():
                    self._known(Type.ORGANISATION, name, where, "organisation")
                case Type.FACT | Type.FACTS:
                    if self._known(Type.FACT, name, where, "fact"):
                        self._link(fact, field.name, name, where)
                case _:
                    return

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
        tables: tuple[tuple[str, Mapping[str, Organisation | Commodity]], ...] = (
            ("organisation", self.base.organisations),
            ("commodity", self.base.commodities),
        )
        for name, entries in tables:
            for entry in entries.values():
                if entry.coarser and entry.id in (entry.coarser, *self.base.coarser(entry.coarser)):
                    self._problem(
                        "B702",
                        f"{entry.id} is {entry.coarser}, which is {entry.id}",
                        (name, entry.id, "is"),
                        "take one out",
                    )

    def _cycles(self, link: str) -> None:
        """Report each ring of links once, at its fact with the least id."""
        done: set[str] = set()
        for id_ in sorted(self.base.facts):
            for ring in self._rings(link, id_, done):
                fact = self.base.facts[min(ring)]
                self._problem(
                    "B702",
                    f"{link} goes round: {' → '.join([*ring, ring[0]])}",
                    (fact.kind, fact.id, link),
                    "take one of these links out",
                )

    def _rings(self, link: str, start: str, done: set[str]) -> Iterator[list[str]]:
        """Go along the links depth first, without recursion: a chain may be as long as the base."""
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
            elif id_ not in done and id_ in self.base.facts:
                trail[id_] = None
                stack.append((id_, True))
                stack += [(other, False) for other in self.base.facts[id_].names(link) if other != id_]
