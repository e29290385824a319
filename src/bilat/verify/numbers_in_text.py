"""The numbers in a folded text, each whole: with its sign, its groups of three, its decimals and fractions."""

from __future__ import annotations

import re

from bilat.values.spelled_numbers import spell_one_number

_FRACTIONS = "¼½¾⅐-⅞"
_RAISED = "⁰¹²³⁴-⁹"
_MONEY = r"$€£¥\u20a0-\u20c0"
_CURRENCY = rf"(?:[a-z]{{0,3}}[{_MONEY}]|usd|eur|gbp|chf|cny|rmb|rub|xof|xaf|f?cfa)[ ]?"
_DIGIT = "0-9〇零一二三四五六七八九十百千万萬亿億两兩"
_ONE = rf"""
    (?:
      (?<![0-9]) [0-9]{{1,3}} (?:[ ][0-9]{{2,3}})* [ ][0-9]{{3}} (?![0-9]) (?:[.,][0-9]+)*  # 2 500 000,5; 2 50 000
      | (?<![0-9/]) (?:[0-9]{{1,3}}[ -])? [0-9]{{1,3}}/[0-9]{{1,3}} (?![0-9/])  # 1/2, 2 1/2
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
    return not _in_spelt_number(blocks, start - 1) and not _in_spelt_number(blocks, end)


_LONGEST = 20
"""The characters of the longest word that spells a number, and of "and"."""
_LAST_WORD = re.compile(r"([^\W_]+)(?: (?:and|et))?\Z")
_FIRST_WORD = re.compile(r"(?:(?:and|et) )?([^\W_]+)")
_NEGATIVE = frozenset(["minus", "минус"])


def _in_spelt_number(blocks: str, at: int) -> bool:
    """Say whether the words on both sides of a place spell one number, as "25 million" and "twenty-five" do."""
    if at <= 0 or blocks[at : at + 1] not in (" ", "-"):
        return False
    left = _LAST_WORD.search(blocks, max(at - _LONGEST, 0), at)
    right = _FIRST_WORD.match(blocks, at + 1, at + 1 + _LONGEST)
    if not left or not right:
        return False
    return spell_one_number(left[1], right[1]) or (left[1] in _NEGATIVE and right[1][0].isdecimal())
