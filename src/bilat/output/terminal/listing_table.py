"""A listing as a table on a terminal, with disputes, totals and references below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.evidence import reading_words
from bilat.evidence.readings import is_live
from bilat.output import wording
from bilat.output.terminal.doubts import legend, named_marks
from bilat.output.terminal.references import marks, references
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import SAMPLE, Column, Table
from bilat.output.terminal.theme import progress_style
from bilat.output.terminal.totals_table import arithmetic, left_out, totals
from bilat.query.listing import Listing
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.model.rows import FactRow

MOST_REFERENCES = 24
"""With more sources than this the list of references is left to `bilat cite`."""
_NUMBERS = frozenset({"amount", "previous", "value"})


def render(listing: Listing, screen: Screen, *, totals_only: bool = False, explain: bool = False) -> Iterator[str]:
    """Return the listing as text for a terminal, some rows at a time."""
    facts = _Facts(listing, screen)
    if not totals_only:
        yield from facts.render() if listing.facts else [screen.paragraph(wording.NO_MATCH)]
    if listing.totals:
        yield from totals(listing, screen, explained=facts.disputed)
    if explain:
        yield from arithmetic(listing, screen)
    if listing.totals or listing.left_out:
        yield from left_out(listing, screen, explained=explain)


def count(listing: Listing, screen: Screen) -> str:
    """Return how many facts are shown, and how to see the others."""
    shown, nouns = len(listing.facts), wording.nouns(listing.kind)
    every = shown == listing.matches
    words = f"{wording.counted(shown, *nouns)}." if every else wording.more(shown, listing.matches, *nouns)
    return screen.paragraph((words, "faint"))


class _Facts:
    """The facts of a listing as a table; the notes below it are gathered as the rows are drawn."""

    def __init__(self, listing: Listing, screen: Screen) -> None:
        self.listing, self.screen = listing, screen
        self.columns = KINDS[listing.kind].columns
        self.shown = {column.key for column in self.columns}
        self.names = {**listing.people, **listing.organisations}
        self.doubts = listing.doubts
        self.numbers: dict[str, int] = {}
        self.numbered = listing.source_count <= MOST_REFERENCES
        self.disputes: list[tuple[FactRow, str]] = []
        self.doubted: dict[str, None] = {}
        """The fields by which a fact that is shown need not match."""

    @property
    def disputed(self) -> set[str]:
        """The facts whose readings are given below the table."""
        return {row["id"] for row, _ in self.disputes}

    def render(self) -> Iterator[str]:
        cells = map(self._cells, self.listing.facts)
        sample = list(islice(cells, SAMPLE))
        table = Table(self._columns(sample), sample, self.screen)
        # Numbers are for a column that refers to them.
        self.numbered = self.numbered and all(column.key != "sources" for column in table.dropped)
        yield from table.draw(chain(sample, cells))
        yield count(self.listing, self.screen)
        yield from self._notes()
        yield from self._references()

    def _columns(self, sample: Sequence[Mapping[str, Text]]) -> list[Column]:
        """Return the columns, without those that are empty, if every row has been looked at."""
        whole = len(sample) == len(self.listing.facts)
        return [
            Column(column.key, column.heading, column.rank, column.key == "title", column.key in _NUMBERS)
            for column in self.columns
            if column.rank == 1 or not whole or any(row[column.key].plain for row in sample)
        ]

    def _cells(self, row: FactRow) -> dict[str, Text]:
        for claim in filter(is_live, row["claims"]):  # the others are no witnesses
            self.numbers.setdefault(claim["source"], len(self.numbers) + 1)
        self.disputes += ((row, field) for field in row["disputed"])
        self.doubted |= dict.fromkeys(self.doubts.get(row["id"], ()))
        return {column.key: self.screen.text(*self._cell(row, column.key)) for column in self.columns}

    def _cell(self, row: FactRow, key: str) -> Iterator[Part]:
        yield from self._content(row, key)
        if key in row["disputed"] or (key == "title" and set(row["disputed"]) - self.shown):
            yield f"{GLUE}{self.screen.dispute}", "dispute"
        if key in self.doubts.get(row["id"], ()):
            yield f"{GLUE}{self.screen.outside}", "uncertain"
        yield from self._below(row, key)

    def _content(self, row: FactRow, key: str) -> Iterator[Part]:
        if key == "sources" and self.numbered:
            yield marks({self.numbers[claim["source"]] for claim in row["claims"] if is_live(claim)}), "reference"
        elif key == "sources":
            yield wording.number(row["sources"])
            if voices := wording.independence(row["sources"], row["independent"]):
                yield f"\n{voices}", "faint"
        elif key == "date":
            yield wording.short_date(row["date"])
        else:
            words = wording.cell(row, key, self.listing)
            yield words, progress_style(row["kind"], str(row.get(key))) if key == KINDS[row["kind"]].progress else ""

    def _below(self, row: FactRow, key: str) -> Iterator[Part]:
        """Return what stands small in a cell: the id and what kind of entry it is, the range of a disputed amount."""
        if key == "title":
            yield f"\n{row['id']}", "id"
            if standing := wording.standing(row):
                yield f" · {'; '.join(standing)}", "standing"
            doubts = self.doubts.get(row["id"], ())
            yield from named_marks((field for field in doubts if field not in self.shown), self.screen)
        elif key == "amount" and wording.disputed_span(row):
            yield f"\n{wording.disputed_span(row)}", "span"

    def _notes(self) -> Iterator[str]:
        if self.disputes or self.doubted:
            yield "\n"
        for row, field in self.disputes:
            yield self._hanging((self.screen.dispute, "dispute"), self._dispute(row, field))
        yield from legend(self.doubted, self.screen)

    def _hanging(self, mark: tuple[str, str], text: Text) -> str:
        return self.screen.hanging(mark, text, len(mark[0]) + 1)

    def _dispute(self, row: FactRow, field: str) -> Text:
        """Return all readings of a field, each with the sources that give it."""
        text = self.screen.text((row["id"], "id"), f": {reading_words.field_name(field)} ")
        text.append_text(self.screen.text((wording.chosen(field, row, self.names), "chosen"), " (chosen)"))
        for reading, claims in wording.readings(row, field, self.names).items():
            sources = list(dict.fromkeys(claim["source"] for claim in claims))
            where = marks({self.numbers[id_] for id_ in sources}) if self.numbered else f"({', '.join(sources)})"
            text.append_text(self.screen.text(f"; {reading} ", (where, "reference")))
        return text

    def _references(self) -> Iterator[str]:
        if not self.numbered:
            words = f"{wording.counted(len(self.numbers), 'source')}; bilat cite ID quotes them."
            yield self.screen.paragraph((words, "faint"))
            return
        if self.numbers:
            yield "\n"
        yield from references(self.numbers, self.listing.sources, self.screen)
