"""Sources, people and organisations, for people: a line each, most used first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilat.formats.text import date, safe
from bilat.listing import Row


def written(sort: str, rows: Sequence[Row], *, width: int) -> Iterator[str]:  # noqa: ARG001
    """Return a tab-separated line for each row: id, how many facts, then what it is."""
    for row in rows:
        cells = _source(row) if sort == "source" else _entry(row)
        yield "\t".join(safe(cell) for cell in (row["id"], str(row["facts"]), *cells)) + "\n"


def _source(row: Row) -> list[str]:
    title = row["title"] or f"[{row['description'] or row['id']}]"
    published = date(row["published"]) if row["published"] else "n.d."
    return [row["publisher"], title, published, row["url"] or ""]


def _entry(row: Row) -> list[str]:
    roles = [role["title"] for role in row.get("roles", ())]
    return [row["name"], row["country"] or "", ", ".join(roles), ", ".join(row["also"])]
