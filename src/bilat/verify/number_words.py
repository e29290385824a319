"""Numbers that words spell, alone or together with digits: whether a place in a text lies inside one."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from bilat.values.spelled_numbers import WORTH
from bilat.verify.folding import comparable

_WORTH = {comparable(word): number for word, number in WORTH.items()}
_STEMS = {"тысячн": 1_000, "миллионн": 1_000_000, "миллиардн": 1_000_000_000}
_ENDINGS = {"hundert": 100, "tausend": 1_000}
"""The ends of German numbers, whose words are written together."""
_ABBREVIATED = frozenset(["k", "bn", "mn", "mln", "mio", "mrd", "тыс", "млн", "млрд"])
"""What says how many a number in digits counts; a full stop may follow."""
_DOZENS = (
    "dozen dozens dizaine dizaines douzaine douzaines centaine centaines dutzend docena docenas decena decenas "
    "десяток десятка десятков сотня сотни сотен дюжина дюжины дюжин"
)
_TIMES_A_DOZEN = frozenset(_DOZENS.split())
"""What is counted as things are: "two dozen"."""
_NEVER_AFTER_DIGITS = frozenset(["hundreds", "thousands", "millions", "billions"])
"""As in "in 2023 thousands came"."""
_ORDINAL = re.compile(
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|(?:un|deux|trois|quatr|cinqu|six|sept|huit|neuv)ièmes?"
    "|(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят)(?:ый|ая|ое|ые|ой|ого|ому|ым|ых|ую|ий|ья|ье|ьего)"
)
_PART_NAMES = "half quarter quarters third thirds demi demie medio media halb halbe половиной نصف"
_PARTS = frozenset(_PART_NAMES.split())
_HALF_OF_A_THING = frozenset(["demi", "demie", "половиной"])
"""What adds a half to whatever was counted before: "deux heures et demie"."""
_MINUS = frozenset(["minus", "минус", "moins", "menos", "negative"])
_AT_LEAST = frozenset(["au", "du", "tout", "al", "lo", "cuando"])
"""What makes "at least" of "moins" and "menos"."""
_PERCENT, _PER = frozenset(["cent", "ciento"]), frozenset(["pour", "per", "por"])
"""What is no number after one of these: "pour cent"."""
_ONE = frozenset(["un", "une", "ein", "eine"])
_ARABIC_AND = "و"
"""It is written together with the next word."""
_AND = "and|et|und|y|с|with"
_ARTICLE = "a|an|of|un|une|ein|eine"
_JOINT = rf"(?:{_AND}|{_ARTICLE})(?![^\W_])"
_REACH = 60
"""The characters before and after a place in which the words of its number lie."""
_LEFT = re.compile(
    rf"(?:(?P<earlier>[^\W_]+)[ -])?(?P<word>(?!{_JOINT})[^\W_]+)(?P<stop>[.,]?)"
    rf"(?P<joint>(?:[ -]{_JOINT})*)(?P<gap>[ -]?)\Z"
)
_RIGHT = re.compile(rf"(?P<gap>[ -]?)(?P<joint>(?:{_JOINT}[ -])*)(?P<word>[^\W_]+)")
_DIGITS = re.compile(r"[0-9]+(?:[ .,'·_˙][0-9]{3}(?![0-9]))*")


def inside_number(blocks: str, at: int) -> bool:
    """Say whether a place in a folded text lies inside a number: in "25| million", "2 thousand| 500", "minus| five".

    What may be one number or two is one.
    """
    right = _RIGHT.match(blocks, at, at + _REACH)
    if not right or not _of_a_number(right["word"]):  # as most words, and this is the quicker half
        return False
    left = _LEFT.search(blocks, max(at - _REACH, 0), at)
    if not left or not (left["gap"] or right["gap"]):
        return False
    joint = re.findall(r"\w+", f"{left['joint']} {right['joint']}")
    before, after, stop = left["word"], right["word"], left["stop"]
    if after[0] == _ARABIC_AND and (after[1:] in _PARTS or _worth(after[1:])):
        joint, after = [*joint, "and"], after[1:]
    if (stop == "." and before not in _ABBREVIATED) or (before in _PERCENT and left["earlier"] in _PER):
        return False
    if not joint and before in _MINUS and left["earlier"] not in _AT_LEAST:
        return after[0].isdecimal() or after in _PARTS or _worth(after) is not None
    if after[0].isdecimal():
        return stop != "," and _smaller_in_digits(before, joint, _DIGITS.match(blocks, right.start("word")))
    if after == "half" and blocks[right.end() : right.end() + 1] == "-":  # "and a half-dozen aides"
        return False
    return _one_number(before, after, joint, comma=stop == ",")


def _of_a_number(word: str) -> bool:
    if word[0].isdecimal() or word in _TIMES_A_DOZEN or word in _ABBREVIATED:
        return True
    return word.removeprefix(_ARABIC_AND) in _PARTS or _worth(word) is not None or bool(_ORDINAL.fullmatch(word))


@lru_cache(maxsize=4096)
def _worth(word: str) -> Decimal | int | None:
    """Return what a word is worth in a number, None where it is of none."""
    if word in _WORTH:
        return _WORTH[word]
    if word[0] == _ARABIC_AND and word[1:] in _WORTH:
        return _WORTH[word[1:]]
    ways = [worth for stem, worth in _STEMS.items() if word.startswith(stem)]
    ways += [worth for ending, worth in _ENDINGS.items() if word.endswith(ending)]
    return ways[0] if ways else None


def _one_number(before: str, after: str, joint: list[str], *, comma: bool) -> bool:
    """Say whether two words, the first of them perhaps digits, are parts of one number."""
    digits = before[-1].isdecimal()
    first, second = (0 if digits else _worth(before)), 1 if _ORDINAL.fullmatch(after) else _worth(after)
    added = bool(joint) and re.fullmatch(_AND, joint[0]) is not None
    if after in _PARTS and added:
        return first is not None or after in _HALF_OF_A_THING or (after == "half" and joint[1:] == ["a"])
    if added and _ONE.intersection(joint[1:]):  # "cent et |un millions"
        second = 1
    if before in _PARTS and not added:
        return after in _TIMES_A_DOZEN or (second or 0) >= 100
    if first is None or (joint and not added):
        return False
    if not joint and not comma and (after in _TIMES_A_DOZEN or (digits and after in _ABBREVIATED)):
        return True
    if second is None or (digits and (joint or comma or after in _NEVER_AFTER_DIGITS)):
        return False
    if comma:
        return first >= 1000 and first > second
    return (
        (second >= 100 and not added)
        or (first >= 20 and first > second)
        or (before, after[:5]) == ("quatre", "vingt")
        or (added and not before.isascii() and first < 10 and 20 <= second < 100)  # Arabic says the units first
    )


def _smaller_in_digits(before: str, joint: list[str], digits: re.Match[str] | None) -> bool:
    """Say whether digits complete what a word begins, as in "2 million 500,000": they are fewer than its noughts."""
    power = 1_000_000 if before in ("mn", "mio") else _worth(before)
    if digits is None or power is None or power < 100 or any(not re.fullmatch(_AND, word) for word in joint):
        return False
    return sum(map(str.isdecimal, digits[0])) < len(str(int(power)))
