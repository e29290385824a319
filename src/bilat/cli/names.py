"""`bilat sources`, `people` and `organisations`, and what is said when a name is not in the base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from bilat.cli.session import Session, with_session
from bilat.index import UnknownName
from bilat.jsontext import text
from bilat.listing import Row


def missing(session: Session, unknown: Sequence[UnknownName]) -> int:
    """Say on stderr which ids are not in the base, each with the nearest ones; return the exit code."""
    for error in unknown:
        near = f"; did you mean {' or '.join(error.near)}?" if error.near else "."
        session.complain(f"There is no {error.sort} {error.name!r}{near}")
    return 1 if unknown else 0


def complete_ids(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[Any]:
    """Return the ids of facts that begin with what was typed, each with its title."""
    from click.shell_completion import CompletionItem

    session = ctx.ensure_object(Session)
    return [CompletionItem(id_, help=title) for id_, title in session.index.ids(incomplete)]


def _names_command(name: str, sort: str, summary: str) -> click.Command:
    """Return the command that lists the people, the organisations or the sources."""

    @with_session
    def list_names(session: Session, as_json: bool, ids: tuple[str, ...]) -> None:
        rows, unknown = _rows(session, sort, ids)
        session.status = missing(session, unknown)
        if as_json:
            answer = {"format": f"bilat-{name}/1", "base": session.index.base, name: rows}
            session.write([text(answer) + "\n"])
            return
        from bilat.formats import as_names

        session.write(as_names.written(sort, rows, width=session.width))

    params = getattr(list_names, "__click_params__", [])
    json_option = click.Option(["--json", "as_json"], is_flag=True, help="One JSON object, for programs.")
    ids = click.Argument(["ids"], nargs=-1, metavar="[NAME…]")
    return click.Command(name, callback=list_names, params=[ids, json_option, *params], help=summary)


def _rows(session: Session, sort: str, names: Sequence[str]) -> tuple[list[Row], list[UnknownName]]:
    """Return the rows of those named, or of all where none is named, and which are not in the base."""
    rows = session.index.sources() if sort == "source" else session.index.entries(sort)
    if not names:
        return rows, []
    found, unknown = [], []
    for name in names:
        try:
            found.append(session.index.resolve(sort, name))
        except UnknownName as error:
            unknown.append(error)
    return [row for row in rows if row["id"] in found], unknown


sources = _names_command("sources", "source", "The sources, and how many facts lean on each; all, or those named.")
people = _names_command("people", "person", "The people, every spelling of their names, and the offices they held.")
organisations = _names_command("organisations", "organisation", "The organisations, and every spelling of their names.")
