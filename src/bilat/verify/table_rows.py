"""The row of a dataset that a claim's locator names: its quote is looked up there and nowhere else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from bilat.verify.folding import comparable
from bilat.verify.page_text import PageText


class Row(NamedTuple):
    """A row of a table."""

    number: int
    """From 1, the header included, as a spreadsheet counts."""
    line: int
    """The line of the text in which it ends, from 1."""
    cells: Sequence[str]

    @property
    def text(self) -> str:
        """The row as a text whose blocks are its cells."""
        return "\t".join(self.cells)


def rows_of(page: PageText) -> list[Row]:
    """Return the rows of a table: the lines of a page, or the records of CSV."""
    if page.rows:
        reader = csv.reader(io.StringIO(page.text, newline=""), delimiter=page.rows)
        return [Row(number, reader.line_num, cells) for number, cells in enumerate(reader, start=1)]
    return [Row(n, n, line.split("\t")) for n, line in enumerate(page.text.split("\n"), start=1)]


_NUMBERED = re.compile(r"row ([0-9]{1,9})", re.IGNORECASE)


def rows_named(locator: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows that a locator fits.

    It is "row 12", counted as a spreadsheet does, or what stands in the cells of the row, parted by semicolons: each
    either a whole cell ("Mali; 2023") or a column with its cell ("country = Mali; year = 2023").
    """
    if numbered := _NUMBERED.fullmatch(locator.strip()):
        return [row for row in rows if row.number == int(numbered[1])]
    wanted = [comparable(part) for part in locator.split(";") if part.strip()]
    columns = {comparable(name): n for n, name in reversed(list(enumerate(rows[0].cells if rows else ())))}
    return [row for row in rows if wanted and all(_has(row, part, columns) for part in wanted)]


def _has(row: Row, part: str, columns: dict[str, int]) -> bool:
    cells = [comparable(cell) for cell in row.cells]
    name, equals, value = (side.strip() for side in part.partition("="))
    if equals and name in columns and row.number > 1:
        column = columns[name]
        return column < len(cells) and cells[column] == value
    return part in cells
