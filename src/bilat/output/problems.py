"""Problems of a fact file for people, for programs and as annotations of a GitHub workflow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bilat.loading.diagnostics import SEVERITIES, Problem, render
from bilat.values.json_text import text
from bilat.values.safe_text import safe


def for_people(problems: Sequence[Problem], files: Sequence[str], limit: int) -> Iterator[str]:
    """Return each problem with its line and its help, and in the end how many there are of each severity."""
    for problem in problems[:limit]:
        yield "".join(safe(line) + "\n" for line in render([problem]).split("\n")[:-1])
    if len(problems) > limit:
        yield f"… and {len(problems) - limit:,} more: --limit 0 shows all, --select B3 a group.\n"
    named = safe(", ".join(files))
    yield f"{named}: {counted(problems)}.\n"


def counted(problems: Sequence[Problem]) -> str:
    """Return the count by severity: "2 errors, 1 warning"; "no problems" where there are none."""
    counts = Counter(problem.severity for problem in problems)
    words = {"error": "error", "warning": "warning", "info": "hint"}
    said = [f"{counts[one]:,} {words[one]}{'s' * (counts[one] != 1)}" for one in SEVERITIES if counts[one]]
    return ", ".join(said) or "no problems"


def for_programs(problems: Sequence[Problem], files: Sequence[str], limit: int) -> Iterator[str]:
    """Return one JSON object, as its schema `bilat-check/1` says."""
    counts = Counter(problem.severity for problem in problems)
    answer = {
        "format": "bilat-check/1",
        "files": list(files),
        "counts": {severity: counts[severity] for severity in SEVERITIES},
        "left_out": max(len(problems) - limit, 0),
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "end_column": problem.end_column,
                "code": problem.code,
                "severity": problem.severity,
                "message": problem.message,
                "help": str(problem.help) or None,
            }
            for problem in problems[:limit]
        ],
    }
    yield text(answer) + "\n"


_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def for_github(problems: Sequence[Problem], files: Sequence[str], limit: int) -> Iterator[str]:
    """Return one workflow command a problem.

    Source: "Workflow commands for GitHub Actions", setting an error message.
    """
    for problem in problems[:limit]:
        place = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
        if problem.end_column:
            place["endColumn"] = problem.end_column
        said = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items())
        message = f"{problem.message}\n{problem.help}" if problem.help else problem.message
        yield f"::{_LEVELS[problem.severity]} {said}::{_escaped(message)}\n"
    yield f"::notice title=bilat::{_escaped(', '.join(files))}: {counted(problems)}\n"


def _escaped(text: str, more: str = "") -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for sign in more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return safe(text)
