"""`bilat stats`: what the base holds, and how well it is sourced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.options import query_options
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.output.reply import RowsReply

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.query.answers import StatsAnswer


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "How many facts there are, by kind and year; how many rest on one witness, on one side's officials and state "
        "media alone, or are disputed; on which side the claims are; how many quotes were verified; and what the "
        "sources are."
    )
    return Command(name, purpose, _answer, query_options)


def _answer(arguments: Arguments, session: Session) -> RowsReply:
    from bilat.index.statistics import statistics  # listings need none of it

    asked, repeated = query(None, arguments, session.index)
    answer = statistics(session.index, asked, repeated)
    return StatsReply("stats", answer, _rows(answer), found=answer["facts"], open_ended=answer["open_ended"])


class StatsReply(RowsReply):
    """The counts."""

    done = "counted"

    def spoken(self) -> Iterator[str]:
        """Return a label and a count on each line."""
        from bilat.output.plain import counts  # other formats need none of it

        return counts(self.answer)


def _rows(answer: StatsAnswer) -> Iterator[Row]:
    """Return a row for each count: what is counted, of which sort, how many."""
    return ({"what": what, "sort": sort, "count": count} for what, sort, count in _counts(answer))


def _counts(answer: StatsAnswer) -> Iterator[tuple[str, str, int]]:
    for what, count in answer["quotes"].items():
        yield "quotes", what, count  # type: ignore[misc]
    for row in ({"kind": "all", **answer}, *answer["kinds"]):
        for what in ("facts", "single_witness", "disputed"):
            yield what, row["kind"], row[what]  # type: ignore[misc]
        for party, count in row["one_sided"].items():  # type: ignore[attr-defined]
            yield f"one_sided {party}", row["kind"], count  # type: ignore[misc]
    for side in answer["sides"]:
        for what, count in (("claims", side["claims"]), ("facts", side["facts"]), ("facts alone", side["alone"])):
            yield f"{what} by side", side["side"], count
    yield "facts heard from outside", "all", answer["outside"]
    for year in answer["years"]:
        yield "year", year["year"], year["facts"]
    sources = answer["sources"]
    yield "sources", "all", sources["sources"]
    for what, counts in (("type", sources["types"]), ("language", sources["languages"])):
        for sort, count in counts.items():
            yield f"sources by {what}", sort, count
