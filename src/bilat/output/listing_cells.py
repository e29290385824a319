"""A listing in the cells that people read: for lines in a pipe, and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.evidence.reading_words import field_name
from bilat.evidence.readings import text_of
from bilat.output.wording import cell, disputed_span, doubt, standing
from bilat.query.listing import Listing
from bilat.schema.kinds import KINDS
from bilat.values.safe_text import safe

if TYPE_CHECKING:
    from bilat.model.rows import FactRow, TotalRow


def fact_lines(listing: Listing) -> Iterator[str]:
    """Return a line for each fact: id, then the columns of its kind, then what it is marked with."""
    keys = [column.key for column in KINDS[listing.kind].columns]
    doubts = listing.doubts
    for row in listing.facts:
        marks = standing(row)
        if row["disputed"]:
            marks.append(f"disputed: {', '.join(row['disputed'])}")
        marks += map(doubt, doubts.get(row["id"], ()))
        # The date is for programs to read, everything else for people.
        cells = (row["date"] if key == "date" else cell(row, key, listing) for key in keys)
        yield _line([row["id"], *cells, "; ".join(marks)])


def total_lines(listing: Listing) -> Iterator[str]:
    """Return a line for each total: its key, group, low, chosen and high, then what must be known of it."""
    fields = KINDS[listing.kind].totals
    for row in listing.totals:
        key = [text_of(row, field) or "" for field in fields]
        ends = [str(end) for end in (row["low"], row["chosen"], row["high"])]
        yield _line([*key, row["group"] or "", *ends, "; ".join(_marks(row))])


def _marks(row: TotalRow) -> Iterator[str]:
    if row["qualifiers"]:
        yield f"meant: {', '.join(row['qualifiers'])}"
    if row["open"] is not None:
        yield f"outstanding: {row['open']}"
    if row["disputed"]:
        yield f"disputed: {', '.join(row['disputed'])}"
    if row["shared"]:
        yield f"not to be added to other totals: {', '.join(row['shared'])}"


def _line(cells: Sequence[str]) -> str:
    return "\t".join(safe(one) for one in cells) + "\n"


def readable(listing: Listing) -> tuple[list[str], Iterable[list[str]]]:
    """Return headings and a row for each fact; what is disputed, and by what it need not match, are columns."""
    headings = ["Id", *(column.heading for column in KINDS[listing.kind].columns), "Disputed"]
    doubts = listing.doubts
    if doubts:
        headings.append("Uncertain")
    return headings, (_readable(row, listing, doubts) for row in listing.facts)


def _readable(row: FactRow, listing: Listing, doubts: Mapping[str, Sequence[str]]) -> list[str]:
    cells = [row["id"]]
    for column in KINDS[listing.kind].columns:
        text = cell(row, column.key, listing)
        disputed = disputed_span(row) if column.key == "amount" else ""
        cells.append(f"{text} ({disputed})" if disputed else text)
    cells.append(", ".join(map(field_name, row["disputed"])))
    return [*cells, "; ".join(map(doubt, doubts.get(row["id"], ())))] if doubts else cells
