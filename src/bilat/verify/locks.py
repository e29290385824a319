"""Locks that end with the process that holds them, and whether anybody has a file open for writing."""

from __future__ import annotations

import sys
from contextlib import suppress

if sys.platform != "win32":
    import fcntl
    from signal import SIGURG


def locked(number: int) -> bool:
    """Lock an open file or folder, and say whether that could be done: nobody else holds it.

    Where the system has no such locks nobody ever does.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a network file system without locks
    return True


def open_for_writing(number: int) -> bool:
    """Say whether anybody has a file open for writing, of which the number is that of a reader; False if unknown.

    Source: fcntl(2): a lease for reading is given only while there is no writer.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # the file is another user's, or its file system has no leases
            fcntl.fcntl(number, fcntl.F_SETSIG, SIGURG)  # which a process ignores, unlike SIGIO
            try:
                fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            except BlockingIOError:
                return True
            fcntl.fcntl(number, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return False
