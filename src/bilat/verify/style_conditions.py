"""The conditions of style sheets, @media and @supports: whether they hold on an ordinary screen, or can't be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from operator import eq, ge, gt, le, lt

import tinycss2
from tinycss2.ast import Node

Truth = bool | None
"""None where it can't be told, such as what a reader's finger or mouse can do."""
_Leaf = Callable[[str], Truth]
_WIDTH, _HEIGHT = 1280, 800
_NUMBERS = {
    **dict.fromkeys(("width", "device-width"), _WIDTH),
    **dict.fromkeys(("height", "device-height"), _HEIGHT),
    **dict.fromkeys(("aspect-ratio", "device-aspect-ratio"), _WIDTH / _HEIGHT),
    **dict.fromkeys(("color-index", "monochrome", "grid"), 0),
    "color": 8,
}
"""The screen that a page is read on; lengths in pixels."""
_WORDS = {
    "orientation": "landscape",
    "prefers-color-scheme": "light",
    "prefers-contrast": "no-preference",
    "prefers-reduced-data": "no-preference",
    "prefers-reduced-motion": "no-preference",
    "prefers-reduced-transparency": "no-preference",
    "forced-colors": "none",
    "inverted-colors": "none",
    "display-mode": "browser",
    "scripting": "enabled",
    "update": "fast",
}
"""What a browser says of a reader who has chosen nothing."""
_UNITS = {"": 1, "px": 1, "em": 16, "rem": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16}
_LENGTH = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))([a-z]*)(?:\s*/\s*([0-9.]+))?")
_PLAIN = re.compile(r"(min-|max-)?([a-z-]+)\s*:\s*(.+)")
_RANGE = re.compile(r"(?:([^<>=]+?)\s*([<>]=?|=)\s*)?([a-z-]+)(?:\s*([<>]=?|=)\s*([^<>=]+))?")
_SIGNS = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}


def media_holds(query: str) -> Truth:
    """Say whether a list of media queries holds.

    Source: Media Queries level 4; an unknown feature of a reader or a screen can't be told.
    """
    tokens = _tokens(tinycss2.parse_component_value_list(query))
    queries = _parted(tokens)
    return any_of(_query(one) for one in queries) if tokens else True


def supports_holds(condition: str, supported: Callable[[str, str], bool]) -> Truth:
    """Say whether a condition of @supports holds; `supported` says it of a property and a value."""

    def leaf(text: str) -> Truth:
        name, colon, value = (part.strip() for part in text.partition(":"))
        if colon and re.fullmatch(r"[a-z-]+", name):
            return supported(name, value)
        return "-moz-" not in text if text.startswith("selector(") else None

    return _condition(_tokens(tinycss2.parse_component_value_list(condition)), leaf)


def _tokens(nodes: Iterable[Node]) -> list[Node]:
    return [node for node in nodes if node.type not in ("whitespace", "comment")]


def _parted(tokens: Sequence[Node]) -> list[list[Node]]:
    """Return the parts between commas."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _word(tokens: Sequence[Node], at: int) -> str:
    return str(tokens[at].lower_value) if at < len(tokens) and tokens[at].type == "ident" else ""


def _query(tokens: Sequence[Node]) -> Truth:
    negated = _word(tokens, 0) == "not" and _word(tokens, 1) != ""
    start = 1 if negated or _word(tokens, 0) == "only" else 0
    medium = _word(tokens, start)
    if medium in ("", "not"):
        return _condition(tokens, _feature)
    holds: Truth = medium in ("all", "screen")
    if len(tokens) > start + 1:
        if _word(tokens, start + 1) != "and":
            return False
        holds = all_of((holds, _condition(tokens[start + 2 :], _feature)))
    return _not(holds) if negated else holds


def _condition(tokens: Sequence[Node], leaf: _Leaf) -> Truth:
    """Say whether terms joined by "and", or by "or", hold."""
    if _word(tokens, 0) == "not":
        return _not(_term(tokens[1], leaf)) if len(tokens) == 2 else False
    joins = {_word(tokens, at) for at in range(1, len(tokens), 2)}
    terms = [_term(token, leaf) for token in tokens[::2]]
    if joins == {"or"}:
        return any_of(terms)
    return all_of(terms) if terms and joins <= {"and"} else False


def _term(token: Node, leaf: _Leaf) -> Truth:
    if token.type == "function":
        return leaf(tinycss2.serialize([token]).strip().lower())
    if token.type != "() block":
        return False
    inside = _tokens(token.content)
    if inside and (inside[0].type in ("() block", "function") or _word(inside, 0) == "not"):
        return _condition(inside, leaf)
    return leaf(tinycss2.serialize(token.content).strip().lower())


def _feature(text: str) -> Truth:
    """Say whether a feature of the screen or its reader is as a query says."""
    if plain := _PLAIN.fullmatch(text):
        bound, name, value = plain.groups()
        if name in _WORDS and not bound:
            return _WORDS[name] == value
        return _compared(name, {"min-": ">=", "max-": "<="}.get(bound, "="), value)
    if (range_ := _RANGE.fullmatch(text)) is None:
        return None
    low, before, name, after, high = range_.groups()
    if not before and not after:
        if name in _WORDS:
            return _WORDS[name] not in ("none", "no-preference")
        return _NUMBERS[name] != 0 if name in _NUMBERS else None
    turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
    first = _compared(name, turned.get(before, before), low) if before else True
    return all_of((first, _compared(name, after, high) if after else True))


def _compared(name: str, sign: str, value: str) -> Truth:
    length = _LENGTH.fullmatch(value)
    if name not in _NUMBERS or length is None or length[2] not in _UNITS:
        return None
    wanted = float(length[1]) * _UNITS[length[2]] / float(length[3] or 1)
    return bool(_SIGNS[sign](_NUMBERS[name], wanted))


def _not(truth: Truth) -> Truth:
    return None if truth is None else not truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return whether all are true, None where that can't be told."""
    known = set(truths)
    return False if False in known else None if None in known else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return whether any is true, None where that can't be told."""
    known = set(truths)
    return True if True in known else None if None in known else False
