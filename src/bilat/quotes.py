"""Text folded so that typography does not matter, quotes found in it, and links to the quoted words."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote as percent_encode
from urllib.parse import urldefrag

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʹ′‹›`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None),
        "…": "...",
    }
)


def fold(text: str) -> str:
    """Return the text without what typography adds: kinds of quotes, dashes and spaces, case, soft hyphens.

    Composed and decomposed letters come out alike. Words and digits are never changed.
    """
    folded = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def bare(text: str) -> str:
    """Return the text folded and without accents, as people type a name they look for."""
    decomposed = unicodedata.normalize("NFD", fold(text))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


_WORDS = re.compile(r"\w+")


def search_words(text: str) -> list[str]:
    """Return the words of `text`, bare: what a search compares."""
    return _WORDS.findall(bare(text))


_HTTP = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


def web_address(url: str | None) -> str | None:
    """Return the address if it is an http(s) one that is safe to print and to follow, else None.

    Characters that an address should have encoded come back percent-encoded.
    """
    if not url or not _HTTP.fullmatch(url):
        return None
    return percent_encode(url, safe="!#$%&'()*+,/:;=?@[]~-._")


def deep_link(url: str | None, quote: str) -> str | None:
    """Return a link to the quoted words on the page (a text fragment), or None for a page without an address.

    Source: the URL fragment text directive draft (WICG scroll-to-text-fragment).
    """
    address = web_address(url)
    if not address:
        return None
    page, fragment = urldefrag(address)
    return f"{page}#{fragment.split(':~:')[0]}:~:text={_directive(quote)}"


def _directive(words: str) -> str:
    # Only ASCII white space is collapsed: the page's own spaces (U+00A0, U+202F) must stay to match.
    collapsed = re.sub(r"[ \t\r\n\f]+", " ", words).strip(" ")
    # The directive gives "-" and "," a meaning, and quote() leaves "-" alone.
    return percent_encode(collapsed, safe="").replace("-", "%2D")
