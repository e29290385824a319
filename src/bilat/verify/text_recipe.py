"""What the text of a page is made by: the same recipe makes the same text of the same bytes."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

MODULES = (
    "charsets",
    "html_tables",
    "html_text",
    "page_lines",
    "page_styles",
    "page_text",
    "parser_process",
    "pdf_text",
    "style_conditions",
    "style_matching",
    "style_selectors",
    "style_sheets",
    "style_unseen",
    "style_values",
)
"""The modules here that make texts of pages."""
LIBRARIES = ("charset-normalizer", "pypdf", "selectolax", "tinycss2", "webencodings")
"""The libraries that they use."""


def recipe(language: str | None) -> str:
    """Return a mark, of 16 hexadecimal digits, of what makes the text of a page in a language, which is a hint."""
    return sha256(f"{_programs()}\n{language or ''}".encode()).hexdigest()[:16]


@cache
def _programs() -> str:
    code = [sha256(Path(__file__).with_name(f"{name}.py").read_bytes()).hexdigest() for name in MODULES]
    return "\n".join([*code, *map(_version, LIBRARIES)])


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # it lies in the path without having been installed
        return ""
