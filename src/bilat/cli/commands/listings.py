"""The commands that list a kind of fact, all made in the same way from the kind's own declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bilat.cli.arguments import Arguments
from bilat.cli.command import Command
from bilat.cli.command_table import LISTINGS
from bilat.cli.options import BY, CHART, CLAIMS, EXPLAIN, LIMIT, REVERSE, SENSITIVITY, TOTALS_ONLY, listing_options
from bilat.cli.query_arguments import query
from bilat.cli.session import Session
from bilat.errors import OptionError
from bilat.output.reply import RowsReply
from bilat.query.listing import Listing, ListingRequest
from bilat.schema.kinds import KINDS, Kind
from bilat.values.dates import PERIODS

if TYPE_CHECKING:
    from bilat.model.rows import Row
    from bilat.output.machine.records import Records
    from bilat.output.terminal.screen import Screen
    from bilat.query.answers import SensitivityAnswer
    from bilat.schema.fields import Field


def command(name: str) -> Command:
    """Return the command that lists a kind; `name` is a key of LISTINGS."""
    kind = KINDS[LISTINGS[name]]
    return Command(name, kind.summary, partial(_answer, kind), partial(listing_options, kind))


def _answer(kind: Kind, arguments: Arguments, session: Session) -> RowsReply:
    by, explain, chart = arguments.text(BY), arguments.flag(EXPLAIN), arguments.flag(CHART)
    if chart:
        by = _charted(by, explain=explain)
    totals_only = arguments.flag(TOTALS_ONLY) or explain or chart
    if arguments.flag(SENSITIVITY):
        return _sensitivity(kind, arguments, session)
    index = session.index_of([kind.name])
    asked, repeated = query(kind, arguments, index)
    request = ListingRequest(
        asked,
        {**repeated, "by": by} if by else repeated,
        by=by,
        limit=arguments.count(LIMIT),
        reverse=arguments.flag(REVERSE),
        totals_only=totals_only,
        explain=explain,
    )
    listing = index.listing(request)
    if arguments.flag(CLAIMS):
        if totals_only:
            raise OptionError("it lists claims; it can't be combined with totals.", CLAIMS.name)
        return ClaimsReply(listing, kind)
    return ListReply(listing, kind, totals_only=totals_only, explain=explain, chart=chart)


def _sensitivity(kind: Kind, arguments: Arguments, session: Session) -> SensitivityReply:
    for option in (BY, EXPLAIN, CHART, CLAIMS):
        if arguments.has(option.key):
            raise OptionError(f"--sensitivity and {option.name} exclude each other; choose one.")
    from bilat.index.sensitivities import sensitivities  # few questions ask for it

    asked, repeated = query(kind, arguments, session.index)
    answer = sensitivities(session.index, asked, repeated)
    limit = arguments.count(LIMIT)
    answer["effects"] = answer["effects"][: len(answer["effects"]) if limit is None else limit]
    return SensitivityReply("sensitivity", answer, _effects(answer), key="effects", found=len(answer["effects"]))


def _charted(by: str | None, *, explain: bool) -> str:
    """Return what a chart is drawn by: years by default."""
    if by and by not in PERIODS:
        raise OptionError(f"--chart draws years or months; it can't be combined with --by {by}.")
    if explain:
        raise OptionError("--chart and --explain exclude each other; choose one.")
    return by or "year"


class ListReply(RowsReply):
    """The facts of a kind, or their totals alone."""

    def __init__(self, listing: Listing, kind: Kind, *, totals_only: bool, explain: bool, chart: bool) -> None:
        rows = _totals(listing) if totals_only else listing.rows
        super().__init__(kind.command, listing, rows, found=listing.matches, open_ended=listing.open_ended)
        self.listing, self.kind = listing, kind
        if kind.totals:
            self.done = "listed or added up"
        if kind.totals and not totals_only:
            self.piped = "Lines in a pipe leave out totals, readings in dispute and sources; --json has them."
        self.for_people = explain
        self.totals_only, self.explain, self.chart = totals_only, explain, chart

    def columns(self) -> Sequence[Field]:
        """Return the columns of facts, or of totals."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.of_totals(self.kind) if self.totals_only else super().columns()

    def json(self, fields: Sequence[str]) -> Iterator[str]:
        """Return the JSON text in pieces; with `fields` a fact, or a total, holds these alone."""
        if not fields:
            return self.listing.json()
        picked = self.records(fields).picked()
        return self.listing.json(totals=picked) if self.totals_only else self.listing.json(facts=picked)

    def json_lines(self, fields: Sequence[str]) -> Iterator[Row]:
        """Return the facts, each whole in itself."""
        if self.totals_only:
            return super().json_lines(fields)
        from bilat.output.machine.jsonl import whole_facts  # other formats need none of it

        names = {**self.listing.people, **self.listing.organisations}
        records = self.records(fields or [column.name for column in self._of_programs()])
        return whole_facts(records, self.listing.sources, names, all=not fields)

    def _of_programs(self) -> Iterator[Field]:
        """Return the columns for programs, which take the claims as they are."""
        from bilat.schema.columns import IN_TEXT  # JSON needs none of it

        return (column for column in self.columns() if column not in IN_TEXT)

    def records(self, fields: Sequence[str]) -> Records:
        """Return the facts or totals; a fact has its claims in text where these columns are picked."""
        records = super().records(fields)
        if self.totals_only:
            return records
        from bilat.output.machine.spreadsheet import with_evidence  # JSON needs none of it
        from bilat.schema.columns import IN_TEXT

        wanted = {column.name for column in IN_TEXT}.intersection(records.columns)
        return records._replace(rows=with_evidence(self.rows, self.listing)) if wanted else records

    def spreadsheet(self, fields: Sequence[str]) -> Records:
        """Return the facts with their claims in text, or the totals with what their groups come to together."""
        from bilat.output.machine import spreadsheet  # other formats need none of it

        if self.totals_only:
            return super().records(fields)._replace(rows=spreadsheet.totals(self.listing))
        return self.records(fields or [column.name for column in self.columns() if column.name != "claims"])

    def markdown(self) -> tuple[Sequence[str], Iterable[Sequence[str]]] | None:
        """Return the facts, or the totals, as people read them; what is disputed is a column."""
        from bilat.output.listing_cells import readable, readable_totals  # JSON needs none of it

        return readable_totals(self.listing) if self.totals_only else readable(self.listing)

    def spoken(self) -> Iterator[str]:
        """Return each fact as people read it, then each total as a sentence."""
        from bilat.output.plain import facts  # other formats need none of it

        return facts(self.listing, totals_only=self.totals_only)

    def lines(self) -> Iterator[str]:
        """Return a line for each fact or total; the arithmetic, which is for people to follow, as on a terminal."""
        if self.explain:
            from bilat.output.terminal.screen import terminal  # only where it is drawn

            return self.draw(terminal(80))
        from bilat.output.listing_cells import fact_lines, total_lines  # JSON needs none of it

        return total_lines(self.listing) if self.totals_only else fact_lines(self.listing)

    def table(self, fields: Sequence[str], screen: Screen) -> Iterator[str]:
        """Return the facts with the picked fields as a table."""
        if self.totals_only:
            return super().table(fields, screen)
        from bilat.output.terminal import picked_table  # only where it is drawn

        return picked_table.render(self.listing, fields, screen)

    def draw(self, screen: Screen) -> Iterator[str]:
        """Return the table with its totals, or the chart."""
        if self.chart:
            from bilat.output.terminal import chart  # only where it is drawn

            return chart.render(self.listing, screen)
        from bilat.output.terminal import listing_table  # only where it is drawn

        return listing_table.render(self.listing, screen, totals_only=self.totals_only, explain=self.explain)


class ClaimsReply(RowsReply):
    """The claims of the facts of a kind."""

    def __init__(self, listing: Listing, kind: Kind) -> None:
        from bilat.output.machine.spreadsheet import claims  # other answers need none of it

        found = listing.matches
        super().__init__(kind.command, listing, claims(listing), found=found, open_ended=listing.open_ended)

    def columns(self) -> Sequence[Field]:
        """Return the columns of a claim."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.OF_CLAIMS

    def json(self, fields: Sequence[str]) -> Iterator[str]:  # noqa: ARG002 - it takes none
        """Refuse JSON, which holds the claims in their facts.

        Raises:
            OptionError: always.
        """
        raise OptionError("--json holds the claims in each fact; take --jsonl for one claim a line.", CLAIMS.name)

    def draw(self, screen: Screen) -> Iterator[str]:  # noqa: ARG002 - lines serve there too
        """Return a line for each claim."""
        return self.lines()


class SensitivityReply(RowsReply):
    """What moves the totals of a kind."""

    def columns(self) -> Sequence[Field]:
        """Return the columns of what moves totals."""
        from bilat.schema import columns  # JSON needs none of it

        return columns.of_effects(KINDS[self.answer["kind"]])


def _effects(answer: SensitivityAnswer) -> Iterator[Row]:
    """Return the effects with each reading in words."""
    from bilat.values.value_words import value_words  # JSON needs none of it

    for row in answer["effects"]:
        reading = row["reading"]
        yield {**row, "reading": reading if reading is None else value_words(row["field"] or "", reading)}


def _totals(listing: Listing) -> Iterator[Row]:
    """Return the totals, decoded only when they are read: JSON takes them as they are stored."""
    yield from listing.totals
