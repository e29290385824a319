"""The base, compiled into SQLite: what every question is asked of. Thrown away and rebuilt at will."""

from sqlite3 import Error as Damaged

from bilat.index.ask import Index
from bilat.index.cache import open_index, ready_index
from bilat.index.names import UnknownName

__all__ = ["Damaged", "Index", "UnknownName", "open_index", "ready_index"]
