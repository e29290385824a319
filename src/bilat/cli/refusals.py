"""Messages about a wrong command line: one line with the reason, and one that says where to find the correct form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilat.cli.command_table import LONGEST
from bilat.cli.ids import SHOWN


def unreadable(arguments: Sequence[str]) -> str | None:
    """Return why the arguments can't be read at all, or None."""
    for n, argument in enumerate(arguments, start=1):
        if len(argument) > LONGEST:
            return f"bilat: argument {n} is {len(argument):,} characters long; {LONGEST:,} is the most."
        if not _is_text(argument):
            return f"bilat: argument {n} is not UTF-8 text; write it in UTF-8."
    return None


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:  # a byte that is none, or half of a surrogate pair
        return False
    return True


def refusal(command: str, message: str, option: str = "") -> str:
    """Return what is wrong with the options of a command, or of the program where `command` is empty."""
    from bilat.values.safe_text import safe  # a wrong command line is rare

    named = f"bilat {command}".strip()
    message = re.sub(f"'([^']{{{SHOWN}}})[^']+'", r"'\1…'", f"{option}: {message}" if option else message)
    return f"{named}: {safe(message)}\nTry: {named} --help"


def meant(word: str, known: Sequence[str]) -> str:
    """Return the question that follows a misspelt word: "; did you mean year?", or a full stop."""
    from bilat.values.suggestions import closest, hint  # a misspelt word is rare

    return hint(closest(word.lower(), known))
