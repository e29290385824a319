"""`bilat show`: everything that the base says of a fact, its readings side by side."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli.commands.entities import complete_ids, given_ids, missing
from bilat.cli.help import Command
from bilat.cli.output import Output, answer, fail_if_empty, output_options, taken
from bilat.cli.session import Session, with_session
from bilat.query.listing import Row
from bilat.schema.kinds import KINDS
from bilat.values.json_text import text

_UNBROKEN = 1_000_000
"""A width at which no line is broken."""


@with_session
def _show(session: Session, ids: tuple[str, ...], **given: Any) -> None:
    """Print the facts named; the ids that are not there are named on stderr."""
    output = taken(given)
    found, unknown = session.index.facts(given_ids(ids))
    session.status = missing(session, unknown)
    _answer(session, output, session.index.shown(found))  # type: ignore[arg-type]
    fail_if_empty(session, output, len(found))


show = Command(
    "show",
    callback=_show,
    params=[
        click.Argument(["ids"], nargs=-1, required=True, metavar="ID…", shell_complete=complete_ids),
        *output_options(),
        *getattr(_show, "__click_params__", []),
    ],
    help="All about facts: their fields, every claim with its quote, and where sources disagree.",
)


def _answer(session: Session, output: Output, shown: Row) -> None:
    if output.format == "json" and not output.fields:  # it is all there, before any format would be loaded
        session.write([text(shown) + "\n"], json=True)
        return
    from bilat.output import plain
    from bilat.output.machine import as_jsonl
    from bilat.output.machine.records import Records
    from bilat.output.terminal import fact_view
    from bilat.output.terminal.screen import Screen, terminal
    from bilat.schema import columns

    kinds = {row["kind"]: None for row in shown["facts"]} or KINDS
    known = {field.name: field for kind in kinds for field in columns.of_kind(KINDS[kind]) if field.name != "uncertain"}
    output.known(list(known.values()))
    records = Records(columns=output.fields or tuple(known), rows=shown["facts"])
    document = {**shown, "facts": list(records.picked())} if output.fields else shown
    names = {**shown["people"], **shown["organisations"]}
    answer(
        session,
        output,
        json=lambda: [text(document) + "\n"],
        jsonl=lambda: as_jsonl.facts(records, shown["sources"], names, whole=not output.fields),
        plain=None if output.fields else lambda: plain.lines(fact_view.render(shown, Screen(width=_UNBROKEN))),
        records=lambda: records,
        people=lambda: fact_view.render(shown, terminal(session.width)),
    )
