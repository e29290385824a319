"""The commands that list a kind of fact, all made alike from what the kind says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import click

from bilat.cli.filters import clicked, query
from bilat.cli.help import Command
from bilat.cli.options import listing_options
from bilat.cli.output import Output, answer, fail_if_empty, output_options, taken
from bilat.cli.session import Session, with_session
from bilat.query.listing import Listing, ListingRequest
from bilat.schema.kinds import KINDS, Kind


def listing_command(name: str) -> click.Command:
    """Return the command that lists the kind called `name`."""
    kind = KINDS[name]

    @with_session
    def list_facts(session: Session, **given: Any) -> None:
        _list(session, kind, given)

    params = getattr(list_facts, "__click_params__", [])
    return Command(
        kind.command,
        callback=list_facts,
        params=[*map(clicked, listing_options(kind)), *output_options(), *params],
        help=kind.summary,
    )


def _list(session: Session, kind: Kind, given: dict[str, Any]) -> None:
    output = taken(given)
    by, limit, reverse = given.pop("by", None), given.pop("limit"), given.pop("reverse")
    totals, explain, chart = (given.pop(name, False) for name in ("totals", "explain", "chart"))
    if chart:
        by, totals = _charted(by, explain=explain), True
    _hold(output, kind, totals or explain)
    asking, asked = query(kind, given, session.index)
    request = ListingRequest(
        asking,
        {**asked, "by": by} if by else asked,
        by=by,
        limit=limit,
        reverse=reverse,
        totals_only=totals or explain,
        explain=explain,
    )
    listing = session.index.listing(request)
    _answer(session, output, listing, totals=totals or explain, explain=explain, chart=chart)
    fail_if_empty(session, output, listing.matches)


def _hold(output: Output, kind: Kind, totals: bool) -> None:
    if output.fields:
        from bilat.schema import columns

        output.known(columns.of_totals(kind) if totals else columns.of_kind(kind))


def _charted(by: str | None, *, explain: bool) -> str:
    """Return what a chart is drawn by: years, where nothing else is asked for."""
    if by not in (None, "year", "month"):
        raise click.UsageError(f"--chart draws years or months; --by {by} can't stand beside it.")
    if explain:
        raise click.UsageError("--chart can't stand beside --explain; ask for one of them.")
    return by or "year"


def _answer(session: Session, output: Output, listing: Listing, *, totals: bool, explain: bool, chart: bool) -> None:
    def json() -> Iterator[str]:
        from bilat.output.machine import as_json

        return as_json.render(listing, output.fields, totals=totals)

    if output.format == "json":  # what programs ask for is there before the other formats would be loaded
        session.write(json(), json=True)
        return
    from bilat.output.machine import as_jsonl, as_markdown, records

    of_rows = records.of_totals if totals else records.of_facts
    rows = partial(of_rows, listing, output.fields)
    names = {**listing.people, **listing.organisations}

    def plain() -> Iterator[str]:
        from bilat.output import plain

        return plain.facts(listing, totals_only=totals)

    answer(
        session,
        output,
        json=json,
        jsonl=None if totals else lambda: as_jsonl.facts(rows(), listing.sources, names, whole=not output.fields),
        markdown=None if totals else lambda: as_markdown.facts(listing),
        plain=None if output.fields else plain,
        records=rows,
        people=lambda: _for_people(session, output, listing, totals=totals, explain=explain, chart=chart),
    )


def _for_people(
    session: Session, output: Output, listing: Listing, *, totals: bool, explain: bool, chart: bool
) -> Iterator[str]:
    """Return the answer as a terminal or a pipe shows it."""
    if session.on_terminal and chart:
        from bilat.output.terminal import chart as bars
        from bilat.output.terminal.screen import terminal

        return bars.render(listing, terminal(session.width))
    if session.on_terminal or explain:  # the arithmetic is for people to follow, through a pipe too
        from bilat.output.terminal import listing_table
        from bilat.output.terminal.screen import terminal

        return listing_table.render(
            listing, terminal(session.width), fields=output.fields, totals_only=totals, explain=explain
        )
    from bilat.output.machine import as_lines

    return as_lines.render(listing, totals_only=totals)
