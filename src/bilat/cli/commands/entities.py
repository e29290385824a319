"""`bilat publishers`, `people`, `organisations`, `commodities` and `places`: what facts rest on and are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import Argument
from bilat.cli.options import answer_options
from bilat.cli.session import Session
from bilat.errors import UnknownNameError
from bilat.output.reply import RowsReply

if TYPE_CHECKING:
    from bilat.index import Index
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import Entity

_TYPES = {
    "publishers": ("publisher", "The publishers (or those named): type, country, and how many facts rely on each."),
    "people": ("person", "The people (or those named), their names in other languages, and the offices they held."),
    "organisations": ("organisation", "The organisations (or those named), and their names in other languages."),
    "commodities": ("commodity", "The commodities (or those named), their names in other languages, and wider words."),
    "places": ("place", "The places that have an entry (or those named), and their names in other languages."),
}

_ROWS: dict[str, Callable[[Index], Sequence[Entity]]] = {
    "publisher": lambda index: index.publishers(),
    "person": lambda index: index.people(),
    "organisation": lambda index: index.organisations(),
    "commodity": lambda index: index.commodities(),
    "place": lambda index: index.places(),
}


def command(name: str) -> Command:
    """Return the command that lists entries of one of these types."""
    entity_type, purpose = _TYPES[name]
    answer = partial(_answer, name, entity_type)
    return Command(name, purpose, answer, answer_options, Argument("[NAME…]", offers=entity_type))


def _answer(name: str, entity_type: str, arguments: Arguments, session: Session) -> EntitiesReply:
    index = session.index
    rows: Sequence[Entity] = _ROWS[entity_type](index)
    found, unknown = named(entity_type, arguments, index)
    if arguments.words:
        rows = [row for row in rows if row["id"] in found]
    answer = {"format": f"bilat-{name}/1", "base": index.base, name: rows}
    return EntitiesReply(name, answer, rows, key=name, found=len(rows), messages=list(missing(unknown)))


def named(entity_type: str, arguments: Arguments, index: Index) -> tuple[set[str], list[UnknownNameError]]:
    """Return the ids of what the words beside the options name, and an error for each that names nothing."""
    found, unknown = set(), []
    for one in given_ids(arguments.words):
        try:
            found.add(index.resolve(entity_type, one))
        except UnknownNameError as error:
            unknown.append(error)
    return found, unknown


class EntitiesReply(RowsReply):
    """Publishers, sources, people, organisations, commodities or places."""

    def lines(self) -> Iterator[str]:
        """Return a line for each: id, how many facts, then what it is."""
        from bilat.output.entity_lines import lines  # JSON needs none of it

        return lines(self.answer[self.command])

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return a table."""
        from bilat.output.terminal import entities_table  # only where it is drawn

        return entities_table.render(self.command, self.answer[self.command], screen)
