"""A listing in the cells that people read: for lines in a pipe, and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.evidence.reading_words import field_name
from bilat.evidence.readings import text_of
from bilat.output.wording import OUTSIDE, cell, disputed_span, standing
from bilat.query.listing import Listing
from bilat.schema.kinds import KINDS
from bilat.values.safe_text import safe

if TYPE_CHECKING:
    from bilat.model.rows import FactRow, TotalRow


def fact_lines(listing: Listing) -> Iterator[str]:
    """Return a line for each fact: id, then the columns of its kind, then what it is marked with."""
    keys = [column.key for column in KINDS[listing.kind].columns]
    uncertain = set(listing.uncertain)
    for row in listing.facts:
        marks = standing(row)
        if row["disputed"]:
            marks.append(f"disputed: {', '.join(row['disputed'])}")
        if row["id"] in uncertain:
            marks.append(OUTSIDE)
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
    """Return headings and a row for each fact; which fields are disputed is a column."""
    headings = ["Id", *(column.heading for column in KINDS[listing.kind].columns), "Disputed"]
    uncertain = set(listing.uncertain)
    if uncertain:
        headings.append(OUTSIDE.capitalize())
    return headings, (_readable(row, listing, uncertain) for row in listing.facts)


def _readable(row: FactRow, listing: Listing, uncertain: set[str]) -> list[str]:
    cells = [row["id"]]
    for column in KINDS[listing.kind].columns:
        text = cell(row, column.key, listing)
        disputed = disputed_span(row) if column.key == "amount" else ""
        cells.append(f"{text} ({disputed})" if disputed else text)
    cells.append(", ".join(map(field_name, row["disputed"])))
    return [*cells, "yes" if row["id"] in uncertain else ""] if uncertain else cells
