"""What the commands that ask across kinds share: the options, and the answer in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from bilat.cli.help import Command
from bilat.cli.output import Output, answer, output_options
from bilat.cli.session import Session
from bilat.formats import columns
from bilat.formats.records import Records, names
from bilat.formats.screen import Screen, terminal
from bilat.jsontext import text
from bilat.listing import Row


def command(
    name: str, callback: Callable[..., Any], params: Iterable[click.Parameter], help: str, epilog: str
) -> click.Command:
    """Return the command with its own options, those of the output, and the one that picks another base."""
    own = getattr(callback, "__click_params__", [])
    return Command(name, callback=callback, params=[*params, *output_options(), *own], help=help, epilog=epilog)


def limit() -> click.Option:
    """Return the option that cuts what is shown."""
    return click.Option(["--limit"], type=click.IntRange(min=0), metavar="N", help="Show at most N facts.")


def respond(
    session: Session,
    output: Output,
    document: Row,
    rows: Callable[[Row], Iterable[Row]],
    drawn: Callable[[Row, Screen], Iterator[str]],
) -> None:
    """Write an answer: whole as JSON, its rows for other programs and a pipe, drawn on a terminal.

    Raises:
        click.BadParameter: a field was picked that the rows don't have.
    """
    known = columns.KNOWN[click.get_current_context().info_name or ""]
    output.known(known)
    records = Records(columns=output.fields or names(known), rows=rows(document))

    def people() -> Iterator[str]:
        if session.on_terminal and not output.fields:
            return drawn(document, terminal(session.width))
        from bilat.formats.as_tsv import bare_lines

        return bare_lines(records)

    answer(session, output, json=lambda: [text(document) + "\n"], records=lambda: records, people=people)
