"""The text of documents of every kind that is read: plain text, HTML, PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bilat.errors import NoTextError
from bilat.verify.charsets import declared_in, decoded
from bilat.verify.html_tables import TableRow
from bilat.verify.parser_process import ParserProcess

LARGEST = 20_000_000
"""The most bytes that a document may have."""
_MARKUP = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
Table = Literal["", "csv", "tsv"]
_TABLES: dict[str, Table] = {"text/csv": "csv", "text/tab-separated-values": "tsv"}
_SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
SUFFIXES = tuple(_SUFFIXES)
"""The suffixes of files that are read; of two files for one source the first of these counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as it came: bytes, and what is said of them."""

    data: bytes
    media_type: str
    """Such as "text/html"; "" where it is not known."""
    charset: str | None = None
    """What the server declares."""
    language: str | None = None
    """What the source is written in, as a hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The text of a document."""

    text: str
    wrapped: bool = False
    """Whether a line may end inside a sentence, as in plain text and PDF; else each line is a block."""
    table: Table = ""
    """What kind of table the text is, if it is one."""
    rows: Sequence[TableRow] = ()
    """The rows of the tables on a page."""


def media_type_of(suffix: str) -> str:
    """Return the media type of files with a suffix, such as ".html"; "" for an unknown one."""
    return _SUFFIXES.get(suffix.lower(), "")


def page_text(document: Document, parsers: ParserProcess) -> PageText:
    """Return the text of a document; what it holds decides where its media type says nothing, or too little.

    Raises:
        NoTextError: it has no text, is too large, or is of a kind that is not read.
    """
    data, kind = document.data, document.media_type
    if len(data) > LARGEST:
        raise NoTextError(f"larger than {LARGEST // 1_000_000} MB")
    if data[:1024].lstrip().startswith(b"%PDF-"):
        read = PageText(text=parsers.pdf(data), wrapped=True)
    elif kind in _MARKUP or (kind in ("", "text/plain") and _looks_like_html(data)):
        html = decoded(data, (document.charset, *declared_in(data)), document.language)
        text, rows = parsers.html(html)
        read = PageText(text=text, rows=rows)
    elif kind == "" or kind.startswith("text/"):
        text = decoded(data, (document.charset,), document.language).replace("\r\n", "\n")
        table = _TABLES.get(kind, "")
        read = PageText(text=text, wrapped=not table, table=table)
    else:
        raise NoTextError(f"not a page of text but {kind}")
    if not read.text.strip():
        raise NoTextError("it has no text")
    return read


def _looks_like_html(data: bytes) -> bool:
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))
