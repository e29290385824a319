"""`bilat reconcile`: published totals, compared with what the base adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import Argument
from bilat.cli.options import output_options
from bilat.cli.session import Session
from bilat.output.reply import RowsReply

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import ReconcileAnswer
    from bilat.schema.fields import Field


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Compare each published total (or those named) with what the base's own facts add up to, over the same goods "
        "and days: the difference, and the facts that could explain it. Published totals are never added."
    )
    return Command(name, purpose, _answer, output_options, Argument("[ID…]", offers="fact"))


def _answer(arguments: Arguments, session: Session) -> ReconcileReply:
    from bilat.index.reconciliation import reconciled  # listings need none of it

    index = session.index
    rows, unknown = index.facts(given_ids(arguments.words))
    messages = list(missing(unknown))
    messages += [f"{row['id']!r} is not a published total." for row in rows if not row.get("published_total")]
    return ReconcileReply(reconciled(index, {row["id"] for row in rows} if arguments.words else None), messages)


class ReconcileReply(RowsReply):
    """The published totals against ours."""

    def __init__(self, answer: ReconcileAnswer, messages: Sequence[str]) -> None:
        super().__init__(status=1 if messages else 0, messages=messages, found=len(answer["totals"]))
        self.answer = answer

    def columns(self) -> Sequence[Field]:
        """Return the columns of a comparison."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.KNOWN["reconcile"]

    def rows(self) -> Iterator[Row]:
        """Return a row for each published total and date that is given for it."""
        for row in self.answer["totals"]:
            for scope in row["scopes"]:
                near = sorted(scope["could_explain"], key=lambda near: not near["exact"])
                ours = scope["ours"]
                yield {
                    **{key: row[key] for key in ("id", "unit", "amount")},
                    "date": scope["date"],
                    "low": ours["low"],
                    "chosen": ours["chosen"],
                    "high": ours["high"],
                    "difference": scope["difference"],
                    "agreement": scope["agreement"],
                    "could_explain": [fact["id"] for fact in near],
                }

    def document(self) -> ReconcileAnswer:
        """Return the answer."""
        return self.answer

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the arithmetic, the difference, and the facts that could explain it."""
        from bilat.output.terminal import reconcile_view  # only where it is drawn

        return reconcile_view.render(self.answer, screen)
