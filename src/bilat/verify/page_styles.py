"""What the style sheets inside a page say of what is shown: enough of CSS to tell what its reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

Style = Mapping[str, str]
"""Values of the properties below, by property."""
_PROPERTIES = frozenset({"display", "visibility", "content-visibility", "white-space"})
_MENTIONED = re.compile(r"display|visibility|white-space|\\", re.IGNORECASE)
_SCREEN = 1280
"""The width in pixels of the screen that a page is read on."""


class _Rule(NamedTuple):
    """A declaration and its rank: what is important, then what is more specific, then what comes later counts."""

    rank: tuple[bool, tuple[int, int, int], int]
    selector: str
    name: str
    value: str


class PageStyles:
    """The styles of a page, from its own sheets and attributes; sheets elsewhere are not fetched."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._by_node: dict[int, dict[str, str]] = {}
        self._important: set[tuple[int, str]] = set()
        for rule in sorted(_rules(page), key=lambda rule: rule.rank):
            for node in _selected(page, rule.selector):
                self._by_node.setdefault(node.mem_id, {})[rule.name] = rule.value
                if rule.rank[0]:
                    self._important.add((node.mem_id, rule.name))

    def of(self, node: LexborNode, written: str | None) -> Style:
        """Return the styles of an element; `written` is its attribute of that name, which goes before the sheets."""
        style: Style = self._by_node.get(node.mem_id, {}) if self._by_node else {}
        if not written or not _MENTIONED.search(written):
            return style
        own = {
            name: value
            for name, value, important in _declarations(written)
            if important or (node.mem_id, name) not in self._important
        }
        return {**style, **own}


def _selected(page: LexborHTMLParser, selector: str) -> Iterable[LexborNode]:
    try:
        return page.css(selector)
    except SelectolaxError:  # a part of an element, or a state such as :hover, which a text does not have
        return ()


def _rules(page: LexborHTMLParser) -> Iterator[_Rule]:
    order = 0
    for sheet in page.css("style"):
        text = sheet.text(deep=True)
        if not _MENTIONED.search(text) or not _for_screens(sheet.attributes.get("media") or ""):
            continue
        for rule in _qualified(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
            declarations = list(_declarations(rule.content))
            for selector in _selectors(rule) if declarations else ():
                for name, value, important in declarations:
                    order += 1
                    yield _Rule((important, _specificity(selector), order), selector, name, value)


def _qualified(nodes: Iterable[Node]) -> Iterator[QualifiedRule]:
    """Return the rules that apply on a screen, those inside @media, @supports and @layer too."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield node
        elif isinstance(node, AtRule) and node.content is not None:
            inside = node.lower_at_keyword in ("supports", "layer")
            if inside or (node.lower_at_keyword == "media" and _for_screens(tinycss2.serialize(node.prelude))):
                yield from _qualified(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))


_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([0-9.]+)(px|em|rem)\s*\)")
_CONDITION = re.compile(r"\([^)]*\)")


def _for_screens(query: str) -> bool:
    """Say whether a media query may hold on a screen of ordinary width."""
    return any(_holds(one.strip().lower()) for one in query.split(","))


def _holds(query: str) -> bool:
    widths = _WIDTH.findall(query)
    for bound, number, unit in widths:
        width = float(number) * (1 if unit == "px" else 16)
        if (width > _SCREEN) if bound == "min" else (width < _SCREEN):
            return False
    if len(_CONDITION.findall(query)) > len(widths):  # such as what the reader prefers: nothing that is known here
        return False
    medium = re.sub(r"\b(only|and)\b", "", _CONDITION.sub("", query)).strip()
    return medium in ("", "all", "screen")


def _declarations(content: str | Iterable[Node]) -> Iterator[tuple[str, str, bool]]:
    """Return name, value and importance of the declarations that say what is shown."""
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(node, Declaration) and node.lower_name in _PROPERTIES:
            yield node.lower_name, tinycss2.serialize(node.value).strip().lower(), node.important


def _selectors(rule: QualifiedRule) -> Iterator[str]:
    """Return the selectors of a rule one by one; commas inside brackets part nothing."""
    part: list[Node] = []
    for node in [*rule.prelude, None]:
        if node is None or (node.type == "literal" and node.value == ","):
            if selector := tinycss2.serialize(part).strip():
                yield selector
            part = []
        else:
            part.append(node)


def _specificity(selector: str) -> tuple[int, int, int]:
    """Return roughly how specific a selector is: its ids, then its classes and attributes, then its elements."""
    bare = re.sub(r"\[[^\]]*\]", "[]", selector)
    return (
        bare.count("#"),
        len(re.findall(r"\.|\[\]|(?<!:):(?!:)", bare)),
        len(re.findall(r"(?:^|[\s>+~(])[a-z][\w-]*", bare, re.IGNORECASE)),
    )
