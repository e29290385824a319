"""`bilat sources`, `people` and `organisations`, ids from stdin, and what is said when a name is not in the base."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any

import click

from bilat.cli.command_table import LONGEST
from bilat.cli.help import Command
from bilat.cli.output import Output, answer, completing, fail_if_empty, output_options, taken
from bilat.cli.refusals import SHOWN
from bilat.cli.session import Session, with_session
from bilat.errors import StreamClosedError, UnknownNameError
from bilat.query.listing import Row
from bilat.values.json_text import text


def given_ids(ids: Sequence[str]) -> list[str]:
    """Return the ids that were given, each once; in place of "-" those that stand on stdin.

    There they stand one a line, or NUL between them; what follows a tab is not part of the id.

    Raises:
        StreamClosedError: there is no stdin.
        click.UsageError: what stands there is too long to be an id.
    """
    found: list[str] = []
    for id_ in ids:
        found += _from_stdin() if id_ == "-" else [id_]
    return list(dict.fromkeys(found))


def _from_stdin() -> list[str]:
    if sys.stdin is None:
        raise StreamClosedError("standard input is closed; there is nowhere to read ids from.")
    lines = re.split(r"[\0\n]", sys.stdin.buffer.read().decode("utf-8-sig", "replace"))
    ids = [id_ for line in lines if (id_ := line.split("\t")[0].strip())]
    if longest := max((len(id_) for id_ in ids if len(id_) > LONGEST), default=0):
        raise click.UsageError(f"an id on standard input is {longest:,} characters long; {LONGEST:,} is the most.")
    return ids


def missing(session: Session, unknown: Sequence[UnknownNameError]) -> int:
    """Say on stderr which ids are not in the base, each with the nearest ones; return the exit code."""
    for error in unknown:
        near = f"; did you mean {' or '.join(error.near)}?" if error.near else "."
        name = error.name if len(error.name) <= SHOWN else f"{error.name[:SHOWN]}…"
        session.complain(f"There is no {error.entity_type} {name!r}{near}")
    return 1 if unknown else 0


complete_ids = completing("fact")
"""Completes the ids of facts, each with its title."""


def _names_command(name: str, entity_type: str, summary: str) -> click.Command:
    """Return the command that lists the people, the organisations or the sources."""

    @with_session
    def list_names(session: Session, ids: tuple[str, ...], **given: Any) -> None:
        from bilat.schema import columns

        output = taken(given)
        output.known(columns.of_entity_type(entity_type))
        rows, unknown = _rows(session, entity_type, ids)
        session.status = missing(session, unknown)
        _answer(session, output, name, entity_type, rows)
        fail_if_empty(session, output, len(rows))

    params = getattr(list_names, "__click_params__", [])
    argument = click.Argument(["ids"], nargs=-1, metavar="[NAME…]", shell_complete=completing(entity_type))
    return Command(name, callback=list_names, params=[argument, *output_options(), *params], help=summary)


def _rows(session: Session, entity_type: str, names: Sequence[str]) -> tuple[list[Row], list[UnknownNameError]]:
    """Return the rows of those named, or of all where none is named, and which are not in the base."""
    rows = session.index.sources() if entity_type == "source" else session.index.entities(entity_type)
    if not names:
        return rows, []
    found, unknown = [], []
    for name in given_ids(names):
        try:
            found.append(session.index.resolve(entity_type, name))
        except UnknownNameError as error:
            unknown.append(error)
    return [row for row in rows if row["id"] in found], unknown


def _answer(session: Session, output: Output, name: str, entity_type: str, rows: Sequence[Row]) -> None:
    from bilat.output.machine.records import Records, names
    from bilat.output.terminal import entities_table
    from bilat.output.terminal.screen import terminal
    from bilat.schema import columns

    records = Records(columns=output.fields or names(columns.of_entity_type(entity_type)), rows=rows)
    shown = list(records.picked()) if output.fields else rows
    document = {"format": f"bilat-{name}/1", "base": session.index.base, name: shown}
    answer(
        session,
        output,
        json=lambda: [text(document) + "\n"],
        records=lambda: records,
        people=lambda: (
            entities_table.render(entity_type, rows, terminal(session.width))
            if session.on_terminal
            else entities_table.lines(entity_type, rows)
        ),
    )


sources = _names_command("sources", "source", "The sources, and how many facts lean on each; all, or those named.")
people = _names_command("people", "person", "The people, every spelling of their names, and the offices they held.")
organisations = _names_command("organisations", "organisation", "The organisations, and every spelling of their names.")
