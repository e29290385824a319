"""The text of a source, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bilat.errors import NoTextError
from bilat.verify.page_text import Document, PageText, page_text
from bilat.verify.parser_process import ParserProcess


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """What was read of a source. Without a `page` there is a `reason`, and `lack` says what is lacking."""

    name: str
    """The file or address that was read; "" where there is no address."""
    page: PageText | None = None
    lack: Literal["gone", "unreachable", "no-text", "damaged"] = "unreachable"
    """The page no longer exists, can't be reached, or holds no text, or what was kept of it is not as it was."""
    reason: str | None = None
    accessed: str | None = None
    """The day on which the page was viewed, where that is known."""
    archived: str | None = None
    """The address of an archived copy, where one was asked for and found."""


def read_text(
    name: str,
    document: Document,
    parsers: ParserProcess,
    *,
    accessed: str | None = None,
    archived: str | None = None,
) -> SourceText:
    """Return the text of a document that was read, or why it has none."""
    try:
        return SourceText(name=name, page=page_text(document, parsers), accessed=accessed, archived=archived)
    except NoTextError as error:
        return SourceText(name=name, lack="no-text", reason=str(error))
