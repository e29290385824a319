"""`bilat disputes`: where sources disagree, the most disputed facts first."""

from __future__ import annotations

from typing import Any

from bilat.cli import across
from bilat.cli.filters import query, shared_filters
from bilat.cli.output import fail_if_empty, taken
from bilat.cli.session import Session, with_session


@with_session
def _disputes(session: Session, limit: int | None, **given: Any) -> None:
    from bilat.index.views import disputes

    output = taken(given)
    asking, asked = query(None, given | {"disputed": True}, session.index)
    del asked["disputed"]  # that is the command's own word
    document = disputes(session.index, asking, asked, limit=limit)
    across.respond(session, output, document)
    fail_if_empty(session, output, document["matches"])


disputes = across.command(
    "disputes",
    _disputes,
    [*(option for option in shared_filters() if option.name != "disputed"), across.limit()],
    "Every fact on which sources disagree, the most disputed first: each side with its reading, who gives it, "
    "and how many independent witnesses it has.",
    "Try: bilat disputes --kind aid",
)
