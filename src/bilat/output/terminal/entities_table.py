"""Publishers, sources, people, organisations, commodities and places as a table on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from rich.text import Text

from bilat.output import wording
from bilat.output.terminal.screen import Screen
from bilat.output.terminal.table import Column, Table
from bilat.values import countries
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.query.answers import Entity, ListedSource

_COLUMNS: dict[str, tuple[Column, ...]] = {
    "publishers": (
        Column("name", "Publisher", grows=True),
        Column("type", "Type", 2),
        Column("country", "Country", 3),
        Column("also", "Also called", 5),
        Column("facts", "Facts", 4, number=True),
    ),
    "sources": (
        Column("name", "Source", grows=True),
        Column("publisher", "Publisher", 2),
        Column("published", "Published", 3),
        Column("facts", "Facts", 4, number=True),
    ),
    "people": (
        Column("name", "Name", grows=True),
        Column("country", "Country", 2),
        Column("roles", "Offices", 3),
        Column("names", "In other languages", 6),
        Column("also", "Also spelled", 5),
        Column("facts", "Facts", 4, number=True),
    ),
}
_COLUMNS["organisations"] = tuple(column for column in _COLUMNS["people"] if column.key != "roles")
_COLUMNS["places"] = _COLUMNS["organisations"]
_COLUMNS["commodities"] = tuple(
    Column("is", "A sort of", 2) if column.key == "country" else column for column in _COLUMNS["organisations"]
)


def render(command: str, rows: Sequence[Entity | ListedSource], screen: Screen) -> Iterator[str]:
    """Return the rows as a table for a terminal: ids stand under names, addresses behind titles or below ids."""
    if not rows:
        yield screen.paragraph(wording.NO_MATCH)
        return
    cells = [
        _entity_cells(row, screen) if "also" in row else _source_cells(cast("ListedSource", row), screen)
        for row in rows
    ]
    columns = [one for one in _COLUMNS[command] if any(row[one.key].plain for row in cells)]
    table = Table(columns, cells, screen)
    unlinked = command == "sources" and not screen.links
    yield from _with_addresses(table, rows, cells) if unlinked else table.draw(cells)


def _with_addresses(
    table: Table, rows: Sequence[Entity | ListedSource], cells: Sequence[dict[str, Text]]
) -> Iterator[str]:
    """Return the table with the address of each source below its row, whole."""
    for n, (row, line) in enumerate(zip(rows, cells, strict=True)):
        address = table.screen.address(url, 2) if isinstance(url := row.get("url"), str) else ""
        yield table.rows([line], headed=n == 0) + address
    yield from table.left_out()


def _cells(row: Entity | ListedSource, screen: Screen) -> dict[str, Text]:
    return _entity_cells(row, screen) if "also" in row else _source_cells(cast("ListedSource", row), screen)


def _source_cells(row: ListedSource, screen: Screen) -> dict[str, Text]:
    title = screen.link(screen.text(wording.title(row, row["id"])), row["url"])
    published = wording.short_date(row["published"]) if row["published"] else "n.d."
    return {
        "name": screen.text(title, (f"\n{row['id']}", "id")),
        "publisher": screen.text(row["publisher_name"]),
        "published": screen.text((published, "" if row["published"] else "faint")),
        "facts": screen.text(wording.number(row["facts"])),
    }


def _entity_cells(row: Entity, screen: Screen) -> dict[str, Text]:
    country = cast("str | None", row.get("country"))
    return {
        "name": screen.text(row["name"], (f"\n{row['id']}", "id")),
        "type": screen.text(spaced(row["type"]) if "type" in row else ""),
        "country": screen.text(countries.name(country) if country else ""),
        "is": screen.text((row["is"] or "") if "is" in row else ""),
        "roles": screen.text(wording.offices(row)),
        "names": screen.text(wording.names(row)),
        "also": screen.text((", ".join(row["also"]), "faint")),
        "facts": screen.text(wording.number(row["facts"])),
    }
