"""`bilat disputes`: where sources disagree, the most disputed facts first."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli.filters import query, shared_filters
from bilat.cli.session import Session, with_session
from bilat.jsontext import text


@with_session
def _disputes(session: Session, as_json: bool, limit: int | None, **given: Any) -> None:
    from bilat.index import views

    asking, asked = query(None, given | {"disputed": True}, session.index)
    del asked["disputed"]  # that is the command's own word
    answer = views.disputed(session.index, asking, asked, limit=limit)
    if as_json:
        session.write([text({"format": "bilat-disputes/1", **answer}) + "\n"])
        return
    from bilat.formats import as_disputes
    from bilat.formats.screen import terminal

    pieces = as_disputes.written(answer, terminal(session.width)) if session.on_terminal else as_disputes.lines(answer)
    session.write(pieces)


disputes = click.Command(
    "disputes",
    callback=_disputes,
    params=[
        *(option for option in shared_filters() if option.name != "disputed"),
        click.Option(["--limit"], type=click.IntRange(min=0), metavar="N", help="Show at most N facts."),
        click.Option(["--json", "as_json"], is_flag=True, help="One JSON object, for programs."),
        *getattr(_disputes, "__click_params__", []),
    ],
    help="Every fact on which sources disagree, the most disputed first: each side with its reading, who gives it, "
    "and how many independent witnesses it has.",
    epilog="Try: bilat disputes --kind aid",
)
