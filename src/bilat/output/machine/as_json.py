"""A listing as one JSON object, a fact a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilat.query.listing import Listing


def render(listing: Listing, fields: Sequence[str] = (), *, totals: bool = False) -> Iterator[str]:
    """Return the JSON text in pieces; with `fields` a fact, or with `totals` a total, holds these alone."""
    if not fields:
        return listing.json()
    # Imported late: whoever takes all there is gets it as it stands in the index.
    from bilat.output.machine import records

    if totals:
        return listing.json(totals=records.of_totals(listing, fields).picked())
    return listing.json(facts=records.of_facts(listing, fields).picked())
