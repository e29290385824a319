"""Whether the Wayback Machine, or another archive that is asked in the same way, has a copy of a page."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from bilat.errors import UnreachableError
from bilat.model import Source
from bilat.values.web_links import web_address
from bilat.verify.fetch import Fetcher

INDEX = "https://archive.org/wayback/available"


def archived_copy(source: Source, index: str, fetcher: Fetcher) -> str | None:
    """Return the address of the copy made nearest to a page's publication, or None where the archive has none.

    Source: the Wayback Availability JSON API.

    Raises:
        UnreachableError: the archive does not answer, or not so that it can be read.
    """
    day = (source.published.first or "") if source.published else ""
    query = {"url": source.url or "", **({"timestamp": day.replace("-", "")} if day else {})}
    page = fetcher.fetch(f"{index}?{urlencode(query)}")
    try:
        closest = json.loads(page.data)["archived_snapshots"].get("closest", {})
        if page.status != 200 or not closest.get("available") or str(closest.get("status")) != "200":
            return None
        url = web_address(str(closest["url"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UnreachableError("the archive's answer can't be read") from None
    if url and url.startswith("http://web.archive.org/"):
        return "https" + url.removeprefix("http")
    return url
