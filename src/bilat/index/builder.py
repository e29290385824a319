"""From a base to its index: read, recognised by its content, or built, sealed and put in its place."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import suppress
from hashlib import sha256
from tempfile import mkstemp

from bilat.errors import DataError, IndexDamagedError
from bilat.index.build import Report, build
from bilat.index.index import Index
from bilat.index.store import (
    SEALED,
    UNFINISHED,
    cache_folder,
    everything,
    is_private,
    named,
    open_place,
    place_of,
    places,
    program,
    real,
    state_of,
)
from bilat.loading.load import decoded, load_text, unreadable, whole
from bilat.model import FactBase

TICK = 2_000_000_000
"""The coarsest clock of any file system, in nanoseconds (FAT). A file that was changed longer ago than this
when it was read can't be changed again with its times standing still."""
RECENT = "recent"
"""The state of a base that was read within a tick of its last change: its index is trusted by its content alone."""
LARGE = 2_000_000
"""From this size in bytes on, a build takes so long that its progress is shown."""
STALE = 3600
"""The age in seconds at which what an interrupted build left behind is removed."""


def built(path: str, *, believe: bool, report: Report) -> Index:
    """Return the index of the base at `path`, built into the cache folder or, where that can't be used, in memory.

    With `believe` an index that was built from the same bytes is used, even if the base's times differ.

    Raises:
        DataError: the base can't be read, or its faults would make an answer wrong.
    """
    folder = cache_folder()
    data, state = _read(path)
    meta = {"path": named(real(path)), "program": program(), "content": sha256(data).hexdigest()}
    if state and folder and believe and (index := _recognised(folder, meta, state)):
        return index
    if len(data) < LARGE:
        report = _no_report
    text = decoded(data, path)
    del data  # a base may be as large as memory allows
    try:
        base = load_text(text, path, report)
        del text
        if state and folder:
            # The folder can't be made, belongs to somebody else, or the disk is full.
            with suppress(OSError, sqlite3.Error, IndexDamagedError):
                return _store(base, folder, meta, state, report)
        connection = sqlite3.connect(":memory:")
        build(base, connection, meta, report)
        return Index(connection)
    finally:
        report("")


def _no_report(_: str) -> None:
    """Ignore the progress of a build that is over before anybody could read about it."""


def _read(path: str) -> tuple[bytes, str]:
    """Return the bytes of a base and the state they are of; "" where it is no regular file."""
    try:
        with open(path, "rb") as file:
            before = os.fstat(file.fileno())
            data = whole(file)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise DataError([unreadable(path, error)]) from None
    if not stat.S_ISREG(before.st_mode):
        return data, ""
    age = time.time_ns() - max(before.st_mtime_ns, before.st_ctime_ns)
    return data, state_of(before) if state_of(before) == state_of(after) and age > TICK else RECENT


def _recognised(folder: str, meta: dict[str, str], state: str) -> Index | None:
    """Return an index of the same base that was built from the same bytes, renamed to where it belongs now."""
    for place in places(folder, meta["path"]):
        index = open_place(place, meta["path"])
        if index and index.meta["content"] == meta["content"]:
            with suppress(OSError):  # where it can't be renamed it is right all the same
                os.replace(place, place_of(folder, meta["path"], state))
            return index
    return None


def _store(base: FactBase, folder: str, meta: dict[str, str], state: str, report: Report) -> Index:
    """Build the index into the folder and return it, the only one of its base there.

    Raises:
        OSError, sqlite3.Error: it can't be written there.
    """
    _make_folder(folder)
    place = place_of(folder, meta["path"], state)
    descriptor, temporary = mkstemp(prefix=os.path.basename(place), suffix=UNFINISHED, dir=folder)
    try:
        connection = sqlite3.connect(temporary)
        build(base, connection, meta, report)
        connection.close()
        os.fsync(descriptor)
        os.utime(temporary, (SEALED, SEALED))
        index = open_place(temporary, meta["path"])
        if index is None:
            raise OSError("what was written does not come back")
        os.replace(temporary, place)
    except BaseException:
        os.unlink(temporary)
        raise
    finally:
        os.close(descriptor)
    _clean(folder, meta["path"], place)
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


def _clean(folder: str, base: str, place: str) -> None:
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
