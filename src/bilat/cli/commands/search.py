"""`bilat search`: facts by the words in their titles, quotes, names, notes and sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Argument, Option
from bilat.cli.options import LIMIT, query_options
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.errors import EmptySearchError, OptionError
from bilat.output.reply import RowsReply
from bilat.query.listing import doubts_by_id

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.query.answers import SearchAnswer

_LIMIT = LIMIT._replace(default=50, help="Show at most N facts; 50 by default.")


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "The facts in which all the words occur, best matches first. Case and accents don't matter. '\"food aid\"' "
        "finds a phrase, wheat* any word that begins with wheat; -oil leaves out facts that mention oil."
    )
    return Command(name, purpose, _answer, _options, Argument("WORDS…", required=True), dashes=True)


def _options() -> Iterator[Option]:
    yield from (*query_options(), _LIMIT)


def _answer(arguments: Arguments, session: Session) -> RowsReply:
    from bilat.index.search import search  # listings need none of it

    sought = " ".join(arguments.words)
    index = session.index_of(words=True)
    asked, repeated = query(None, arguments, index)
    limit = arguments.count(_LIMIT)
    try:
        answer = search(index, asked, {"words": sought, **repeated}, sought, limit=limit)
    except EmptySearchError:
        raise OptionError(f"{sought!r} is not a search term; give at least one word.") from None
    return RowsReply("search", answer, _rows(answer), found=answer["matches"], open_ended=answer["open_ended"])


def _rows(answer: SearchAnswer) -> Iterator[Row]:
    """Return a row for each fact, in the order of rank."""
    from bilat.output.wording import differing  # JSON needs none of it

    doubts = doubts_by_id(answer["uncertain"])
    hits = {hit["id"]: hit for hit in answer["hits"]}
    for row in answer["facts"]:
        hit = hits[row["id"]]
        uncertain = doubts.get(row["id"], [])
        yield {**row, **hit, "differences": differing(hit, row, answer) or None, "uncertain": uncertain}
