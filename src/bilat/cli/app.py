"""The program as click knows it: the group of all commands, each loaded when it is called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

import bilat
from bilat.cli.command_table import COMPLETE, LISTINGS, OTHERS
from bilat.cli.refusals import told
from bilat.cli.session import Session
from bilat.errors import CommandLineError
from bilat.schema.kinds import KINDS


class Commands(click.Group):
    """The group of all commands; loads the module of the one that is called, and no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of the two tables, as `--help` shows them."""
        return [*LISTINGS, *OTHERS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command of that name, its module loaded, or None."""
        if cmd_name in LISTINGS:
            from bilat.cli.commands.listings import listing_command

            return listing_command(LISTINGS[cmd_name])
        if cmd_name in OTHERS:
            command: click.Command = getattr(import_module(f"bilat.cli.{OTHERS[cmd_name][0]}"), cmd_name)
            return command
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments call; a misspelt one is answered with the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand:
            # click looks among the commands that are loaded, and none is.
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self.list_commands(ctx), ctx=ctx) from None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program answers, examples, and what each command answers, without loading any."""
        formatter.write_text(self.help or "")
        with formatter.section("Examples"):
            formatter.write("".join(f"  {line}\n" for line in _EXAMPLES))
        formatter.write_paragraph()
        self.format_usage(ctx, formatter)
        with formatter.section("List facts"):
            formatter.write_dl([(kind.command, kind.brief) for kind in KINDS.values()])
        with formatter.section("Look closer"):
            formatter.write_dl([(name, summary) for name, (_, summary) in OTHERS.items()])
        with formatter.section("Always"):
            records = (param.get_help_record(ctx) for param in self.get_params(ctx))
            formatter.write_dl([record for record in records if record])
        formatter.write_paragraph()
        formatter.write_text("bilat COMMAND --help has the examples and options of a command.")


_EXAMPLES = ("bilat aid --year 2023", "bilat show wheat-2023", "bilat meetings --person Lavrov --json")


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


def answer(arguments: Sequence[str], session: Session) -> int:
    """Answer a question, and return the exit code that it ends with.

    Raises:
        CommandLineError: the command line is wrong.
        KeyboardInterrupt: somebody had enough.
    """
    try:
        return _answered(arguments, session)
    except click.exceptions.NoArgsIsHelpError as error:
        raise CommandLineError(error.format_message()) from None
    except click.ClickException as error:
        raise CommandLineError(told(error, arguments, [*LISTINGS, *OTHERS])) from None
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None


def _answered(arguments: Sequence[str], session: Session) -> int:
    """Answer the arguments, or the shell that asks what TAB offers; return the exit code.

    click's own `main` would end the process itself, with 1 where a reader has had enough.
    """
    if asked := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(program, {}, "bilat", COMPLETE, asked)
    try:
        with program.make_context("bilat", list(arguments), obj=session) as context:
            program.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    return session.status


def _version(context: click.Context) -> NoReturn:
    """Print the version of the program, and the title and version of the base."""
    from bilat.errors import DataError
    from bilat.values.safe_text import safe

    session = context.ensure_object(Session)
    session.facts = context.params.get("facts") or os.environ.get("BILAT_FACTS") or session.facts
    try:
        base = session.index.base
    except DataError:
        click.echo(f"bilat {bilat.__version__}, with no base that can be read")
    else:
        click.echo(safe(f"bilat {bilat.__version__}, {base['title']} {base['version']}"))
    context.exit()
