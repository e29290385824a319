"""What lies in the cache folder and what of it may go: only files that bilat made, and that no other install needs."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from zlib import crc32

from bilat.index.store import ENDING, EXCERPT, cache_folder, install, is_usable, open_place, place_now, read_only
from bilat.index.tables import APPLICATION

if TYPE_CHECKING:
    from bilat.query.answers import CachedIndex

UNFINISHED = ".unfinished"
STALE = 3600
"""The age in seconds at which an unfinished index is taken for one that nobody is building, wherever it was begun."""
MOST_EXCERPTS = 16
MOST_BYTES = 256_000_000
"""How many excerpts are kept at most, and how large they may be together; the latest is kept whatever its size."""

_NAME = re.compile(
    rf"(?P<install>[0-9a-f]{{8}})-[0-9a-f]{{8}}-[0-9a-z-]+({ENDING}|{EXCERPT})"
    rf"(\.(?P<host>[0-9a-f]{{8}})-(?P<process>[0-9a-f]+)-[0-9a-f]+{UNFINISHED})?"
)
_MAGIC, _ID_AT = b"SQLite format 3\0", 68
"""What a database begins with, and where its application id stands. Source: SQLite's file format, 1.3."""


def unfinished(place: str) -> str:
    """Return the path at which this process may write what belongs to `place` once it is whole."""
    return f"{place}.{_host()}-{os.getpid():x}-{time.time_ns():x}{UNFINISHED}"


def indexes() -> list[CachedIndex]:
    """Return every index of this install, excerpts among them, then what was left behind by others that are gone.

    Each with its path, base, size in bytes, and whether it is fresh. A base that is not known is None: the file was
    made by another version, is damaged, or was never finished. An excerpt is as fresh as the index that it was made
    from.
    """
    folder = cache_folder()
    found: list[CachedIndex] = []
    contents: set[tuple[str, str]] = set()  # of bases as they are now
    for path in _removable(folder) if folder else ():
        with suppress(OSError):  # a build may replace it meanwhile
            size = os.lstat(path).st_size
            index = open_place(path)
            if index is None:
                found.append({"path": path, "base": None, "excerpt": None, "size": size, "fresh": False})
                continue
            base, excerpt = index.meta["path"], index.base["excerpt"]
            fresh = path == place_now(str(folder), base) or (base, index.meta["content"]) in contents
            if fresh:
                contents.add((base, index.meta["content"]))
            found.append({"path": path, "base": base, "excerpt": excerpt, "size": size, "fresh": fresh})
    return found


def clear() -> list[CachedIndex]:
    """Remove what `indexes` finds, and return it."""
    found = indexes()
    for index in found:
        with suppress(FileNotFoundError):
            os.unlink(index["path"])
    return found


def clean(folder: str, base: str, place: str) -> None:
    """Remove this install's older indexes of a base, those of bases that are gone, and what nobody will use again."""
    for path in _removable(folder):
        if path != place and _is_useless(path, base):
            with suppress(OSError):  # another process removed it already, or still reads it (Windows)
                os.unlink(path)


def _is_useless(path: str, base: str) -> bool:
    index = open_place(path)
    return index is None or index.meta["path"] == base or not os.path.exists(index.meta["path"])


def excerpts(folder: str) -> list[str]:
    """Return where this install's excerpts lie in a folder, in order."""
    return [path for path in _removable(folder) if path.endswith(EXCERPT)]


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


# What may be removed.


def _removable(folder: str) -> Iterator[str]:
    """Yield the files of a folder that are this install's or nobody's: indexes, excerpts, then what is unfinished."""
    try:
        names = sorted(os.listdir(folder)) if is_usable(os.lstat(folder)) else []
    except OSError:  # there is no folder yet
        return
    for ending in (ENDING, EXCERPT, UNFINISHED):
        for name in names:
            path, parts = os.path.join(folder, name), _NAME.fullmatch(name)
            if parts and name.endswith(ending) and _is_bilats(path) and _is_free(path, parts):
                yield path


def _is_bilats(path: str) -> bool:
    """Say whether a file carries bilat's application id, or is unfinished and still empty."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return False
        with open(path, "rb") as file:
            header = file.read(_ID_AT + 4)
    except OSError:
        return False
    id_ = APPLICATION.to_bytes(4, "big")
    return (header.startswith(_MAGIC) and header[_ID_AT:] == id_) or (path.endswith(UNFINISHED) and not header)


def _is_free(path: str, parts: re.Match[str]) -> bool:
    """Say whether no other install and no running process needs a file any more."""
    if parts["process"]:
        return not _runs(parts["host"], int(parts["process"], 16)) or _age(path) > STALE
    return parts["install"] == f"{crc32(install().encode()):08x}" or _is_of_an_install_that_is_gone(path)


def _runs(host: str, process: int) -> bool:
    """Say whether a process may still run; of another machine's nothing is known."""
    if host != _host() or os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # it is somebody else's
    return True


def _host() -> str:
    name = os.uname().nodename if os.name == "posix" else ""
    return f"{crc32(os.fsencode(name)):08x}"


def _age(path: str) -> float:
    try:
        return time.time() - os.lstat(path).st_ctime
    except OSError:  # it is finished
        return 0


def _is_of_an_install_that_is_gone(path: str) -> bool:
    try:
        with closing(read_only(path)) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'install'").fetchone()
        return found is not None and not os.path.exists(found[0])
    except (sqlite3.Error, TypeError, ValueError):
        return False
