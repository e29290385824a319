"""How units are usually written: "t" for what some call tonnes or тонн, USD for US dollars."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from os.path import dirname, join

from bilat.values.spelled_numbers import SCALES, VAGUE

_USUAL = {
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes", "mt", "т", "тонн"), "t"),
    **dict.fromkeys(("metric ton", "metric tons", "metric tonne", "metric tonnes"), "t"),
    **dict.fromkeys(("kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes", "кг"), "kg"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "l"),
    **dict.fromkeys(("$", "us$", "usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("rub", "ruble", "rubles", "rouble", "roubles", "₽"), "RUB"),
    **dict.fromkeys(("fcfa", "cfa", "f cfa", "xof"), "XOF"),
    **dict.fromkeys(("%", "per cent", "pct", "percents"), "percent"),
    **dict.fromkeys(("mw", "megawatt", "megawatts"), "MW"),
    **dict.fromkeys(("hectare", "hectares"), "ha"),
    **dict.fromkeys(("piece", "pc", "pcs"), "pieces"),
    **dict.fromkeys(("person", "persons"), "people"),
    **dict.fromkeys(("place", "places per year"), "places"),
    **dict.fromkeys(("student",), "students"),
}


def usual_unit(name: str) -> str | None:
    """Return how a unit of this name is usually written, in whatever case; None where no other name is known."""
    return _USUAL.get(name.casefold()) or _currencies().get(name.casefold())


def is_currency(unit: str) -> bool:
    """Say whether a unit is the code of a currency that is or was in use: USD, CNY, XOF, DEM."""
    return len(unit) == _CODE and unit.isupper() and _currencies().get(unit.casefold()) == unit


def likely_currency(unit: str, used: Collection[str]) -> str | None:
    """Return the code that three capital letters are a slip for: with the same letters, or one letter off a used one.

    None where they may well mean something else, as TEU does.
    """
    if not re.fullmatch("[A-Z]{3}", unit):
        return None
    same = [code for code in (*sorted(used), *_COMMON) if sorted(code) == sorted(unit)]
    near = [code for code in sorted(used) if sum(a != b for a, b in zip(code, unit, strict=True)) == 1]
    return next(iter(same + near), None)


def scale_in(unit: str) -> tuple[str, str] | None:
    """Return the word for a power of ten in a unit, and what is left of the unit: million and USD, of "million USD"."""
    first, *rest = unit.split(" ")
    for word, others in ((first, rest), (unit.rsplit(" ", 1)[-1], unit.split(" ")[:-1])):
        counted = " ".join(others)
        if counted and word.casefold() in SCALES and (word.casefold() not in VAGUE or _is_money(counted)):
            return word.casefold(), counted
    return None


_CODE = 3
"""The letters of the code of a currency."""
_COMMON = ("USD", "EUR", "GBP", "CNY", "JPY", "RUB", "INR", "CHF", "XOF", "XAF", "ZAR", "BRL", "TRY", "AED", "SAR")


def _is_money(unit: str) -> bool:
    return unit.casefold() in _currencies() or is_currency(usual_unit(unit) or "")


@cache
def _currencies() -> dict[str, str]:
    """Return the codes of the currencies by code and by each name.

    A line of the table is code|names…; `python tools/generate.py currencies` writes it.
    """
    with open(join(dirname(__file__), "currencies.txt"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("|") for line in file]
    return {name.casefold(): code for code, *names in rows for name in (code, *names)}
