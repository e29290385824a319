"""`bilat reconcile`: sums that somebody published, against what the base adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from bilat.cli import across
from bilat.cli.commands.entities import complete_ids, given_ids, missing
from bilat.cli.output import fail_if_empty, taken
from bilat.cli.session import Session, with_session
from bilat.query.listing import Row
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.index import Index
    from bilat.totals.entry import Entry


@with_session
def _reconcile(session: Session, ids: tuple[str, ...], **given: Any) -> None:
    output = taken(given)
    rows, unknown = session.index.facts(given_ids(ids))
    session.status = missing(session, unknown)
    for row in rows:
        if not row.get("published_total"):
            session.complain(f"{row['id']!r} is no published total.")
            session.status = 1
    totals = _totals(session.index, {row["id"] for row in rows} if ids else None)
    document = {"format": "bilat-reconcile/1", "base": session.index.base, "totals": totals}
    across.respond(session, output, document)
    fail_if_empty(session, output, len(totals))


def _totals(index: Index, ids: set[str] | None) -> list[Row]:
    """Return the published sums that are named, or all of them, each held against ours."""
    totals: list[Row] = []
    for kind in KINDS.values():
        every = {entry.id: entry for entry in index.entries(kind.name).values()} if kind.totals else {}
        published = [entry for entry in every.values() if entry.published_total and entry.span]
        totals += [_total(index, entry, every) for entry in published if ids is None or entry.id in ids]
    return totals


def _total(index: Index, entry: Entry, every: Mapping[str, Entry]) -> Row:
    """Return what a published sum says and who says so, with our own sum for each date that is told of it."""
    from bilat.index.views import dates_told, titles, wider_words
    from bilat.totals.reconcile import reconciled
    from bilat.values.dates import parse_date

    (row,), _ = index.facts([entry.id])
    fields = KINDS[row["kind"]].totals
    scopes = [
        {**reconciled(entry, parse_date(date), every, fields, wider_words(index)), "claims": claims}
        for date, claims in dates_told(row).items()
    ]
    named = titles(index, [near["id"] for scope in scopes for near in scope["could_explain"]])
    for scope in scopes:
        scope["could_explain"] = [{**near, "title": named[near["id"]]} for near in scope["could_explain"]]
    keys = ("id", "kind", "title", "date", *fields, "amount", "low", "high", "qualifier")
    return {key: row[key] for key in (*keys, "disputed", "sources", "independent")} | {"scopes": scopes}


reconcile = across.command(
    "reconcile",
    _reconcile,
    [click.Argument(["ids"], nargs=-1, metavar="[ID…]", shell_complete=complete_ids)],
    "Hold every sum that somebody published (or those named) against what the base's own lots add up to, over "
    "the same goods and days: the difference, and the lots that could explain it. Published sums are never added.",
    "Try: bilat reconcile --json",
)
