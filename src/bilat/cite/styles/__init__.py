"""References for readers, one module a style."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Protocol, cast

from bilat.cite.reference_list import Order
from bilat.cite.references import Reference

Cite = Callable[[Sequence[Reference], Sequence[Reference]], str]
"""Writes what cites some references, given all those of the list."""


class Style(Protocol):
    """What the module of a style holds.

    One that cites by author in brackets has `in_text` too, and one that cites in notes has `note`, both a `Cite`; all
    others cite by number, and write the marks by `numbered` if they have it.
    """

    HEADING: str
    """What its list of references is called."""
    ORDER: Order | None
    """How a list of references is in alphabetical order; None where it is numbered."""
    ENDS_WITH_STOP: bool
    """Whether a full stop follows an address."""

    def entry(self, reference: Reference, /) -> str:
        """Return the reference as one line."""


def load_style(name: str) -> Style:
    """Return the module of a style; `name` is one of STYLES in `styles_and_formats`."""
    return cast(Style, import_module(f"{__name__}.{name}"))


def entry(reference: Reference, style: str) -> str:
    """Return a reference in a style, with the address of its archived copy."""
    module = load_style(style)
    stop = "." if module.ENDS_WITH_STOP else ""
    archived = f" Archived at {reference.archived}{stop}" if reference.archived else ""
    return module.entry(reference) + archived
