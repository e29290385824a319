"""`bilat reconcile`: published totals, compared with what the base adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import Argument
from bilat.cli.options import answer_options
from bilat.cli.session import Session
from bilat.output.reply import RowsReply
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.query.answers import ReconcileAnswer


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "Compare each published total (or those named) with what the base's own facts add up to, over the same goods "
        "and days: the difference, and the facts that could explain it. Published totals are never added."
    )
    return Command(name, purpose, _answer, answer_options, Argument("[ID…]", offers="fact"))


def _answer(arguments: Arguments, session: Session) -> RowsReply:
    from bilat.index.reconciliation import reconciled  # listings need none of it

    index = session.index_of([] if arguments.words else [kind.name for kind in KINDS.values() if kind.totals])
    rows, unknown = index.facts(given_ids(arguments.words))
    messages = list(missing(unknown))
    messages += [f"{row['id']!r} is not a published total." for row in rows if not row.get("published_total")]
    answer = reconciled(index, {row["id"] for row in rows} if arguments.words else None)
    return RowsReply("reconcile", answer, _rows(answer), found=len(answer["totals"]), messages=messages)


def _rows(answer: ReconcileAnswer) -> Iterator[Row]:
    """Return a row for each published total and date that is given for it."""
    for row in answer["totals"]:
        for scope in row["scopes"]:
            near = sorted(scope["could_explain"], key=lambda near: not near["exact"])
            ours = scope["ours"]
            yield {
                **{key: row[key] for key in ("id", "unit", "amount")},
                "date": scope["date"],
                "low": ours["low"],
                "chosen": ours["chosen"],
                "high": ours["high"],
                "difference": scope["difference"]["chosen"],
                "difference_low": scope["difference"]["low"],
                "difference_high": scope["difference"]["high"],
                "agreement": scope["agreement"],
                "could_explain": [fact["id"] for fact in near],
            }
