"""The cache folder: where the index of a base is stored, whether it can be trusted, and what else is there.

An index is named after the path of its base and the state that the base was in when it was read: size, times and
inode, as git recognises a file. So a look-up needs one `stat` to find it, or to know that there is none. It is
written whole, sealed and renamed into place, and never changed afterwards.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

import bilat
from bilat.errors import IndexDamagedError
from bilat.index.index import Index
from bilat.index.tables import APPLICATION, SCHEMA

if TYPE_CHECKING:
    from bilat.query.answers import CachedIndex


SEALED = 946_684_800
"""The time of last change that every finished index is given, 2000-01-01: writing into it breaks the seal."""
ENDING = ".index"
EXCERPT = ".excerpt"
"""The ending of an index of some claims alone, which is kept beside that of its base."""
UNFINISHED = ".unfinished"


def find_index(path: str) -> Index | None:
    """Return the index of the base at `path` from the cache, or None where there is none of its present state."""
    base = real(path)
    folder = cache_folder()
    place = folder and place_now(folder, base)
    return open_place(place, path=named(base), excerpt="") if place else None


def cache_folder() -> str | None:
    """Return the folder for indexes, whether it is there or not; None where the user has no home.

    Source: XDG Base Directory Specification 0.8; a path that is not absolute is ignored.
    """
    home = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(home):
        home = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "bilat") if os.path.isabs(home) else None


def real(path: str) -> str:
    """Return the path of a base without links; as it is where it leads on from a folder that is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        return path


def named(path: str) -> str:
    r"""Return a path as an index names it: bytes that are no UTF-8 stand as \xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def indexes() -> list[CachedIndex]:
    """Return every index, and what unfinished builds hold: path, base, size in bytes, and whether it is fresh.

    A base that is not known is None: the index was made by another version, or is none. An excerpt is as fresh as the
    index that it was made from.
    """
    folder = cache_folder()
    found: list[CachedIndex] = []
    contents: set[tuple[str, str]] = set()  # of bases as they are now
    for path in everything(folder) if folder else ():
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
    """Remove every index, and what builds left behind; return what was removed."""
    found = indexes()
    for index in found:
        with suppress(FileNotFoundError):
            os.unlink(index["path"])
    return found


# Where indexes belong.


def place_now(folder: str, base: str) -> str | None:
    """Return where the index of a base in its present state belongs; None where it is no regular file."""
    try:
        status = os.stat(base)
    except OSError:
        return None
    return place_of(folder, base, state_of(status)) if stat.S_ISREG(status.st_mode) else None


def place_of(folder: str, base: str, state: str) -> str:
    """Return where the index of a base in a certain state belongs."""
    return os.path.join(folder, f"{_prefix(base)}{state}{ENDING}")


def state_of(status: os.stat_result) -> str:
    """Return what tells one state of a file from the next, short of its content."""
    return f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ctime_ns:x}-{status.st_ino:x}"


def places(folder: str, base: str = "") -> list[str]:
    """Return where indexes lie in a folder, in order: those of one base, or all."""
    return list(_paths(folder, _prefix(base) if base else "", ENDING))


def everything(folder: str) -> list[str]:
    """Return where indexes lie in a folder, then excerpts, then what builds that still run or broke off have there."""
    return [*places(folder), *excerpts(folder), *_paths(folder, "", UNFINISHED)]


def place_of_excerpt(whole: Index, words: str) -> str | None:
    """Return where the excerpt of an index that `words` describe belongs; None where the index is in memory alone."""
    file = whole.value("SELECT file FROM pragma_database_list WHERE name = 'main'")
    name = f"{_prefix(whole.meta['path'])}{whole.meta['content'][:16]}-{crc32(words.encode()):08x}{EXCERPT}"
    return os.path.join(os.path.dirname(file), name) if file else None


def excerpts(folder: str) -> list[str]:
    """Return where excerpts lie in a folder, in order."""
    return list(_paths(folder, "", EXCERPT))


def _paths(folder: str, prefix: str, ending: str) -> Iterator[str]:
    with suppress(OSError):  # there is no folder yet
        for name in sorted(os.listdir(folder)):
            if name.startswith(prefix) and name.endswith(ending):
                yield os.path.join(folder, name)


def _prefix(base: str) -> str:
    # Should two paths share this number their indexes replace each other; each still says whose it is.
    return f"{crc32(named(base).encode()):08x}-"


# Whether an index can be trusted.


def open_place(place: str, **marks: str) -> Index | None:
    """Return the index at `place` if this very program made it, with these marks, and nobody has touched it since."""
    try:
        if not _untouched(place):
            return None
        name = place.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        connection = sqlite3.connect(f"file:{name}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        index = Index(connection)
        made = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        ours = made == [APPLICATION, SCHEMA] and index.meta["program"] == program()
        return index if ours and all(index.meta.get(name, "") == mark for name, mark in marks.items()) else None
    except (OSError, sqlite3.Error, IndexDamagedError, LookupError, ValueError):
        return None


def _untouched(place: str) -> bool:
    """Say whether a file and its folder are the user's alone, and the file as sealed."""
    status, folder = os.lstat(place), os.lstat(os.path.dirname(place))
    sealed = stat.S_ISREG(status.st_mode) and status.st_mtime_ns == SEALED * 10**9
    return sealed and is_private(status) and is_private(folder)


def is_private(status: os.stat_result) -> bool:
    """Say whether a file or folder is the user's, and nobody else may read or write it."""
    if os.name != "posix":
        return True  # there the profile folder itself is the user's alone
    return status.st_uid == os.geteuid() and not status.st_mode & 0o077


_PACKAGES = ("index", "evidence", "loading", "model", "query", "schema", "schema/kinds", "totals", "values")
"""The packages whose code decides what stands in an index."""


@cache
def program() -> str:
    """Return what an index is stamped with by the program that makes it: its version, and its code's last change.

    In a source tree code changes without its version, and with it what stands in an index.
    """
    home = os.path.dirname(bilat.__file__)
    changes = [
        file.stat().st_mtime_ns
        for package in _PACKAGES
        for file in os.scandir(os.path.join(home, package))
        if file.name.endswith(".py")
    ]
    return f"{bilat.__version__} {max(changes)}"
