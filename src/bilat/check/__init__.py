"""Rules over a whole fact file: RULES lists them, `check` finds every breach in one run."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.check.rule import Breach, FactFile, Rule
from bilat.check.rules import (
    amounts,
    claims,
    dates,
    disputes,
    exceptions,
    identity,
    links,
    names,
    notation,
    reading,
    safety,
    sources,
    titles,
)
from bilat.errors import DataError
from bilat.loading.diagnostics import SEVERITIES, Path, Problem
from bilat.loading.load import decoded, file_text, located, read

# What explains other problems comes first.
_THEMES = (notation, exceptions, names, dates, amounts, claims, identity, disputes, links, sources, safety, titles)


RULES: dict[str, Rule] = {
    rule.code: rule for theme in _THEMES for rule in vars(theme).values() if isinstance(rule, Rule)
}
RULES |= {rule.code: rule for rule in reading.RULES}
"""Every rule by its code. A new rule is one function in the module of its theme."""

__all__ = ["RULES", "Breach", "FactFile", "Rule", "check", "check_file"]


def check_file(path: str, data: bytes | None = None) -> list[Problem]:
    """Return every problem of the file at `path`, or of `data` under that name, as `check` does.

    That the file is missing, or is not UTF-8, is a problem too.
    """
    try:
        return check(file_text(path) if data is None else decoded(data, path), path)
    except DataError as error:
        return list(error.problems)


def check(text: str, name: str = "") -> list[Problem]:
    """Return every problem of a fact file with its place: the most serious first, then in file order.

    `name` is the file that the problems name; its git history is read where there is one.
    """
    result = read(text)
    problems = list(result.problems)
    if result.base is not None:
        file = FactFile(name=name, document=result.document, base=result.base, problems=result.problems)
        problems += [*notation.newer_toml(text), *_breaches(file)]
    # Sorting keeps the order of the file among problems of one severity.
    return sorted(located(problems, text, name), key=lambda problem: SEVERITIES.index(problem.severity))


def _breaches(file: FactFile) -> Iterator[Problem]:
    """Return what the rules find, except where the file allows it with a reason.

    One slip is one problem: a breach that an earlier one explains is not reported.
    """
    allowed = exceptions.Exceptions(file)
    faulty: set[Path] = set()
    for rule in RULES.values():
        for breach in rule.find(file) if rule.find else ():
            if not allowed.cover(rule, breach) and faulty.isdisjoint(breach.because_of):
                faulty.add(breach.path)
                yield _problem(rule, breach)
    yield from (_problem(exceptions.UNKNOWN, breach) for breach in allowed.unknown(RULES))
    if not file.problems:  # what could not be read may be what the exception is for
        yield from (_problem(exceptions.UNNEEDED, breach) for breach in allowed.unneeded(RULES))


def _problem(rule: Rule, breach: Breach) -> Problem:
    return Problem(
        code=rule.code,
        severity=rule.severity,
        message=breach.message,
        path=breach.path,
        help=breach.help,
        at_key=breach.at_key,
    )
