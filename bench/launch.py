"""Run one command as a process of its own, and tell a descriptor what it took.

Started with `python -I -S`, this is the smallest of parents: the system counts what a process was before it became the
command towards the command's own memory, so that a greater parent would hide what small commands take.
"""

import posix
import sys
import time


def main() -> None:
    """Run the words after the descriptor: tell the exit code, when it began, wall and processor seconds, kilobytes."""
    report = int(sys.argv[1])
    posix.set_inheritable(report, False)
    begun = time.monotonic()
    child = posix.posix_spawnp(sys.argv[2], sys.argv[2:], posix.environ)
    _, status, use = posix.wait4(child, 0)
    wall = time.monotonic() - begun
    told = (posix.waitstatus_to_exitcode(status), begun, wall, use.ru_utime + use.ru_stime, use.ru_maxrss)
    posix.write(report, " ".join(map(str, told)).encode())


if __name__ == "__main__":
    main()
