"""Rules over a whole fact file: RULES lists them, `check` finds every breach in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilat.check.rule import FactFile, Found, Rule
from bilat.check.rules import (
    amounts,
    dates,
    disputes,
    evidence,
    exceptions,
    identity,
    links,
    names,
    reading,
    safety,
    sources,
)
from bilat.check.rules.exceptions import Exceptions
from bilat.errors import DataError
from bilat.loading.diagnostics import SEVERITIES, Path, Problem
from bilat.loading.load import decoded, file_text, located, read

# What explains another problem speaks first.
_THEMES = (reading, exceptions, names, dates, amounts, evidence, identity, disputes, links, sources, safety)

RULES: dict[str, Rule] = {rule.code: rule for theme in _THEMES for rule in theme.RULES}
"""Every rule by its code. A new rule is one function, and one entry in its theme's list."""

__all__ = ["RULES", "FactFile", "Found", "Rule", "check", "check_file"]


def check_file(path: str, data: bytes | None = None) -> list[Problem]:
    """Return every problem of the file at `path`, or of `data` under that name, as `check` does.

    A file that is not there, or is no UTF-8, is a problem too.
    """
    try:
        return check(file_text(path) if data is None else decoded(data, path), path)
    except DataError as error:
        return list(error.problems)


def check(text: str, name: str = "") -> list[Problem]:
    """Return every problem of a fact file with its place: the most serious first, then in file order.

    `name` is the file that problems speak of; next to it the git history is looked for.
    """
    result = read(text)
    problems: Iterable[Problem] = result.problems
    if result.base is not None:
        file = FactFile(name=name, text=text, document=result.document, base=result.base, problems=result.problems)
        problems = (*result.problems, *_breaches(file))
    # Sorting keeps the order of the file among problems of one severity.
    return sorted(located(tuple(problems), text, name), key=lambda problem: SEVERITIES.index(problem.severity))


def _breaches(file: FactFile) -> Iterator[Problem]:
    """Return what the rules find, but for the exceptions that the file makes with reasons.

    One slip is one problem: what an earlier one explains is not said.
    """
    exceptions = Exceptions(file)
    faulty: set[Path] = set()
    for rule in RULES.values():
        for found in rule.find(file) if rule.find else ():
            if not exceptions.cover(rule, found) and faulty.isdisjoint(found.because_of):
                faulty.add(found.path)
                yield _problem(rule, found)
    yield from (_problem(RULES["B120"], found) for found in exceptions.unknown(RULES))
    if not file.problems:  # what could not be read may be what the exception is for
        yield from (_problem(RULES["B121"], found) for found in exceptions.unneeded(RULES))


def _problem(rule: Rule, found: Found) -> Problem:
    return Problem(
        code=rule.code,
        severity=rule.severity,
        message=found.message,
        path=found.path,
        help=found.help,
        at_key=found.at_key,
    )
