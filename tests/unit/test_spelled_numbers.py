"""Numbers in quotes: found however they are written, and not taken for others."""

from __future__ import annotations

import pytest

from bilat.values.spelled_numbers import numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25 000 tonnes", "25000"),
        ("25\u202f000 tonnes", "25000"),
        ("25.000 tonnes", "25000"),
        ("22,000 metric tons", "22000"),
        ("25 тыс. тонн", "25000"),
        ("2,5 млн", "2500000"),
        ("half a million", "500000"),
        ("deux avions", "2"),
        ("quatre-vingt-dix", "90"),
        ("deux cent cinquante mille", "250000"),
        ("twenty-five thousand", "25000"),
        ("65 mille 500 tonnes", "65500"),
        ("20 to 25 thousand", "20000"),
        ("two hundred and six", "206"),
        ("٢٥ ألف", "25000"),
        ("eight planes and two helicopters", "10"),
        ("not more than 2,000.5 tonnes", "2000.5"),
        ("2 345,75 тонны", "2345.75"),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, number: str) -> None:
    assert number in {format(found.normalize(), "f") for found in numbers(text)}


@pytest.mark.parametrize(
    ("text", "number"),
    [("22,000 tons", "22"), ("25.000", "25"), ("2,000.5 tons", "2000"), ("in 2023 200 came", "2023200")],
)
def test_a_number_is_not_taken_for_another(text: str, number: str) -> None:
    assert number not in {format(found.normalize(), "f") for found in numbers(text)}
