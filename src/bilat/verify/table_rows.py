"""The row of a dataset that a claim's locator names: its quote is looked up there and nowhere else."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from bilat.verify.folding import comparable
from bilat.verify.html_tables import TableRow
from bilat.verify.page_text import LARGEST, PageText

csv.field_size_limit(LARGEST)


def rows_of(page: PageText) -> list[TableRow]:
    """Return the rows of the tables on a page, the records of CSV, or the lines of any other text."""
    if page.table:
        delimiter = "\t" if page.table == "tsv" else delimiter_of(page.text)
        reader = csv.reader(io.StringIO(page.text, newline=""), delimiter=delimiter)
        return [TableRow(number, reader.line_num, cells) for number, cells in enumerate(reader, start=1)]
    return list(page.rows) or [TableRow(n, n, line.split("\t")) for n, line in enumerate(page.text.split("\n"), 1)]


_DELIMITERS = ",;\t|"
_SAMPLE = 50
"""The rows by which it is told what parts the cells of CSV."""


def delimiter_of(text: str) -> str:
    """Return what parts the cells of CSV: the sign by which most rows have as many cells, more than one."""
    return max(_DELIMITERS, key=lambda sign: _alike(text, sign))


def _alike(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many rows have the same number of cells, and that number."""
    rows = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE)
    counts = Counter(len(cells) for cells in rows if len(cells) > 1)
    return max(((rows, cells) for cells, rows in counts.items()), default=(0, 0))


_NUMBERED = re.compile(r"row ([0-9]{1,9})", re.IGNORECASE)


def rows_named(locator: str, rows: Sequence[TableRow]) -> list[TableRow]:
    """Return the rows that a locator fits.

    It is "row 12", counted in its table as a spreadsheet does, or what stands in the cells of the row, parted by
    semicolons: each either a whole cell ("Mali; 2023") or a column with its cell ("country = Mali; year = 2023"). What
    a column is called stands in the nearest row above that has it.
    """
    if numbered := _NUMBERED.fullmatch(locator.strip()):
        return [row for row in rows if row.number == int(numbered[1])]
    wanted = [comparable(part) for part in locator.split(";") if part.strip()]
    return list(_fitting(rows, wanted)) if wanted else []


def _fitting(rows: Iterable[TableRow], wanted: Sequence[str]) -> Iterator[TableRow]:
    """Return the rows with all that is wanted."""
    names = {name for name, equals, _ in map(_sides, wanted) if equals}
    columns: dict[str, int] = {}
    for row in rows:
        if row.number == 1:
            columns = {}
        cells = [comparable(cell) for cell in row.cells]
        here = {name: cells.index(name) for name in names if name in cells}
        if all(_has(cells, part, {name: n for name, n in columns.items() if name not in here}) for part in wanted):
            yield row
        columns |= here


def _sides(part: str) -> tuple[str, str, str]:
    name, equals, value = part.partition("=")
    return name.strip(), equals, value.strip()


def _has(cells: Sequence[str], part: str, columns: Mapping[str, int]) -> bool:
    name, equals, value = _sides(part)
    if equals and name in columns:
        return columns[name] < len(cells) and cells[columns[name]] == value
    return part in cells
