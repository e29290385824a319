"""`bilat disputes`: where sources disagree, the most disputed facts first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Option
from bilat.cli.options import LIMIT, query_options
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.evidence.readings import claims_of
from bilat.output.reply import RowsReply

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.query.answers import DisputesAnswer


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Every fact on which sources disagree, the most disputed first: each reading with the claims that give it, and "
        "the number of independent voices behind it."
    )
    return Command(name, purpose, _answer, _options)


def _options() -> Iterator[Option]:
    return (option for option in (*query_options(), LIMIT) if option.key != "disputed")


def _answer(arguments: Arguments, session: Session) -> RowsReply:
    from bilat.index.views import disputes  # listings need none of it

    asked, repeated = query(None, arguments, session.index)
    answer = disputes(session.index, asked, repeated, limit=arguments.count(LIMIT))
    return RowsReply("disputes", answer, _rows(answer), found=answer["matches"], open_ended=answer["open_ended"])


def _rows(answer: DisputesAnswer) -> Iterator[Row]:
    """Return a row for each side of each dispute."""
    from bilat.evidence.reading_words import stand, value  # JSON needs none of it

    for row in answer["facts"]:
        for dispute in answer["disputes"][row["id"]]:
            for side in dispute["sides"]:
                yield {
                    "id": row["id"],
                    "field": dispute["field"],
                    "reading": value(row, dispute["field"], side["reading"], {}),
                    "stand": stand(side),
                    "independent": side["independent"],
                    "sources": list(dict.fromkeys(claim["source"] for claim in claims_of(side, row))),
                }
