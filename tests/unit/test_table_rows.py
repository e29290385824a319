"""Which rows of a dataset a locator names."""

import pytest

from bilat.verify.html_tables import TableRow
from bilat.verify.table_rows import rows_named

TABLE = [
    ("Country", "Year", "Tonnes"),
    ("Mali", "2023", "25,000"),
    ("Mali", "2024"),
    ("Niger", "2023", "2024"),
    ("2023", "Mali", "7"),
]


@pytest.mark.parametrize(
    ("locator", "rows"),
    [
        ("row 2", [2]),
        (" Row 5 ", [5]),
        ("row 6", []),
        ("Mali; 2024", [3]),
        ("MALI", [2, 3, 5]),
        ("Country = Mali", [2, 3]),
        ("tonnes = 2024", [4]),
        ("country=Mali; tonnes = 25,000", [2]),
        ("tonnes = ", []),
        ("colour = Mali", []),
        ("Country", [1]),
        (" ; ", []),
        ("", []),
    ],
)
def test_a_locator_names_the_rows_with_all_that_it_says(locator: str, rows: list[int]) -> None:
    table = [TableRow(number=n, line=n, cells=cells) for n, cells in enumerate(TABLE, start=1)]
    assert [row.number for row in rows_named(locator, table)] == rows


def test_a_column_is_called_what_the_nearest_row_above_calls_it() -> None:
    cells = [("Year", "t"), ("2023", "1"), ("t", "Year"), ("2023", "2024"), ("x", "y"), ("2024", "2")]
    table = [TableRow(number=n, line=n, cells=row) for n, row in zip((1, 2, 3, 4, 1, 2), cells, strict=True)]
    assert [row.cells for row in rows_named("Year = 2024", table)] == [("2023", "2024")]
