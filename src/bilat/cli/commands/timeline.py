"""`bilat timeline`: the years with their events and meetings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Option
from bilat.cli.options import output_options, shared_filters
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.output.reply import RowsReply
from bilat.query.listing import doubts_by_id

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import TimelineAnswer
    from bilat.schema.fields import Field

_KINDS = ("meeting", "event")
"""What is shown if no kind is named."""


def command(name: str) -> Command:
    """Return the command."""
    purpose = "Events and meetings (or the kinds named), year by year, each placed as precisely as its date is known."
    return Command(name, purpose, _answer, _options)


def _options() -> Iterator[Option]:
    yield from (*shared_filters(), *output_options())


def _answer(arguments: Arguments, session: Session) -> TimelineReply:
    from bilat.index.views import timeline  # listings need none of it

    asked, repeated = query(None, arguments, session.index)
    if not asked.kinds:
        asked, repeated = asked._replace(kinds=_KINDS), {**repeated, "kind": [*_KINDS]}
    return TimelineReply(timeline(session.index, asked, repeated))


class TimelineReply(RowsReply):
    """The facts in their order, and the years that they begin in."""

    def __init__(self, answer: TimelineAnswer) -> None:
        super().__init__(found=answer["matches"])
        self.answer = answer

    def columns(self) -> Sequence[Field]:
        """Return what is said of each fact."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.KNOWN["timeline"]

    def rows(self) -> Iterator[Row]:
        """Return a row for each fact, in order."""
        from bilat.output.wording import progress  # JSON needs none of it

        doubts = doubts_by_id(self.answer["uncertain"])
        for row in self.answer["facts"]:
            yield {**row, "progress": progress(row) or None, "uncertain": doubts.get(row["id"], [])}

    def document(self) -> TimelineAnswer:
        """Return the answer."""
        return self.answer

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the years along their months."""
        from bilat.output.terminal import timeline_view  # only where it is drawn

        return timeline_view.render(self.answer, screen)
