"""The program as a process: its arguments, its answer, and the one place where exit codes are decided."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bilat.cli import streams
from bilat.errors import IndexDamagedError, StreamClosedError

ANSWERED, FAILED, MISUSED, UNREADABLE, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 130


def main() -> NoReturn:
    """Run the program on the arguments of this process, and end it."""
    gc.disable()  # a look-up is over before collecting would pay
    status = run(sys.argv[1:])
    sys.stderr.flush()
    # Taking the interpreter down costs as much as a third of a look-up, and nothing is left to save.
    os._exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run the program on `arguments`, its answer written, and return the exit code."""
    try:
        streams.prepare()
        status = _answer(arguments)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return ANSWERED  # whoever reads has had enough
    except StreamClosedError as error:
        return _complain(f"bilat: {error}", UNWRITABLE)
    except OSError as error:
        return _complain(f"bilat: the output can't be written: {error.strerror or error}.", UNWRITABLE)


def _answer(arguments: Sequence[str]) -> int:
    """Answer a question: by itself where it is plain, else as click reads it."""
    if "--json" in arguments[1:]:
        from bilat.cli import plain

        answer = plain.answer(arguments)
        if answer is not None:
            streams.expect_json()
            sys.stdout.writelines(answer)  # an answer may be long: it is not put together first
            return ANSWERED
    # Imported late: it takes longer to load than a plain question takes to answer.
    from bilat.cli.refusals import refused
    from bilat.errors import CommandLineError

    try:
        if why := refused(arguments):
            raise CommandLineError(f"bilat: {why}")
        return _by_click(arguments)
    except CommandLineError as error:
        return _complain(str(error), MISUSED)
    except Exception as error:
        from bilat.errors import DataError

        if not isinstance(error, DataError):
            raise
        return _complain(_told(error), UNREADABLE)


def _by_click(arguments: Sequence[str]) -> int:
    from bilat.cli import app
    from bilat.cli.session import Session

    try:
        return app.answer(arguments, Session())
    except IndexDamagedError:
        pass
    # No answer is written before all of it is there, so it can be asked for again.
    return app.answer(arguments, Session(believe=False))


def _complain(message: str, status: int) -> int:
    sys.stderr.write(f"{message}\n")
    return status


def _told(error: Exception) -> str:
    """Return every problem of a base that can't be read, and how many there are."""
    from bilat.errors import DataError
    from bilat.loading.diagnostics import render
    from bilat.values.safe_text import safe

    assert isinstance(error, DataError)
    count = len(error.problems)
    lines = [*map(safe, render(error.problems).splitlines())]
    return "\n".join([*lines, f"{count} problem{'s' * (count != 1)}; nothing was answered."])
