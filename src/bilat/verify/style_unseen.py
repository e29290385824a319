"""The values with which a style makes text unseen that keeps its place: clear, without size, or cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

HIDDEN, SHOWN, AS_OUTSIDE = "hidden", "shown", "inherit"
"""What such a value makes of its element."""
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*|%)")
_LENGTH = rf"(?:{_NUMBER.pattern}|auto)"
_SIZE = re.compile(rf"(?:^|\s)({_NUMBER.pattern}|(?:xx?-)?(?:small|large)|xxx-large|medium|smaller|larger)(?=$|\s|/)")
_RECT = re.compile(r"rect\((.*)\)")
_INSET = re.compile(r"inset\(([^()]*?)(?:\sround\s.*)?\)")
_POINT_OR_LINE = re.compile(r"(?:circle|ellipse)\(\s*[+-]?0*\.?0*(?:px|%|r?em)?(?:\s|\))")
_CLEAR_FILTER = re.compile(r"opacity\(\s*[+]?0*\.?0*%?\s*\)")
_RELATIVE = frozenset(["%", "em", "ex", "ch", "cap", "ic", "lh"])
"""The units in which a size is a multiple of the size outside."""


def _opacity(value: str) -> str | None:
    if "(" in value:
        return HIDDEN  # it can't be told
    number = _NUMBER.fullmatch(value)
    if number is None or number[2] not in ("", "%"):
        return None
    return HIDDEN if float(number[1]) <= 0 else SHOWN


def _font_size(value: str) -> str | None:
    if "(" in value:  # sizes are often worked out, and hardly ever to nothing
        return SHOWN
    size = _SIZE.fullmatch(value)
    number = _NUMBER.fullmatch(value)
    if size is None or (number and not number[2] and float(number[1]) != 0) or value.startswith("-"):
        return None
    if number is None:
        return AS_OUTSIDE if value in ("smaller", "larger") else SHOWN
    if float(number[1]) == 0:
        return HIDDEN
    return AS_OUTSIDE if number[2] in _RELATIVE else SHOWN


def size_in_font(value: str) -> str:
    """Return the size in the value of `font`; the value itself where there is none."""
    return next((match[1] for match in _SIZE.finditer(value) if _font_size(match[1])), value)


def _clip(value: str) -> str | None:
    rect = _RECT.fullmatch(value)
    if rect is None:
        return SHOWN
    sides = re.split(r"\s*,\s*|\s+", rect[1].strip())
    if len(sides) != 4 or not all(re.fullmatch(_LENGTH, side) for side in sides):
        return SHOWN
    top, right, bottom, left = (_NUMBER.fullmatch(side) for side in sides)
    return HIDDEN if _empty(top, bottom) or _empty(left, right) else SHOWN


def _empty(first: re.Match[str] | None, last: re.Match[str] | None) -> bool:
    """Say whether nothing lies between two edges; what `auto` or different units say is not told."""
    start = float(first[1]) if first else 0.0
    if last is None or (first and start and float(last[1]) and first[2] != last[2]):
        return False
    return float(last[1]) <= start


def _clip_path(value: str) -> str | None:
    if _POINT_OR_LINE.match(value):
        return HIDDEN
    if value.startswith("polygon("):
        points = {" ".join(point.split()) for point in value.removeprefix("polygon(").rstrip(")").split(",")}
        return HIDDEN if len(points - {"evenodd", "nonzero"}) < 3 else SHOWN
    inset = _INSET.match(value)
    sides = inset[1].split() if inset else []
    if not 1 <= len(sides) <= 4:
        return SHOWN
    top, right, bottom, left = (sides * 4)[:4] if len(sides) < 3 else [*sides, sides[1]][:4]
    return HIDDEN if _all_cut(top, bottom) or _all_cut(left, right) else SHOWN


def _all_cut(first: str, last: str) -> bool:
    """Say whether two opposite sides are cut until they meet, in shares of the element."""
    shares = [float(number[1]) for side in (first, last) if (number := _NUMBER.fullmatch(side)) and number[2] == "%"]
    return sum(shares) >= 100


def _filter(value: str) -> str | None:
    return HIDDEN if _CLEAR_FILTER.search(value) else SHOWN


UNSEEN: Mapping[str, Callable[[str], str | None]] = {
    "opacity": _opacity,
    "font-size": _font_size,
    "clip": _clip,
    "clip-path": _clip_path,
    "filter": _filter,
}
"""What a value of each property makes of its element; None where browsers ignore it."""
MENTION = r"opacity|font(?:-size)?\s*:|clip"
"""The pattern of a text that may say any of this."""
