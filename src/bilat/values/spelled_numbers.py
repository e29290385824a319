"""The numbers in a few words, in digits or spelt out: "22,000", "25 тыс.", "vingt-cinq mille"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

# The words that spell a number, in English, French and Russian.
_SPELT = """
    0: zero zéro no aucun aucune
    1: a an one un une один одна одного одну first single
    2: two deux два две двух pair couple both paire пара пару
    3: three trois три трех трёх
    4: four quatre четыре четырех четырёх
    5: five cinq пять пяти
    6: six шесть шести
    7: seven sept семь
    8: eight huit восемь
    9: nine neuf девять
    10: ten dix десять десяти
    11: eleven onze одиннадцать
    12: twelve douze dozen douzaine двенадцать дюжина
    13: thirteen treize тринадцать
    14: fourteen quatorze четырнадцать
    15: fifteen quinze пятнадцать
    16: sixteen seize шестнадцать
    17: seventeen семнадцать
    18: eighteen восемнадцать
    19: nineteen девятнадцать
    20: twenty vingt vingts vingtaine двадцать двадцати
    30: thirty trente trentaine тридцать тридцати
    40: forty quarante quarantaine сорок
    50: fifty cinquante cinquantaine пятьдесят
    60: sixty soixante шестьдесят
    70: seventy septante семьдесят
    80: eighty huitante octante восемьдесят
    90: ninety nonante девяносто
    100: centaine сто ста
    200: двести
    300: триста
    400: четыреста
    500: пятьсот
    0.5: half demi
    1.5: полтора
"""
_UNITS = {
    word: Decimal(number)
    for number, words in (line.split(":") for line in _SPELT.strip().splitlines())
    for word in words.split()
}
_HUNDRED = {"hundred", "hundreds", "cent", "cents"}
_SCALES = {
    word: Decimal(10) ** power
    for power, words in {
        3: "thousand thousands mille milliers millier k тыс тысяч тысячи тысяча ألف آلاف",
        4: "万",
        6: "million millions mln mn m млн миллион миллиона миллионов مليون",
        9: "billion billions bn milliard milliards млрд миллиард миллиарда миллиардов مليار",
    }.items()
    for word in words.split()
}
_VAGUE_WORDS = "a an no aucun aucune first single pair paire couple both half demi пара пару k m mn bn"
_VAGUE = frozenset(_VAGUE_WORDS.split())
"""Words that as often mean something else."""
_JOINING = {"and", "et", "of", "de", "-"}

_FEW = 20
"""The most numbers for which the sums of two are formed."""

# A number in digits, its thousands separated by any sign, or a word.
_TOKEN = re.compile(r"(?<!\d)\d{1,3}(?:[ .,'’٬]\d{3})+(?:[.,٫]\d+)?(?!\d)|\d+[.,٫]\d+|\d+|[^\W\d_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\D\d{3})+|\d+")


def spell_one_number(left: str, right: str) -> bool:
    """Say whether two words side by side spell one number: "25 million", "two hundred", "twenty five"."""
    after = _WORTH.get(right)
    if after is None or (left not in _WORTH and not left[-1].isdecimal()):
        return False
    before = _WORTH.get(left)
    if before is None:  # digits
        return after >= 1000
    return after >= 100 or (before >= 20 and before > after) or (left, right[:5]) == ("quatre", "vingt")


_WORTH = {
    word: number
    for word, number in {**_UNITS, **dict.fromkeys(_HUNDRED, Decimal(100)), **_SCALES}.items()
    if word not in _VAGUE
}


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[Decimal]:
    """Return every number that `text` may state.

    Sums of two are included: "eight planes and two helicopters". Three digits after a sign are thousands: "20.000" is
    twenty thousand. Where words are ambiguous, all their meanings are included.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in plain)
    tokens = _TOKEN.findall(plain)
    stated = set(_stated(tokens))
    # A range names its scale once, "20 to 25 thousand": each number may be in any scale that is named.
    scales = {_SCALES[token] for token in tokens if token in _SCALES}
    stated |= {one + other for one, other in combinations(stated, 2)} if len(stated) <= _FEW else set()
    return frozenset(stated | scales | {number * scale for number in stated for scale in scales})


def _stated(tokens: list[str]) -> Iterator[Decimal]:
    """Return the number of each token, and those that runs of tokens spell: "65 mille 500"."""
    whole = part = Decimal(0)
    previous = ""
    for token in tokens:
        if (value := _value(token)) is not None:
            yield value
            part = part * 20 if previous == "quatre" and token.startswith("vingt") else part + value
        elif token in _HUNDRED:
            part = (part or Decimal(1)) * 100
        elif token in _SCALES and (part or whole):
            whole += (part or Decimal(1)) * _SCALES[token]
            part = Decimal(0)
        elif token not in _JOINING:
            whole = part = Decimal(0)
        if whole or part:
            yield whole + part
        previous = token


def _value(token: str) -> Decimal | None:
    if not token[0].isdecimal():
        return _UNITS.get(token)
    *whole, last = re.split(r"\D", token)
    point = "." if whole and not _THOUSANDS.fullmatch(token) else ""
    return Decimal(f"{''.join(whole)}{point}{last}")
