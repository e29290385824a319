"""How to tell a damaged index from a mistake in our own SQL."""

from __future__ import annotations

import sqlite3
from json import loads
from typing import Any

from bilat.errors import IndexDamagedError

_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR})
"""SQLite's codes for a file that it can't make sense of, or that ends too soon."""
_MESSAGES = ("malformed", "Could not decode to UTF-8")
"""How SQLite's JSON functions and Python's sqlite3 report stored values that are not JSON or not UTF-8."""


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether an error comes from what is stored, not from the statement."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in _CODES or any(message in str(error) for message in _MESSAGES)


def read_json(stored: Any) -> Any:
    """Return the value of a stored JSON text.

    Raises:
        IndexDamagedError: it is not JSON, or not there.
    """
    try:
        return loads(stored)
    except (TypeError, ValueError) as error:
        raise IndexDamagedError("what is stored is not JSON") from error
