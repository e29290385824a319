"""`bilat search`: facts by the words in their titles, quotes, names, notes and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Argument
from bilat.cli.options import SEARCH_LIMIT, search_options
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.errors import EmptySearchError, OptionError
from bilat.output.reply import RowsReply
from bilat.query.listing import doubts_by_id

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import SearchAnswer
    from bilat.schema.fields import Field


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "The facts in which all the words occur, best matches first. Case and accents don't matter. '\"food aid\"' "
        "finds a phrase, wheat* any word that begins so, -oil leaves out facts that mention oil."
    )
    return Command(name, purpose, _answer, search_options, Argument("WORDS…", required=True), dashes=True)


def _answer(arguments: Arguments, session: Session) -> SearchReply:
    from bilat.index.search import search  # listings need none of it

    sought = " ".join(arguments.words)
    asked, repeated = query(None, arguments, session.index)
    limit = arguments.count(SEARCH_LIMIT)
    try:
        return SearchReply(search(session.index, asked, {"words": sought, **repeated}, sought, limit=limit))
    except EmptySearchError:
        raise OptionError(f"{sought!r} is not a search term; give at least one word.") from None


class SearchReply(RowsReply):
    """The facts found, the best match first."""

    def __init__(self, answer: SearchAnswer) -> None:
        super().__init__(found=answer["matches"])
        self.answer = answer

    def columns(self) -> Sequence[Field]:
        """Return what is said of each fact found."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.KNOWN["search"]

    def rows(self) -> Iterator[Row]:
        """Return a row for each fact, in the order of rank."""
        doubts = doubts_by_id(self.answer["uncertain"])
        hits = {hit["id"]: hit for hit in self.answer["hits"]}
        for row in self.answer["facts"]:
            hit = hits[row["id"]]
            yield {**row, "part": hit["part"], "text": hit["text"], "uncertain": doubts.get(row["id"], [])}

    def document(self) -> SearchAnswer:
        """Return the answer."""
        return self.answer

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the facts, each with the words in which it matches."""
        from bilat.output.terminal import search_view  # only where it is drawn

        return search_view.render(self.answer, screen)
