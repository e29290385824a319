"""What a rule is, and what it is shown: a fact file, read as far as it can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bilat.evidence.disputes import Dispute, disputes
from bilat.loading.diagnostics import Path, Problem, Severity, Wanted
from bilat.model import Claim, Fact, FactBase, Source
from bilat.schema.kinds import KINDS
from bilat.values.dates import Day


@dataclass(frozen=True, slots=True)
class Found:
    """One breach of a rule: where, what is there, and what to type."""

    path: Path
    message: str
    help: str | Wanted = ""
    at_key: bool = False
    because_of: tuple[Path, ...] = ()
    """The places whose own problem, if they have one, explains this: it is not said then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that a fact file should hold to. Its code never changes its meaning."""

    code: str
    holds: str
    """The rule in one line, as what a sound file does."""
    why: str
    severity: Severity = "error"
    find: Callable[[FactFile], Iterable[Found]] | None = None
    """What finds the breaches; None where reading the file finds them already."""
    excepts: bool = False
    """Whether the rule is about exceptions, which are looked at after every other rule has spoken."""


@dataclass(kw_only=True)
class FactFile:
    """A fact file under check. Rules look at `facts`: what could not be read has its problem already."""

    name: str
    text: str
    document: Mapping[str, Any]
    base: FactBase
    problems: tuple[Problem, ...]
    """What reading the file found."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that were read without a problem, whose sources were too; withdrawn ones are left out."""
        return tuple(
            fact
            for fact in self.base.facts.values()
            if (fact.kind, fact.id) not in self._faulty
            and not fact.withdrawn
            and all(claim.source in self.base.sources for claim in fact.claims)
        )

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that were read without a problem."""
        return tuple(source for source in self.base.sources.values() if ("source", source.id) not in self._faulty)

    @cached_property
    def _faulty(self) -> frozenset[Path]:
        """The tables in which reading found a problem."""
        return frozenset(problem.path[:2] for problem in self.problems)

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """The same facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def disputes(self) -> Mapping[str, tuple[Dispute, ...]]:
        """The disputes of each of these facts, by its id."""
        return {fact.id: disputes(fact, self.base) for fact in self.facts}

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """Every text that stands in the file as a value: an id that is used is among them."""
        return frozenset(text for _, text in texts(self.document))

    @cached_property
    def odd_texts(self) -> tuple[tuple[Path, str], ...]:
        """The texts with anything but plain ASCII words, one space apart, each with the way to it."""
        return tuple((path, text) for path, text in texts(self.document) if _ODD.search(text))

    @cached_property
    def newest(self) -> Day | None:
        """The day of the latest publication: time, as the base knows it."""
        days = (source.published.last for source in self.base.sources.values() if source.published)
        return max((day for day in days if day), default=None)

    def live(self) -> Iterator[tuple[Fact, Claim, Path]]:
        """Return every live claim with its fact and the way to it."""
        return ((fact, claim, path) for fact, claim, path in self.claims() if claim.live)

    def claims(self) -> Iterator[tuple[Fact, Claim, Path]]:
        """Return every claim with its fact and the way to it."""
        for fact in self.facts:
            for number, claim in enumerate(fact.claims):
                yield fact, claim, (fact.kind, fact.id, "claim", number)


def done(fact: Fact, word: str | None = None) -> bool:
    """Say whether a fact, or the word of its progress, speaks of something that took place, no plan or promise."""
    kind = KINDS[fact.kind]
    if not kind.progress:
        return False
    field = kind.field(kind.progress)
    word = word or fact.text(kind.progress)
    return field is not None and word in field.words[1:]


def at(fact: Fact, *keys: str | int) -> Path:
    """Return the way to a key of a fact."""
    return (fact.kind, fact.id, *keys)


_ODD = re.compile(r"[^ -~]|[<\[\]]|  |^ | $")


def texts(document: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Return every text in a file with the way to it, without recursion."""
    waiting: list[tuple[Path, Any]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), inner) for number, inner in enumerate(value)]
        elif isinstance(value, str):
            yield path, value
