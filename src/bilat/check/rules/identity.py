"""Rules about identity: one thing in the world is one fact, and its id stays."""

from __future__ import annotations

import os
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator

from bilat.check.rule import Breach, FactFile, at, rule
from bilat.errors import DateError
from bilat.model import LINKS, Fact, FactBase
from bilat.schema.fields import GIVER, RECEIVER, Type
from bilat.schema.kinds import KINDS
from bilat.values.dates import Precision, parse_date
from bilat.values.text_folding import search_words


@rule("B801", why="The base is about two countries; one field was filled in twice.")
def both_sides_one(file: FactFile) -> Iterator[Breach]:
    """The giver is not the recipient."""
    for fact in file.facts:
        giver, recipient = (KINDS[fact.kind].role(role) for role in (GIVER, RECEIVER))
        if giver and recipient and (country := fact.text(giver.name)) and country == fact.text(recipient.name):
            yield Breach(
                at(fact, recipient.name),
                f"{giver.name} and {recipient.name} are both {country}",
                f"correct {giver.name} or {recipient.name}",
            )


@rule(
    "B811", "warning", why="A base is about two countries, and every list and total is read as what lies between them."
)
def of_neither_party(file: FactFile) -> Iterator[Breach]:
    """A fact that names countries concerns one of the two parties."""
    parties = set(file.base.parties)
    for fact in file.facts if len(parties) == 2 else ():
        named = _countries(fact, file.base)
        if named and parties.isdisjoint(named | {fact.text("country")}):
            yield Breach(
                at(fact),
                f"{fact.id} is about {', '.join(sorted(named))}, and neither {' nor '.join(file.base.parties)}",
                "name the party that it concerns, or keep it in another base",
                at_key=True,
            )


def _countries(fact: Fact, base: FactBase) -> set[str]:
    """Return the countries that a fact is about, be it by a person or an organisation; not where it took place."""
    countries: set[str | None] = set()
    for field in KINDS[fact.kind].own:
        for name in fact.names(field.name) if field.type.names else ():
            if "country" in field.type.names and name.isupper():
                countries.add(name)
            for table in (base.people, base.organisations):
                countries.add(table[name].country if name in table else None)
    return {country for country in countries if country}


@rule("B802", "warning", why="Two facts about one delivery are added up; two about one meeting are counted twice.")
def likely_one(file: FactFile) -> Iterator[Breach]:
    """One thing in the world is one fact."""
    seen: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in file.facts:
        key = _likeness(fact)
        if key is None:
            continue
        for other in seen[key][-3:]:
            if not _linked(fact, other) and _titled_alike(fact, other):
                yield Breach(
                    at(fact),
                    f"{fact.id} looks like {other.id}: same {fact.kind}, same parties, same dates",
                    f'make one fact of them, or link them: related = ["{other.id}"]',
                    at_key=True,
                )
                break
        seen[key].append(fact)


def _likeness(fact: Fact) -> tuple[object, ...] | None:
    """Return what two facts about one thing share, or None where a fact is too vaguely known to tell."""
    kind = KINDS[fact.kind]
    fields = kind.own
    parties = tuple(frozenset(fact.names(field.name)) for field in fields if field.type.names)
    words = tuple(fact.text(field.name) for field in fields if field.type in (Type.WORD, Type.TEXT, Type.PLACE))
    closed = fact.date.first and fact.date.last
    if fact.date.precision > Precision.MONTH or fact.date.vague or not closed or sum(map(len, parties)) < 2:
        return None
    place = None if kind.told_apart_by == "title" else fact.text(kind.told_apart_by)
    return fact.kind, fact.date.order, parties, words, fact.quantity, place


_TREATIES = frozenset(
    [
        "accord",
        "agreement",
        "amendment",
        "annex",
        "arrangement",
        "charter",
        "convention",
        "declaration",
        "exchange",
        "memorandum",
        "protocol",
        "statement",
        "treaty",
        "understanding",
    ]
)
_USUAL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "between",
        "by",
        "concerning",
        "de",
        "des",
        "du",
        "en",
        "entre",
        "et",
        "for",
        "from",
        "government",
        "governments",
        "in",
        "la",
        "le",
        "les",
        "letters",
        "notes",
        "of",
        "on",
        "pour",
        "regarding",
        "relating",
        "relations",
        "republic",
        "respecting",
        "sur",
        "the",
        "to",
        "und",
        "with",
    ]
)


def _titled_alike(one: Fact, other: Fact) -> bool:
    """Say whether two titles may be of one thing; those of meetings of the same people need not be alike.

    They are where half the words of the shorter are in the other, without those that many titles have. Of agreements,
    which differ by a word, all are: and a protocol to an agreement is not that agreement.
    """
    if KINDS[one.kind].told_apart_by != "title":
        return True
    words, others = (set(search_words(fact.title)) - _USUAL_WORDS for fact in (one, other))
    if one.kind == "agreement":
        return words & _TREATIES == others & _TREATIES and (words <= others or others <= words)
    return 2 * len(words & others) > min(len(words), len(others))


def _linked(one: Fact, other: Fact) -> bool:
    """Say whether a link joins the facts, or they are parts of one whole."""
    if any(other.id in one.names(link) or one.id in other.names(link) for link in LINKS):
        return True
    return one.part_of is not None and one.part_of == other.part_of


@rule("B803", why="Pages and papers cite facts by id. A fact that proves wrong is withdrawn, and keeps its id.")
def id_vanished(file: FactFile) -> Iterator[Breach]:
    """An id that was published stays."""
    if file.problems:
        return  # they may be there, unread
    for tag, ids in _last_tagged(file.name):
        for id_ in sorted(ids - file.base.facts.keys()):
            yield Breach(
                ("base", "version"),
                f"{id_} was in {tag} and is gone",
                f'put it back, with withdrawn = {{ date = "…", reason = "…" }}: others cite {id_}',
            )


_DATED_ID = re.compile(r".*?-((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)")


@rule("B804", "info", why="Where they differ, one was corrected and the other forgotten, or the id was copied.")
def id_of_another_date(file: FactFile) -> Iterator[Breach]:
    """The date in which an id ends is the fact's."""
    for fact in file.facts:
        match = _DATED_ID.fullmatch(fact.id)
        if match is None or fact.date.vague:
            continue
        try:
            date = parse_date(match[1])
        except DateError:
            continue
        if not date.may_equal(fact.date) and date.precision is not Precision.YEAR:
            yield Breach(
                at(fact, "date"),
                f"the id says {date}, but the date is {fact.date}",
                "correct the date, or the id if the base was never published with it",
                because_of=(at(fact, "date"),),
            )


_HEADER = re.compile(r"^\[\s*(\w+)\s*\.\s*([a-z0-9-]+)\s*\]", re.MULTILINE)
_TIMEOUT = 10
"""In seconds."""


def _last_tagged(path: str) -> Iterator[tuple[str, set[str]]]:
    """Return the last tag that the current commit descends from and the ids of its facts; nothing where git fails."""
    folder, name = os.path.split(os.path.abspath(path))
    tag = _git(folder, "describe", "--tags", "--abbrev=0", "HEAD")
    text = _git(folder, "cat-file", "blob", f"{tag.strip()}:./{name}") if tag and os.path.isfile(path) else None
    if tag and text:
        yield tag.strip(), {id_ for kind, id_ in _HEADER.findall(text) if kind in KINDS}


def _git(folder: str, *arguments: str) -> str | None:
    """Return what git prints, or None where it fails. These commands run no hook and no configured program."""
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments],
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
