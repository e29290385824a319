"""Web addresses that are safe to follow, and links to the quoted words on a page."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters, digits

_HTTP = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


class _PercentEncoded(dict[int, str]):
    """What each character becomes in an address, found when it is met; urllib's takes longer to load than to use."""

    def __init__(self, kept: str) -> None:
        self._kept = ascii_letters + digits + kept

    def __missing__(self, number: int) -> str:
        character = chr(number)
        encoded = "".join([f"%{byte:02X}" for byte in character.encode()])
        self[number] = found = character if character in self._kept else encoded
        return found


_IN_ADDRESS = _PercentEncoded("!#$%&'()*+,/:;=?@[]~-._")
_IN_DIRECTIVE = _PercentEncoded("~._")
"""In a directive "-" and "," have a meaning, so they are encoded in its words."""


@lru_cache(maxsize=4096)
def web_address(url: str | None) -> str | None:
    """Return the address if it is an http(s) one that is safe to print and to follow, else None.

    Characters that an address should have encoded come back percent-encoded.
    """
    if not url or not _HTTP.fullmatch(url):
        return None
    return url.translate(_IN_ADDRESS)


_LONGEST = 300
"""A quote of more characters is given in the link by its first and last words."""
_ENDS = 5
"""The words given of each end."""


def deep_link(url: str | None, quote: str, *, end: str = "", before: str = "", after: str = "") -> str | None:
    """Return a link to the quoted words on the page (a text fragment), or None for a page without an address.

    With an `end`, `quote` is only the beginning of what is linked, which goes on to those words. `before` and `after`
    are the words around it, where they are needed to tell it from the same words elsewhere.
    Source: the URL fragment text directive draft (WICG scroll-to-text-fragment).
    """
    page = _page(url)
    if not page:
        return None
    prefix = f"{_encoded(before)}-," if before else ""
    suffix = f",-{_encoded(after)}" if after else ""
    words = f"{_encoded(quote)},{_encoded(end)}" if end else _directive(quote)
    return f"{page}:~:text={prefix}{words}{suffix}"


@lru_cache(maxsize=4096)
def _page(url: str | None) -> str | None:
    """Return the address of a page with a fragment to which a directive can be appended; "" for no web address."""
    page, _, fragment = (web_address(url) or "").partition("#")
    return f"{page}#{fragment.split(':~:')[0]}" if page else None


def _directive(words: str) -> str:
    if len(words) <= _LONGEST:
        return _encoded(words)
    single = words.split(" ")
    return f"{_encoded(' '.join(single[:_ENDS]))},{_encoded(' '.join(single[-_ENDS:]))}"


_SPACE = re.compile(r"[ \t\r\n\f]+")


def _encoded(words: str) -> str:
    # Only ASCII white space is collapsed: the page's own spaces (U+00A0, U+202F) must stay to match.
    collapsed = _SPACE.sub(" ", words).strip(" ")
    return collapsed.translate(_IN_DIRECTIVE)
