"""The program: its group of commands, and the one place where exit codes are decided."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

import bilat
from bilat.cli import terminal
from bilat.cli.commands import LISTINGS, OTHERS, Commands
from bilat.cli.misuse import refused, told
from bilat.cli.session import Session

ANSWERED, FAILED, MISUSED, UNREADABLE, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 130
COMPLETE = "_BILAT_COMPLETE"
"""The variable in which a shell asks what TAB offers."""


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, wanted: _version(context) if wanted else None,
    help="Print the version of the program and of the base.",
)
@click.option(
    "--facts",
    metavar="FILE",
    envvar="BILAT_FACTS",
    is_eager=True,
    help="The fact file to read, in place of the one that ships (or set BILAT_FACTS).",
)
@click.pass_obj
def program(session: Session, facts: str | None) -> None:
    """Cited facts about two countries: who says so, in which words, and where to look."""
    session.facts = facts or None


def main() -> NoReturn:
    """Run the program on the arguments of this process, and end it."""
    gc.disable()  # a look-up is over before collecting would pay
    status = run(sys.argv[1:])
    sys.stderr.flush()
    # Taking the interpreter down costs as much as a third of a look-up, and nothing is left to save.
    os._exit(status)


def run(arguments: list[str]) -> int:
    """Run the program on `arguments`, its answer written, and return the exit code."""
    try:
        terminal.prepare()
        if why := refused(arguments):
            return _complain(f"bilat: {why}", MISUSED)
        return _run(arguments, Session())
    except terminal.Closed as error:
        return _complain(f"bilat: {error}", UNWRITABLE)
    except Exception as error:
        from bilat.index import Damaged

        if not isinstance(error, Damaged):
            raise
    # No answer is written before all of it is there, so it can be asked for again.
    return _run(arguments, Session(believe=False))


def _run(arguments: list[str], session: Session) -> int:
    try:
        status = _answered(arguments, session)
        sys.stdout.flush()
        return status
    except click.exceptions.NoArgsIsHelpError as error:
        return _complain(error.format_message(), MISUSED)
    except click.ClickException as error:
        return _complain(told(error, arguments, [*LISTINGS, *OTHERS]), MISUSED)
    except (KeyboardInterrupt, click.exceptions.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return ANSWERED  # whoever reads has had enough
    except terminal.Closed:
        raise
    except OSError as error:
        return _complain(f"bilat: the output can't be written: {error.strerror or error}.", UNWRITABLE)
    except Exception as error:
        from bilat.problems import DataError

        if not isinstance(error, DataError):
            raise
        _complain_of(error)
        return UNREADABLE


def _answered(arguments: list[str], session: Session) -> int:
    """Answer the arguments, or the shell that asks what TAB offers; return the exit code.

    click's own `main` would end the process itself, with 1 where a reader has had enough.
    """
    if asked := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(program, {}, "bilat", COMPLETE, asked)
    try:
        with program.make_context("bilat", arguments, obj=session) as context:
            program.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    return session.status


def _complain(message: str, status: int) -> int:
    click.echo(message, err=True)
    return status


def _version(context: click.Context) -> NoReturn:
    """Print the version of the program, and the title and version of the base."""
    from bilat.formats.text import safe
    from bilat.problems import DataError

    session = context.ensure_object(Session)
    session.facts = context.params.get("facts") or os.environ.get("BILAT_FACTS") or session.facts
    try:
        base = session.index.base
    except DataError:
        click.echo(f"bilat {bilat.__version__}, with no base that can be read")
    else:
        click.echo(safe(f"bilat {bilat.__version__}, {base['title']} {base['version']}"))
    context.exit()


def _complain_of(error: Exception) -> None:
    from bilat.formats.text import safe
    from bilat.problems import DataError, render

    assert isinstance(error, DataError)
    lines = render(error.problems).splitlines()
    count = len(error.problems)
    click.echo("\n".join(map(safe, lines)), err=True)
    click.echo(f"{count} problem{'s' * (count != 1)}; nothing was answered.", err=True)
