"""`bilat stats`: what the base holds, and how well it is sourced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.option import Option
from bilat.cli.options import output_options, shared_filters
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.output.reply import RowsReply

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import StatsAnswer
    from bilat.schema.fields import Field


def command(name: str) -> Command:
    """Return the command."""
    purpose = (
        "How many facts there are, by kind and year; how many rest on one witness, on one side's officials alone, or "
        "are disputed; how many quotes were verified; and what the sources are."
    )
    return Command(name, purpose, _answer, _options)


def _options() -> Iterator[Option]:
    yield from (*shared_filters(), *output_options())


def _answer(arguments: Arguments, session: Session) -> StatsReply:
    from bilat.index.statistics import statistics  # listings need none of it

    asked, repeated = query(None, arguments, session.index)
    return StatsReply(statistics(session.index, asked, repeated))


class StatsReply(RowsReply):
    """The counts."""

    def __init__(self, answer: StatsAnswer) -> None:
        super().__init__(found=answer["facts"])
        self.answer = answer

    def columns(self) -> Sequence[Field]:
        """Return the columns of a count."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.KNOWN["stats"]

    def rows(self) -> Iterator[Row]:
        """Return a row for each count: what is counted, of which sort, how many."""
        return ({"what": what, "sort": sort, "count": count} for what, sort, count in self._counts())

    def _counts(self) -> Iterator[tuple[str, str, int]]:
        answer = self.answer
        for row in ({"kind": "all", **answer}, *answer["kinds"]):
            for what in ("facts", "single_witness", "disputed"):
                yield what, row["kind"], row[what]  # type: ignore[misc]
            for party, count in row["one_sided"].items():  # type: ignore[attr-defined]
                yield f"one_sided {party}", row["kind"], count  # type: ignore[misc]
        for year in answer["years"]:
            yield "year", year["year"], year["facts"]
        for what, count in answer["quotes"].items():
            yield "quotes", what, count  # type: ignore[misc]
        sources = answer["sources"]
        yield "sources", "all", sources["sources"]
        for what, counts in (("type", sources["types"]), ("language", sources["languages"])):
            for sort, count in counts.items():
                yield f"sources by {what}", sort, count

    def spoken(self) -> Iterator[str]:
        """Return a label and a count on each line."""
        from bilat.output.plain import counts  # other formats need none of it

        return counts(self.answer)

    def document(self) -> StatsAnswer:
        """Return the answer."""
        return self.answer

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the counts as tables."""
        from bilat.output.terminal import stats_view  # only where it is drawn

        return stats_view.render(self.answer, screen)
