"""The text layer of a PDF, page by page."""

from __future__ import annotations

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bilat.errors import NoTextError

_MOST_PAGES = 2_000


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF: lines as they are on the page, an empty line between pages.

    Raises:
        NoTextError: it can't be read, is locked, has too many pages, or holds pictures of pages only.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoTextError("a PDF that a password locks")
        if len(reader.pages) > _MOST_PAGES:
            raise NoTextError(f"a PDF of more than {_MOST_PAGES:,} pages")
        text = "\n\n".join(_page(page.extract_text()) for page in reader.pages)
    except (PyPdfError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NoTextError(f"a damaged PDF ({type(error).__name__})") from None
    if not text.strip():
        raise NoTextError("a PDF without a text layer")
    return text


def _page(text: str) -> str:
    return re.sub(r"[ \t]+\n", "\n", text).strip()
