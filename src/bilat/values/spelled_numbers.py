"""The numbers in a few words, in digits or spelt out: "22,000", "25 тыс.", "vingt-cinq mille"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

# The words that spell a number, in English, French, Russian, German, Spanish, Arabic and Chinese.
_SPELT = """
    0: zero zéro no aucun aucune 零 〇
    1: a an one un une один одна одного одну first single 一
    2: two deux два две двух pair couple both paire пара пару zwei dos اثنان اثنين 二 两 兩
    3: three trois три трех трёх drei tres ثلاثة ثلاث 三
    4: four quatre четыре четырех четырёх vier cuatro أربعة أربع 四
    5: five cinq пять пяти fünf cinco خمسة خمس 五
    6: six шесть шести sechs seis ستة ست 六
    7: seven sept семь sieben siete سبعة سبع 七
    8: eight huit восемь acht ocho ثمانية ثماني 八
    9: nine neuf девять neun nueve تسعة تسع 九
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
_POINT, _COMMA, _EITHER = ".", ",", ".,"
_SCALE_WORDS = (
    (_POINT, 1, "十"),
    (_POINT, 2, "百"),
    (_POINT, 3, "thousand thousands k 千"),
    (_POINT, 4, "万 萬"),
    (_POINT, 5, "lakh lakhs lac lacs"),
    (_POINT, 6, "million mn m"),
    (_POINT, 7, "crore crores"),
    (_POINT, 8, "亿 億"),
    (_POINT, 9, "billion bn"),
    (_POINT, 12, "trillion trillions tn 兆"),
    (
        _COMMA,
        3,
        "mille milliers millier тыс тысяч тысячи тысяча тисяч tausend tsd mila tys tysięcy bin ribu rb duizend",
    ),
    (_COMMA, 6, "millions mln млн миллион миллиона миллионов мільйонів millionen mio milione milioni milhão milhões"),
    (_COMMA, 6, "milion miliony milionów miljoen milyon juta"),
    (_COMMA, 9, "billions milliard milliards млрд миллиард миллиарда миллиардов мільярдів milliarde milliarden mrd"),
    (_COMMA, 9, "miliardo miliardi mld bilhão bilhões miliard miliardy miliardów miljard milyar miliar"),
    (_COMMA, 12, "billionen bilione biljoen bilião biliões трлн триллион триллиона триллионов trilhão trilhões"),
    (_COMMA, 12, "trilyon triliun"),
    (_EITHER, 3, "mil ألف ألفا آلاف"),
    (_EITHER, 6, "millón millones مليون مليونا ملايين"),
    (_EITHER, 9, "مليار مليارا مليارات"),
    (_EITHER, 12, "billón billones تريليون"),
)
"""The words for powers of ten: the sign of the decimal point before them, by their language, and the power.

Spanish is written with a point in Mexico and a comma in Spain; Arabic with either.
"""
SCALES = {word: Decimal(10) ** power for _, power, words in _SCALE_WORDS for word in words.split()}
"""What each of these words multiplies a number by."""
_DECIMAL_SIGNS = {word: signs for signs, _, words in _SCALE_WORDS for word in words.split()}
_SHARED = frozenset(["million", "millions", "mn", "m", "mln", "billion", "billions", "bn", "trillion", "trillions"])
"""The words of several languages: of which one, the language of the text decides."""
_LONG_SCALE = frozenset(["billion", "billions", "trillion", "trillions"])
"""In English a billion has nine noughts and a trillion twelve, in French and German twelve and eighteen."""
_COMMA_LANGUAGES = "bg cs da de el es fi fr hr hu id it lt lv nl no pl pt ro ru sk sl sr sv tr uk vi"
_WITH_COMMA = frozenset(_COMMA_LANGUAGES.split())
_WITH_LONG_SCALE = frozenset(["cs", "da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "pl", "sv"])
_VAGUE_WORDS = (
    "a an no aucun aucune first single pair paire couple both half demi пара пару k m mn bn elf mio "
    "bin mila lac lacs rb tn tsd tys mld juta"
)
VAGUE = frozenset(_VAGUE_WORDS.split())
"""Words that as often mean something else."""
_JOINING = {"and", "et", "und", "y", "of", "de", "-"}

_FEW = 20
"""The most numbers for which the sums of two are formed."""

_CHINESE = "〇零一二三四五六七八九两兩十百千万萬亿億兆"
# A number in digits with whatever signs are in it, one Chinese numeral, or a word.
_TOKEN = re.compile(
    rf"(?<!\d)\d{{1,3}}(?: \d{{3}})+(?:[.,٫]\d+)?(?!\d)|\d+(?:[.,'’٬٫]\d+)*|[{_CHINESE}]|[^\W\d_{_CHINESE}]+"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[^\d٫]\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}")
"""Thousands set apart by a sign, or as in India: 1,00,00,000."""
_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile(r"\D")
_FRACTION = re.compile(r"(\d{0,15}) ?([¼-¾⅐-⅞])")


WORTH = {
    word: number
    for word, number in {**_UNITS, **dict.fromkeys(_HUNDRED, Decimal(100)), **SCALES}.items()
    if word not in VAGUE
}
"""What the words that mean a number and nothing else are worth."""


@lru_cache(maxsize=4096)
def numbers(text: str, language: str | None = None) -> frozenset[Decimal]:
    """Return every number that `text` may state; `language` is its code, where it is known.

    Sums of two are included: "eight planes and two helicopters". Three digits after a sign are thousands: "20.000" is
    twenty thousand. Before a word such as million, which sign is the decimal point follows from the language of the
    word: "28.798 million" is 28,798,000 and nothing else. Where words are ambiguous, all their meanings are included.
    """
    words = _TOKEN.findall(_plain(text))
    scales = [_scale(word, language) for word in words]
    stated = {number for run in _runs(words, scales) for number in run}
    stated |= {one + other for one, other in combinations(stated, 2)} if len(stated) <= _FEW else set()
    # A range names its scale once, "20 to 25 thousand": what has no scale of its own may be in any that is named.
    named = {scale for word, scale in zip(words, scales, strict=True) if scale and word not in VAGUE}
    named |= {scale for word, scale in zip(words, scales[1:], strict=False) if scale and word[0].isdecimal()}
    afters = [*scales[1:], None]
    unscaled = [word for word, after in zip(words, afters, strict=False) if not (after and _in_digits(word))]
    shared = {number * scale.worth for scale in named for word in unscaled for number in _values(word, scale.signs)}
    return frozenset(stated | shared | {scale.worth for scale in named})


class _Scale(NamedTuple):
    """What a word multiplies the number before it by, and the signs that may be the decimal point of that number."""

    worth: Decimal
    signs: str


def _scale(word: str, language: str | None) -> _Scale | None:
    if word not in SCALES:
        return None
    worth, signs, code = SCALES[word], _DECIMAL_SIGNS[word], (language or "").split("-")[0]
    if code and word in _SHARED:
        signs = _COMMA if code in _WITH_COMMA else _POINT
    if code in _WITH_LONG_SCALE and word in _LONG_SCALE:
        worth *= 1000 if word.startswith("b") else 1_000_000
    return _Scale(worth, signs)


def _plain(text: str) -> str:
    """Return the text in small letters, digits of all scripts as ours, and fractions as decimals: "2.50" for "2½"."""

    def decimals(match: re.Match[str]) -> str:
        # The last nought keeps three decimals from being taken for thousands.
        return f"{int(match[1] or 0) + Decimal(str(unicodedata.numeric(match[2])))}0"

    plain = unicodedata.normalize("NFKC", _FRACTION.sub(decimals, text)).casefold()
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in plain)


def _runs(words: list[str], scales: list[_Scale | None]) -> Iterator[Iterable[Decimal]]:
    """Return the numbers of each word, and those that runs of words spell: "65 mille 500", "3千万"."""
    groups: list[Decimal] = []  # what was multiplied by its scale
    part = Decimal(0)
    for before, word, scale, after in zip(["", *words], words, scales, [*scales[1:], None], strict=False):
        values = _values(word, after.signs if after else "")
        if values:
            scaled = after is not None and _in_digits(word)
            yield [number * after.worth for number in values] if after and scaled else values
            part = part * 20 if before == "quatre" and word.startswith("vingt") else part + values[0]
            if scaled:
                continue
        elif word in _HUNDRED:
            part = (part or Decimal(1)) * 100
        elif scale and (part or groups):
            yield [(part or 1) * scale.worth]  # "5 thousand, 2 million" are two numbers
            while groups and groups[-1] < scale.worth:  # "2 mil millones" is one
                part += groups.pop()
            groups.append((part or 1) * scale.worth)
            part = Decimal(0)
        elif word not in _JOINING:
            groups, part = [], Decimal(0)
        if groups or part:
            yield [sum(groups, part)]


def _in_digits(word: str) -> bool:
    return word[0].isdecimal()


def _values(word: str, signs: str) -> list[Decimal]:
    """Return what a word or a number in digits may be worth by itself; `signs` are those that may be decimal points."""
    if not _in_digits(word):
        return [_UNITS[word]] if word in _UNITS else []
    groups, between = _DIGITS.findall(word), _SIGNS.findall(word)
    if len(between) == 1 and not _GROUPED.fullmatch(word):
        return [_decimal(groups)]
    if len(between) == 1 and between[0] in signs:
        return [_decimal(groups)] if signs == between[0] else [Decimal("".join(groups)), _decimal(groups)]
    *_, last = groups
    if len(set(between)) <= 1 and (not between or _GROUPED.fullmatch(word)):
        return [Decimal("".join(groups))]
    if len(set(between[:-1])) == 1 and between[-1] not in between[:-1] and _GROUPED.fullmatch(word[: -len(last) - 1]):
        return [_decimal(groups)]
    return [Decimal(group) for group in groups]  # a date, or a list


def _decimal(groups: list[str]) -> Decimal:
    return Decimal(f"{''.join(groups[:-1])}.{groups[-1]}")
