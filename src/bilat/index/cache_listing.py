"""What is in the cache folder, to be shown and cleared."""

from __future__ import annotations

import os
from contextlib import suppress

from bilat.index.build_store import unfinished
from bilat.index.store import cache_folder, opened, place_now, places
from bilat.query.listing import Row

__all__ = ["cache_folder", "clear", "indexes"]


def indexes() -> list[Row]:
    """Return every index, and what unfinished builds hold: path, base, size in bytes, and whether it is fresh.

    A base that is not known is None: the index was made by another version, or is none.
    """
    folder = cache_folder()
    found = []
    for path in (*places(folder), *unfinished(folder)) if folder else ():
        with suppress(OSError):  # a build may replace it meanwhile
            index = opened(path)
            base = index.meta["path"] if index else None
            fresh = base is not None and path == place_now(str(folder), base)
            found.append({"path": path, "base": base, "size": os.lstat(path).st_size, "fresh": fresh})
    return found


def clear() -> list[Row]:
    """Remove every index, and what builds left behind; return what was removed."""
    found = indexes()
    for index in found:
        with suppress(FileNotFoundError):
            os.unlink(index["path"])
    return found
