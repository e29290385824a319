"""What the commands that ask across kinds share: the options, and the answer in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import click

from bilat.cli.help import Command
from bilat.cli.output import Output, answer, output_options
from bilat.cli.session import Session
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.output.machine.records import Records


def command(
    name: str, callback: Callable[..., Any], params: Iterable[click.Parameter], help: str, epilog: str
) -> click.Command:
    """Return the command with its own options, those of the output, and the one that picks another base."""
    own = getattr(callback, "__click_params__", [])
    return Command(name, callback=callback, params=[*params, *output_options(), *own], help=help, epilog=epilog)


def limit() -> click.Option:
    """Return the option that cuts what is shown."""
    return click.Option(["--limit"], type=click.IntRange(min=0), metavar="N", help="Show at most N facts.")


def respond(session: Session, output: Output, document: Mapping[str, Any]) -> None:
    """Write an answer: whole as JSON, its rows for other programs and a pipe, drawn on a terminal.

    `bilat.output.terminal.COMMAND_view` makes the rows and draws them; nothing of it is loaded for JSON.

    Raises:
        click.UsageError: a field was picked that the rows don't have, or fields of JSON, which has no rows.
    """
    name = click.get_current_context().info_name or ""
    if output.fields and output.format == "json":
        raise click.UsageError("--fields picks columns, and here --json has none; ask for --jsonl.")

    def records() -> Records:
        from bilat.output.machine import records
        from bilat.schema import columns

        known = columns.KNOWN[name]
        output.known(known)
        return records.Records(columns=output.fields or records.names(known), rows=_format(name).rows(document))

    def people() -> Iterable[str]:
        if session.on_terminal and not output.fields:
            from bilat.output.terminal.screen import terminal

            drawn: Iterator[str] = _format(name).render(document, terminal(session.width))
            return drawn
        from bilat.output.machine.as_tsv import bare_lines

        return bare_lines(records())

    answer(session, output, json=lambda: [text(document) + "\n"], records=records, people=people)


def _format(name: str) -> ModuleType:
    return import_module(f"bilat.output.terminal.{name}_view")
