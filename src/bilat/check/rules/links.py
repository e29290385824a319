"""Rules about links between facts: written once, on the dependent fact, and making sense both ways."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.check.rule import Breach, FactFile, at, rule, took_place
from bilat.loading.diagnostics import Path
from bilat.model import LINKS, Fact
from bilat.schema.kinds import KINDS


def _links(file: FactFile, *names: str) -> Iterator[tuple[Fact, str, Fact, Path]]:
    """Return every link of these names between two facts: from, name, to, and where it is written."""
    for fact in file.facts:
        for link in names:
            for id_, path in _written(fact, link):
                if other := file.by_id.get(id_):
                    yield fact, link, other, path


def _written(fact: Fact, link: str) -> Iterator[tuple[str, Path]]:
    """Return the ids that a fact names by a link, each with its path."""
    for number, id_ in enumerate(fact.names(link)):
        yield id_, at(fact, link) if link == "part_of" else at(fact, link, number)


@rule(
    "B705",
    "warning",
    why="150 in place of 100 is one promise corrected; a delivery in place of a meeting is a slip in an id.",
)
def replaced_across_kinds(file: FactFile) -> Iterator[Breach]:
    """A fact supersedes one of its own kind."""
    for fact, _, other, path in _links(file, "supersedes"):
        if fact.kind != other.kind:
            yield Breach(
                path,
                f"{fact.id} is in [{fact.kind}], {other.id} in [{other.kind}]",
                "use related, or fulfils",
            )


@rule("B706", "warning", why="What is written on both facts must be corrected on both.")
def written_twice(file: FactFile) -> Iterator[Breach]:
    """A link is written once; the other direction is derived."""
    for fact, link, other, path in _links(file, "overlaps", "related"):
        if fact.id in other.names(link) and other.order < fact.order:
            yield Breach(
                path, f"{other.id} already names {fact.id}", f"a link is written once: remove {other.id} from {link}"
            )


@rule("B707", "warning", why="A part that came in May is not inside a total of the year before.")
def part_beside_whole(file: FactFile) -> Iterator[Breach]:
    """A part may fall within the dates of its whole."""
    for fact, _, other, path in _links(file, "part_of"):
        vague = fact.date.vague or other.date.vague
        if not vague and not fact.date.may_equal(other.date):
            yield Breach(
                path,
                f"{fact.id} is dated {fact.date}, but the whole {other.date}",
                "correct one of the dates, or link by overlaps or related",
                because_of=(at(fact, "date"), at(other, "date")),
            )


@rule(
    "B708", "warning", why="A delivery doesn't fulfil a delivery; this link is what finds the pledges that stay open."
)
def fulfils_no_promise(file: FactFile) -> Iterator[Breach]:
    """What aid or a delivery fulfils is a pledge."""
    for fact, _, other, path in _links(file, "fulfils"):
        progress = KINDS[other.kind].progress
        if progress and KINDS[other.kind].totals and took_place(other):  # an announcement is an event that happened
            yield Breach(
                path,
                f"{other.id} is {other.text(progress)}, so it is not a pledge",
                f"link {fact.id} by related, or correct {progress} of {other.id}",
            )


@rule("B709", "warning", why="A promise is kept after it is made: one date is wrong, or the link is on the wrong fact.")
def fulfilled_before(file: FactFile) -> Iterator[Breach]:
    """What fulfils or supersedes a fact is not earlier than that fact."""
    for fact, link, other, path in _links(file, "fulfils", "supersedes"):
        vague = fact.date.vague or other.date.vague
        if not vague and fact.date.last and other.date.first and fact.date.last < other.date.first:
            yield Breach(
                path,
                f"{fact.id} is dated {fact.date}, before {other.id} ({other.date})",
                f"correct one of the dates, or write {link} on the later fact",
                because_of=(at(fact, "date"), at(other, "date")),
            )


@rule("B710", "warning", why="Links to a withdrawn fact don't count; what depended on it should be checked again.")
def linked_to_withdrawn(file: FactFile) -> Iterator[Breach]:
    """Links lead to facts that are not withdrawn."""
    for fact in file.facts:
        for link in LINKS:
            for id_, path in _written(fact, link):
                other = file.base.facts.get(id_)
                if other and other.withdrawn:
                    yield Breach(path, f"{id_} was withdrawn", f"remove it from {link}: it no longer counts")


@rule("B711", "info", why="`related` is for facts that no closer link joins.")
def linked_twice(file: FactFile) -> Iterator[Breach]:
    """Two facts are joined by one link, the closest."""
    for fact, _, other, path in _links(file, "related"):
        for closer in LINKS:
            if closer != "related" and (other.id in fact.names(closer) or fact.id in other.names(closer)):
                yield Breach(path, f"{other.id} is already linked by {closer}", f"remove {other.id} from related")
                break


@rule(
    "B712",
    "warning",
    why="Totals keep these apart, so such a part is counted beside its whole instead of inside it.",
)
def part_of_another_sort(file: FactFile) -> Iterator[Breach]:
    """A part has the same donor, goods and stage as its whole."""
    for fact, _, other, path in _links(file, "part_of"):
        if fact.kind != other.kind or not fact.quantity or not other.quantity:
            continue
        for name in KINDS[fact.kind].totals:
            mine, theirs = fact.text(name), other.text(name)
            if mine and theirs and mine != theirs and theirs not in file.base.coarser(mine):
                yield Breach(
                    path,
                    f"{name} is {mine}, but {theirs} in the whole",
                    "a part is added up with its whole: link by related instead",
                    because_of=tuple(at(one, key) for one in (fact, other) for key in KINDS[fact.kind].totals),
                )
                break
