"""`bilat timeline`: the years with their events and meetings."""

from __future__ import annotations

from typing import Any

from bilat.cli import across
from bilat.cli.filters import query, shared_filters
from bilat.cli.output import fail_if_empty, taken
from bilat.cli.session import Session, with_session

_KINDS = ("meeting", "event")


@with_session
def _timeline(session: Session, **given: Any) -> None:
    from bilat.index.views import timeline

    output = taken(given)
    asking, asked = query(None, given | {"kind": given["kind"] or _KINDS}, session.index)
    document = timeline(session.index, asking, asked)
    across.respond(session, output, document)
    fail_if_empty(session, output, document["matches"])


timeline = across.command(
    "timeline",
    _timeline,
    shared_filters(),
    "The years with their events and meetings (or the kinds named), each placed by its date as precisely as it is "
    "known.",
    "Try: bilat timeline --year 2023 --kind meeting --kind aid",
)
