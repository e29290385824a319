"""The parts of a sentence about a fact: when, where, how much of what, which country or body."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bilat.cite.headline_words import word_set
from bilat.values import countries
from bilat.values.dates import parse_date
from bilat.values.dates_in_words import words
from bilat.values.value_words import amount_words, spaced

_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WITH_ARTICLE = re.compile(
    r"(?:Central African|Czech|Democratic|Dominican) |United |"
    r".*(?:Emirates|Federation|Islands|Kingdom|Republic|States)$|"
    r"(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles)$"
)
_COMMON_NOUN = re.compile(
    r"\b(?:Academy|Agency|Alliance|Army|Assembly|Association|Authority|Bank|Commission|Committee|Community|Coordination|"
    r"Council|Court|Department|Duma|Embassy|Federation|Force|Forces|Forum|Framework|Fund|Government|Group|Institute|"
    r"Kremlin|League|Ministry|Mission|Movement|Nations|Office|Organi[sz]ation|Parliament|Party|Police|Presidency|"
    r"Programme|Secretariat|Senate|Service|Society|Union|University)\b|\b(?:commission|group)\b"
)
_POSSESSIVE = re.compile(r"(?:The )|\S+['’]s? ", re.IGNORECASE)
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
_MEASURES = word_set(
    "t kg g Mt kt l m3 bbl km m km2 ha W kW MW GW kWh MWh GWh percent times tonnes tons kilograms litres barrels"
)


def count_words(number: int) -> str:
    """Return a number up to ten as a word: "three", "12"."""
    return _NUMBER_WORDS[number] if number < len(_NUMBER_WORDS) else str(number)


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return a list in words: "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def when(text: str) -> str:
    """Return an EDTF date with its preposition: "on 28 February 2024", "around June 2023", "by 7 February 2023"."""
    bare = text.rstrip("?~%")
    begin, slash, end = bare.partition("/")
    in_words = words(parse_date(text)).removesuffix(" (uncertain)")
    doubt = " (date uncertain)" if text.endswith(("?", "%")) else ""
    if slash and begin in ("", ".."):
        return f"by {words(parse_date(end))}"
    if slash and end in ("", ".."):
        return f"since {words(parse_date(begin))}"
    if slash:
        return ("on " if _is_day(end) and " to " not in in_words else "from ") + in_words + doubt
    return _preposed(in_words, day=_is_day(bare.strip("[]"))) + doubt


def _preposed(in_words: str, *, day: bool) -> str:
    if in_words.startswith("between "):
        return in_words
    if in_words.startswith("about "):
        return f"around {in_words.removeprefix('about ')}"
    if century := _CENTURY.fullmatch(in_words):
        return f"between {century[1]} and {century[2]}"
    article = "the " if in_words.endswith("s") or "quarter of" in in_words else ""
    return f"{'on' if day else 'in'} {article}{in_words}"


_CENTURY = re.compile(r"(\d+)–(\d{4})")


def _is_day(text: str) -> bool:
    return bool(re.search(r"-\d\d-\d\d$", text))


def where(place: str | None) -> str:
    """Return a place with its preposition: "in Bamako", "in Bamako (Koulouba)"; "" for none."""
    city, _, venue = (place or "").partition(", ")
    return f"in {city} ({venue})" if venue else f"in {city}" if city else ""


def country(code: str) -> str:
    """Return a country as it stands in a sentence: "Mali", "the United Arab Emirates"."""
    name = countries.name(code)
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def body(name: str) -> str:
    """Return the name of a body as it stands in a sentence: "the World Food Programme", "Rosatom"."""
    return f"the {name}" if _COMMON_NOUN.search(name) and not _POSSESSIVE.match(name) else name


def party(id_: str, names: Mapping[str, str]) -> str:
    """Return a country or a body, given by code or id, as it stands in a sentence."""
    return country(id_) if id_.isupper() else body(names.get(id_, id_))


def capitalized(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def goods(id_: str) -> str:
    """Return goods as they are named in a sentence: "vegetable oil", "Mi-35P"."""
    if not _MODEL.fullmatch(id_):
        return spaced(id_)
    letters, _, number = id_.partition("-")
    return f"{letters.upper() if len(letters) > 2 else letters.capitalize()}-{number.upper()}"


def quantity(row: Mapping[str, object], of: str = "") -> str:
    """Return how much of what: "at least 22,000 t of wheat", "7 T-72 vehicles", "2 million US dollars for food".

    `row` has the keys amount, amount_to, unit and qualifier; without an amount the goods `of` stand alone.
    """
    unit, per = (*str(row.get("unit") or "").split("/"), "")[:2]
    if row.get("amount") is None or not unit:
        return of
    if unit in _CURRENCIES:
        return _money(row, unit) + (f" for {of}" if of else "")
    stated = amount_words({**row, "unit": unit}, spelled=True)
    rate = f" a {per}" if per else ""
    if not of or unit in _MEASURES:
        return stated + (f" of {of}" if of else "") + rate
    counted = stated.rsplit(" ", unit.count(" ") + 1)
    noun = " ".join(counted[1:])
    if _singular(of.split(" ")[-1]) == _singular(unit.split(" ")[-1]):
        adjective = of.rpartition(" ")[0]
        return " ".join(filter(None, (counted[0], adjective if adjective not in unit else "", noun))) + rate
    several = "" if counted[0] == "1" or of.endswith("s") else "s"
    return (f"{counted[0]} {of} {noun}" if of[:1].isupper() else f"{stated} ({of}{several})") + rate


def _singular(word: str) -> str:
    return word.removesuffix("s")


def money(row: Mapping[str, object]) -> str:
    """Return what the keys value and currency of a row state: "1.3 billion CFA francs"; "" for none."""
    if row.get("value") is None or not row.get("currency"):
        return ""
    return _money({"amount": row["value"]}, str(row["currency"]))


def _money(row: Mapping[str, object], currency: str) -> str:
    """Return a sum of money, in millions and more where that is as exact."""
    least = min(abs(number) for key in ("amount", "amount_to") if isinstance(number := row.get(key), int | float))
    name = _CURRENCIES.get(currency, currency)
    for scale, word in _SCALES:
        scaled = {key: _scaled(row.get(key), scale) for key in ("amount", "amount_to")}
        if least >= scale and None not in (scaled["amount"], scaled["amount_to"] if row.get("amount_to") else 0):
            return amount_words({**row, **scaled, "unit": f"{word} {name}"}, spelled=True)
    return amount_words({**row, "unit": name}, spelled=True)


def _scaled(number: object, scale: int) -> float | int | None:
    """Return a number in so many, if it has no more than two decimals; None otherwise."""
    if not isinstance(number, int | float):
        return None
    hundredths = number * 100 / scale
    if hundredths != int(hundredths):
        return None
    return int(hundredths) // 100 if hundredths % 100 == 0 else int(hundredths) / 100
