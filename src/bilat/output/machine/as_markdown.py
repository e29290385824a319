"""Records as a Markdown table (GitHub's), and a listing as its kind's columns read by people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bilat.output.machine.records import Records
from bilat.output.machine.records import cell as value_cell
from bilat.output.wording import OUTSIDE, cell, span
from bilat.query.listing import Listing, Row
from bilat.schema.kinds import KINDS
from bilat.values.safe_text import safe

# What means something inside a cell; an @ or a :// would make a link of the text around it.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&@]|:(?=//)|^ | $")
_SPACES = {ord("\n"): "&#10;", ord("\t"): "&#9;"}
"""What keeps a line break and a tab inside a cell."""
_ADDRESS = re.compile(r"https?://[^\s<>|\\]+")


def render(records: Records, **_: Any) -> Iterator[str]:
    """Return a table of the records as programs know them."""
    yield from table(records.columns, ([value_cell(row.get(name)) for name in records.columns] for row in records.rows))


def facts(listing: Listing) -> Iterator[str]:
    """Return a table of the facts as people read them; which fields are disputed is a column."""
    kept = KINDS[listing.kind].columns
    headings = ["Id", *(column.heading for column in kept), "Disputed"]
    uncertain = set(listing.uncertain)
    if uncertain:
        headings.append(OUTSIDE.capitalize())
    yield from table(headings, (_fact(row, listing, uncertain) for row in listing.each()))


def _fact(row: Row, listing: Listing, uncertain: set[str]) -> list[str]:
    cells = [row["id"]]
    for column in KINDS[listing.kind].columns:
        text = cell(row, column.key, listing)
        cells.append(f"{text} ({span(row)})" if column.key == "amount" and span(row) else text)
    cells.append(", ".join(row["disputed"]))
    return [*cells, "yes" if row["id"] in uncertain else ""] if uncertain else cells


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Return a table, whatever stands in its cells."""
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
    return "&#32;" if found[0] == " " else f"\\{found[0]}"
