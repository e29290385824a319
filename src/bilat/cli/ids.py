"""Ids as commands take them: as words, or from standard input for "-", and messages about unknown ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bilat.cli import streams
from bilat.cli.command_table import LONGEST
from bilat.errors import OptionError, UnknownNameError

SHOWN = 60
"""A message repeats at most so many characters of a wrong word."""


def given_ids(ids: Sequence[str]) -> list[str]:
    """Return the ids that were given, each once; in place of "-" those that stand on standard input.

    There they stand one a line, or with NUL between them; what follows a tab is not part of the id.

    Raises:
        StreamClosedError: there is no standard input.
        OptionError: what stands there is too long to be an id.
    """
    found: list[str] = []
    for id_ in ids:
        found += _from_stdin() if id_ == "-" else [id_]
    return list(dict.fromkeys(found))


def _from_stdin() -> list[str]:
    lines = re.split(r"[\0\n]", streams.stdin().decode("utf-8-sig", "replace"))
    ids = [id_ for line in lines if (id_ := line.split("\t")[0].strip())]
    if longest := max((len(id_) for id_ in ids if len(id_) > LONGEST), default=0):
        raise OptionError(f"an id on standard input is {longest:,} characters long; {LONGEST:,} is the most.")
    return ids


def missing(unknown: Sequence[UnknownNameError]) -> Iterator[str]:
    """Return a message about each id that is not in the base, with the nearest ones."""
    return map(_missing, unknown)


def _missing(error: UnknownNameError) -> str:
    from bilat.values.suggestions import hint  # an unknown id is rare

    name = error.name if len(error.name) <= SHOWN else f"{error.name[:SHOWN]}…"
    if error.untold:
        return f"None of the claims that are answered from tells of {name!r}."
    return f"There is no {error.entity_type} {name!r}{hint(error.near)}"
