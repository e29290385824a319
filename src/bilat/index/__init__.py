"""The base compiled into SQLite, which answers every question; it can be removed and built again at any time."""

from bilat.index.index import Index
from bilat.index.opening import open_index
from bilat.index.store import find_index

__all__ = ["Index", "find_index", "open_index"]
