"""Citations of facts and sources: for people, for papers, for wikis, for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bilat.cite import biblatex, csl_json, ris, wikipedia
from bilat.cite.citation import Citation, citation
from bilat.cite.people import STYLES
from bilat.jsontext import text

__all__ = ["FORMATS", "STYLES", "Citation", "citation"]


def _csl(cited: Citation) -> Iterable[str]:
    yield text(csl_json.items(cited))


FORMATS: dict[str, Callable[[Citation], Iterable[str]]] = {
    "bibtex": biblatex.written,
    "ris": ris.written,
    "csl-json": _csl,
    "wikipedia": wikipedia.written,
}
"""The formats that other programs read: what writes the lines of each."""
