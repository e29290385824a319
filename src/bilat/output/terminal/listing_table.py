"""A listing as a table on a terminal, with disputes, totals and references below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from bilat.evidence.readings import is_live
from bilat.output.machine.records import cell as value_cell
from bilat.output.terminal.grid import Cell, Grid, Head, room_told
from bilat.output.terminal.screen import Screen
from bilat.output.terminal.totals_table import explanation, left_out, totals
from bilat.output.wording import amount, cell, date, progress, reading, said, short, span
from bilat.query.listing import Listing, Row
from bilat.schema.kinds import KINDS

MOST_REFERENCES = 24
"""With more sources than this the list of references is left to `bilat sources`."""
SAMPLE = 300
"""So many rows decide how wide the columns are, and the first is on the screen before the last is read."""
_NUMBERS = frozenset({"amount", "previous", "value"})


def render(
    listing: Listing, screen: Screen, *, fields: Sequence[str] = (), totals_only: bool = False, explain: bool = False
) -> Iterator[str]:
    """Return the listing as text for a terminal, a row at a time."""
    if fields and not totals_only:
        yield from _picked(listing, fields, screen)
        yield from _counted(listing, screen)
        return
    if not totals_only:
        yield from _Facts(listing, screen).render() if listing.facts else ["Nothing matches.\n"]
    if listing.totals:
        yield from totals(listing, screen)
    if explain:
        yield from explanation(listing, screen)
    if listing.totals or listing.left_out:
        yield from left_out(listing, screen, explained=explain)


def _picked(listing: Listing, fields: Sequence[str], screen: Screen) -> Iterator[str]:
    uncertain = set(listing.uncertain)
    rows = ({**row, "uncertain": row["id"] in uncertain} for row in listing.each())
    numbers = {"amount", "amount_to", "low", "high", "value", "sources", "independent", "for", "against", "abstained"}
    heads = [Head(name, name, 1, name in ("title", "note", "because"), name in numbers) for name in fields]
    lines = ({name: Cell(value_cell(row[name])) for name in fields} for row in rows)
    sample = list(islice(lines, SAMPLE))
    grid = Grid(heads, sample, screen)
    yield from grid.head()
    yield from grid.rows(chain(sample, lines))


class _Facts:
    """The facts of a listing as a table; what has to be said below it is gathered as the rows go by."""

    def __init__(self, listing: Listing, screen: Screen) -> None:
        self.listing, self.screen = listing, screen
        self.columns = KINDS[listing.kind].columns
        self.shown = {column.key for column in self.columns}
        self.disputed, self.outside = screen.drawn("†", "*"), screen.drawn("‡", "(?)")
        self.uncertain = set(listing.uncertain)
        self.numbers: dict[str, int] = {}
        self.numbered = len(listing.sources_text) <= MOST_REFERENCES
        self.disputes: list[tuple[Row, str]] = []
        self.marked = False

    def render(self) -> Iterator[str]:
        lines = map(self._line, self.listing.each())
        sample = list(islice(lines, SAMPLE))
        grid = Grid(self._heads(sample), sample, self.screen)
        # Numbers are for a column that refers to them.
        self.numbered = self.numbered and all(head.key != "sources" for head in grid.dropped)
        yield from grid.head()
        yield from grid.rows(chain(sample, lines))
        yield from room_told(grid, self.screen)
        yield from _counted(self.listing, self.screen)
        yield from self._notes()
        yield from self._references()

    def _heads(self, sample: Sequence[Mapping[str, Cell]]) -> list[Head]:
        """Return the columns; one that holds nothing is none, if every row has been looked at."""
        whole = len(sample) == len(self.listing.facts)
        return [
            Head(column.key, column.heading, column.rank, column.key == "title", column.key in _NUMBERS)
            for column in self.columns
            if column.rank == 1 or not whole or any(line[column.key].text for line in sample)
        ]

    def _line(self, row: Row) -> dict[str, Cell]:
        for claim in row["claims"]:
            self.numbers.setdefault(claim["source"], len(self.numbers) + 1)
        self.disputes += ((row, field) for field in row["disputed"])
        return {column.key: Cell(self._text(row, column.key), under=_under(row, column.key)) for column in self.columns}

    def _text(self, row: Row, key: str) -> str:
        if key == "sources" and self.numbered:
            return _marks({self.numbers[claim["source"]] for claim in row["claims"]})
        if key == "sources":
            return _witnesses(row)
        text = short(row["date"]) if key == "date" else cell(row, key, self.listing)
        if key == "commodity":
            text = text.replace("-", " ")
        if key in row["disputed"] or (key == "title" and set(row["disputed"]) - self.shown):
            text += f" {self.disputed}"
        if key == "date" and row["id"] in self.uncertain:
            self.marked = True
            text += f" {self.outside}"
        return text

    def _dispute(self, row: Row, field: str) -> str:
        """Return all readings of a field, each with the sources that give it."""
        sides: dict[str, str] = {}
        for claim in row["claims"]:
            other = said(field, claim, row) if is_live(claim) else None
            if other is not None:
                mark = f"[{self.numbers[claim['source']]}]" if self.numbered else f" ({claim['source']})"
                sides[other] = sides.get(other, other + (" " if self.numbered else "")) + mark
        return f"{row['id']}: {field} " + "; ".join([f"{_chosen(field, row)} (chosen)", *sides.values()])

    def _notes(self) -> Iterator[str]:
        if self.disputes or self.marked:
            yield "\n"
        for row, field in self.disputes:
            yield from _hung(self.disputed, self._dispute(row, field), self.screen)
        if self.marked:
            yield from _hung(self.outside, "may lie outside the days asked for", self.screen)

    def _references(self) -> Iterator[str]:
        if not self.numbered:
            yield from _faint(f"{len(self.numbers)} sources; bilat cite ID quotes them.", self.screen)
            return
        if self.numbers:
            yield "\n"
        sources = self.listing.sources
        for source, n in self.numbers.items():
            yield from reference(n, source, sources[source], self.screen)


def _marks(numbers: Iterable[int]) -> str:
    """Return the marks of references, those in a row as one: "[2] [9] [15–18]"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return " ".join(f"[{run[0]}]" if len(run) == 1 else f"[{run[0]}–{run[-1]}]" for run in runs)


def _under(row: Row, key: str) -> str:
    """Return what stands small under a cell: the id, and the span of a disputed amount."""
    if key == "title":
        return str(row["id"])
    # A stated range says its span itself.
    return span(row) if key == "amount" and row["amount_to"] is None else ""


def _witnesses(row: Row) -> str:
    count, independent = row["sources"], row["independent"]
    return str(count) if count == independent else f"{count}, {independent} independent"


def reference(n: int, source: str, row: Row, screen: Screen) -> Iterator[str]:
    """Return a numbered reference to a source; its title is a link, or its address stands below it."""
    title = row["title"] or f"[{row['description'] or source}]"
    agency = f"after {row['agency']}" if row["agency"] else None
    published = date(row["published"]) if row["published"] else "n.d."
    parts = [row["author"], row["publisher"], title, published, agency]
    text = ", ".join(part for part in parts if part)
    indent = len(f"[{n}]") + 1
    for line in screen.hanging(f"[{n}]", text, indent):
        yield screen.link(line, row["url"]) + "\n"
    if row["url"] and not screen.links:
        yield " " * indent + screen.faint(screen.said(row["url"])) + "\n"


def _hung(mark: str, text: str, screen: Screen) -> Iterator[str]:
    return (line + "\n" for line in screen.hanging(mark, text, len(mark) + 1))


def _faint(text: str, screen: Screen) -> Iterator[str]:
    return (screen.faint(line) + "\n" for line in screen.folded(text))


def _counted(listing: Listing, screen: Screen) -> Iterator[str]:
    shown = len(listing.facts)
    if shown < listing.matches:
        yield from _faint(f"{shown} of {listing.matches} facts; raise --limit for more.", screen)


def _chosen(field: str, row: Row) -> str:
    if field == "amount":
        return amount(row)
    if field == "value":
        return amount({"amount": row["value"], "unit": row["currency"]})
    if field in ("status", "stage"):
        return progress(row)
    return reading(field, row[field], row)
