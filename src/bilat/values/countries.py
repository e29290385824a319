"""The countries by ISO 3166-1 alpha-2 code, with the names that people type for them in several languages."""

from __future__ import annotations

from functools import cache
from os.path import dirname, join

from bilat.values import suggestions
from bilat.values.text_folding import bare

_TABLE = join(dirname(__file__), "countries.txt")
"""A line is code|English|French|Russian|Arabic|other spellings; `python tools/generate.py countries` writes it."""


@cache
def _rows() -> list[list[str]]:
    with open(_TABLE, encoding="utf-8") as file:
        return [line.rstrip("\n").split("|") for line in file]


@cache
def names() -> dict[str, str]:
    """Return the English name of every country by its code."""
    return {fields[0]: fields[1] for fields in _rows()}


@cache
def _spellings() -> dict[str, str]:
    """Return the codes of the countries by code and by each name, folded; a name that two share goes to the first."""
    return {bare(name): fields[0] for fields in reversed(_rows()) for name in reversed(fields)}


def code(text: str) -> str | None:
    """Return the code of the country that `text` names, by code or name in any known spelling, or None."""
    return _spellings().get(bare(text))


def name(code: str) -> str:
    """Return the English name of the country, or the code itself where it is none."""
    return names().get(code, code)


def nearest(text: str) -> str | None:
    """Return the English name of the country that `text` is most likely a misspelling of, or None."""
    near = suggestions.nearest(bare(text), _spellings(), cutoff=0.75)
    return name(_spellings()[near]) if near else None
