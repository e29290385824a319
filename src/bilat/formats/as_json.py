"""A listing as one JSON object, a fact a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bilat.jsontext import text
from bilat.listing import Listing

FORMAT = "bilat-list/1"


def written(listing: Listing, **_: Any) -> Iterator[str]:
    """Return the JSON text in pieces, the facts joined as they stand in the index."""
    head: dict[str, Any] = {"format": FORMAT, "base": listing.base, "kind": listing.kind}
    head |= {"query": dict(listing.query), "matches": listing.matches, "uncertain": list(listing.uncertain)}
    tail: dict[str, Any] = {"totals": list(listing.totals), "left_out": list(listing.left_out)}
    tail |= {"people": dict(listing.people), "organisations": dict(listing.organisations)}
    tail |= {"sources": dict(listing.sources)}
    yield text(head)[:-1] + ', "facts": ['
    if listing.facts:
        yield "\n" + ",\n".join(listing.facts) + "\n"
    yield "], " + text(tail)[1:] + "\n"
