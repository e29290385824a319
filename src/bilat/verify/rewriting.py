"""A file rewritten while others may edit it: in one step, and no edit of theirs is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from tempfile import NamedTemporaryFile
from time import monotonic, sleep
from typing import BinaryIO

from bilat.verify.locks import locked, open_for_writing

_PATIENCE = 10.0
"""Seconds to wait for others who are writing."""


def rewrite(path: str, change: Callable[[bytes], bytes], attempts: int = 20) -> None:
    """Replace the contents of a file by what `change` makes of them; it is asked anew if somebody edits the file.

    The new contents are on the disk before they take the place of the old. What reaches the old file in that very
    moment, from somebody who had opened it, is found in it afterwards, put back, and changed in turn.

    Raises:
        OSError: the file can't be read or written, or others keep writing to it.
    """
    for _ in range(attempts):
        with open(path, "rb") as old:
            if not _wait(lambda: locked(old.fileno())):
                raise OSError("another bilat is recording")
            if not os.path.samestat(os.fstat(old.fileno()), os.stat(path)):
                continue  # it was replaced while this one waited
            _sweep(path)
            before = _settled(old)
            after = change(before)
            if after == before:
                return
            if _put(path, after, expected=before):
                late = _settled(old)
                if late == before or _put_back(path, before, after, late):
                    return
    raise OSError("it is being edited all the time")


def _put_back(path: str, before: bytes, after: bytes, late: bytes) -> bool:
    """Put a late edit of the old file into the new one; say whether what was changed there still stands.

    It does where somebody has edited the new file since: to change it once more might change it twice.
    """
    stands = False

    def change(now: bytes) -> bytes:
        nonlocal stands
        stands = now != after
        return _both(path, before, after, late, now)

    rewrite(path, change, attempts=sys.maxsize)
    return stands


def _both(path: str, before: bytes, after: bytes, late: bytes, now: bytes) -> bytes:
    """Return contents with the late edit of the old file, and with what was done to the new one since."""
    if now == after:
        return late
    if late.startswith(before):
        return now + late.removeprefix(before)
    with NamedTemporaryFile(dir=os.path.dirname(path), prefix=f"{os.path.basename(path)}.edit-", delete=False) as file:
        file.write(late)
    raise OSError(f"it was edited twice at once; one edit is in {file.name}")


def _settled(file: BinaryIO) -> bytes:
    """Return what a file holds once nobody has it open for writing."""
    if not _wait(lambda: not open_for_writing(file.fileno())):
        raise OSError("somebody has it open for writing")
    file.seek(0)
    return file.read()


def _wait(condition: Callable[[], bool]) -> bool:
    end = monotonic() + _PATIENCE
    while not condition():
        if monotonic() > end:
            return False
        sleep(0.01)
    return True


def _put(path: str, data: bytes, *, expected: bytes) -> bool:
    """Put new contents in the place of the expected ones; say whether these were still there."""
    folder, name = os.path.split(path)
    with NamedTemporaryFile(dir=folder, prefix=_prefix(name), delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.chmod(file.name, os.stat(path).st_mode & 0o7777)
            os.fsync(file.fileno())
            with open(path, "rb") as current:
                unchanged = current.read() == expected
            if unchanged:
                os.replace(file.name, path)
            return unchanged
        finally:
            with suppress(FileNotFoundError):
                os.unlink(file.name)


def _prefix(name: str) -> str:
    return f".{name}.bilat-"


def _sweep(path: str) -> None:
    """Remove what a rewriting that was interrupted left beside a file; only who holds its lock may do so."""
    folder, name = os.path.split(path)
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_prefix(name)) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    os.unlink(entry.path)
