"""The style sheets in a page, read as far as they say what is shown."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

import tinycss2
from cssselect2 import Matcher, SelectorError
from cssselect2.parser import ClassSelector, CombinedSelector, IDSelector, Selector, parse
from selectolax.lexbor import LexborHTMLParser
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from bilat.verify.style_conditions import all_of, media_holds, supports_holds
from bilat.verify.style_matching import compiled_selector
from bilat.verify.style_selectors import Context, nested, scoped
from bilat.verify.style_unseen import MENTION, size_in_font
from bilat.verify.style_values import PROPERTIES, known_value, supported

MENTIONED = re.compile(
    rf"display|visibility|white-space|position|float|vertical-align|{MENTION}|all\b|--|\\|@import", re.IGNORECASE
)
_DEEPEST = 5
"""So many sheets may import one another."""


class Declared(NamedTuple):
    """What a rule or an attribute declares of an element."""

    important: bool
    own: bool
    """Whether the element's attribute says so."""
    layer: tuple[float, ...]
    """The later its layer, the greater; that of important declarations the other way round."""
    specificity: tuple[int, ...]
    order: tuple[int, int]
    """The number of the rule, and that of the declaration in it."""
    name: str
    value: str
    sure: bool
    """Whether the conditions of the rule surely hold."""


class StyleSheets:
    """The rules of all sheets that a page holds, those in data: addresses too; sheets elsewhere are not fetched.

    Source: CSS Cascading and Inheritance level 5, CSS Nesting; as for @container, it can't be told whether it holds.
    """

    def __init__(self, page: LexborHTMLParser) -> None:
        self.matcher = Matcher()
        self._names = _names(page)
        self.rules = 0
        """How many selectors there are."""
        self.variables: dict[str, str] = {}
        """The values that variables have from the start."""
        self._layers: dict[tuple[str, ...], int] = {}
        self._unnamed = 0
        for text, media in _sheets(page):
            truth = media_holds(media)
            if truth is not False and MENTIONED.search(text):
                self._read(_parsed(text), Context(sure=truth is True), imports=_DEEPEST)

    def _read(self, nodes: Iterable[Node], context: Context, *, imports: int = 0) -> None:
        """Read rules; `imports` says how deep sheets may still import others, which only their beginning may."""
        declarations: list[Declaration] = []
        for node in nodes:
            if isinstance(node, AtRule) and node.lower_at_keyword == "import":
                if imports:
                    self._import(node, context, imports - 1)
                continue
            if isinstance(node, QualifiedRule) or (isinstance(node, AtRule) and node.content is not None):
                imports = 0
            if isinstance(node, Declaration):
                declarations.append(node)
            elif isinstance(node, QualifiedRule):
                selector = nested(node.prelude, context)
                inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                if selector:
                    self._read(inside, context._replace(parent=selector))
            elif isinstance(node, AtRule):
                self._at_rule(node, context)
        if declarations and context.parent:
            self._add(declarations, context)

    def _add(self, nodes: Iterable[Declaration], context: Context) -> None:
        values = list(declarations(nodes))
        if not values:
            return
        try:
            compiled = [(one, compiled_selector(one)) for one in parse(context.parent)]
        except (SelectorError, NotImplementedError, SyntaxError, AttributeError, TypeError):
            return  # browsers ignore a rule with a part that they don't know
        for written, selector in compiled:
            if selector.pseudo_element is None and _names_of(written) <= self._names:
                self.rules += 1
                self.matcher.add_selector(selector, (context.sure, context.layer, self.rules, values))

    def _at_rule(self, rule: AtRule, context: Context) -> None:
        prelude = tinycss2.serialize(rule.prelude).strip()
        match rule.lower_at_keyword:
            case "media":
                truth = media_holds(prelude)
            case "supports":
                truth = supports_holds(prelude, supported)
            case "container":
                truth = None
            case "layer":
                truth = True
                context = self._in_layer(prelude, context)
            case "property":
                self._register(prelude, rule.content or ())
                return
            case "scope":
                truth = True
                context = scoped(rule.prelude, context)
            case _:
                return
        if rule.content is None or truth is False:
            return
        parse = tinycss2.parse_blocks_contents if context.parent else tinycss2.parse_rule_list
        inside = parse(rule.content, skip_comments=True, skip_whitespace=True)
        self._read(inside, context._replace(sure=context.sure and truth is True))

    def _register(self, name: str, content: Iterable[Node]) -> None:
        for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
            if isinstance(node, Declaration) and node.lower_name == "initial-value":
                self.variables[name] = tinycss2.serialize(node.value).strip()

    def _in_layer(self, names: str, context: Context) -> Context:
        """Return the context inside a layer; it, or each of several, comes after those named before."""
        layer = context.layer
        for name in names.split(","):
            self._unnamed += 1
            layer = (*context.layer, *(name.strip().split(".") if name.strip() else [f" {self._unnamed}"]))
            for depth in range(1, len(layer) + 1):
                self._layers.setdefault(layer[:depth], len(self._layers))
        return context._replace(layer=layer)

    def _import(self, rule: AtRule, context: Context, imports: int) -> None:
        tokens = [node for node in rule.prelude if node.type not in ("whitespace", "comment")]
        if not tokens or (text := _inline(_address(tokens[0]))) is None:
            return
        rest = tokens[1:]
        truth = None if not context.sure else True
        if rest and rest[0].type in ("ident", "function") and _name(rest[0]) == "layer":
            inside = tinycss2.serialize(rest[0].arguments) if rest[0].type == "function" else ""
            context = self._in_layer(inside, context)
            rest = rest[1:]
        if rest and rest[0].type == "function" and _name(rest[0]) == "supports":
            inside = tinycss2.serialize(rest[0].arguments)
            truth = all_of((truth, supports_holds(f"({inside})", supported)))
            rest = rest[1:]
        truth = all_of((truth, media_holds(" ".join(tinycss2.serialize([node]) for node in rest))))
        if truth is not False:
            self._read(_parsed(text), context._replace(sure=truth is True), imports=imports)

    def ranked(
        self, matches: Iterable[tuple[tuple[int, ...], int, object, tuple[bool, tuple[str, ...], int, list[Value]]]]
    ) -> Iterator[Declared]:
        """Return what the rules that match an element declare."""
        for specificity, _, _, (sure, layer, order, values) in matches:
            place = (*(float(self._layers[layer[:depth]]) for depth in range(1, len(layer) + 1)), inf)
            for n, (name, value, important) in enumerate(values):
                rank = tuple(-number for number in place) if important else place
                yield Declared(important, False, rank, specificity, (order, n), name, value, sure)


def _names(page: LexborHTMLParser) -> set[str]:
    """Return the classes and ids of a page, as selectors write them."""
    found: set[str] = set()
    for node in page.css("[class], [id]"):
        found |= {f".{name}" for name in (node.attributes.get("class") or "").split()}
        found.add(f"#{node.id}")
    return found


def _names_of(selector: Selector) -> set[str]:
    """Return the classes and ids that must all be on a page for a selector to select anything.

    Most of those in a sheet are of other pages, and the fewer selectors are tried on each element, the better.
    """
    found: set[str] = set()
    part = selector.parsed_tree
    while True:
        last = part.right if isinstance(part, CombinedSelector) else part
        found |= {f".{one.class_name}" for one in last.simple_selectors if isinstance(one, ClassSelector)}
        found |= {f"#{one.ident}" for one in last.simple_selectors if isinstance(one, IDSelector)}
        if not isinstance(part, CombinedSelector):
            return found
        part = part.left


Value = tuple[str, str, bool]
"""A property, its value, and whether it is important."""


def declarations(nodes: Iterable[Node]) -> Iterator[Value]:
    """Return the declarations that say what is shown, as browsers take them."""
    for node in nodes:
        if not isinstance(node, Declaration):
            continue
        text = tinycss2.serialize(node.value).strip()
        if node.name.startswith("--"):
            yield node.name, text, node.important
        elif node.lower_name == "all":
            if text.lower() in ("initial", "inherit", "unset", "revert", "revert-layer"):
                yield from ((name, text.lower(), node.important) for name in sorted(PROPERTIES))
        elif node.lower_name == "font":
            if size := known_value("font-size", text if "var(" in text.lower() else size_in_font(text.lower())):
                yield "font-size", size, node.important
        elif node.lower_name in PROPERTIES and (value := known_value(node.lower_name, text)):
            yield node.lower_name, value, node.important


def _parsed(text: str) -> list[Node]:
    return list(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _sheets(page: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Return the text of each sheet, and the media that it is for.

    Of sheets with a title only those of the first title count: the others are to choose from.
    """
    preferred = ""
    for node in page.css("style, link[rel][href]"):
        attributes = {name: value or "" for name, value in node.attributes.items()}
        words = attributes.get("rel", "stylesheet").lower().split()
        if "stylesheet" not in words or "disabled" in attributes or attributes.get("type", "").lower() not in _TYPES:
            continue
        title = attributes.get("title", "")
        if title and "alternate" not in words:
            preferred = preferred or title
        text = node.text(deep=True) if node.tag == "style" else _inline(attributes.get("href", ""))
        if text is not None and title in ("", preferred):
            yield text, attributes.get("media", "")


_TYPES = ("", "text/css")


def _inline(address: str) -> str | None:
    """Return the style sheet that a data: address holds."""
    head, comma, data = address.strip().partition(",")
    if not comma or not head.lower().startswith("data:text/css"):
        return None
    came = unquote_to_bytes(data)
    if head.lower().endswith(";base64"):
        try:
            came = base64.b64decode(came)
        except binascii.Error:
            return None
    return came.decode("utf-8", "replace")


def _address(token: Node) -> str:
    if token.type in ("string", "url"):
        return str(token.value)
    if token.type == "function" and token.lower_name in ("url", "src") and token.arguments:
        return str(getattr(token.arguments[0], "value", ""))
    return ""


def _name(token: Node) -> str:
    return str(token.lower_value if token.type == "ident" else token.lower_name)
