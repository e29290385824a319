"""`bilat show`: everything that the base says of a fact, its readings side by side."""

from __future__ import annotations

import click

from bilat.cli.names import complete_ids, missing
from bilat.cli.session import Session, with_session
from bilat.jsontext import text


@click.command(help="All about facts: their fields, every claim with its quote, and where sources disagree.")
@click.argument("ids", nargs=-1, required=True, metavar="ID…", shell_complete=complete_ids)
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@with_session
def show(session: Session, ids: tuple[str, ...], as_json: bool) -> None:
    """Print the facts named; the ids that are not there are named on stderr."""
    found, unknown = session.index.facts(ids)
    session.status = missing(session, unknown)
    if as_json:
        session.write([text(session.index.shown(found)) + "\n"])
        return
    from bilat.formats import as_facts

    session.write(as_facts.written(session.index.shown(found), width=session.width))
