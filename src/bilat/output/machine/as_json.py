"""A listing as one JSON object, a fact a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bilat.query.listing import Listing
from bilat.values.json_text import text

FORMAT = "bilat-list/1"


def render(listing: Listing, fields: Sequence[str] = (), *, totals: bool = False) -> Iterator[str]:
    """Return the JSON text in pieces, the facts joined as they stand in the index.

    With `fields` a fact, or with `totals` a total, holds these alone.
    """
    facts, sums = listing.facts, listing.totals_text
    if fields:
        # Imported late: whoever takes all there is gets it as it stands in the index.
        from bilat.output.machine import records

        if totals:
            sums = text(list(records.of_totals(listing, fields).picked()))
        else:
            facts = [text(row) for row in records.of_facts(listing, fields).picked()]
    head: dict[str, Any] = {"format": FORMAT, "base": listing.base, "kind": listing.kind}
    head |= {"query": dict(listing.query), "matches": listing.matches, "uncertain": list(listing.uncertain)}
    tail: dict[str, Any] = {"people": dict(listing.people), "organisations": dict(listing.organisations)}
    yield text(head)[:-1] + ', "facts": ['
    if facts:
        yield "\n" + ",\n".join(facts) + "\n"
    yield '], "totals": '
    yield sums
    yield ', "left_out": '
    yield listing.left_out_text
    yield ", " + text(tail)[1:-1] + ', "sources": {'
    yield ", ".join(f'"{id_}": {source}' for id_, source in listing.sources_text.items()) + "}}\n"
