"""A listing in the cells that people read: for lines in a pipe, and for Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.evidence.reading_words import field_name
from bilat.evidence.readings import text_of
from bilat.output import totals_wording
from bilat.output.wording import cell, disputed_span, doubt, standing
from bilat.query.listing import Listing
from bilat.query.query import NOT_STATED
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
        cells = (row["date"] if key == "date" else _cell(row, key, listing) for key in keys)
        yield _line([row["id"], *cells, "; ".join(marks)])


def _cell(row: FactRow, key: str, listing: Listing) -> str:
    """Return the text of a cell; an amount on which sources disagree comes with its range."""
    text = cell(row, key, listing)
    disputed = disputed_span(row) if key == "amount" else ""
    return f"{text} ({disputed})" if disputed else text


def total_lines(listing: Listing) -> Iterator[str]:
    """Return a line for each total: its key, group, low, chosen and high, then what must be known of it.

    What groups come to together, where it is not one of them, has a line too.
    """
    fields = KINDS[listing.kind].totals
    together = totals_wording.together(listing)
    for row in (*listing.totals, *together):
        key = [text_of(row, field) or "" for field in fields]
        # Nothing is not zero: where nothing surely counts, there is a high alone.
        certain = ("", "") if totals_wording.uncertain(row) else (row["low"], row["chosen"])
        ends = [str(end) for end in (*certain, row["high"])]
        group = row["group"] or (totals_wording.TOGETHER if together else "")
        yield _line([*key, group, *ends, "; ".join(_marks(row, listing.kind))])


def _marks(row: TotalRow, kind: str) -> Iterator[str]:
    if totals_wording.uncertain(row):
        yield totals_wording.chosen(row)
    if row["qualifiers"]:
        yield f"meant: {', '.join(row['qualifiers'])}"
    if left := totals_wording.outstanding(row, kind):
        yield left if left == totals_wording.NOT_RECORDED else f"outstanding to date: {left}"
    if row["possible"]:
        yield f"{totals_wording.POSSIBLE}: {', '.join(row['possible'])}"
    if row["disputed"]:
        yield f"disputed: {', '.join(row['disputed'])}"
    if shared := totals_wording.shared([row]):
        yield f"not to be added to other totals: {shared}"


def _line(cells: Sequence[str]) -> str:
    return "\t".join(safe(one) for one in cells) + "\n"


def readable_totals(listing: Listing) -> tuple[list[str], Iterable[list[str]]]:
    """Return headings and a row for each total, then for those of all groups together."""
    fields = [name for name in KINDS[listing.kind].totals if name != "unit"]
    group = [listing.by.capitalize()] if listing.together else []
    headings = [*group, *(name.capitalize() for name in fields), "Total", "Range", "As stated", "Outstanding to date"]
    headings += ["Disputed", "Here only under another reading", "Not to be added to other totals"]
    rows = [*listing.totals, *totals_wording.together(listing)]
    return headings, (_readable_total(row, listing, fields, grouped=bool(group)) for row in rows)


def _readable_total(row: TotalRow, listing: Listing, fields: Sequence[str], *, grouped: bool) -> list[str]:
    return [
        *([totals_wording.group(row, listing) or totals_wording.TOGETHER] if grouped else []),
        *(totals_wording.key_word(listing.kind, name, text_of(row, name)) or NOT_STATED for name in fields),
        totals_wording.chosen(row),
        totals_wording.bounds(row),
        totals_wording.as_stated(row),
        totals_wording.outstanding(row, listing.kind),
        *map(", ".join, (row["disputed"], row["possible"])),
        totals_wording.shared([row]),
    ]


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
        text = _cell(row, column.key, listing)
        notes = standing(row) if column.key == "title" else []
        cells.append(f"{text} ({', '.join(notes)})" if notes else text)
    cells.append(", ".join(map(field_name, row["disputed"])))
    return [*cells, "; ".join(map(doubt, doubts.get(row["id"], ())))] if doubts else cells
