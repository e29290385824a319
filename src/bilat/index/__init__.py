"""The base, compiled into SQLite: what every question is asked of. Thrown away and rebuilt at will."""

from bilat.index.index import Index
from bilat.index.opening import open_index
from bilat.index.store import find_index

__all__ = ["Index", "find_index", "open_index"]
