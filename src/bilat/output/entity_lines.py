"""Publishers, sources, people and organisations for a pipe: a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bilat.output import wording
from bilat.values.safe_text import safe


def lines(command: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Return a tab-separated line for each row that a command lists: id, how many facts, then what it is."""
    for row in rows:
        cells = _CELLS.get(command, _entity)(row)
        yield "\t".join(safe(cell) for cell in (row["id"], str(row["facts"]), *cells)) + "\n"


def _publisher(row: Mapping[str, Any]) -> list[str]:
    return [row["name"], wording.publisher_type(row["type"]), row["country"] or "", ", ".join(row["also"])]


def _source(row: Mapping[str, Any]) -> list[str]:
    return [row["publisher_name"], wording.title(row, row["id"]), wording.published(row), row["url"] or ""]


def _entity(row: Mapping[str, Any]) -> list[str]:
    return [row["name"], row["country"] or "", wording.offices(row), ", ".join(row["also"])]


_CELLS = {"publishers": _publisher, "sources": _source}
