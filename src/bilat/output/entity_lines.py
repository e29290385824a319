"""Publishers, sources, people and organisations for a pipe: a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bilat.output import wording
from bilat.values.safe_text import safe
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.query.answers import ListedOrganisation, ListedPerson, ListedPublisher, ListedSource

    Entity = ListedPublisher | ListedSource | ListedPerson | ListedOrganisation


def lines(rows: Iterable[Entity]) -> Iterator[str]:
    """Return a tab-separated line for each row: id, how many facts, then what it is."""
    for row in rows:
        cells = _source(row) if "publisher" in row else _publisher(row) if "type" in row else _entity(row)
        yield "\t".join(safe(cell) for cell in (row["id"], str(row["facts"]), *cells)) + "\n"


def _publisher(row: ListedPublisher) -> list[str]:
    return [row["name"], spaced(row["type"]), row["country"] or "", ", ".join(row["also"])]


def _source(row: ListedSource) -> list[str]:
    return [row["publisher_name"], wording.title(row, row["id"]), wording.published(row), row["url"] or ""]


def _entity(row: ListedPerson | ListedOrganisation) -> list[str]:
    return [row["name"], row["country"] or "", wording.offices(row), ", ".join(row["also"])]
