"""What family names look like where they come first, or are two: those of China, Korea, Vietnam and of Spanish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilat.values.text_folding import bare

_CHINESE_NAMES = (
    "bai cai cao chen cheng cui deng ding dong du fan fang feng fu gao gong gu guo han he hou hu huang jia "
    "jiang jin kang kong lai lei li liang liao lin liu lu luo lyu ma mao meng pan peng qian qin qiu ren shao "
    "shen shi song su sun tan tang tao tian wan wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye "
    "yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou"
)
_KOREAN_NAMES = (
    "ahn ban cho choi han hwang jang jeong jo jung kang kim kwon lee lim moon oh park ri ryu seo shin yoon yun"
)
_VIETNAMESE_NAMES = "bui dang dinh doan duong ho hoang huynh le luong ngo nguyen pham phan tran trinh truong vo vu"
_SPANISH_NAMES = (
    "aguilar alonso alvarez cabrera calderon castillo castro chavez delgado diaz dominguez espinoza fernandez "
    "flores garcia gomez gonzalez gutierrez guzman hernandez herrera jimenez lopez marquez martinez medina "
    "mejia mendoza molina morales moreno munoz navarro nunez ortega ortiz perez ramirez ramos reyes rios rivera "
    "rodriguez rojas romero rubio ruiz salazar sanchez santana serrano soto suarez torres valdez vargas vasquez "
    "vazquez vega velasquez"
)
_CHINESE, _KOREAN, _VIETNAMESE, _SPANISH = (
    frozenset(names.split()) for names in (_CHINESE_NAMES, _KOREAN_NAMES, _VIETNAMESE_NAMES, _SPANISH_NAMES)
)
"""Common family names without their marks."""
_SYLLABLE = (
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)"
)
_PINYIN = re.compile(f"{_SYLLABLE}(?:['’]?{_SYLLABLE})?")
_PAIR = re.compile(r"[A-Z][a-z]+-[a-z]+")
_VIETNAMESE_LETTER = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def family_comes_first(words: Sequence[str]) -> bool:
    """Say whether a name reads as one that begins with its family name: "Xi Jinping", "Kim Jong-un", "Nguyễn Văn An".

    The words after it are such given names; where the last is a family name itself, as in "Tan Wang", nobody knows.
    """
    first, *rest = map(bare, words)
    if not rest or rest[-1] in _CHINESE | _KOREAN:
        return False
    if first in _KOREAN and len(words) == 2 and _PAIR.fullmatch(words[1]):
        return True
    if first in _VIETNAMESE and any(map(_VIETNAMESE_LETTER.search, words)):
        return True
    return first in _CHINESE and len(rest) == 1 and bool(_PINYIN.fullmatch(rest[0]))


def is_spanish(word: str) -> bool:
    """Say whether a word is a common family name of Spanish; before another it is the first of two."""
    return bare(word) in _SPANISH
