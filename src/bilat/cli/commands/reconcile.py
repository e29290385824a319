"""`bilat reconcile`: sums that somebody published, against what the base adds up to."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli import across
from bilat.cli.commands.entities import complete_ids, given_ids, missing
from bilat.cli.output import fail_if_empty, taken
from bilat.cli.session import Session, with_session


@with_session
def _reconcile(session: Session, ids: tuple[str, ...], **given: Any) -> None:
    from bilat.index.reconciliation import reconciled

    output = taken(given)
    rows, unknown = session.index.facts(given_ids(ids))
    session.status = missing(session, unknown)
    for row in rows:
        if not row.get("published_total"):
            session.complain(f"{row['id']!r} is no published total.")
            session.status = 1
    document = reconciled(session.index, {row["id"] for row in rows} if ids else None)
    across.respond(session, output, document)
    fail_if_empty(session, output, len(document["totals"]))


reconcile = across.command(
    "reconcile",
    _reconcile,
    [click.Argument(["ids"], nargs=-1, metavar="[ID…]", shell_complete=complete_ids)],
    "Hold every sum that somebody published (or those named) against what the base's own lots add up to, over "
    "the same goods and days: the difference, and the lots that could explain it. Published sums are never added.",
    "Try: bilat reconcile --json",
)
