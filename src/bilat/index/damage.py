"""How a damaged index shows itself when it is read, as against a slip in our own SQL."""

from __future__ import annotations

import sqlite3
from json import loads
from typing import Any

from bilat.errors import IndexDamagedError

_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR})
"""What SQLite calls a file that it can't make sense of, or that ends too soon."""
_MESSAGES = ("malformed", "Could not decode to UTF-8")
"""What SQLite's JSON functions and Python's sqlite3 say of stored text that is none; these errors have no code."""


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether an error comes of what is stored, not of how it was asked."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in _CODES or any(message in str(error) for message in _MESSAGES)


def read_json(stored: Any) -> Any:
    """Return the value of a stored JSON text.

    Raises:
        IndexDamagedError: it is none, or is not there.
    """
    try:
        return loads(stored)
    except (TypeError, ValueError) as error:
        raise IndexDamagedError("what is stored is not JSON") from error
