"""The output formats: FORMATS lists them. A format is a module that writes a listing as text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from bilat.listing import Listing

FORMATS = {
    "json": "One JSON object with facts, totals and sources.",
    "lines": "One fact a line, tab-separated: what goes into a pipe.",
    "table": "A table for a terminal.",
}
"""Every format by name, with what it gives."""


def written(name: str, listing: Listing, **options: Any) -> Iterator[str]:
    """Return the listing as pieces of text in the format called `name`; `options` are the format's own."""
    # Imported late: rich is needed for a table only, and costs more than everything else.
    module = import_module(f"bilat.formats.as_{name}")
    return module.written(listing, **options)  # type: ignore[no-any-return]
