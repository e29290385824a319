"""Lots packed whole for the index, and unpacked for the adding up of those that hang together."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bilat.dates import parse_date
from bilat.lot import Lot
from bilat.quantity import Span


def packed(lot: Lot) -> list[Any]:
    """Return a lot as the list that the index keeps as JSON."""
    span = lot.span and [str(lot.span.low), str(lot.span.chosen), str(lot.span.high)]
    return [
        *(lot.id, lot.key, span, [date.text for date in lot.dates], lot.qualifier, lot.disputed),
        *(lot.published_total, lot.part_of, lot.overlaps, lot.fulfils, lot.superseded_by),
    ]


def unpacked(parts: list[Any]) -> Lot:
    """Return the lot that was packed."""
    id_, key, span, texts, qualifier, disputed, published, part_of, overlaps, fulfils, superseded = parts
    date, *rivals = map(parse_date, texts)
    low, chosen, high = map(Decimal, span) if span else (Decimal(0),) * 3
    return Lot(
        id=id_,
        key=tuple(key),
        span=Span(low=low, chosen=chosen, high=high, unit=key[3]) if span else None,
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
