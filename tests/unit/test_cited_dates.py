"""Dates as the formats of citations take them."""

import pytest

from bilat.cite.dates import containing_period
from bilat.values.dates import parse_date


@pytest.mark.parametrize(
    ("date", "period"),
    [
        ("2023-05-02/2023-05-30", "2023-05"),
        ("[2023-05-02,2023-05-09]", "2023-05"),
        ("2023-05-02/2023-06-01", "2023"),
        ("2023-05/2024-02", "2023"),
        ("2022-05/2023-05", "2022"),
        ("2023-05-02/..", "2023-05-02"),
        ("2023-05~", "2023-05"),
    ],
)
def test_a_date_that_a_format_cannot_hold_is_the_period_that_contains_it(date: str, period: str) -> None:
    assert containing_period(parse_date(date)) == period
