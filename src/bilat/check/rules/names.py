"""Rules about names: what nobody uses, what two entries share, and what is spelt nearly like another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bilat.check.near_spellings import Lexicon
from bilat.check.rule import Breach, FactFile, at, rule
from bilat.loading.diagnostics import Path, quoted
from bilat.model import Commodity, Fact, Organisation, Person, Place, Publisher, spellings
from bilat.schema.fields import Type
from bilat.schema.kinds import KINDS
from bilat.values import languages
from bilat.values.dates import Date
from bilat.values.text_folding import bare


@rule("B206", "warning", why="A source that nothing cites is left over, or a claim was forgotten.")
def unused_source(file: FactFile) -> Iterator[Breach]:
    """Every source is cited by a claim."""
    return _unused(file, "source", file.base.sources, "add the claim that it supports, or remove it")


@rule("B207", "warning", why="A person whom nothing names is left over, or misspelt where they should be named.")
def unused_person(file: FactFile) -> Iterator[Breach]:
    """Every person is named by a fact or a claim."""
    return _unused(file, "person", file.base.people, "name the person where they took part or spoke, or remove them")


@rule("B208", "warning", why="An organisation that nothing names is left over, or misspelt where it should be named.")
def unused_organisation(file: FactFile) -> Iterator[Breach]:
    """Every organisation is named somewhere."""
    return _unused(file, "organisation", file.base.organisations, "name it where it took part, or remove it")


@rule(
    "B209",
    "warning",
    why="Commodities are listed to say what they are a sort of; an unused one is left over or misspelt.",
)
def unused_commodity(file: FactFile) -> Iterator[Breach]:
    """Every commodity listed is used."""
    return _unused(file, "commodity", file.base.commodities, "use it, or remove it")


def _unused(file: FactFile, table: str, ids: Iterable[str], help: str) -> Iterator[Breach]:
    """Find the entries of a table that nothing names."""
    if file.problems:
        return  # what could not be read, or is misspelt, may be what names it
    for id_ in ids:
        if id_ not in file.mentioned:
            yield Breach((table, id_), f"nothing names the {table} {id_}", help, at_key=True)


@rule("B210", "warning", why="Commodities need not be listed, so a slip makes a new one, which the total then lacks.")
def misspelt_commodity(file: FactFile) -> Iterator[Breach]:
    """A commodity is always spelt the same way."""
    goods = [
        (word, at(fact, field.name))
        for fact in file.facts
        for field in KINDS[fact.kind].fields
        if field.type is Type.COMMODITY and (word := fact.text(field.name))
    ]
    return _misspelt(file, goods)


@rule("B211", "warning", why="A fact with a misspelt topic is not found under it.")
def misspelt_topic(file: FactFile) -> Iterator[Breach]:
    """A topic is always spelt the same way."""
    topics = [
        (word, at(fact, "topics", number)) for fact in file.facts for number, word in enumerate(fact.names("topics"))
    ]
    return _misspelt(file, topics)


@rule("B212", "warning", why="A fact in a misspelt place is not found there.")
def misspelt_place(file: FactFile) -> Iterator[Breach]:
    """A place is always spelt the same way."""
    return _misspelt(file, [(word, at(fact, "place")) for fact in file.facts if (word := fact.text("place"))])


@rule("B213", "warning", why="Sources of one publisher are one witness, if it is listed once.")
def nearly_one_publisher(file: FactFile) -> Iterator[Breach]:
    """No publisher has a name one letter off that of one with many sources."""
    names = {id_: publisher.name for id_, publisher in file.base.publishers.items()}
    of_sources = [(names.get(source.publisher, ""), source.publisher) for source in file.base.sources.values()]
    return _misspelt(file, [(name, ("publisher", id_, "name")) for name, id_ in of_sources if name])


@rule("B215", "warning", why="A publisher without sources is left over, or misspelt where it should be named.")
def unused_publisher(file: FactFile) -> Iterator[Breach]:
    """Every publisher is named by a source."""
    return _unused(file, "publisher", file.base.publishers, "name it in its sources, or remove it")


@rule("B216", "warning", why="Readers ask by the code; the English name is the name itself.")
def unknown_language(file: FactFile) -> Iterator[Breach]:
    """A name in another language stands under the code of that language, which is not English."""
    for path, _, language in _translations(file):
        if language.split("-")[0] == "en":
            help_ = "write the English name as name, other spellings under also"
            yield Breach(path, "English is the language of the name itself", help_, at_key=True)
        elif not languages.exists(language):
            help_ = "write its code of two letters, such as fr or ru; one of three where it has none"
            yield Breach(path, f"{quoted(language)} is not a language code", help_, at_key=True)


@rule("B217", "warning", why="The name of another language, or a transliteration, would be shown as this one’s.")
def name_in_other_script(file: FactFile) -> Iterator[Breach]:
    """A name is in the script of its language."""
    for path, name, language in _translations(file):
        if script := languages.other_script(name, language):
            called = languages.name(language) or language
            help_ = f"write the name as it is in {called}, or this spelling under also"
            yield Breach(path, f"{quoted(name)} is in {script} letters, which {called} is not written in", help_)


def _translations(file: FactFile) -> Iterator[tuple[Path, str, str]]:
    """Return the names in other languages: where each stands, the name, and the tag of its language."""
    for table, entries in _named_tables(file):
        for id_, entry in entries.items():
            for language, name in {} if isinstance(entry, Publisher) else entry.names.items():
                yield (table, id_, "names", language), name, language


@rule("B218", "warning", why="A place that no fact is of is left over, or spelt otherwise in the facts.")
def unused_place(file: FactFile) -> Iterator[Breach]:
    """Every place listed is the place of a fact, word for word."""
    if file.problems:
        return  # what could not be read may be of this place
    facts = [fact.text("place") for fact in file.base.facts.values()]
    claims = [said.get("place") for _, claim, _ in file.claims() for said in (claim.says, claim.earlier or {})]
    used = {place.id for text in {*facts, *claims} if isinstance(text, str) for place in file.base.places_in(text)}
    for place in file.base.places.values():
        if place.id not in used:
            help_ = "write the name as facts write it, or remove the entry"
            yield Breach(("place", place.id), f"no fact is of the place {quoted(place.name)}", help_, at_key=True)


_OFTEN = 3


def _misspelt(file: FactFile, places: list[tuple[str, Path]]) -> Iterator[Breach]:
    """Find the words used once that are one letter off a word used three times or more."""
    counts = Counter(word for word, _ in places)
    common = Lexicon(word for word, count in counts.items() if count >= _OFTEN)
    for word, path in places:
        if counts[word] == 1 and word not in file.base.commodities and (near := next(common.near(word), None)):
            message = f"{quoted(word)} is used once, {quoted(near)} {counts[near]} times"
            yield Breach(path, message, f"write {quoted(near)}, if that is what is meant")


@rule(
    "B805",
    "info",
    why="Ministers change: a meeting with one who had left usually means that a date or a name was mixed up.",
)
def office_not_held(file: FactFile) -> Iterator[Breach]:
    """Whoever takes part held one of their offices at the time, where all their offices are dated."""
    offices = {
        person.id: [(role.start, role.end) for role in person.roles]
        for person in file.base.people.values()
        if person.roles and all(role.start and role.end and role.start.order <= role.end.order for role in person.roles)
    }
    for fact in file.facts:
        for id_, path in _people(fact):
            held = offices.get(id_)
            if held and not any(_may_hold(start, end, fact) for start, end in held):
                yield Breach(
                    path,
                    f"{id_} held none of the listed offices on {fact.date}",
                    f"correct the roles of {id_} or the date, or name who held the office then",
                )


def _people(fact: Fact) -> Iterator[tuple[str, Path]]:
    """Return the people who take part in a fact, each with where they are named."""
    for field in KINDS[fact.kind].own:
        for number, id_ in enumerate(fact.names(field.name) if "person" in field.type.names else ()):
            yield id_, at(fact, field.name, *([number] if field.type.is_list else []))


def _may_hold(start: Date | None, end: Date | None, fact: Fact) -> bool:
    """Say whether an office may have been held then, give or take the rest of a year: people are named early."""
    first, last = fact.date.order
    begun = start is None or start.order[0][:4] <= last[:4]
    return begun and (end is None or end.order[1][:4] >= first[:4])


@rule("B806", "warning", why="Two entries for one person split what they said and whom they met in two.")
def one_name_twice(file: FactFile) -> Iterator[Breach]:
    """A name belongs to one entry."""
    for table, entries in _named_tables(file):
        owners: dict[str, str] = {}
        for entry in entries.values():
            for name in dict.fromkeys(spellings(entry)):
                owner = owners.setdefault(bare(name), entry.id)
                if owner != entry.id:
                    yield Breach(
                        (table, entry.id, _key_of(name, entry)),
                        f"{quoted(name)} is also a name of {owner}",
                        f"make one entry of {owner} and {entry.id}",
                    )
                    break


Entity = Publisher | Person | Organisation | Commodity | Place


def _named_tables(file: FactFile) -> tuple[tuple[str, Mapping[str, Entity]], ...]:
    """Return the tables of entries that have names."""
    base = file.base
    return (
        ("publisher", base.publishers),
        ("person", base.people),
        ("organisation", base.organisations),
        ("commodity", base.commodities),
        ("place", base.places),
    )


def _key_of(name: str, entry: Entity) -> str:
    """Return the key under which a spelling of an entry stands."""
    return "name" if name == entry.name else "also" if name in entry.also else "names"


@rule("B807", "info", why="Goita and Goyta are one man; the second spelling belongs in `also`.")
def nearly_one_person(file: FactFile) -> Iterator[Breach]:
    """No two people have names that differ in one letter."""
    owners: dict[str, Person] = {}
    for person in file.base.people.values():
        owners.setdefault(person.name, person)
    names = Lexicon(owners)
    for name, person in owners.items():
        for other in names.near(name):
            twin = owners[other]
            # Amadou and Mamadou are two; a spelling that both share is a problem already.
            if twin.id < person.id and other[0] == name[0] and not _spellings(person) & _spellings(twin):
                yield Breach(
                    ("person", person.id, "name"),
                    f"{person.id} has nearly the same name as {twin.id}",
                    f"if they are one person, keep {twin.id} with this spelling in `also`",
                )
                break


def _spellings(person: Person) -> set[str]:
    return {bare(name) for name in spellings(person)}
