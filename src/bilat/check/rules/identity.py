"""Rules about identity: one thing in the world is one fact, and its id stays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bilat.check.git_history import last_tagged
from bilat.check.rule import FactFile, Found, Rule, at
from bilat.errors import DateError
from bilat.model import Fact
from bilat.schema.fields import Type
from bilat.schema.kinds import KINDS
from bilat.values.dates import Precision, parse_date
from bilat.values.text_folding import search_words

_GIVER_AND_GETTER = (("donor", "recipient"), ("provider", "recipient"), ("supplier", "recipient"))


def both_sides_one(file: FactFile) -> Iterator[Found]:
    """Find gifts from a country to itself."""
    for fact in file.facts:
        for giver, getter in _GIVER_AND_GETTER:
            if fact.text(giver) is not None and fact.text(giver) == fact.text(getter):
                yield Found(
                    at(fact, getter), f"{giver} and {getter} are both {fact.text(giver)}", f"mend {giver} or {getter}"
                )


def likely_one(file: FactFile) -> Iterator[Found]:
    """Find facts of one kind, the same parties, goods and amount on the same days, with no link between them."""
    seen: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in file.facts:
        key = _likeness(fact)
        if key is None:
            continue
        for other in seen[key][-3:]:
            if not _linked(fact, other) and _titled_alike(fact, other):
                yield Found(
                    at(fact),
                    f"{fact.id} looks like {other.id}: same {fact.kind}, same parties, same days",
                    f'make one fact of them, or link them: related = ["{other.id}"]',
                    at_key=True,
                )
                break
        seen[key].append(fact)


_PARTIES = frozenset({Type.COUNTRY, Type.COUNTRIES, Type.PEOPLE, Type.PARTIES, Type.ORGANISATION, Type.COMMODITY})


def _likeness(fact: Fact) -> tuple[object, ...] | None:
    """Return what two facts of one thing share, or None where a fact is too vaguely known to say."""
    fields = KINDS[fact.kind].own
    parties = tuple(frozenset(fact.names(field.name)) for field in fields if field.type in _PARTIES)
    words = tuple(fact.text(field.name) for field in fields if field.type in (Type.WORD, Type.TEXT))
    closed = fact.date.first and fact.date.last
    if fact.date.precision > Precision.MONTH or fact.date.vague or not closed or sum(map(len, parties)) < 2:
        return None
    return (
        fact.kind,
        fact.date.order,
        parties,
        words,
        fact.quantity,
        fact.text("place") if fact.kind == "meeting" else None,
    )


def _titled_alike(one: Fact, other: Fact) -> bool:
    """Say whether half the words of the shorter title are in the other; a meeting of the same people needs none."""
    if one.kind == "meeting":
        return True
    words, others = set(search_words(one.title)), set(search_words(other.title))
    return 2 * len(words & others) > min(len(words), len(others))


def _linked(one: Fact, other: Fact) -> bool:
    """Say whether a link joins the facts, or they are entries of one whole."""
    for link in ("part_of", "fulfils", "supersedes", "overlaps", "related"):
        if other.id in one.names(link) or one.id in other.names(link):
            return True
    return one.part_of is not None and one.part_of == other.part_of


_ID_DATE = re.compile(r".*?-((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)")


def id_of_another_date(file: FactFile) -> Iterator[Found]:
    """Find ids that end in a date on which the fact can't have been."""
    for fact in file.facts:
        match = _ID_DATE.fullmatch(fact.id)
        if match is None or fact.date.vague:
            continue
        try:
            date = parse_date(match[1])
        except DateError:
            continue
        if not date.may_equal(fact.date) and date.precision is not Precision.YEAR:
            yield Found(
                at(fact, "date"),
                f"the id says {date}, the date {fact.date}",
                "mend the date; or the id, if the base was never published with it",
                because_of=(at(fact, "date"),),
            )


def id_vanished(file: FactFile) -> Iterator[Found]:
    """Find facts of the last tagged version of the file that are gone without a trace."""
    if file.problems:
        return  # they may be there, unread
    for tag, ids in last_tagged(file.name):
        for id_ in sorted(ids - file.base.facts.keys()):
            yield Found(
                ("base", "version"),
                f"{id_}, in {tag}, is gone",
                f'put it back, with withdrawn = {{ date = "…", reason = "…" }}: others cite {id_}',
            )


RULES = (
    Rule(
        code="B801",
        holds="Who gives is not who gets.",
        why="The base is about two countries; one field was filled in twice.",
        find=both_sides_one,
    ),
    Rule(
        code="B802",
        severity="warning",
        holds="One thing in the world is one fact.",
        why="Two facts of one delivery are added up; two of one meeting are counted twice.",
        find=likely_one,
    ),
    Rule(
        code="B803",
        holds="An id that was published stays.",
        why="Pages and papers cite facts by id. A fact that proves wrong is withdrawn, and keeps its id.",
        find=id_vanished,
    ),
    Rule(
        code="B804",
        severity="info",
        holds="The date that an id ends in is the fact's.",
        why="Where they differ, one was mended and the other forgotten, or the id was copied.",
        find=id_of_another_date,
    ),
)
