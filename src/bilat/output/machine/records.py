"""An answer as rows for programs: the columns by name, and how a value stands in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.model.rows import Row


class Records(NamedTuple):
    """Rows with the columns to be shown of them, in order. A row may hold more than its columns."""

    columns: Sequence[str]
    rows: Iterable[Row]

    def picked(self) -> Iterator[Row]:
        """Return the rows with no more than their columns."""
        return ({name: row.get(name) for name in self.columns} for row in self.rows)


def cell(value: object) -> str:
    r"""Return a value as the text of one cell.

    Unknown is nothing; a list of words is joined by semicolons, one inside a word standing as `\;`; other lists
    and tables are JSON. It is not safe to print yet.
    """
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(one, str) for one in value):
            return ";".join(one.replace("\\", "\\\\").replace(";", "\\;") for one in value)
    return text(value)
