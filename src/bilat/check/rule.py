"""What a rule is: one function that finds its breaches in a fact file, with its code, its severity and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import Any

from bilat.evidence.disputes import Dispute, disputes
from bilat.loading.diagnostics import Path, Problem, Severity, Suggestion
from bilat.model import Claim, Fact, FactBase, Source
from bilat.schema.kinds import KINDS
from bilat.values.dates import Day


@dataclass(kw_only=True)
class FactFile:
    """A fact file under check. Rules look at its `facts`: what could not be read has its problem already."""

    name: str
    document: Mapping[str, Any]
    base: FactBase
    problems: tuple[Problem, ...]
    """What reading the file found."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that were read without a problem, and whose sources were too; withdrawn ones are left out."""
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
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text that stands in the file as a value, with its path."""
        return tuple(_texts(self.document))

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """Every text that stands in the file as a value, each id that is used among them."""
        return frozenset(text for _, text in self.texts)

    @cached_property
    def unusual_texts(self) -> tuple[tuple[Path, str], ...]:
        """The texts with anything but plain ASCII words one space apart, each with its path."""
        return tuple((path, text) for path, text in self.texts if not _is_usual(text))

    @cached_property
    def newest(self) -> Day | None:
        """The day of the latest publication, which serves as today: so the same file always has the same problems."""
        days = (source.published.last for source in self.base.sources.values() if source.published)
        return max((day for day in days if day), default=None)

    def claims(self) -> Iterator[tuple[Fact, Claim, Path]]:
        """Return every claim with its fact and its path."""
        for fact in self.facts:
            for number, claim in enumerate(fact.claims):
                yield fact, claim, at(fact, "claim", number)


def at(fact: Fact, *keys: str | int) -> Path:
    """Return the path of a key of a fact."""
    return (fact.kind, fact.id, *keys)


def took_place(fact: Fact, word: str | None = None) -> bool:
    """Say whether a status or stage, `word` or the fact's own, means that something took place: no plan, no promise."""
    kind = KINDS[fact.kind]
    field = kind.field(kind.progress) if kind.progress else None
    return field is not None and (word or fact.text(field.name)) in field.words[1:]


def _is_usual(text: str) -> bool:
    """Say whether a text is plain ASCII words one space apart; without a pattern, since it may be very long."""
    plain = text.isascii() and text.isprintable() and text == text.strip()
    return plain and not any(sign in text for sign in ("<", "[", "]", "&", "  "))


def _texts(document: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Return every text in a file with its path, without recursion."""
    waiting: list[tuple[Path, Any]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), inner) for number, inner in enumerate(value)]
        elif isinstance(value, str):
            yield path, value


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach of a rule: where it is, what was found there, and what to type instead."""

    path: Path
    message: str
    help: str | Suggestion = ""
    _: KW_ONLY
    at_key: bool = False
    """Whether the key itself is at fault, rather than its value."""
    because_of: tuple[Path, ...] = ()
    """Places whose own problem, if they have one, explains this breach, which is then not reported."""


Find = Callable[[FactFile], Iterable[Breach]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Something that must be true of a fact file. Its code never changes its meaning."""

    code: str
    holds: str
    """The rule in one line: what is true of a file that obeys it."""
    why: str
    severity: Severity = "error"
    find: Find | None = None
    """What finds the breaches; None where reading the file finds them, or where they are about exceptions."""
    refused: bool = False
    """Whether a breach would make an answer wrong, so that reading the file already finds it."""


def rule(code: str, severity: Severity = "error", *, why: str) -> Callable[[Find], Rule]:
    """Make a rule of the function that finds its breaches; its docstring is the rule in one line."""

    def make(find: Find) -> Rule:
        # Where Python runs with -OO there are no docstrings.
        return Rule(code=code, severity=severity, holds=find.__doc__ or code, why=why, find=find)

    return make
