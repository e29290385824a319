"""The cache folder: where the index of a base is stored, and whether it can be trusted.

An index is named after the install of bilat that made it, the path of its base, and the state that the base was in
when it was read: size, times and inode, as git recognises a file. So a look-up needs one `stat` to find it, or to know
that there is none, and installs that are used by turns each keep their own. It is written whole, sealed and renamed
into place, and never changed afterwards.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from functools import cache
from zlib import crc32

import bilat
from bilat.errors import IndexDamagedError
from bilat.index.index import Index
from bilat.index.tables import APPLICATION, SCHEMA

SEALED = 946_684_800
"""The time of last change that every finished index is given, 2000-01-01: writing into it breaks the seal."""
ENDING = ".index"
EXCERPT = ".excerpt"
"""The ending of an index of some claims alone, which is kept beside that of its base."""


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


def places(folder: str, base: str) -> list[str]:
    """Return where this install's indexes of a base lie in a folder, in order."""
    prefix = _prefix(base)
    try:
        names = sorted(os.listdir(folder))
    except OSError:  # there is no folder yet
        return []
    return [os.path.join(folder, name) for name in names if name.startswith(prefix) and name.endswith(ENDING)]


def place_of_excerpt(whole: Index, words: str) -> str | None:
    """Return where the excerpt of an index that `words` describe belongs; None where the index is in memory alone."""
    file = whole.value("SELECT file FROM pragma_database_list WHERE name = 'main'")
    name = f"{_prefix(whole.meta['path'])}{whole.meta['content'][:16]}-{crc32(words.encode()):08x}{EXCERPT}"
    return os.path.join(os.path.dirname(file), name) if file else None


def _prefix(base: str) -> str:
    # Should two paths share this number their indexes replace each other; each still says whose it is.
    return f"{crc32(install().encode()):08x}-{crc32(named(base).encode()):08x}-"


# Whether an index can be trusted.


def open_place(place: str, **marks: str) -> Index | None:
    """Return the index at `place` if this very program made it, with these marks, and nobody has touched it since."""
    try:
        if not _untouched(place):
            return None
        connection = read_only(place)
        index = Index(connection)
        made = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        ours = made == [APPLICATION, SCHEMA] and index.meta["program"] == program()
        return index if ours and all(index.meta.get(name, "") == mark for name, mark in marks.items()) else None
    except (OSError, sqlite3.Error, IndexDamagedError, LookupError, ValueError):
        return None


def read_only(place: str) -> sqlite3.Connection:
    """Return a connection to a database that nobody changes.

    Raises:
        sqlite3.Error: it can't be opened.
    """
    name = place.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(f"file:{name}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _untouched(place: str) -> bool:
    """Say whether a file and its folder are the user's alone, and the file as sealed."""
    status, folder = os.lstat(place), os.lstat(os.path.dirname(place))
    sealed = stat.S_ISREG(status.st_mode) and status.st_mtime_ns == SEALED * 10**9
    return sealed and _users(status, others=0) and is_usable(folder)


def is_usable(folder: os.stat_result) -> bool:
    """Say whether indexes may be kept in a folder: it is the user's, nobody else may write there, and it is no link."""
    return stat.S_ISDIR(folder.st_mode) and _users(folder, others=0o055)


def _users(status: os.stat_result, others: int) -> bool:
    """Say whether a file or folder is the user's, and `others` the most that anybody else may do with it."""
    if os.name != "posix":
        return True  # there the profile folder itself is the user's alone
    return status.st_uid == os.geteuid() and not status.st_mode & 0o077 & ~others


_PACKAGES = ("index", "evidence", "loading", "model", "query", "schema", "schema/kinds", "totals", "values")
"""The packages whose code decides what stands in an index."""


def install() -> str:
    """Return the folder that this very program runs from."""
    return named(os.path.dirname(bilat.__file__))


@cache
def program() -> str:
    """Return what an index is stamped with by the program that makes it: its version, and its code's last change.

    In a source tree code changes without its version, and with it what stands in an index.
    """
    changes = [
        file.stat().st_mtime_ns
        for package in _PACKAGES
        for file in os.scandir(os.path.join(os.path.dirname(bilat.__file__), package))
        if file.name.endswith(".py")
    ]
    return f"{bilat.__version__} {max(changes)}"
