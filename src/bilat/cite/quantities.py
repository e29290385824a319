"""How much of what, in a sentence: "at least 22,000 t of wheat", "seven T-72 vehicles", "2 million US dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bilat.cite.phrases import count_words, word_set
from bilat.values.value_words import amount_words, spaced

_MODEL = re.compile(r"[a-z]{1,4}-\d+[a-z]*")
_CURRENCIES = {
    "CNY": "yuan",
    "EUR": "euros",
    "GBP": "pounds sterling",
    "RUB": "roubles",
    "USD": "US dollars",
    "XOF": "CFA francs",
    "XAF": "CFA francs",
}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_UNIT_NAMES = {"l": "litres"}
"""Symbols that a sentence spells out."""
_MEASURES = word_set(
    "t kg g Mt kt l m3 bbl km m km2 ha W kW MW GW kWh MWh GWh percent tonnes tons kilograms litres barrels"
)
_GENERAL_UNITS = word_set("aircraft items pieces units vehicles vessels")
"""Units that say less than the goods that they count: five fighter jets, rather than five aircraft."""
_COUNTED = word_set("aircraft boat bomber drone gun helicopter jet plane radar rifle ship tank truck vehicle")
"""Goods that are many where no number is stated."""


def goods(id_: str, wider: Iterable[str] = (), unit: object = None) -> str:
    """Return goods as they are named in a sentence: "vegetable oil", "Mi-35P".

    A model that is counted in a general `unit` comes with the nearest of the `wider` words: "T-72 tank".
    """
    if not _MODEL.fullmatch(id_):
        return spaced(id_)
    letters, _, number = id_.partition("-")
    model = f"{letters.upper() if len(letters) > 2 else letters.capitalize()}-{number.upper()}"
    noun = next((spaced(word) for word in wider if not _MODEL.fullmatch(word)), "") if unit in _GENERAL_UNITS else ""
    return f"{model} {noun}".rstrip()


def quantity(row: Mapping[str, object], of: str = "", *, figures: bool = False) -> str:
    """Return how much of what; without an amount the goods `of` stand alone.

    `row` has the keys amount, amount_to, unit and qualifier. Counts below ten are words, unless in `figures`, as are
    millions.
    """
    unit, per = (*str(row.get("unit") or "").split("/"), "")[:2]
    if row.get("amount") is None or not unit:
        return _plural(of) if of.rsplit(" ", 1)[-1] in _COUNTED else of
    if unit in _CURRENCIES:
        return _money(row, unit) + (f" for {of}" if of else "")
    if unit == "times":
        return _TIMES.sub(_fold, _scaled_amount(row, unit))
    rate = f" a {per}" if per else ""
    if unit in _MEASURES:
        return _scaled_amount(row, _UNIT_NAMES.get(unit, unit)) + (f" of {of}" if of else "") + rate
    number, noun = _counted(_scaled_amount(row, unit), unit)
    in_words = number if figures else _DIGIT.sub(lambda digit: count_words(int(digit[0])), number)
    return f"{in_words} {_counted_noun(noun, of, unit, one=number == '1')}{rate}"


_TIMES = re.compile(r"([\d.,–]+) times?$")


def _fold(times: re.Match[str]) -> str:
    """Return "tenfold" for "10 times", "12-fold" for more."""
    number = count_words(int(times[1])) if times[1].isdecimal() else times[1]
    return f"{number}fold" if number.isalpha() else f"{number}-fold"


def _counted(stated: str, unit: str) -> tuple[str, str]:
    """Return a count and its noun: "at least 7" and "T-72 vehicles"."""
    *number, noun = stated.rsplit(" ", unit.count(" ") + 1) if " " in unit else stated.rsplit(" ", 1)
    counted = " ".join(number[:1]) if " " in unit else number[0]
    noun = " ".join([*number[1:], noun])
    return counted, noun


_DIGIT = re.compile(r"(?<![\d.,–])[1-9]$")


def _counted_noun(noun: str, of: str, unit: str, *, one: bool) -> str:
    """Return what is counted: the noun of the unit, with the goods where they say more."""
    if not of:
        return noun
    if of[:1].isupper() and " " not in of:  # a model, of what is not known
        return f"{of} {noun}"
    if unit in _GENERAL_UNITS:
        return of if one else _plural(of)
    if _singular(of.split(" ")[-1]) == _singular(unit.split(" ")[-1]):
        adjective = of.rpartition(" ")[0]
        return f"{adjective} {noun}" if adjective and adjective not in unit else noun
    if of.split(" ")[-1] not in _COUNTED:
        return f"{noun} of {of}"
    return f"{noun} ({of if one else _plural(of)})"


def _plural(noun: str) -> str:
    return noun if noun.endswith(("s", "craft", "equipment")) else f"{noun}s"


def _singular(word: str) -> str:
    return word.removesuffix("s")


def money(row: Mapping[str, object]) -> str:
    """Return what the keys value and currency of a row state: "1.3 billion CFA francs"; "" for none."""
    if row.get("value") is None or not row.get("currency"):
        return ""
    return _money({"amount": row["value"]}, str(row["currency"]))


def _money(row: Mapping[str, object], currency: str) -> str:
    return _scaled_amount(row, _CURRENCIES.get(currency, currency))


def _scaled_amount(row: Mapping[str, object], unit: str) -> str:
    """Return an amount, in millions and more where that is as exact."""
    numbers = [abs(number) for key in ("amount", "amount_to") if isinstance(number := row.get(key), int | float)]
    for scale, word in _SCALES:
        scaled = {key: _scaled(row.get(key), scale) for key in ("amount", "amount_to")}
        if min(numbers) >= scale and None not in (scaled["amount"], scaled["amount_to"] if len(numbers) > 1 else 0):
            return amount_words({**row, **scaled, "unit": f"{word} {unit}"}, spelled=True)
    return amount_words({**row, "unit": unit}, spelled=True)


def _scaled(number: object, scale: int) -> float | int | None:
    """Return a number in so many, if it has no more than two decimals; None otherwise."""
    if not isinstance(number, int | float):
        return None
    hundredths = number * 100 / scale
    if hundredths != int(hundredths):
        return None
    return int(hundredths) // 100 if hundredths % 100 == 0 else int(hundredths) / 100
