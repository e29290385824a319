"""`bilat timeline`: the years with their events, incidents and meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.options import KIND, query_options
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.output.reply import RowsReply
from bilat.query.listing import doubts_by_id
from bilat.schema.kind_list import TIMELINE

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.query.answers import TimelineAnswer


def command(name: str) -> Command:
    """Return the command."""
    purpose = "Events, incidents and meetings (or the kinds named), year by year, as precisely as they are dated."
    return Command(name, purpose, _answer, query_options)


def _answer(arguments: Arguments, session: Session) -> RowsReply:
    from bilat.index.views import timeline  # listings need none of it

    index = session.index_of(arguments.texts(KIND) or TIMELINE)
    asked, repeated = query(None, arguments, index)
    if not asked.kinds:
        asked, repeated = asked._replace(kinds=TIMELINE), {**repeated, "kind": [*TIMELINE]}
    answer = timeline(index, asked, repeated)
    return RowsReply("timeline", answer, _rows(answer), found=answer["matches"], open_ended=answer["open_ended"])


def _rows(answer: TimelineAnswer) -> Iterator[Row]:
    """Return a row for each fact, in order."""
    from bilat.output.wording import progress  # JSON needs none of it

    doubts = doubts_by_id(answer["uncertain"])
    for row in answer["facts"]:
        yield {**row, "progress": progress(row) or None, "uncertain": doubts.get(row["id"], [])}
