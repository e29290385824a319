"""From a base to its index: read, recognised by its content, or built, sealed and put in its place."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import suppress
from hashlib import sha256

from bilat.errors import DataError, IndexDamagedError
from bilat.index.build import Report, build
from bilat.index.index import Index
from bilat.index.sealing import sealed
from bilat.index.store import cache_folder, install, named, open_place, place_of, places, program, real, state_of
from bilat.index.upkeep import clean
from bilat.loading.load import decoded, load_text, unreadable, whole
from bilat.model import FactBase

TICK = 2_000_000_000
"""The coarsest clock of any file system, in nanoseconds (FAT). A file that was changed longer ago than this
when it was read can't be changed again with its times standing still."""
RECENT = "recent"
"""The state of a base that was read within a tick of its last change: its index is trusted by its content alone."""
LARGE = 2_000_000
"""From this size in bytes on, a build takes so long that its progress is shown."""


def built(path: str, *, believe: bool, report: Report) -> Index:
    """Return the index of the base at `path`, built into the cache folder or, where that can't be used, in memory.

    With `believe` an index that was built from the same bytes is used, even if the base's times differ.

    Raises:
        DataError: the base can't be read, or its faults would make an answer wrong.
    """
    folder = cache_folder()
    data, state = _read(path)
    meta = {
        "path": named(real(path)),
        "install": install(),
        "program": program(),
        "content": sha256(data).hexdigest(),
    }
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
        if index := open_place(place, path=meta["path"], content=meta["content"]):
            with suppress(OSError):  # where it can't be renamed it is right all the same
                os.replace(place, place_of(folder, meta["path"], state))
            return index
    return None


def _store(base: FactBase, folder: str, meta: dict[str, str], state: str, report: Report) -> Index:
    """Build the index into the folder and return it, the only one of its base there.

    Raises:
        OSError, sqlite3.Error: it can't be written there.
    """
    place = place_of(folder, meta["path"], state)
    index = sealed(place, meta["path"], lambda connection: build(base, connection, meta, report))
    clean(folder, meta["path"], place)
    return index
