"""`bilat sources`, `people` and `organisations`: who says it, and who it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import Argument
from bilat.cli.options import output_options
from bilat.cli.session import Session
from bilat.errors import UnknownNameError
from bilat.output.reply import RowsReply
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.index import Index
    from bilat.model.rows import BaseRow, Row
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import ListedOrganisation, ListedPerson, ListedSource
    from bilat.schema.fields import Field

    Entity = ListedSource | ListedPerson | ListedOrganisation

_TYPES = {
    "sources": ("source", "The sources (or those named), and how many facts rely on each."),
    "people": ("person", "The people (or those named), every spelling of their names, and the offices they held."),
    "organisations": ("organisation", "The organisations (or those named), and every spelling of their names."),
}

_ROWS: dict[str, Callable[[Index], Sequence[Entity]]] = {
    "source": lambda index: index.sources(),
    "person": lambda index: index.people(),
    "organisation": lambda index: index.organisations(),
}


def command(name: str) -> Command:
    """Return the command that lists the sources, the people or the organisations."""
    entity_type, purpose = _TYPES[name]
    answer = partial(_answer, name, entity_type)
    return Command(name, purpose, answer, output_options, Argument("[NAME…]", offers=entity_type))


def _answer(name: str, entity_type: str, arguments: Arguments, session: Session) -> EntitiesReply:
    index = session.index
    rows: Sequence[Entity] = _ROWS[entity_type](index)
    found, unknown = [], []
    for one in given_ids(arguments.words):
        try:
            found.append(index.resolve(entity_type, one))
        except UnknownNameError as error:
            unknown.append(error)
    if arguments.words:
        rows = [row for row in rows if row["id"] in found]
    return EntitiesReply(name, entity_type, index.base, rows, list(missing(unknown)))


class EntitiesReply(RowsReply):
    """Sources, people or organisations."""

    def __init__(
        self, name: str, entity_type: str, base: BaseRow, rows: Sequence[Entity], messages: Sequence[str]
    ) -> None:
        super().__init__(status=1 if messages else 0, messages=messages, found=len(rows))
        self.name, self.entity_type, self.base, self._rows = name, entity_type, base, rows

    def columns(self) -> Sequence[Field]:
        """Return the columns of this type of entity."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.of_entity_type(self.entity_type)

    def rows(self) -> Sequence[Entity]:
        """Return a row for each, by id."""
        return self._rows

    def json(self, fields: Sequence[str]) -> Iterator[str]:
        """Return the answer; with `fields` a row holds these alone."""
        rows: Sequence[Row] = list(self.records(fields).picked()) if fields else self._rows
        yield text({"format": f"bilat-{self.name}/1", "base": self.base, self.name: rows}) + "\n"

    def lines(self) -> Iterator[str]:
        """Return a line for each: id, how many facts, then what it is."""
        from bilat.output.entity_lines import lines  # JSON needs none of it

        return lines(self._rows)

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return a table."""
        from bilat.output.terminal import entities_table  # only where it is drawn

        return entities_table.render(self.entity_type, self._rows, screen)
