"""References for readers, one module a style."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Protocol, cast

from bilat.cite.reference_list import Order
from bilat.cite.references import Reference


class Style(Protocol):
    """What the module of a style holds."""

    ORDER: Order | None
    """How a list of references is in alphabetical order; None where it is numbered."""

    def entry(self, reference: Reference, /) -> str:
        """Return the reference as one line."""


def load_style(name: str) -> Style:
    """Return the module of a style; `name` is one of STYLES in `styles_and_formats`."""
    return cast(Style, import_module(f"{__name__}.{name}"))


def in_text(style: str) -> Callable[[Reference], str] | None:
    """Return what writes a citation in a text by author and year; None for a style that cites by number."""
    return getattr(load_style(style), "in_text", None)


def entry(reference: Reference, style: str) -> str:
    """Return a reference in a style, with the address of its archived copy."""
    archived = f" Archived at {reference.archived}" if reference.archived else ""
    return load_style(style).entry(reference) + archived
