"""What adding up comes to, as values and as the JSON rows that outputs print."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from bilat.query.listing import left_out_row, total_row
from bilat.totals.entry import Key
from bilat.totals.part_tree import ENDS, End, Term
from bilat.values.amounts import AmountRange, plain


class LeftOut(NamedTuple):
    """A match that is not counted, with the reason, and the fact that the reason speaks of."""

    id: str
    reason: str
    of: str | None = None


class Total:
    """A sum over one key, and one group where they are grouped."""

    def __init__(self, key: Key, group: str | None, span: AmountRange) -> None:
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
        self.open: Decimal | None = None


class Totals(NamedTuple):
    """Everything that came of adding up: counted and left out together are all matches."""

    totals: tuple[Total, ...]
    left_out: tuple[LeftOut, ...]


def rows(sums: Totals, fields: Sequence[str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the totals and what they leave out as JSON rows; `fields` name the parts of the key."""
    return [_total_row(total, fields) for total in sums.totals], [_left_out_row(left) for left in sums.left_out]


def _total_row(total: Total, fields: Sequence[str]) -> dict[str, Any]:
    return total_row(
        dict(zip(fields, total.key, strict=True)),
        group=total.group,
        ends=(plain(total.span.chosen), plain(total.span.low), plain(total.span.high)),
        qualifiers=sorted(total.qualifiers),
        disputed=total.disputed,
        counted=total.counted,
        left_out=[_left_out_row(left) for left in total.left_out],
        joined=sorted(total.joined),
        shared=sorted(total.shared),
        fulfilled=None if total.fulfilled is None else plain(total.fulfilled),
        open=None if total.open is None else plain(total.open),
        arithmetic={end: [_term_row(term) for term in total.terms[end]] for end in ENDS},
    )


def _term_row(term: Term) -> dict[str, Any]:
    return {"id": term.id, "amount": plain(term.amount), "apart": plain(term.apart)}


def _left_out_row(left: LeftOut) -> dict[str, Any]:
    return left_out_row(left.id, left.reason, left.of)
