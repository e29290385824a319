"""`bilat stats`: what the base holds, and how well it is witnessed."""

from __future__ import annotations

from typing import Any

import click

from bilat.cli.filters import query, shared_filters
from bilat.cli.session import Session, with_session
from bilat.jsontext import text


@with_session
def _stats(session: Session, as_json: bool, **given: Any) -> None:
    from bilat.index import views
    from bilat.stats import counted, leaning

    index = session.index
    asking, asked = query(None, given, index)
    quotes, verified = views.quotes(index, asking)
    answer = {
        "format": "bilat-stats/1",
        "base": index.base,
        "query": asked,
        **counted(views.seen(index, asking), index.base["parties"]),
        "quotes": {"quotes": quotes, "verified": verified, "not_verified": quotes - verified},
        "sources": leaning(views.cited_sources(index, asking)),
    }
    if as_json:
        session.write([text(answer) + "\n"])
        return
    from bilat.formats import as_stats
    from bilat.formats.screen import terminal

    session.write(as_stats.written(answer, terminal(session.width)) if session.on_terminal else as_stats.lines(answer))


stats = click.Command(
    "stats",
    callback=_stats,
    params=[
        *shared_filters(),
        click.Option(["--json", "as_json"], is_flag=True, help="One JSON object, for programs."),
        *getattr(_stats, "__click_params__", []),
    ],
    help="How many facts there are, of which kinds and years; how many rest on one witness, on one side's officials "
    "alone, or are disputed; how many quotes were found in their sources; and what the sources are.",
    epilog="Try: bilat stats --kind aid",
)
