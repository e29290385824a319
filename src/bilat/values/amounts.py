"""An exact amount with its unit, the numbers that it may mean, and ranges that add up."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bilat.errors import UnlikeUnitsError

INFINITY = Decimal("Infinity")
MOST_DIGITS = 15
"""The digits that a JSON reader with 64-bit floats reads exactly."""
SMALLEST = Decimal("0.0001")
"""The finest step of an amount: a finer one would need an exponent in JSON, and its sums more digits than are exact."""


class Quantity(NamedTuple):
    """An amount as a source states it: `value`, or `value` to `upper`, with its unit and qualifier."""

    value: Decimal
    unit: str
    upper: Decimal | None = None
    qualifier: str | None = None
    """None (exactly), "about", "at-least" or "up-to"."""

    @property
    def highest(self) -> Decimal:
        """The upper end: `upper`, or `value` where no range is stated."""
        return self.value if self.upper is None else self.upper

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number that this may mean; both count.

        At least N is N and more, up to N is N and less, about N is what rounds to N.
        """
        low, high = self.value, self.highest
        match self.qualifier:
            case "at-least":
                return low, INFINITY
            case "up-to":
                return -INFINITY, high
            case "about":
                return low - _half_unit(low), high + _half_unit(high)
        return low, high

    def may_equal(self, other: Quantity) -> bool:
        """Say whether one number fits both; amounts in different units never agree."""
        (low, high), (other_low, other_high) = self.bounds, other.bounds
        return self.unit == other.unit and low <= other_high and other_low <= high

    def __str__(self) -> str:
        return words(self)


def _half_unit(number: Decimal) -> Decimal:
    """Return half a unit of the last digit that is not zero: 500 for 25,000."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1) if number else Decimal(0)


class AmountRange(NamedTuple):
    """A sum: by the chosen readings, and at least and at most by the disputed ones."""

    low: Decimal
    chosen: Decimal
    high: Decimal
    unit: str

    @property
    def certain(self) -> bool:
        """Whether the three numbers are the same."""
        return self.low == self.high


def nothing(unit: str) -> AmountRange:
    """Return the sum of no amounts, in `unit`."""
    return AmountRange(low=Decimal(0), chosen=Decimal(0), high=Decimal(0), unit=unit)


def add(ranges: Iterable[AmountRange], unit: str) -> AmountRange:
    """Return the sum of `ranges` in `unit`: of their low ends, of their chosen numbers, of their high ends.

    Raises:
        UnlikeUnitsError: one of them is in another unit.
    """
    total = nothing(unit)
    for one in ranges:
        if one.unit != unit:
            raise UnlikeUnitsError(f"{unit} and {one.unit} can't be added")
        total = AmountRange(total.low + one.low, total.chosen + one.chosen, total.high + one.high, unit)
    return total


_SIGNS = {None: "", "about": "~", "at-least": "≥", "up-to": "≤"}
_SPELLED = {None: "", "about": "about ", "at-least": "at least ", "up-to": "up to "}
_LONGEST_SYMBOL = 3
"""A unit of no more letters than this is a symbol, such as t or USD."""


def words(quantity: Quantity, *, spelled: bool = False) -> str:
    """Return the amount as people read it: "22,000 t", "20,000–25,000 t", "~25,000 t", "≥22,000 t", "20%", "1 plant".

    `spelled` writes the qualifier as a word: "at least 22,000 t".
    """
    qualifier = (_SPELLED if spelled else _SIGNS)[quantity.qualifier]
    number = _number(quantity.value)
    if quantity.upper is not None:
        number += f"–{_number(quantity.upper)}"
    return qualifier + with_unit(number, quantity.unit)


def with_unit(number: str, unit: str) -> str:
    """Return a number, or a range of them, with its unit behind it: in the singular after 1, % for percent."""
    if unit == "percent":
        return f"{number}%"
    return f"{number} {_singular(unit) if number == '1' else unit}".rstrip()


def _singular(unit: str) -> str:
    """Return an English plural in the singular: "plants", "places/year", "lorries"; a symbol such as t stays."""
    counted, *per = unit.split("/")
    if len(counted) > _LONGEST_SYMBOL and counted.endswith("s") and not counted.endswith("ss"):
        counted = f"{counted[:-3]}y" if counted.endswith("ies") else counted[:-1]
    return "/".join([counted, *per])


def _number(number: Decimal) -> str:
    return f"{plain(number):,}"


def plain(number: Decimal) -> int | float:
    """Return the number for JSON: exact, an int where it is whole; a float holds 15 digits exactly."""
    return int(number) if number == number.to_integral_value() else float(number)
