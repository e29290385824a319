"""How a database gets into the cache folder: written whole, sealed, renamed into place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress

from bilat.index.index import Index
from bilat.index.store import SEALED, is_usable, open_place
from bilat.index.upkeep import unfinished


def sealed(place: str, path: str, write: Callable[[sqlite3.Connection], None]) -> Index:
    """Return the index at `place` of the base at `path`, once `write` has written it there.

    Raises:
        OSError, sqlite3.Error: it can't be written there.
    """
    _make_folder(os.path.dirname(place))
    temporary = unfinished(place)
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        connection = sqlite3.connect(temporary)
        write(connection)
        connection.close()
        os.fsync(descriptor)
        os.utime(temporary, (SEALED, SEALED))
        index = open_place(temporary, path=path)
        if index is None:
            raise OSError("what was written does not come back")
        os.replace(temporary, place)
    except BaseException:
        with suppress(OSError):  # somebody cleared the folder
            os.unlink(temporary)
        raise
    finally:
        os.close(descriptor)
    return index


def _make_folder(folder: str) -> None:
    """Make the cache folder, readable by the user alone; one that is there stays as it is.

    Raises:
        OSError: it can't be made, or others may write to it.
    """
    os.makedirs(os.path.dirname(folder), mode=0o700, exist_ok=True)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        if not is_usable(os.lstat(folder)):
            raise
