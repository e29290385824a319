"""The numbers in a folded text, each whole: with its sign, its groups of three, its decimals and fractions."""

from __future__ import annotations

import re

_FRACTIONS = "¼½¾⅐-⅞"
NUMBER = re.compile(
    rf"""
    (?: (?<![^\s("'\[/]) [-±] (?=[$€£]?[.,]?[0-9]) [$€£]? )?  # a sign, but not the dash of a range
    (?:
      (?<![0-9]) [0-9]{{1,3}} (?:[ ][0-9]{{3}} (?![0-9]))+ (?:[.,][0-9]+)*  # 2 500 000,5
      | (?<![0-9/]) [0-9]{{1,2}} / [0-9]{{1,2}} (?![0-9/])  # 1/2
      | [0-9]+ (?:[.,':][0-9]+)*  # 25, 25,000.5, 25'000, 10:30
      | (?<![\w.,]) [.,][0-9]+  # .5
    )
    (?: [ ]?[{_FRACTIONS}] )? [⁰¹²³⁴-⁹⁻]*  # 2½, 10⁶
    """,
    re.VERBOSE,
)
"""A number of a text in which a space stands for spaces of every width, and a line break parts blocks."""
_REACH = 40
"""The characters around a quote in which a number that it cuts lies."""


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Return where the numbers of a folded text begin and end."""
    return [match.span() for match in NUMBER.finditer(text)]


def same_numbers(quoted: list[tuple[int, int]], blocks: str, start: int, end: int) -> bool:
    """Say whether a part of a folded text has the very numbers of a quote, none of them a piece of a longer one."""
    first = max(start - _REACH, 0)
    around = numbers_in(blocks[first : end + _REACH])
    there = [(a + first - start, b + first - start) for a, b in around]
    return [(a, b) for a, b in there if b > 0 and a < end - start] == quoted
