"""`bilat disputes`: where sources disagree, the most disputed facts first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Option
from bilat.cli.options import LIMIT, output_options, shared_filters
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.output.reply import RowsReply

if TYPE_CHECKING:
    from bilat.model.rows import Row, SideRow
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import DisputesAnswer
    from bilat.schema.fields import Field


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Every fact on which sources disagree, the most disputed first: each reading with the claims that give it, and "
        "the number of independent voices behind it."
    )
    return Command(name, purpose, _answer, _options)


def _options() -> Iterator[Option]:
    yield from (option for option in shared_filters() if option.key != "disputed")
    yield from (*output_options(), LIMIT)


def _answer(arguments: Arguments, session: Session) -> DisputesReply:
    from bilat.index.views import disputes  # listings need none of it

    asked, repeated = query(None, arguments, session.index)
    return DisputesReply(disputes(session.index, asked, repeated, limit=arguments.count(LIMIT)))


class DisputesReply(RowsReply):
    """The disputed facts."""

    def __init__(self, answer: DisputesAnswer) -> None:
        super().__init__(found=answer["matches"])
        self.answer = answer

    def columns(self) -> Sequence[Field]:
        """Return the columns of a side."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.KNOWN["disputes"]

    def rows(self) -> Iterator[Row]:
        """Return a row for each side of each dispute."""
        from bilat.evidence.reading_words import value  # JSON needs none of it

        for row in self.answer["facts"]:
            for dispute in self.answer["disputes"][row["id"]]:
                for side in dispute["sides"]:
                    claims = [claim for claim in row["claims"] if claim["id"] in side["claims"]]
                    yield {
                        "id": row["id"],
                        "field": dispute["field"],
                        "reading": value(row, dispute["field"], side["reading"], {}),
                        "stand": _stand(side),
                        "independent": side["independent"],
                        "sources": list(dict.fromkeys(claim["source"] for claim in claims)),
                    }

    def document(self) -> DisputesAnswer:
        """Return the answer."""
        return self.answer

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the disputed facts, each side with its witnesses and words."""
        from bilat.output.terminal import disputes_view  # only where it is drawn

        return disputes_view.render(self.answer, screen)


def _stand(side: SideRow) -> str:
    if side["chosen"]:
        return "chosen"
    return "against" if side["party"] else "compatible"
