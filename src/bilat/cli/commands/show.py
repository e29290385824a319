"""`bilat show`: everything that the base says of a fact, its readings side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import Argument
from bilat.cli.options import output_options
from bilat.cli.session import Session
from bilat.output.reply import RowsReply
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.terminal.screen import Screen
    from bilat.schema.fields import Field

_UNBROKEN = 20_000
"""A width at which no line of a text is broken; every cell is padded to it, so it can't be without end."""


def command(name: str) -> Command:
    """Return the command."""
    purpose = "Everything about a fact: its fields, every claim with its quote, and where sources disagree."
    return Command(name, purpose, _answer, output_options, Argument("ID…", required=True, offers="fact"))


def _answer(arguments: Arguments, session: Session) -> ShowReply:
    found, unknown = session.index.facts(given_ids(arguments.words))
    answer: Mapping[str, Any] = {"format": "bilat-show/1", **session.index.shown(found)}
    return ShowReply("show", answer, answer["facts"], key="facts", found=len(found), messages=list(missing(unknown)))


class ShowReply(RowsReply):
    """The facts named."""

    def columns(self) -> Sequence[Field]:
        """Return the columns of the kinds of fact that are shown."""
        from bilat.schema import columns  # JSON needs none of it

        kinds = {row["kind"]: None for row in self.answer["facts"]} or KINDS
        known = {field.name: field for kind in kinds for field in columns.of_kind(KINDS[kind])}
        return [field for field in known.values() if field.name != "uncertain"]

    def json_lines(self, fields: Sequence[str]) -> Iterator[Row]:
        """Return the facts, each whole in itself."""
        from bilat.output.machine.jsonl import whole_facts  # other formats need none of it

        names = {**self.answer["people"], **self.answer["organisations"]}
        return whole_facts(self.records(fields), self.answer["sources"], names, all=not fields)

    def spoken(self) -> Iterator[str]:
        """Return the facts with a label and a field on each line."""
        from bilat.output.plain import lines  # other formats need none of it
        from bilat.output.terminal import show_view
        from bilat.output.terminal.screen import Screen

        return lines(show_view.render(self.answer, Screen(width=_UNBROKEN)))

    def lines(self) -> Iterator[str]:
        """Return the facts as on a terminal of 80 columns."""
        from bilat.output.terminal.screen import terminal  # only where it is drawn

        return self.draw(terminal(80))

    def table(self, fields: Sequence[str], screen: Screen) -> Iterator[str]:  # noqa: ARG002 - it shows every field
        """Return the facts whole: `show` is for reading, not for picking fields."""
        return self.draw(screen)
