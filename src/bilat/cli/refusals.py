"""What is said of a command line that is wrong: one line with the reason and the right form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import click

from bilat.cli.command_table import LONGEST

SHOWN = 60
"""So much of a word that is wrong is repeated."""


def refused(arguments: Sequence[str]) -> str | None:
    """Return why the arguments can't be read at all, or None."""
    for n, argument in enumerate(arguments, start=1):
        if len(argument) > LONGEST:
            return f"argument {n} is {len(argument):,} characters long; {LONGEST:,} is the most."
        if not _is_text(argument):
            return f"argument {n} is no UTF-8 text; write it in UTF-8."
    return None


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:  # a byte that is none, or half of a surrogate pair
        return False
    return True


def told(error: click.ClickException, arguments: Sequence[str], commands: Sequence[str]) -> str:
    """Return what is wrong as one line, and where to look for the right form."""
    from bilat.values.safe_text import safe

    message = re.sub(f"'([^']{{{SHOWN}}})[^']+'", r"'\1…'", _message(error) + _habit(error, arguments))
    message = re.sub(r"^Invalid value(?: for '?([^':]+)'?)?: ", lambda found: f"{_name(found[1])}: ", message)
    context = error.ctx if isinstance(error, click.UsageError) else None
    named = next((f"bilat {one}" for one in arguments if one in commands), "bilat")
    command = safe(context.command_path) if context else named
    return f"{command}: {safe(message)}\nTry: {command} --help"


def _habit(error: click.ClickException, arguments: Sequence[str]) -> str:
    """Return the right form of what hands used to other programs type."""
    if isinstance(error, click.MissingParameter) and error.param and error.param.name == "ids":
        return " Or - for those on standard input."
    after = next((word for flag, word in pairwise(arguments) if flag in _ROWS), "-")
    if "unexpected extra argument" in error.message and not after.startswith("-"):
        return f"; to pick fields, write --fields {after}."
    return ""


_ROWS = frozenset({"--json", "--jsonl", "--csv", "--tsv", "--markdown"})


def _message(error: click.ClickException) -> str:
    """Return what click says of it; of several options or commands that were perhaps meant, the nearest."""
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        from difflib import get_close_matches

        near = get_close_matches(error.option_name, error.possibilities, n=1)
        return f"No such option {error.option_name!r}; did you mean {near[0]}?"
    return error.format_message()


def _name(given: str | None) -> str:
    """Return the option or argument that a value is wrong for: the last of its spellings."""
    return (given or "value").split(" / ")[-1].strip("' ")


class Word(click.Choice[str]):
    """One of a few words; a misspelt one is answered with the nearest."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word."""
        words = [str(word) for word in self.choices]
        if value in words:
            return str(value)
        return self.fail(self._wrong(str(value), words), param, ctx)

    @staticmethod
    def _wrong(value: str, words: Sequence[str]) -> str:
        from difflib import get_close_matches

        near = get_close_matches(value.lower(), words, n=1)
        hint = f"; did you mean {near[0]}?" if near else "."
        return f"{value!r} is none of {', '.join(words)}{hint}"
