"""An answer as a Markdown table (GitHub's)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.output.machine.records import cell
from bilat.values.safe_text import safe

if TYPE_CHECKING:
    from bilat.output.reply import RowsReply

# What means something inside a cell; an @, a // or the dot of a host would make a link of the text around it.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&]|@(?=\w)|:(?=//)|/(?=/)|(?<=\w)\.(?=[^\W\d_]{2})|^ | $")
_SPACES = {ord("\n"): "&#10;", ord("\t"): "&#9;"}
"""What keeps a line break and a tab inside a cell."""
_ADDRESS = re.compile(r"https?://[^\s<>|\\]+")


def render(reply: RowsReply, fields: Sequence[str]) -> Iterator[str]:
    """Return a table: the answer as people read it where it has such a form, else its rows as programs know them."""
    readable = None if fields else reply.markdown()
    if readable:
        yield from table(*readable)
    else:
        records = reply.records(fields)
        cells = ([cell(row.get(name)) for name in records.columns] for row in records.rows)
        yield from table(records.columns, cells)
    if reply.below:
        yield f"\n{escaped(reply.below)}\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return a table; its cells may hold any text."""
    yield _line(headings)
    yield "|" + " --- |" * len(headings) + "\n"
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |\n"


def escaped(text: str) -> str:
    """Return a text that a Markdown reader shows as it is, on one line; a web address alone becomes a link."""
    text = safe(text, keep="\n\t")
    if _ADDRESS.fullmatch(text):
        return f"<{text}>"
    return _MARKUP.sub(_escape, text).translate(_SPACES)


def _escape(found: re.Match[str]) -> str:
    # Readers look for mail addresses after they have undone what is escaped: only a joint keeps an @ from a link.
    return {" ": "&#32;", "@": "@&NoBreak;"}.get(found[0], f"\\{found[0]}")
