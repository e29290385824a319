"""A long fact file cut between its tables, so that it need not stand in memory as TOML all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

SIZE = 1_000_000
"""About how many characters a chunk holds."""

_TABLE = re.compile(r"\n(?=\[[a-z]+\.[a-z0-9-]+\])")
"""Where a text may be cut: before the table of a fact, a source, a person."""
_UNUSUAL = re.compile(r"\n[ \t]*\[(?!\[?[a-z]+\.|base\])")
"""A line that begins with a bracket but is no such table: the line alone does not say what it belongs to."""
_OPENING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*\[base\]")
"""How a text begins: with comments, but no key, since that could stand in for a table."""


def chunks(text: str) -> Iterator[str]:
    """Return the text in chunks that are TOML each, if the whole is; in one chunk where that is not certain.

    A name that is given twice in one file may be given once in each of two chunks: the reader of them must look.
    """
    start = 0
    cut = _may_be_cut(text)
    while cut and (table := _TABLE.search(text, start + SIZE)):
        yield text[start : table.end()]
        start = table.end()
    yield text[start:]


def _may_be_cut(text: str) -> bool:
    multiline = '"""' in text or "'''" in text  # a text of several lines may hold what looks like a table
    return len(text) > SIZE and not multiline and bool(_OPENING.match(text)) and not _UNUSUAL.search(text)
