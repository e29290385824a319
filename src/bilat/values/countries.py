"""The countries by ISO 3166-1 alpha-2 code, dead states among them, with the names that people type for them."""

from __future__ import annotations

import re
from functools import cache
from os.path import dirname, join

from bilat.values import suggestions
from bilat.values.text_folding import bare

_NAMES = "countries.txt"
"""A line is code|English name; `python tools/generate.py countries` writes it."""
_SPELLINGS = "country_spellings.txt"
"""A line is code|other spellings…, in a dozen languages and in those of the country; written with the names."""


def _rows(table: str) -> list[list[str]]:
    with open(join(dirname(__file__), table), encoding="utf-8") as file:
        return [line.rstrip("\n").split("|") for line in file]


@cache
def names() -> dict[str, str]:
    """Return the English name of every country by its code."""
    return dict(_rows(_NAMES))


_SAME = {"&": "and", "saint": "st", "sainte": "st", "the": "", "la": "", "le": "", "les": "", "l": ""}
"""Words that make no difference in a name, and what they are compared as."""
_WORD = re.compile(r"&|\w+")


def folded(name: str) -> str:
    """Return a name as it is compared: "St. Lucia" as "Saint Lucia", "&" as "and", "U.S." as "US"."""
    words = _WORD.findall(bare(name))
    if all(len(word) == 1 for word in words) or len(words) == 1:
        return "".join(words)
    return " ".join(filter(None, (_SAME.get(word, word) for word in words)))


@cache
def _spellings() -> dict[str, str]:
    """Return the codes of the countries by code and by each name, folded; what two share is the first one's."""
    spellings = {folded(text): code for code, name in reversed(names().items()) for text in (code, name)}
    for code, *others in _rows(_SPELLINGS):
        for other in others:
            spellings.setdefault(folded(other), code)
    return spellings


def code(text: str) -> str | None:
    """Return the code of the country that `text` names, by code or name in any known spelling, or None."""
    return text if text in names() else _spellings().get(folded(text))


def name(code: str) -> str:
    """Return the English name of the country, or the code itself where it is none."""
    return names().get(code, code)


_SHORTEST = 4
"""Fewer letters are an abbreviation, which has no misspellings: what is like them means something else."""
_SUGGESTED = 3
_SLIPS = 2
"""The most letters too many or too few in a misspelt name."""


def nearest(text: str) -> list[str]:
    """Return the English names of up to three countries that `text` may mean: a part of their names, or a slip."""
    wanted = folded(text)
    if len(wanted) < _SHORTEST:
        return []
    holding = [code for spelling, code in _spellings().items() if f" {wanted} " in f" {spelling} "]
    if holding:
        return [name(code) for code in dict.fromkeys(holding)][:_SUGGESTED]
    alike = [spelling for spelling in _spellings() if abs(len(spelling) - len(wanted)) <= _SLIPS]
    near = suggestions.nearest(wanted, alike, cutoff=0.75)
    return [name(_spellings()[near])] if near else []
