"""How a database gets into the cache folder: written whole, sealed, renamed into place; and what is removed for it."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import suppress

from bilat.index.index import Index
from bilat.index.store import SEALED, UNFINISHED, everything, excerpts, is_private, open_place

STALE = 3600
"""The age in seconds at which what an interrupted build left behind is removed."""
MOST_EXCERPTS = 16
MOST_BYTES = 256_000_000
"""How many excerpts are kept at most, and how large they may be together; the latest is kept whatever its size."""


def sealed(place: str, path: str, write: Callable[[sqlite3.Connection], None]) -> Index:
    """Return the index at `place` of the base at `path`, once `write` has written it there.

    Raises:
        OSError, sqlite3.Error: it can't be written there.
    """
    _make_folder(os.path.dirname(place))
    temporary = f"{place}.{os.getpid():x}-{time.time_ns():x}{UNFINISHED}"
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
        os.unlink(temporary)
        raise
    finally:
        os.close(descriptor)
    return index


def _make_folder(folder: str) -> None:
    """Make the cache folder, readable by the user alone.

    Raises:
        OSError: it can't be made, or it is somebody else's.
    """
    os.makedirs(os.path.dirname(folder), mode=0o700, exist_ok=True)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        status = os.lstat(folder)
        if not stat.S_ISDIR(status.st_mode):
            raise
        if not is_private(status):
            os.chmod(folder, 0o700)  # fails where it is not the user's own


def clean(folder: str, base: str, place: str) -> None:
    """Remove the older indexes of a base, those of bases that are gone, and what interrupted builds left behind."""
    for path in everything(folder):
        with suppress(OSError):  # another process removed it already, or still reads it (Windows)
            if path != place and _useless(path, base):
                os.unlink(path)


def _useless(path: str, base: str) -> bool:
    if path.endswith(UNFINISHED):
        return time.time() - os.stat(path).st_ctime > STALE
    index = open_place(path)
    return index is None or index.meta["path"] == base or not os.path.exists(index.meta["path"])


def keep_latest_excerpts(folder: str) -> None:
    """Remove the excerpts made earliest, of any base, as far as there are too many or they are too large."""
    found = []
    for path in excerpts(folder):
        with suppress(OSError):  # another process removed it already
            status = os.lstat(path)
            found.append((status.st_ctime_ns, status.st_size, path))
    size = 0
    for place, (_, own, path) in enumerate(sorted(found, reverse=True)):
        size += own
        if place and (place >= MOST_EXCERPTS or size > MOST_BYTES):
            with suppress(OSError):
                os.unlink(path)
