"""The rule about the notation of the file: it is the TOML that every reader knows."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from bilat.check.rule import Rule
from bilat.loading.diagnostics import Problem

NEWER_TOML = Rule(
    code="B104",
    severity="warning",
    holds="The file is TOML 1.0.",
    why="TOML 1.1 is new: editors, formatters and most libraries refuse a file that uses it.",
)
_NEWER = re.compile(r"\{[^{}\n]*$|,\s*\}|\\[xe]|\d[ Tt]\d\d:\d\d(?!:)", re.MULTILINE)
"""What a text of TOML 1.1 has: braces left open at the end of a line, \\x and \\e, times without seconds."""
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def newer_toml(text: str) -> Iterator[Problem]:
    """Return the first place of a valid text that is TOML 1.1 and no TOML 1.0, as a problem.

    The standard library reads 1.0 up to Python 3.14. It takes its time, and reads only what may be newer.
    """
    if not _NEWER.search(text):
        return
    try:
        tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        help_ = r"write a { } on one line without a final comma, \u0041 for \x41, 10:30:00 for 10:30"
        message = "this is TOML 1.1, which few programs read yet"
        code, severity = NEWER_TOML.code, NEWER_TOML.severity
        yield Problem(code=code, severity=severity, message=message, line=line, column=column, help=help_)
    except (RecursionError, ValueError):
        return  # nested too deeply, or digits too long, for this reader alone
