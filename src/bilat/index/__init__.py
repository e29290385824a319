"""The base compiled into SQLite, which answers every question; it can be removed and built again at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilat.index.index import Index
from bilat.index.store import find_index

if TYPE_CHECKING:
    from bilat.index.build import Report

__all__ = ["Index", "find_index", "open_index"]


def open_index(path: str, *, believe: bool = True, report: Report | None = None) -> Index:
    """Return the index of the base at `path`, built first if need be; in any case without `believe`.

    It comes from the user's cache folder. Where that can't be used, and for what is no regular file, the same
    index is built in memory. How far a build is goes to `report`.

    Raises:
        DataError: the base can't be read, or its faults would make an answer wrong.
    """
    if believe and (index := find_index(path)):
        return index
    # Imported late: a look-up would wait for modules that it doesn't need.
    from bilat.index.builder import built

    return built(path, believe=believe, report=report or (lambda _: None))
