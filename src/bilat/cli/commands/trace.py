"""`bilat trace`: who said it first, and who repeats whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.ids import given_ids, missing
from bilat.cli.option import Argument
from bilat.cli.options import answer_options
from bilat.cli.session import Session
from bilat.evidence.readings import is_live
from bilat.evidence.trace import trace
from bilat.output.reply import RowsReply

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.query.answers import TraceAnswer


def command(name: str) -> Command:
    """Return the command."""
    purpose = "Who said it first, and who repeats whom: the claims of a fact under the independent voices behind them."
    return Command(name, purpose, _answer, answer_options, Argument("ID…", required=True, offers="fact"))


def _answer(arguments: Arguments, session: Session) -> RowsReply:
    found, unknown = session.index.facts(given_ids(arguments.words))
    shown = session.index.shown(found)
    names = shown["people"] | shown["organisations"]
    voices = {row["id"]: trace(row, shown["sources"], names) for row in found}
    answer: Mapping[str, Any] = {"format": "bilat-trace/1", **shown, "voices": voices}
    rows = _rows(cast("TraceAnswer", answer))
    reply = RowsReply("trace", answer, rows, found=len(found), messages=list(missing(unknown)))
    if any(not is_live(claim) for row in found for claim in row["claims"]):
        reply.piped = "Lines in a pipe leave out claims treated as errors or of an earlier stage; --json has them."
    return reply


def _rows(answer: TraceAnswer) -> Iterator[Row]:
    """Return a row for each claim."""
    for fact in answer["facts"]:
        claims = {claim["id"]: claim for claim in fact["claims"]}
        for number, voice in enumerate(answer["voices"][fact["id"]], start=1):
            for traced in voice["claims"]:
                claim = claims[traced["id"]]
                source = answer["sources"][claim["source"]]
                yield {
                    "id": fact["id"],
                    "voice": number,
                    "name": voice["name"],
                    "claim": traced["id"],
                    "published": source["published"],
                    "publisher_name": source["publisher_name"],
                    "by": claim["by"],
                    "quote": claim["quote"],
                    "follows": traced["follows"],
                    "shares": traced["shares"],
                }
