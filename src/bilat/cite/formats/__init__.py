"""Citations written out, one module a format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from bilat.cite.citation import Citation
from bilat.cite.styles_and_formats import FORMATS, TEXT
from bilat.values.safe_text import safe


class FormatModule(Protocol):
    """What the module of a format holds."""

    def render(self, citation: Citation, style: str, /) -> Iterable[str]:
        """Return the citation as lines; a format that is not `styled` ignores the style."""


def render(citation: Citation, format: str = "", style: str = "plain") -> Iterator[str]:
    """Return a citation as lines that are safe to print.

    `format` is one of `FORMATS`, or "" for text; `style` is one of `STYLES`.
    """
    chosen = FORMATS.get(format, TEXT)
    module = cast(FormatModule, import_module(f"{__name__}.{chosen.module}"))
    lines = module.render(citation, style)
    return iter(lines) if chosen.json else map(safe, lines)
