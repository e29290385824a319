"""The program as a process: its arguments, its answer, and the one place where exit codes are decided."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from bilat.cli import plain, streams
from bilat.errors import CommandLineError, DataError, OptionError, StreamClosedError

if TYPE_CHECKING:
    from bilat.cli.arguments import Arguments
    from bilat.cli.command import Command

ANSWERED, FAILED, MISUSED, UNREADABLE, UNWRITABLE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130


def main() -> NoReturn:
    """Run the program on the arguments of this process, and end it."""
    gc.set_threshold(_SPARINGLY)
    _leave(run(sys.argv[1:]))


_SPARINGLY = 100_000
"""Garbage is collected after so many new objects: a look-up ends before that, a build does not."""


def _leave(status: int) -> NoReturn:
    """End the process.

    Shutting the interpreter down costs a sixth of a look-up, so it is skipped where nothing depends on it.
    """
    atexit._run_exitfuncs()
    if sys.gettrace() or sys.getprofile() or not _LATER.isdisjoint(sys.modules) or _threads_run():
        sys.exit(status)
    os._exit(status)


_LATER = frozenset({"multiprocessing", "cProfile", "profile", "coverage"})
"""Modules that have work left to do when the interpreter shuts down."""


def _threads_run() -> bool:
    """Say whether a thread other than this one is alive; click loads `threading` and starts none."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


_HOME = os.path.dirname(__file__)
_ARCHIVED = (
    "bilat: it can't run from inside an archive, since it reads files that ship with it; install it or unpack it."
)


def run(arguments: Sequence[str]) -> int:
    """Run the program on `arguments`, its answer written, and return the exit code."""
    try:
        streams.prepare()
        status = _answer(arguments) if os.path.isdir(_HOME) else _complain(_ARCHIVED, UNREADABLE)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return ANSWERED  # the reader has stopped reading
    except StreamClosedError as error:
        return _complain(f"bilat: {error}", UNWRITABLE)
    except OSError as error:
        what = f"{error.filename} can't be used" if error.filename else "the output can't be written"
        return _complain(f"bilat: {what}: {error.strerror or error}.", UNWRITABLE)
    except MemoryError:
        return _complain("bilat: there is not enough memory.", BROKEN)
    except Exception:  # a fault of the program itself must not look like an answer
        sys.excepthook(*sys.exc_info())
        return BROKEN


def _answer(arguments: Sequence[str]) -> int:
    name = ""
    try:
        question = plain.read(arguments) or _read_by_click(arguments)
        if isinstance(question, int):
            return question
        from bilat.cli.execute import execute  # a help page needs none of it

        name = question[0].name
        return execute(*question)
    except CommandLineError as error:
        return _complain(str(error), MISUSED)
    except OptionError as error:
        from bilat.cli.refusals import refusal  # a wrong command line is rare

        return _complain(refusal(name, str(error), error.option), MISUSED)
    except DataError as error:
        return _complain(_problems(error), UNREADABLE)


def _read_by_click(arguments: Sequence[str]) -> tuple[Command, Arguments] | int:
    from bilat.cli.refusals import unreadable  # most questions are plain

    if why := unreadable(arguments):
        raise CommandLineError(why)
    from bilat.cli import app  # it loads click, which takes longer than a plain question takes to answer

    return app.read(arguments)


def _complain(message: str, status: int) -> int:
    streams.complain(f"{message}\n")
    return status


def _problems(error: DataError) -> str:
    """Return every problem of a base that can't be read, and how many there are."""
    from bilat.loading.diagnostics import render  # a faulty base is rare
    from bilat.values.safe_text import safe

    count = len(error.problems)
    lines = [*map(safe, render(error.problems).splitlines())]
    return "\n".join([*lines, f"{count} problem{'s' * (count != 1)}; nothing was answered."])
