"""Rules about links between facts: written once, on the dependent fact, and making sense both ways."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.check.rule import FactFile, Found, Rule, at, done
from bilat.loading.diagnostics import Path
from bilat.model import Fact
from bilat.schema.kinds import KINDS

_LINKS = ("part_of", "fulfils", "supersedes", "overlaps", "related")


def links(file: FactFile, *names: str) -> Iterator[tuple[Fact, str, Fact, Path]]:
    """Return every link of these names between two facts: from, name, to, and where it is written."""
    for fact in file.facts:
        for link in names or _LINKS:
            for number, id_ in enumerate(fact.names(link)):
                if other := file.by_id.get(id_):
                    yield fact, link, other, at(fact, link) if link == "part_of" else at(fact, link, number)


def replaced_across_kinds(file: FactFile) -> Iterator[Found]:
    """Find facts that supersede one of another kind."""
    for fact, _, other, path in links(file, "supersedes"):
        if fact.kind != other.kind:
            yield Found(path, f"{fact.id} is {fact.kind}, {other.id} is {other.kind}", "use related, or fulfils")


def written_twice(file: FactFile) -> Iterator[Found]:
    """Find links that stand on both of their facts."""
    for fact, link, other, path in links(file, "overlaps", "related"):
        if fact.id in other.names(link) and other.order < fact.order:
            yield Found(
                path, f"{other.id} names {fact.id} already", f"a link is written once: take {other.id} out of {link}"
            )


def linked_twice(file: FactFile) -> Iterator[Found]:
    """Find facts that are `related` to one which they are linked to by a closer link."""
    for fact, _, other, path in links(file, "related"):
        for closer in _LINKS[:-1]:
            if other.id in fact.names(closer) or fact.id in other.names(closer):
                yield Found(path, f"{other.id} is linked by {closer} already", f"take {other.id} out of related")
                break


def part_beside_whole(file: FactFile) -> Iterator[Found]:
    """Find parts dated on days that none of their whole's dates has."""
    for fact, _, other, path in links(file, "part_of"):
        vague = fact.date.vague or other.date.vague
        if not vague and not fact.date.may_equal(other.date):
            yield Found(
                path,
                f"{fact.id} is of {fact.date}, the whole of {other.date}",
                "mend one of the dates, or link by overlaps or related",
                because_of=(at(fact, "date"), at(other, "date")),
            )


def part_of_another_sort(file: FactFile) -> Iterator[Found]:
    """Find parts that are not added to the same total as their whole: other donor, goods or stage."""
    for fact, _, other, path in links(file, "part_of"):
        if fact.kind != other.kind or not fact.quantity or not other.quantity:
            continue
        for name in KINDS[fact.kind].totals:
            mine, theirs = fact.text(name), other.text(name)
            if mine and theirs and mine != theirs and theirs not in file.base.coarser(mine):
                yield Found(
                    path,
                    f"{name} is {mine}, but {theirs} in the whole",
                    "only what is added up with its whole is part of it: link by related",
                    because_of=tuple(at(one, key) for one in (fact, other) for key in KINDS[fact.kind].totals),
                )
                break


def fulfils_no_promise(file: FactFile) -> Iterator[Found]:
    """Find facts that fulfil one which is done itself."""
    for fact, _, other, path in links(file, "fulfils"):
        progress = KINDS[other.kind].progress
        if progress and KINDS[other.kind].totals and done(other):  # an announcement is an event that happened
            yield Found(
                path,
                f"{other.id} is {other.text(progress)}, and no promise",
                f"link {fact.id} by related, or mend {progress} of {other.id}",
            )


def fulfilled_before(file: FactFile) -> Iterator[Found]:
    """Find facts that fulfil, or supersede, one of later days."""
    for fact, link, other, path in links(file, "fulfils", "supersedes"):
        vague = fact.date.vague or other.date.vague
        if not vague and fact.date.last and other.date.first and fact.date.last < other.date.first:
            yield Found(
                path,
                f"{fact.id} is of {fact.date}, before {other.id} of {other.date}",
                f"mend one of the dates, or write {link} on the later fact",
                because_of=(at(fact, "date"), at(other, "date")),
            )


def linked_to_withdrawn(file: FactFile) -> Iterator[Found]:
    """Find links to facts that were taken back."""
    for fact in file.facts:
        for link in _LINKS:
            for number, id_ in enumerate(fact.names(link)):
                other = file.base.facts.get(id_)
                if other and other.withdrawn:
                    path = at(fact, link) if link == "part_of" else at(fact, link, number)
                    yield Found(path, f"{id_} was withdrawn", f"take it out of {link}: it counts no more")


RULES = (
    Rule(
        code="B705",
        severity="warning",
        holds="A fact supersedes one of its own kind.",
        why="150 in place of 100 is one promise corrected; a delivery in place of a meeting is a slip of an id.",
        find=replaced_across_kinds,
    ),
    Rule(
        code="B706",
        severity="warning",
        holds="A link is written once; the other way is derived.",
        why="What is written on both facts must be mended on both.",
        find=written_twice,
    ),
    Rule(
        code="B707",
        severity="warning",
        holds="A part may lie in the days of its whole.",
        why="A lot of May is not inside a total of the year before.",
        find=part_beside_whole,
    ),
    Rule(
        code="B708",
        severity="warning",
        holds="What aid or a delivery fulfils is a pledge.",
        why="A delivery doesn't fulfil a delivery; the pledge that stays open is found by this link.",
        find=fulfils_no_promise,
    ),
    Rule(
        code="B709",
        severity="warning",
        holds="What fulfils or supersedes a fact is not earlier than it.",
        why="A promise is kept after it is made: one date is wrong, or the link stands on the wrong fact.",
        find=fulfilled_before,
    ),
    Rule(
        code="B710",
        severity="warning",
        holds="Links lead to facts that stand.",
        why="Links to a withdrawn fact don't count; what leaned on it should be looked at again.",
        find=linked_to_withdrawn,
    ),
    Rule(
        code="B711",
        severity="info",
        holds="Two facts are joined by one link, the closest.",
        why="`related` is for what nothing closer says.",
        find=linked_twice,
    ),
    Rule(
        code="B712",
        severity="warning",
        holds="A part is of the same donor, goods and stage as its whole.",
        why="Totals keep these apart, so such a part is counted beside its whole and not inside it.",
        find=part_of_another_sort,
    ),
)
