"""The selectors of rules that stand inside others, or in a scope, written out as they are matched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Node

_LONGEST = 2_000
"""A selector of more characters, after those that it is nested in are put in, is none."""


class Context(NamedTuple):
    """Where in a sheet a rule stands."""

    layer: tuple[str, ...] = ()
    sure: bool = True
    parent: str = ""
    """The selector that a rule is nested in."""
    scope: str = ""
    """What is appended to a selector, so that it keeps to its scope."""
    root: str = ":root"
    """What `:scope` means."""


def nested(prelude: Sequence[Node], context: Context) -> str:
    """Return the selectors of a rule with those that it is nested in put in; "" where that grows too long."""
    selectors = [_one_nested(one, context) for one in _parted(prelude)]
    text = ", ".join(f"{one}{context.scope}" for one in selectors)
    return text if len(text) <= max(_LONGEST, len(prelude) * 20) else ""


def _one_nested(selector: Sequence[Node], context: Context) -> str:
    text = tinycss2.serialize(selector).strip()
    outer = f":is({context.parent})" if context.parent else context.root
    replaced = re.sub(r":scope\b", lambda _: context.root, text) if context.root != ":root" else text
    within = re.sub(r"&", lambda _: outer, replaced) if "&" in text else replaced
    if context.parent and "&" not in text:
        return f"{outer} {within}"
    return f"{outer} {within}" if text[:1] in (">", "+", "~") else within


def _parted(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    """Return the selectors of a list; commas inside brackets part nothing."""
    part: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield part
            part = []
        else:
            part.append(node)
    yield part


_HOLDER = ":has(> style)"
"""What a sheet stands in, which is its scope where it names none."""


def scoped(prelude: Sequence[Node], context: Context) -> Context:
    """Return the context inside a scope: from a root, to a limit that lies outside."""
    blocks = [tinycss2.serialize(node.content).strip() for node in prelude if node.type == "() block"]
    limited = any(node.type == "ident" and node.lower_value == "to" for node in prelude)
    if limited and len(blocks) == 1:
        blocks.insert(0, _HOLDER)
    root, limit = [*blocks, ""][:2] if blocks else (_HOLDER, "")
    scope = f":where({root}, :is({root}) *)"
    if limit:
        scope += f":not(:where(:is({root}) :is({limit}), :is({root}) :is({limit}) *))"
    return context._replace(parent="", scope=context.scope + scope, root=f":is({root})")
