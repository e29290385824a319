"""`bilat check`: the problems of a fact file, each with its place and its remedy."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import relpath

from bilat.check import RULES, check_file
from bilat.cli import streams
from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import OUTPUT, Argument, Option
from bilat.cli.options import JSON
from bilat.cli.session import Session
from bilat.errors import OptionError
from bilat.loading.diagnostics import Problem
from bilat.output import problems as writing
from bilat.output.reply import TextReply
from bilat.values.suggestions import closest, hint

_UNREADABLE = frozenset({"B100", "B101", "B102"})
_STRICT = Option("--strict", "Fail on warnings too.", flag=True)
_SELECT = Option("--select", "Only these rules, or groups: B411,B3.", metavar="CODES", many=True)
_IGNORE = Option("--ignore", "All but these rules, or groups.", metavar="CODES", many=True)
_HINTS = Option("--hints", "Also report hints.", flag=True)
_LIMIT = Option("--limit", "Print at most N problems (0: all).  [default: 100]", metavar="N", least=0, default=100)
_GITHUB = Option("--github", "Print annotations for a GitHub workflow.", OUTPUT, flag=True)


def command(name: str) -> Command:
    """Return the command."""
    purpose = "Find problems in a fact file: each with its place, and how to fix it."
    options = (_STRICT, _SELECT, _IGNORE, _HINTS, _LIMIT, JSON, _GITHUB)
    return Command(name, purpose, _answer, lambda: options, Argument("[FILE…]", offers="file"))


def _answer(arguments: Arguments, session: Session) -> TextReply:
    select, ignore = (_codes(option, arguments.texts(option)) for option in (_SELECT, _IGNORE))
    names = arguments.words or (_from_here(session.path),)
    files = ((name, streams.stdin() if name == "-" else None) for name in names)
    problems = [one for name, data in files for one in check_file(name, data) if _wanted(one, select, ignore)]
    if not (arguments.flag(_HINTS) or select):
        problems = [problem for problem in problems if problem.severity != "info"]
    as_json, limit = arguments.flag(JSON), arguments.count(_LIMIT) or len(problems)
    render = writing.for_programs if as_json else writing.for_github if arguments.flag(_GITHUB) else writing.for_people
    status = _status(problems, strict=arguments.flag(_STRICT))
    return TextReply(render(problems, names, limit), json=as_json, status=status)


def _codes(option: Option, values: Sequence[str]) -> tuple[str, ...]:
    """Return the codes and groups of codes that an option names, "B301" or "B3".

    Raises:
        OptionError: no rule has such a code.
    """
    named = [code.strip().upper() for value in values for code in value.split(",") if code.strip()]
    if values and not named:
        raise OptionError("it names no rule; write B411, or a group such as B3.", option.name)
    for code in named:
        if not any(known.startswith(code) for known in RULES):
            raise OptionError(no_rule(code), option.name)
    return tuple(named)


def no_rule(code: str) -> str:
    """Return the message about a code that no rule has."""
    return f"there is no rule {code!r}{hint(closest(code, RULES), '; bilat explain lists them.')}"


def _status(problems: Sequence[Problem], *, strict: bool) -> int:
    """Return the exit code: 3 where a file can't be read at all, 1 where a problem fails the check."""
    failing = {"error", "warning"} if strict else {"error"}
    if any(problem.code in _UNREADABLE for problem in problems):
        return 3
    return int(any(problem.severity in failing for problem in problems))


def _from_here(path: str) -> str:
    """Return the path as it is seen from the working folder, where it lies in it."""
    try:
        near = relpath(path)
    except ValueError:  # on another drive
        return path
    return path if near.startswith("..") else near


def _wanted(problem: Problem, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Say whether a problem is to be reported; that a file can't be read always is."""
    if problem.code in _UNREADABLE:
        return True
    return problem.code.startswith(select or ("B",)) and not problem.code.startswith(ignore or ("-",))
