"""The commands that list a kind of fact, all made alike from what the kind says of itself."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli.filters import filter_options, query
from bilat.cli.session import Session, with_session
from bilat.formats import written
from bilat.kinds import KINDS, Kind
from bilat.totals import GROUPINGS

_OUTPUT = ("json",)


def listing_command(name: str) -> click.Command:
    """Return the command that lists the kind called `name`."""
    kind = KINDS[name]

    @with_session
    def list_facts(session: Session, **given: Any) -> None:
        _list(session, kind, given)

    params = getattr(list_facts, "__click_params__", [])
    return click.Command(
        kind.command,
        callback=list_facts,
        params=[*filter_options(kind), *_totals(kind), *_display(), *params],
        help=kind.summary,
        epilog=f"Try: bilat {kind.command} --year 2023",
    )


def _totals(kind: Kind) -> list[click.Option]:
    if not kind.totals:
        return []
    return [
        click.Option(["--by"], type=click.Choice(GROUPINGS), help="Group the totals."),
        click.Option(["--totals"], is_flag=True, help="Leave the facts out, print the totals alone."),
        click.Option(["--explain"], is_flag=True, help="Print the arithmetic of the totals, line by line."),
    ]


def _display() -> list[click.Option]:
    return [
        click.Option(["--limit"], type=click.IntRange(min=0), metavar="N", help="Show at most N facts."),
        click.Option(["--reverse"], is_flag=True, help="Show the latest first."),
        click.Option(["--json"], is_flag=True, help="One JSON object, for programs."),
    ]


def _list(session: Session, kind: Kind, given: dict[str, Any]) -> None:
    shown = {name: given.pop(name, None) for name in ("by", "totals", "explain", "limit", "reverse", *_OUTPUT)}
    asking, asked = query(kind, given, session.index)
    totals_only = bool(shown["totals"] or shown["explain"])
    if shown["by"]:
        asked["by"] = shown["by"]
    listing = session.index.listing(
        asking,
        asked,
        limit=shown["limit"],
        reverse=bool(shown["reverse"]),
        by=shown["by"],
        totals_only=totals_only,
    )
    if shown["json"]:
        session.write(written("json", listing))
    elif session.on_terminal:
        session.write(
            written(
                "table",
                listing,
                console=session.console(),
                totals_only=totals_only,
                explain=bool(shown["explain"]),
            )
        )
    else:
        session.write(written("lines", listing, totals_only=totals_only))
