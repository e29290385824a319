"""The numbers in a folded text, each whole: with its sign, its groups of three, its decimals and fractions."""

from __future__ import annotations

import re

from bilat.verify.number_words import inside_number

_FRACTIONS = "¼½¾⅐-⅞"
_RAISED = "⁰¹²³⁴-⁹"
_MONEY = r"$€£¥\u20a0-\u20c0"
_CURRENCY = rf"(?:[a-z]{{0,3}}[{_MONEY}]|usd|eur|gbp|chf|cny|rmb|rub|xof|xaf|f?cfa)[ ]?"
_DIGIT = "0-9〇零一二三四五六七八九十百千万萬亿億两兩"
_ONE = rf"""
    (?:
      (?<![0-9]) [0-9]{{1,3}} (?:[ ][0-9]{{2,3}})* [ ][0-9]{{3}} (?![0-9]) (?:[.,][0-9]+)*  # 2 500 000,5; 2 50 000
      | (?<![0-9/]) (?:[0-9]{{1,3}}[ -])? [0-9]{{1,3}}/[0-9]{{1,3}} (?![0-9/])  # 1/2, 2 1/2
      | (?<![0-9-]) (?:[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?|[0-9]{{1,2}}-[0-9]{{1,2}}-[0-9]{{4}}) (?![0-9-])  # 2022-23
      | [0-9]+ (?:/[0-9]+)+  # 2022/23
      | [{_DIGIT}]+ (?:[.,':·_][{_DIGIT}]+)* (?:(?<=[.,][0-9]{{3}}) (?:[ ][0-9]{{3}}(?![0-9]))+)?  # 25,000.5, 10:30
      | (?<![\w.,]) [.,][0-9]+  # .5
    )
    (?: [ ]?[{_FRACTIONS}] | [ ][0-9]{{1,2}}/[0-9]{{1,2}}(?![0-9/]) )?  # 2½
    (?: ⁻?[{_RAISED}]+ | \^[-+]?[0-9]+ | e[-+]?[0-9]+ (?![^\W_]) )?  # 10⁶, 10^6, 2e6
"""
NUMBER = re.compile(
    rf"""
    (?:  # a sign, but not the dash of a range
      (?<! [\w)\]%] ) (?<! [0-9][{_MONEY}] ) (?<! [0-9][ ][{_MONEY}] ) [-±] (?= (?:{_CURRENCY})? [.,]?[0-9] )
      (?:{_CURRENCY})?
    )?
    (?: {_ONE} | [{_FRACTIONS}] (?=[ ]?[×*]) ) (?: (?:[ ]?[×·⋅∙*][ ]?|[ ]x[ ]) {_ONE} )*  # 2 × 10⁶
    """,
    re.VERBOSE,
)
"""A number of a text in which a space stands for spaces of every width, and a line break parts blocks."""
_ANY_DIGIT = re.compile(f"[{_DIGIT}]")
_REACH = 40
"""The characters around a quote in which a number that it cuts lies."""


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Return where the numbers of a folded text begin and end."""
    return [match.span() for match in NUMBER.finditer(text)] if _ANY_DIGIT.search(text) else []


def same_numbers(quoted: list[tuple[int, int]], blocks: str, start: int, end: int) -> bool:
    """Say whether a part of a folded text has the very numbers of a quote, none of them a piece of a longer one."""
    first = max(start - _REACH, 0)
    around = numbers_in(blocks[first : end + _REACH])
    there = [(a + first - start, b + first - start) for a, b in around]
    if [(a, b) for a, b in there if b > 0 and a < end - start] != quoted:
        return False
    return not (_hangs(blocks, start, end) or inside_number(blocks, start) or inside_number(blocks, end))


_HANGING_BEFORE = re.compile(r"[^\W\d_]-(?=[0-9])")
_HANGING_AFTER = re.compile(r"[0-9]-[^\W\d_]")


def _hangs(blocks: str, start: int, end: int) -> bool:
    """Say whether a number at an edge of a quote hangs by a hyphen on a word outside: "covid-|19", "25|-strong"."""
    before = start > 1 and _HANGING_BEFORE.match(blocks, start - 2)
    return bool(before or _HANGING_AFTER.match(blocks, end - 1))
