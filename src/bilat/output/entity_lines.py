"""Publishers, sources, people, organisations, commodities and places for a pipe: a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from bilat.output import wording
from bilat.values.safe_text import safe
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.query.answers import Entity, ListedSource


def lines(rows: Iterable[Entity | ListedSource]) -> Iterator[str]:
    """Return a tab-separated line for each row: id, how many facts, then what it is."""
    for row in rows:
        cells = _entity(row) if "also" in row else _source(cast("ListedSource", row))
        yield "\t".join(safe(cell) for cell in (row["id"], str(row["facts"]), *cells)) + "\n"


def _source(row: ListedSource) -> list[str]:
    return [row["publisher_name"], wording.title(row, row["id"]), wording.published(row), row["url"] or ""]


def _entity(row: Entity) -> list[str]:
    also = ", ".join(row["also"])
    if "type" in row:
        return [row["name"], spaced(row["type"]), row["country"] or "", also]
    country_or_wider_word = row["is"] if "is" in row and "country" not in row else row["country"]
    return [row["name"], country_or_wider_word or "", wording.offices(row), wording.names(row), also]
