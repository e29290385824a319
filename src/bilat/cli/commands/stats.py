"""`bilat stats`: what the base holds, and how well it is witnessed."""

from __future__ import annotations

from typing import Any

from bilat.cli import across
from bilat.cli.filters import query, shared_filters
from bilat.cli.output import fail_if_empty, taken
from bilat.cli.session import Session, with_session


@with_session
def _stats(session: Session, **given: Any) -> None:
    from bilat.index.statistics import statistics

    output = taken(given)
    index = session.index
    asking, asked = query(None, given, index)
    document = statistics(index, asking, asked)
    across.respond(session, output, document)
    fail_if_empty(session, output, document["facts"])


stats = across.command(
    "stats",
    _stats,
    shared_filters(),
    "How many facts there are, of which kinds and years; how many rest on one witness, on one side's officials "
    "alone, or are disputed; how many quotes were found in their sources; and what the sources are.",
    "Try: bilat stats --kind aid; the facts that rest on one side alone: bilat meetings --one-sided RU",
)
