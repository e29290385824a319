"""A long fact file cut between its tables, so that it need not stand in memory as TOML all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

SIZE = 1_000_000
"""About how many characters a piece holds."""

_TABLE = re.compile(r"\n(?=\[[a-z]+\.[a-z0-9-]+\])")
"""Where a text may be cut: before the table of a fact, a source, a person."""
_ODD = re.compile(r"\n[ \t]*\[(?!\[?[a-z]+\.|base\])")
"""A line that begins otherwise with a bracket: who knows what it is part of."""
_OPENING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*\[base\]")
"""What a text begins with: comments, but no key, or it could stand in for a table."""


def pieces(text: str) -> Iterator[str]:
    """Return the text in pieces that are TOML each, if it is TOML; as one piece where that can't be told.

    A name that is given twice in one file may be given once in each of two pieces: whoever reads them must look.
    """
    start = 0
    cut = _may_be_cut(text)
    while cut and (table := _TABLE.search(text, start + SIZE)):
        yield text[start : table.end()]
        start = table.end()
    yield text[start:]


def _may_be_cut(text: str) -> bool:
    several_lines = '"""' in text or "'''" in text  # a text of several lines may hold what looks like a table
    return len(text) > SIZE and not several_lines and bool(_OPENING.match(text)) and not _ODD.search(text)
