"""Rules about names: what nobody uses, what two entries share, and what is spelt nearly as another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from bilat.check.near_spellings import Lexicon
from bilat.check.rule import FactFile, Found, Rule, at
from bilat.loading.diagnostics import Path, shown
from bilat.model import Fact, Person, Role
from bilat.schema.fields import Type
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date
from bilat.values.text_folding import bare


def _unused(table: str, remedy: str) -> Callable[[FactFile], Iterator[Found]]:
    """Return what finds the entries of a table that nothing names."""

    def find(file: FactFile) -> Iterator[Found]:
        if file.problems:
            return  # what could not be read, or is misspelt, may be what names it
        for id_ in _ids(file, table):
            if id_ not in file.mentioned:
                yield Found((table, id_), f"nothing names the {table} {id_}", remedy, at_key=True)

    return find


def _ids(file: FactFile, table: str) -> Iterator[str]:
    base = file.base
    tables = {
        "source": base.sources,
        "person": base.people,
        "organisation": base.organisations,
        "commodity": base.commodities,
    }
    return iter(tables[table])


_FEW = 3


def _misspelt(values: Callable[[FactFile], Iterator[tuple[str, Path]]]) -> Callable[[FactFile], Iterator[Found]]:
    """Return what finds the words used once that are a letter off one used three times or more."""

    def find(file: FactFile) -> Iterator[Found]:
        places = list(values(file))
        counts = Counter(word for word, _ in places)
        common = Lexicon(word for word, count in counts.items() if count >= _FEW)
        for word, path in places:
            if counts[word] == 1 and word not in file.base.commodities and (near := next(common.near(word), None)):
                message = f"{shown(word)} is used once, {shown(near)} {counts[near]} times"
                yield Found(path, message, f"write {shown(near)}, if that is meant")

    return find


def _goods(file: FactFile) -> Iterator[tuple[str, Path]]:
    for fact in file.facts:
        for field in KINDS[fact.kind].fields:
            if field.type is Type.COMMODITY and (word := fact.text(field.name)):
                yield word, at(fact, field.name)


def _topics(file: FactFile) -> Iterator[tuple[str, Path]]:
    return (
        (word, at(fact, "topics", number)) for fact in file.facts for number, word in enumerate(fact.names("topics"))
    )


def _places(file: FactFile) -> Iterator[tuple[str, Path]]:
    return ((word, at(fact, "place")) for fact in file.facts if (word := fact.text("place")))


def _publishers(file: FactFile) -> Iterator[tuple[str, Path]]:
    return ((source.publisher, ("source", source.id, "publisher")) for source in file.base.sources.values())


def one_name_twice(file: FactFile) -> Iterator[Found]:
    """Find people, or bodies, of whom two entries have one name or spelling."""
    for table, entries in (("person", file.base.people), ("organisation", file.base.organisations)):
        owners: dict[str, str] = {}
        for entry in entries.values():
            for name in dict.fromkeys((entry.name, *entry.also)):
                owner = owners.setdefault(bare(name), entry.id)
                if owner != entry.id:
                    path = (table, entry.id, "name" if name == entry.name else "also")
                    yield Found(
                        path, f"{shown(name)} is a name of {owner} too", f"make one entry of {owner} and {entry.id}"
                    )
                    break


def nearly_one_person(file: FactFile) -> Iterator[Found]:
    """Find people whose names differ in one letter from another's."""
    owners: dict[str, Person] = {}
    for person in file.base.people.values():
        owners.setdefault(person.name, person)
    names = Lexicon(owners)
    for name, person in owners.items():
        for other in names.near(name):
            twin = owners[other]
            # Amadou and Mamadou are two; who shares a spelling has a problem already.
            if twin.id < person.id and other[0] == name[0] and not _spellings(person) & _spellings(twin):
                yield Found(
                    ("person", person.id, "name"),
                    f"{person.id} is nearly {twin.id}",
                    f"if they are one, keep {twin.id} with this spelling in `also`",
                )
                break


def _spellings(person: Person) -> set[str]:
    return {bare(name) for name in (person.name, *person.also)}


def office_not_held(file: FactFile) -> Iterator[Found]:
    """Find people whose every office listed began or ended in another year than a fact lies in or beside."""
    offices = {
        person.id: [(role.start, role.end) for role in person.roles]
        for person in file.base.people.values()
        if person.roles and all(_dated(role) for role in person.roles)
    }
    for fact in file.facts:
        for number, id_ in enumerate(fact.names("people")):
            held = offices.get(id_)
            if held and not any(_may_hold(start, end, fact) for start, end in held):
                yield Found(
                    at(fact, "people", number),
                    f"{id_} held none of the offices listed on {fact.date}",
                    f"mend the roles of {id_}, or the date; or name who held the office then",
                )


def _dated(role: Role) -> bool:
    return bool(role.start and role.end and role.start.order <= role.end.order)


def _may_hold(start: Date | None, end: Date | None, fact: Fact) -> bool:
    """Say whether an office may have been held then, give or take the rest of a year: people are named early."""
    first, last = fact.date.order
    begun = start is None or start.order[0][:4] <= last[:4]
    return begun and (end is None or end.order[1][:4] >= first[:4])


RULES = (
    Rule(
        code="B206",
        severity="warning",
        holds="Every source is named by a claim.",
        why="A source that nothing leans on is a leftover, or a claim was forgotten.",
        find=_unused("source", "add the claim it carries, or take it out"),
    ),
    Rule(
        code="B207",
        severity="warning",
        holds="Every person is named by a fact or a claim.",
        why="A person whom nothing names is a leftover, or misspelt where they should be named.",
        find=_unused(
            "person",
            "name the person where they took part or spoke, or take them out",
        ),
    ),
    Rule(
        code="B208",
        severity="warning",
        holds="Every organisation is named somewhere.",
        why="A body that nothing names is a leftover, or misspelt where it should be named.",
        find=_unused("organisation", "name it where it took part, or take it out"),
    ),
    Rule(
        code="B209",
        severity="warning",
        holds="Every commodity listed is used.",
        why="Commodities are listed to say what they are a sort of; an unused one is a leftover or a misspelling.",
        find=_unused("commodity", "use it, or take it out"),
    ),
    Rule(
        code="B210",
        severity="warning",
        holds="A commodity is spelt in one way.",
        why="Commodities need no list, so a slip makes a new one, and its amounts fall out of the total.",
        find=_misspelt(_goods),
    ),
    Rule(
        code="B211",
        severity="warning",
        holds="A topic is spelt in one way.",
        why="A fact with a misspelt topic is not found under it.",
        find=_misspelt(_topics),
    ),
    Rule(
        code="B212",
        severity="warning",
        holds="A place is spelt in one way.",
        why="A fact in a misspelt place is not found there.",
        find=_misspelt(_places),
    ),
    Rule(
        code="B213",
        severity="warning",
        holds="A publisher is spelt in one way.",
        why="Sources of one publisher are one witness, if it has one name.",
        find=_misspelt(_publishers),
    ),
    Rule(
        code="B805",
        severity="info",
        holds="Who takes part held one of their offices then, where all their offices are dated.",
        why="Ministers change: a meeting with one who had left is mostly a date or a name mixed up.",
        find=office_not_held,
    ),
    Rule(
        code="B806",
        severity="warning",
        holds="A name belongs to one entry.",
        why="Two entries for one person split what they said and whom they met in two.",
        find=one_name_twice,
    ),
    Rule(
        code="B807",
        severity="info",
        holds="No two people differ in one letter.",
        why="Goita and Goyta are one man; the second spelling belongs in `also`.",
        find=nearly_one_person,
    ),
)
