"""What a rule is: one function that finds its breaches, with its code, its severity and its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass

from bilat.check.fact_file import FactFile
from bilat.loading.diagnostics import Path, Severity, Suggestion


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
