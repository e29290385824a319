"""Amounts: the numbers they may stand for, their words, and exact sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.errors import UnlikeUnitsError
from bilat.values.amounts import INFINITY, AmountRange, Quantity, add, nothing, plain, words


def _amount(value: str, qualifier: str | None = None, upper: str | None = None, unit: str = "t") -> Quantity:
    return Quantity(
        value=Decimal(value), unit=unit, qualifier=qualifier, upper=Decimal(upper) if upper is not None else None
    )


def _span(low: str, chosen: str, high: str, unit: str = "t") -> AmountRange:
    return AmountRange(low=Decimal(low), chosen=Decimal(chosen), high=Decimal(high), unit=unit)


@pytest.mark.parametrize(
    ("quantity", "least", "most"),
    [
        (_amount("22000"), "22000", "22000"),
        (_amount("20000", upper="25000"), "20000", "25000"),
        (_amount("22000", "at-least"), "22000", "Infinity"),
        (_amount("22000", "up-to"), "-Infinity", "22000"),
        # what rounds to the last digit that is written
        (_amount("25000", "about"), "24500", "25500"),
        (_amount("20000", "about"), "15000", "25000"),
        (_amount("22150", "about"), "22145", "22155"),
        (_amount("2.5", "about"), "2.45", "2.55"),
        (_amount("0", "about"), "0", "0"),
        (_amount("20000", "about", "25000"), "15000", "25500"),
        (_amount("20000", "at-least", "25000"), "20000", "Infinity"),
        (_amount("20000", "up-to", "25000"), "-Infinity", "25000"),
    ],
)
def test_an_amount_may_stand_for_the_numbers_between_its_bounds(quantity: Quantity, least: str, most: str) -> None:
    assert quantity.bounds == (Decimal(least), Decimal(most))


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        (_amount("22000"), _amount("22000.0"), True),
        (_amount("22000"), _amount("25000"), False),
        (_amount("20000", "at-least"), _amount("22000"), True),
        (_amount("22000", "at-least"), _amount("20000"), False),
        (_amount("22000", "at-least"), _amount("20000", "up-to"), False),
        (_amount("22000", "at-least"), _amount("20000", "at-least"), True),
        (_amount("20000", "about"), _amount("22000"), True),
        (_amount("22000", "about"), _amount("20000"), False),
        (_amount("20000", upper="25000"), _amount("25000", upper="30000"), True),
        (_amount("20000", upper="25000"), _amount("26000"), False),
        (_amount("22000"), _amount("22000", unit="kg"), False),
    ],
)
def test_two_amounts_may_be_one_if_a_number_fits_both(one: Quantity, other: Quantity, may: bool) -> None:
    assert (one.may_equal(other), other.may_equal(one)) == (may, may)


@pytest.mark.parametrize(
    ("quantity", "said"),
    [
        (_amount("22000"), "22,000 t"),
        (_amount("20000", upper="25000"), "20,000–25,000 t"),
        (_amount("25000", "about"), "~25,000 t"),
        (_amount("22000", "at-least"), "≥22,000 t"),
        (_amount("50", "up-to", unit="students"), "≤50 students"),
        (_amount("2.5"), "2.5 t"),
        (_amount("1234567.25", unit="USD"), "1,234,567.25 USD"),
        (_amount("0"), "0 t"),
        (_amount("-3.5", unit="percent"), "-3.5%"),
        (_amount("0.0001"), "0.0001 t"),
        (_amount("999999999999999"), "999,999,999,999,999 t"),
        (_amount("2E+4"), "20,000 t"),
    ],
)
def test_people_read_an_amount_with_its_qualifier_and_unit(quantity: Quantity, said: str) -> None:
    assert (words(quantity), str(quantity)) == (said, said)


@pytest.mark.parametrize(
    ("unit", "one"),
    [
        ("plants", "1 plant"),
        ("lorries", "1 lorry"),
        ("places/year", "1 place/year"),
        ("mattress", "1 mattress"),
        ("aircraft", "1 aircraft"),
        ("t", "1 t"),
        ("ms", "1 ms"),
        ("percent", "1%"),
    ],
)
def test_one_of_a_unit_is_in_the_singular(unit: str, one: str) -> None:
    assert (words(_amount("1", unit=unit)), words(_amount("2", unit=unit)).endswith(unit)) == (one, unit != "percent")


def test_sums_add_each_end_by_itself() -> None:
    assert add([_span("1", "2", "3"), _span("0", "20", "300")], "t") == _span("1", "22", "303")


def test_the_sum_of_nothing_is_nothing() -> None:
    assert add([], "t") == nothing("t") == _span("0", "0", "0")


def test_tenths_add_up_exactly() -> None:
    assert add([_span("0.1", "0.1", "0.1")] * 3, "t") == _span("0.3", "0.3", "0.3")


def test_unlike_units_are_never_added() -> None:
    with pytest.raises(UnlikeUnitsError, match="t and kg can't be added"):
        add([_span("1", "1", "1"), _span("1", "1", "1", "kg")], "t")


@pytest.mark.parametrize(
    ("number", "expected"),
    [("22000", "22000"), ("2.2E+4", "22000"), ("2.50", "2.5"), ("0.0", "0"), ("-7", "-7"), ("0.1", "0.1")],
)
def test_json_gets_whole_numbers_as_they_are_and_others_exactly(number: str, expected: str) -> None:
    assert repr(plain(Decimal(number))) == expected


_NUMBERS = st.decimals(min_value=0, max_value=999_999_999, places=4)


@given(_NUMBERS)
def test_a_number_of_fifteen_digits_survives_json(number: Decimal) -> None:
    assert Decimal(repr(plain(number))) == number


@given(st.lists(_NUMBERS), st.randoms(use_true_random=False))
def test_sums_do_not_depend_on_the_order(numbers: list[Decimal], random: object) -> None:
    spans = [AmountRange(low=number, chosen=number, high=number, unit="t") for number in numbers]
    shuffled = sorted(spans, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert add(shuffled, "t") == add(spans, "t")


@given(_NUMBERS, st.sampled_from([None, "about", "at-least", "up-to"]))
def test_an_amount_may_always_be_the_number_that_it_says(number: Decimal, qualifier: str | None) -> None:
    said = Quantity(value=number, unit="t", qualifier=qualifier)
    low, high = said.bounds

    assert (low <= number <= high, said.may_equal(Quantity(value=number, unit="t")), high <= INFINITY) == (
        *(True, True, True),
    )
