"""The base, compiled into SQLite: what every question is asked of. Thrown away and rebuilt at will."""

from sqlite3 import Error as Damaged

from bilat.errors import UnknownNameError
from bilat.index.index import Index
from bilat.index.store import open_index, ready_index

__all__ = ["Damaged", "Index", "UnknownNameError", "open_index", "ready_index"]
