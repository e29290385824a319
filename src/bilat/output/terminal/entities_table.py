"""Sources, people and organisations, for people: a table on a terminal, a line each in a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilat.output.terminal.grid import Cell, Grid, Head, room_told
from bilat.output.terminal.screen import Screen
from bilat.output.wording import date, short
from bilat.query.listing import Row
from bilat.values.safe_text import safe

_HEADS: dict[str, tuple[Head, ...]] = {
    "source": (
        Head("name", "Source", 1, grows=True),
        Head("publisher", "Publisher", 2),
        Head("published", "Published", 3),
        Head("facts", "Facts", 4, number=True),
    ),
    "person": (
        Head("name", "Name", 1, grows=True),
        Head("country", "Of", 2),
        Head("roles", "Offices", 3),
        Head("facts", "Facts", 4, number=True),
    ),
}
_HEADS["organisation"] = tuple(head for head in _HEADS["person"] if head.key != "roles")


def lines(entity_type: str, rows: Sequence[Row]) -> Iterator[str]:
    """Return a tab-separated line for each row: id, how many facts, then what it is."""
    for row in rows:
        cells = _source(row) if entity_type == "source" else _entity(row)
        yield "\t".join(safe(cell) for cell in (row["id"], str(row["facts"]), *cells)) + "\n"


def _source(row: Row) -> list[str]:
    return [row["publisher"], _title(row), date(row["published"]) if row["published"] else "n.d.", row["url"] or ""]


def _entity(row: Row) -> list[str]:
    return [row["name"], row["country"] or "", _roles(row), ", ".join(row["also"])]


def _title(row: Row) -> str:
    return row["title"] or f"[{row['description'] or row['id']}]"


def _roles(row: Row) -> str:
    return ", ".join(role["title"] for role in row.get("roles", ()))


def render(entity_type: str, rows: Sequence[Row], screen: Screen) -> Iterator[str]:
    """Return the rows as a table for a terminal: ids stand under names, addresses behind titles or below the rows."""
    if not rows:
        yield "Nothing matches.\n"
        return
    cells = [_source_line(row) if entity_type == "source" else _entity_line(row) for row in rows]
    grid = Grid(_HEADS[entity_type], cells, screen)
    yield from grid.head()
    for row, line in zip(rows, cells, strict=True):
        yield from grid.rows([line])
        if row.get("url") and not screen.links:
            yield "  " + screen.faint(screen.said(row["url"])) + "\n"
    yield from room_told(grid, screen)


def _source_line(row: Row) -> dict[str, Cell]:
    return {
        "name": Cell(_title(row), row["url"], under=row["id"]),
        "publisher": Cell(row["publisher"]),
        "published": Cell(short(row["published"]) if row["published"] else "n.d."),
        "facts": Cell(str(row["facts"])),
    }


def _entity_line(row: Row) -> dict[str, Cell]:
    return {
        "name": Cell(row["name"], under=row["id"]),
        "country": Cell(row["country"] or ""),
        "roles": Cell(_roles(row)),
        "facts": Cell(str(row["facts"])),
    }
