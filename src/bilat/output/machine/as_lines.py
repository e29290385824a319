"""A listing for a pipe: one fact a line, tab-separated, never wrapped or cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bilat.output.wording import OUTSIDE, cell
from bilat.query.listing import Listing, Row
from bilat.schema.kinds import KINDS
from bilat.values.safe_text import safe


def render(listing: Listing, *, totals_only: bool = False, **_: Any) -> Iterator[str]:
    """Return a line for each fact: id, then the columns of its kind, then which fields are disputed.

    With `totals_only` a line for each total: its key, group, low, chosen and high, then what is to be known of it.
    """
    if totals_only:
        yield from (_line(_total(row, KINDS[listing.kind].totals)) for row in listing.totals)
        return
    keys = [column.key for column in KINDS[listing.kind].columns]
    uncertain = set(listing.uncertain)
    for row in listing.rows():
        marks = [f"disputed: {', '.join(row['disputed'])}"] if row["disputed"] else []
        if row["id"] in uncertain:
            marks.append(OUTSIDE)
        yield _line([row["id"], *(_value(row, key, listing) for key in keys), "; ".join(marks)])


def _value(row: Row, key: str, listing: Listing) -> str:
    """Return a cell for a program: the date as written, everything else as people read it."""
    return str(row["date"]) if key == "date" else cell(row, key, listing)


def _total(row: Row, fields: tuple[str, ...]) -> list[str]:
    key = [str(row[field] or "") for field in fields]
    ends = [str(row[end]) for end in ("low", "chosen", "high")]
    return [*key, row["group"] or "", *ends, "; ".join(_marks(row))]


def _marks(row: Row) -> Iterator[str]:
    if row["qualifiers"]:
        yield f"meant: {', '.join(row['qualifiers'])}"
    if row["open"] is not None:
        yield f"open: {row['open']}"
    if row["disputed"]:
        yield f"disputed: {', '.join(row['disputed'])}"
    if row["shared"]:
        yield f"not to be added to other totals: {', '.join(row['shared'])}"


def _line(cells: list[str]) -> str:
    return "\t".join(safe(cell) for cell in cells) + "\n"
