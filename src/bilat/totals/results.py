"""The results of adding up, as values and as the JSON rows that outputs print."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from bilat.totals.part_tree import ENDS, End, Term
from bilat.values.amounts import AmountRange, plain

if TYPE_CHECKING:
    from bilat.model.rows import LeftOutRow, Row, TermRow, TotalRow
    from bilat.totals.entry import TotalKey


class LeftOut(NamedTuple):
    """A match that is not counted, with the reason, and the fact that the reason speaks of."""

    id: str
    reason: str
    of: str | None = None


class Subtotal(NamedTuple):
    """The sum of entries under one key and in one group that no other entry affects."""

    key: TotalKey
    group: str | None
    span: AmountRange
    counted: Sequence[str]
    outside: Sequence[str]
    """Those whose chosen date need not lie in the window."""
    disputed: Sequence[str]
    qualifiers: Sequence[str]


class Total:
    """A sum over one key, and one group where they are grouped."""

    def __init__(self, key: TotalKey, group: str | None, span: AmountRange) -> None:
        self.key = key
        self.group = group
        self.span = span
        self.counted: list[str] = []
        self.left_out: list[LeftOut] = []
        self.qualifiers: set[str] = set()
        self.disputed: list[str] = []
        self.joined: set[str] = set()
        """Facts whose overlap joins this group to another."""
        self.shared: set[str] = set()
        """Facts that are inside, or may be partly, one of another key: their totals are not to be added up."""
        self.terms: dict[End, list[Term]] = {end: [] for end in ENDS}
        self.fulfilled: Decimal | None = None
        """What was delivered of pledges; None for other stages, and where it is unknown."""
        self.open: Decimal | None = None


class Totals(NamedTuple):
    """The result of adding up: counted and left out together are all matches."""

    totals: tuple[Total, ...]
    left_out: tuple[LeftOut, ...]


def total_rows(
    sums: Totals, fields: Sequence[str], *, arithmetic: bool = True
) -> tuple[list[TotalRow], list[LeftOutRow]]:
    """Return the totals and what they leave out as JSON rows.

    `fields` are the names of a kind's own for the parts of the key; without `arithmetic` the terms are None.
    """
    return [_total_row(total, fields, arithmetic) for total in sums.totals], [
        _left_out_row(one) for one in sums.left_out
    ]


def _total_row(total: Total, fields: Sequence[str], arithmetic: bool) -> TotalRow:
    row: Row = {
        **dict(zip(fields, total.key, strict=True)),
        "group": total.group,
        "chosen": plain(total.span.chosen),
        "low": plain(total.span.low),
        "high": plain(total.span.high),
        "qualifiers": sorted(total.qualifiers),
        "disputed": total.disputed,
        "counted": total.counted,
        "left_out": [_left_out_row(left) for left in total.left_out],
        "joined": sorted(total.joined),
        "shared": sorted(total.shared),
        "fulfilled": None if total.fulfilled is None else plain(total.fulfilled),
        "open": None if total.open is None else plain(total.open),
        "arithmetic": {end: [_term_row(term) for term in total.terms[end]] for end in ENDS} if arithmetic else None,
    }
    return row  # type: ignore[return-value]  # the fields of the key are a kind's own


def _term_row(term: Term) -> TermRow:
    return {"id": term.id, "amount": plain(term.amount), "apart": plain(term.apart)}


def _left_out_row(left: LeftOut) -> LeftOutRow:
    return {"id": left.id, "reason": left.reason, "of": left.of}
