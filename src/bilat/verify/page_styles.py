"""How the elements of a page are shown, by the style sheets inside it and their own attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

import tinycss2
from cssselect2 import ElementWrapper
from selectolax.lexbor import LexborHTMLParser, LexborNode

from bilat.verify.style_sheets import MENTIONED, Declared, StyleSheets, declarations
from bilat.verify.style_values import hides, known_value, with_variables

Style = Mapping[str, str]
"""Values by property, and variables by name."""
_NOTHING: Style = MappingProxyType({})


class PageStyles:
    """The styles of a page; sheets that are not in the page itself are not fetched."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._sheets = StyleSheets(page)
        self._by_node: dict[int, list[Declared]] = {}
        self.variables: Style = self._sheets.variables
        """The variables that an element has from the start."""
        if self._sheets.rules and page.root is not None:
            nodes, tree = _tree(page.root)
            for node, element in zip(nodes, _Wrapped.from_html_root(tree).iter_subtree(), strict=True):
                if matches := self._sheets.matcher.match(element):
                    self._by_node[node] = list(self._sheets.ranked(matches))

    def of(self, node: LexborNode, written: str | None, variables: Style) -> tuple[Style, Style]:
        """Return the style of an element, and the variables that it hands down.

        `written` is its attribute of that name, `variables` are those handed down to it.
        """
        declared = self._by_node.get(node.mem_id, []) if self._by_node else []
        if written and MENTIONED.search(written):
            declared = [*declared, *_own(written)]
        if not declared:
            return _NOTHING, variables
        style = _cascaded(sorted(declared))
        own = {name: value for name, value in style.items() if name.startswith("--")}
        if own:
            variables = _handed_down(own, variables)
        return {name: _put_in(name, value, variables) for name, value in style.items() if name not in own}, variables


class _Wrapped(ElementWrapper):  # type: ignore[misc]
    """An element for selectors; cssselect2's own way to those around it is recursive, and keeps a list for each."""

    @property
    def ancestors(self) -> Iterator[ElementWrapper]:
        """The elements that it is in, from the nearest."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    @property
    def previous_siblings(self) -> Iterator[ElementWrapper]:
        """The elements before it with the same parent, from the nearest."""
        element = self.previous
        while element is not None:
            yield element
            element = element.previous


def _tree(root: LexborNode) -> tuple[list[int], Element]:
    """Return the elements of a page as selectors are matched with, and their nodes in the same order.

    A reader opens what can be opened, so `details` are.
    """
    nodes: list[int] = []
    top = Element("html")
    open_: list[tuple[LexborNode, Element]] = []
    node: LexborNode | None = root
    while node is not None:
        if node.is_element_node:
            element = Element(node.tag or "", {name: value or "" for name, value in node.attributes.items()})
            if node.tag == "details":
                element.set("open", "")
            nodes.append(node.mem_id)
            if open_:
                open_[-1][1].append(element)
            else:
                top = element
            if node.first_child is not None:
                open_.append((node, element))
                node = node.first_child
                continue
        elif open_ and node.is_text_node and (node.text_content or ""):
            open_[-1][1].text = " "  # :empty asks only whether there is any
        while node is not None and node.next is None:
            node = open_.pop()[0] if open_ else None
        node = node.next if node is not None and open_ else None
    return nodes, top


def _own(written: str) -> Iterator[Declared]:
    """Return what the attribute of an element declares."""
    nodes = tinycss2.parse_blocks_contents(written, skip_comments=True, skip_whitespace=True)
    for order, (name, value, important) in enumerate(declarations(nodes)):
        yield Declared(important, True, (), (), (0, order), name, value, True)


def _cascaded(declared: Iterable[Declared]) -> dict[str, str]:
    """Return the value of each property: the last one counts.

    One that is not sure counts only if it hides its element: what may be hidden is no evidence.
    """
    style: dict[str, str] = {}
    for one in declared:
        if one.sure or hides(one.name, one.value):
            style[one.name] = one.value
    return style


def _handed_down(own: Style, variables: Style) -> Style:
    """Return variables with those of an element put in, each as it is worked out there."""
    both = {**variables, **own}
    worked_out = {name: with_variables(value, both) for name, value in own.items()}
    return {
        **{name: value for name, value in variables.items() if name not in own},
        **{name: value for name, value in worked_out.items() if value is not None},
    }


def _put_in(name: str, value: str, variables: Style) -> str:
    """Return a value with variables put in; what comes out invalid is as if unset."""
    if "var(" not in value.lower():
        return value
    put = with_variables(value, variables)
    return (known_value(name, put) if put is not None else None) or "unset"
