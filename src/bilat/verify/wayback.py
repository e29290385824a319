"""Whether the Wayback Machine, or another archive that is asked in the same way, has a copy of a page."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

from bilat.errors import UnreachableError
from bilat.model import Source
from bilat.values.web_links import web_address
from bilat.verify.fetch import Fetcher

INDEX = "https://archive.org/wayback/available"
_COPY = re.compile(r"https?://[^/]+/(?:[^?#]*/)?\d{4,14}(?:[a-z]{2}_)?/.+")
"""The address of a copy: after the archive the moment, as year to seconds, then the address of the page."""


def archived_copy(source: Source, index: str, fetcher: Fetcher) -> str | None:
    """Return the https address of the copy made nearest to a page's publication, or None where the index knows of none.

    It does not know of every copy: now and then it says that there is none of a page that was archived.
    Source: the Wayback Availability JSON API, https://archive.org/help/wayback_api.php.

    Raises:
        UnreachableError: the index does not answer, or not so that it can be read.
    """
    day = (source.published.first or "") if source.published else ""
    query = {"url": source.url or "", **({"timestamp": day.replace("-", "")} if day else {})}
    page = fetcher.fetch(f"{index}?{urlencode(query)}")
    if page.status != 200:
        raise UnreachableError(f"HTTP status {page.status}")
    try:
        closest = json.loads(page.data)["archived_snapshots"].get("closest") or {}
        if not closest.get("available") or str(closest.get("status")) != "200":
            return None
        url = str(closest["url"])
    except (ValueError, LookupError, TypeError, AttributeError):
        raise UnreachableError("its answer can't be read") from None
    if not _COPY.fullmatch(url) or not web_address(url):
        raise UnreachableError("what it names is no copy")
    return "https" + url.removeprefix("http") if url.startswith("http://web.archive.org") else url
