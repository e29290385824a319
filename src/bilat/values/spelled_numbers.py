"""The numbers in a few words, in digits or spelt out: "22,000", "25 тыс.", "vingt-cinq mille"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

# The words that spell a number, in English, French, Russian, German, Spanish and Arabic.
_SPELT = """
    0: zero zéro no aucun aucune
    1: a an one un une один одна одного одну first single
    2: two deux два две двух pair couple both paire пара пару zwei dos اثنان اثنين
    3: three trois три трех трёх drei tres ثلاثة ثلاث
    4: four quatre четыре четырех четырёх vier cuatro أربعة أربع
    5: five cinq пять пяти fünf cinco خمسة خمس
    6: six шесть шести sechs seis ستة ست
    7: seven sept семь sieben siete سبعة سبع
    8: eight huit восемь acht ocho ثمانية ثماني
    9: nine neuf девять neun nueve تسعة تسع
    10: ten dix десять десяти zehn diez عشرة عشر
    11: eleven onze одиннадцать elf
    12: twelve douze dozen douzaine двенадцать дюжина zwölf doce
    13: thirteen treize тринадцать dreizehn trece
    14: fourteen quatorze четырнадцать vierzehn catorce
    15: fifteen quinze пятнадцать fünfzehn quince
    16: sixteen seize шестнадцать sechzehn
    17: seventeen семнадцать siebzehn
    18: eighteen восемнадцать achtzehn
    19: nineteen девятнадцать neunzehn
    20: twenty vingt vingts vingtaine двадцать двадцати zwanzig veinte عشرون عشرين
    30: thirty trente trentaine тридцать тридцати dreissig treinta ثلاثون ثلاثين
    40: forty quarante quarantaine сорок vierzig cuarenta أربعون أربعين
    50: fifty cinquante cinquantaine пятьдесят fünfzig cincuenta خمسون خمسين
    60: sixty soixante шестьдесят sechzig sesenta ستون ستين
    70: seventy septante семьдесят siebzig setenta سبعون سبعين
    80: eighty huitante octante восемьдесят achtzig ochenta ثمانون ثمانين
    90: ninety nonante девяносто neunzig noventa تسعون تسعين
    100: centaine сто ста
    200: двести doscientos doscientas مئتان مئتين مائتان مائتين
    300: триста trescientos trescientas ثلاثمئة ثلاثمائة
    400: четыреста cuatrocientos cuatrocientas أربعمئة أربعمائة
    500: пятьсот quinientos quinientas خمسمئة خمسمائة
    600: шестьсот seiscientos seiscientas ستمئة ستمائة
    700: семьсот setecientos setecientas سبعمئة سبعمائة
    800: восемьсот ochocientos ochocientas ثمانمئة ثمانمائة
    900: девятьсот novecientos novecientas تسعمئة تسعمائة
    2000: ألفان ألفين
    2000000: مليونان مليونين
    0.5: half demi
    1.5: полтора полторы полутора anderthalb eineinhalb
"""
_UNITS = {
    word: Decimal(number)
    for number, words in (line.split(":") for line in _SPELT.strip().splitlines())
    for word in words.split()
}
_HUNDRED = {"hundred", "hundreds", "cent", "cents", "hundert", "cien", "ciento", "مئة", "مائة"}
_SCALES = {
    word: Decimal(10) ** power
    for power, words in {
        3: "thousand thousands mille milliers millier k тыс тысяч тысячи тысяча tausend mil ألف ألفا آلاف",
        4: "万",
        6: "million millions mln mn m млн миллион миллиона миллионов millionen mio millón millones مليون مليونا ملايين",
        9: "billion billions bn milliard milliards млрд миллиард миллиарда миллиардов milliarde milliarden mrd "
        "مليار مليارا مليارات",
    }.items()
    for word in words.split()
}
_VAGUE_WORDS = "a an no aucun aucune first single pair paire couple both half demi пара пару k m mn bn elf mio"
_VAGUE = frozenset(_VAGUE_WORDS.split())
"""Words that as often mean something else."""
_JOINING = {"and", "et", "und", "y", "of", "de", "-"}

_FEW = 20
"""The most numbers for which the sums of two are formed."""

# A number in digits, its thousands separated by any sign, or a word.
_TOKEN = re.compile(r"(?<!\d)\d{1,3}(?:[ .,'’٬]\d{3})+(?:[.,٫]\d+)?(?!\d)|\d+[.,٫]\d+|\d+|[^\W\d_]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:\D\d{3})+|\d+")


WORTH = {
    word: number
    for word, number in {**_UNITS, **dict.fromkeys(_HUNDRED, Decimal(100)), **_SCALES}.items()
    if word not in _VAGUE
}
"""What the words that mean a number and nothing else are worth."""


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
