"""Entries packed whole for the index, and unpacked for the adding up of those that hang together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bilat.totals.entry import Entry
from bilat.values.amounts import AmountRange
from bilat.values.dates import parse_date


def packed(entry: Entry) -> list[Any]:
    """Return an entry as the list that the index keeps as JSON."""
    span = entry.span and [str(entry.span.low), str(entry.span.chosen), str(entry.span.high)]
    return [
        *(entry.id, entry.key, span, [date.text for date in entry.dates], entry.qualifier, entry.disputed),
        *(entry.published_total, entry.part_of, entry.overlaps, entry.fulfils, entry.superseded_by),
    ]


def unpacked(parts: list[Any]) -> Entry:
    """Return the entry that was packed."""
    id_, key, span, texts, qualifier, disputed, published, part_of, overlaps, fulfils, superseded = parts
    date, *rivals = map(parse_date, texts)
    low, chosen, high = map(Decimal, span) if span else (Decimal(0),) * 3
    return Entry(
        id=id_,
        key=tuple(key),
        span=AmountRange(low=low, chosen=chosen, high=high, unit=key[3]) if span else None,
        date=date,
        rivals=tuple(rivals),
        qualifier=qualifier,
        disputed=disputed,
        published_total=published,
        part_of=part_of,
        overlaps=tuple(overlaps),
        fulfils=tuple(fulfils),
        superseded_by=superseded,
    )
