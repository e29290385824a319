"""What `bilat check` and `bilat explain` do: the problems of a fact file, and what each rule is for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from bilat.check import RULES, Rule, check_file
from bilat.check.examples import examples
from bilat.cli.session import Session
from bilat.loading.diagnostics import Problem
from bilat.output import problems as output_problems
from bilat.values.json_text import text
from bilat.values.safe_text import safe
from bilat.values.suggestions import nearest

_UNREADABLE = frozenset({"B100", "B101", "B102"})


def codes(values: Sequence[str]) -> tuple[str, ...]:
    """Return the codes and groups of codes that an option names, "B301" or "B3".

    Raises:
        click.BadParameter: no rule has such a code.
    """
    named = [code.strip().upper() for value in values for code in value.split(",") if code.strip()]
    if values and not named:
        raise click.BadParameter("it names no rule; write B411, or a group such as B3.")
    for code in named:
        if not any(known.startswith(code) for known in RULES):
            raise click.BadParameter(_no_rule(code))
    return tuple(named)


def _no_rule(code: str) -> str:
    near = nearest(code, RULES)
    return f"there is no rule {code!r}" + (f"; did you mean {near}?" if near else "; bilat explain lists them.")


def check(
    session: Session,
    *,
    paths: tuple[str, ...],
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    hints: bool,
    limit: int,
    as_json: bool,
    github: bool,
) -> None:
    """Print the problems of the files named, or of the base in use."""
    names = paths or (_from_here(session.path),)
    problems = [problem for name in names for problem in _problems(name) if _asked(problem, select, ignore)]
    if not (hints or select):
        problems = [problem for problem in problems if problem.severity != "info"]
    render = (
        output_problems.for_programs
        if as_json
        else output_problems.for_github
        if github
        else output_problems.for_people
    )
    session.write(render(problems, names, limit or len(problems)))
    failing = {"error", "warning"} if strict else {"error"}
    if any(problem.code in _UNREADABLE for problem in problems):
        session.status = 3
    elif any(problem.severity in failing for problem in problems):
        session.status = 1


def _from_here(path: str) -> str:
    """Return the path as it is seen from the working folder, where it lies in it."""
    from os.path import relpath

    try:
        near = relpath(path)
    except ValueError:  # on another drive
        return path
    return path if near.startswith("..") else near


def _problems(name: str) -> list[Problem]:
    """Return the problems of a file; `-` is what stands on stdin."""
    return check_file(name, sys.stdin.buffer.read() if name == "-" else None)


def _asked(problem: Problem, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Say whether a problem is to be told; that a file can't be read always is."""
    if problem.code in _UNREADABLE:
        return True
    return problem.code.startswith(select or ("B",)) and not problem.code.startswith(ignore or ("-",))


def explain(session: Session, codes: Sequence[str], *, as_json: bool) -> None:
    """Print the rules named, or a list of all."""
    wanted = [code.upper() for code in codes]
    for code in wanted:
        if code not in RULES:
            raise click.UsageError(safe(_no_rule(code)))
    rules = [RULES[code] for code in wanted] or sorted(RULES.values(), key=lambda rule: rule.code)
    if as_json:
        session.write([text({"format": "bilat-rules/1", "rules": [_row(rule) for rule in rules]}) + "\n"])
    elif wanted:
        session.write(["\n".join(map(_explained, rules))])
    else:
        session.write(f"{rule.code}  {rule.severity:7}  {rule.holds}\n" for rule in rules)


def _row(rule: Rule) -> dict[str, str | bool]:
    return {
        "code": rule.code,
        "severity": rule.severity,
        "holds": rule.holds,
        "why": rule.why,
        "refused": rule.refused,
    }


def _explained(rule: Rule) -> str:
    """Return what there is to say of a rule: what it holds, why, and an example of breaking and of keeping it."""
    parts = [f"{rule.code}  {rule.severity}", rule.holds, rule.why]
    if example := next(examples(rule.code), None):
        parts += ["Bad:", _indented(example.bad_part), "Good:", _indented(example.good_part)]
    return "\n\n".join(parts) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {safe(line)}".rstrip() for line in text.rstrip("\n").split("\n"))
