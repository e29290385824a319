"""The properties that say what of a page is shown, and the values that browsers know for them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import tinycss2
from tinycss2.ast import Node

from bilat.verify.style_unseen import HIDDEN, UNSEEN

_INNER = "flow-root flex grid table ruby math"
_DISPLAYS = frozenset(
    (
        "none contents block inline list-item inline-block inline-flex inline-grid inline-table "
        "-webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex table-row table-cell table-caption "
        f"table-row-group table-header-group table-footer-group table-column table-column-group ruby-text {_INNER}"
    ).split()
)
_WIDE = frozenset(["initial", "inherit", "unset", "revert", "revert-layer"])
_KNOWN: Mapping[str, frozenset[str]] = {
    "display": _DISPLAYS,
    "visibility": frozenset(["visible", "hidden", "collapse"]),
    "content-visibility": frozenset(["visible", "auto", "hidden"]),
    "float": frozenset(["none", "left", "right", "inline-start", "inline-end"]),
    "position": frozenset(["static", "relative", "absolute", "fixed", "sticky"]),
    "white-space": frozenset(["normal", "nowrap", "pre", "pre-wrap", "pre-line", "break-spaces"]),
    "white-space-collapse": frozenset(["collapse", "preserve", "preserve-breaks", "break-spaces"]),
    "vertical-align": frozenset(["baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom"]),
}
PROPERTIES = frozenset({*_KNOWN, *UNSEEN})
HIDING: Mapping[str, str] = {
    "display": "none",
    "visibility": "hidden",
    "content-visibility": "hidden",
    **dict.fromkeys(UNSEEN, HIDDEN),
}
"""The properties that can hide an element, and a value with which they do."""
_LONGEST = 1_000
"""A value with more characters, after variables are put in, is none."""


def hides(name: str, value: str) -> bool:
    """Say whether a declaration hides its element."""
    return value == HIDING.get(name) or (name == "visibility" and value == "collapse")


def known_value(name: str, value: str) -> str | None:
    """Return a value as browsers take it, None where they ignore the declaration.

    Variables are left to be put in; what any other function gives can't be told, so it is taken to hide what it can.
    """
    value = " ".join(value.split())
    if "var(" in value.lower():
        return value
    value = value.lower()
    if value in _WIDE:
        return value
    if name in UNSEEN:
        return UNSEEN[name](value)
    if value in _KNOWN[name]:
        return value
    if "(" in value:
        return HIDING.get(name)
    return _two_words(value) if name == "display" else None


def _two_words(value: str) -> str | None:
    """Return the one word for a display in several, such as "inline flow-root", or for "flow"."""
    words = value.split()
    outer = [word for word in words if word in ("block", "inline")]
    inner = [word for word in words if word in ("flow", *_INNER.split())]
    items = words.count("list-item")
    if len(outer) > 1 or len(inner) > 1 or items > 1 or len(outer) + len(inner) + items != len(words):
        return None
    if outer == ["inline"]:
        return {"flex": "inline-flex", "grid": "inline-grid", "table": "inline-table"}.get("".join(inner), "inline")
    return {"flex": "flex", "grid": "grid"}.get("".join(inner), "block")


def supported(name: str, value: str) -> bool:
    """Say whether a browser of today very likely knows a property and its value."""
    if name in _KNOWN:
        return known_value(name, value) is not None
    return not re.search(r"^-(?:moz|ms|o|khtml)-|(?:^|\s)-(?:moz|ms|o|khtml)-", f"{name} {value}")


def with_variables(value: str, variables: Mapping[str, str], depth: int = 0) -> str | None:
    """Return a value with its variables put in; None where one is missing or leads to itself."""
    if "var(" not in value.lower():
        return value
    parts: list[str] = []
    for node in tinycss2.parse_component_value_list(value, skip_comments=True):
        if node.type != "function" or node.lower_name != "var":
            parts.append(tinycss2.serialize([node]))
            continue
        put = _variable(node, variables, depth) if depth < 20 else None
        if put is None or len(put) > _LONGEST:
            return None
        parts.append(put)
    return "".join(parts).strip()


def _variable(function: Node, variables: Mapping[str, str], depth: int) -> str | None:
    name, comma, fallback = tinycss2.serialize(function.arguments).partition(",")
    if (value := variables.get(name.strip())) is not None:
        value = with_variables(value, variables, depth + 1)
    if value is None and comma:
        value = with_variables(fallback.strip(), variables, depth + 1)
    return value
