"""The results of adding up, as values and as the JSON rows that outputs print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilat.totals.entry import ZERO, Entry, TotalKey
from bilat.totals.part_tree import ENDS, End, PartTrees, Term
from bilat.values.amounts import AmountRange, add, nothing, plain

if TYPE_CHECKING:
    from bilat.model.rows import EndsRow, LeftOutRow, Row, TermRow, TotalRow
    from bilat.schema.kinds import Kind


class LeftOut(NamedTuple):
    """A match that is not counted, with the reason, and the fact that the reason speaks of."""

    id: str
    reason: str
    of: str | None = None


class Shared(NamedTuple):
    """A fact that may stand in another total too, with the reason, and the fact that the reason speaks of."""

    id: str
    reason: str
    of: str | None = None

    @property
    def order(self) -> tuple[str, str, str]:
        """What they are sorted by."""
        return self.id, self.reason, self.of or ""


class Subtotal(NamedTuple):
    """The sum of entries under one key that no other entry affects, and that have no other key or date."""

    key: TotalKey
    span: AmountRange
    counted: Sequence[str]
    outside: Sequence[str]
    """Those that need not lie in the window."""
    disputed: Sequence[str]
    qualifiers: Sequence[str]


class Total:
    """A sum over one key."""

    def __init__(self, key: TotalKey) -> None:
        self.key = key
        self.span = nothing(key.unit or "")
        self.terms: dict[End, list[Term]] = {end: [] for end in ENDS}
        """What was added here, one by one."""
        self.entries: list[Entry] = []
        """The entries that were added here, whether or not they count."""
        self.members: dict[str, int] = {}
        """These with at how many ends each stands by itself (see `Counted`)."""
        self.taken: Subtotal | None = None
        """What was added up elsewhere."""
        self.trees: PartTrees | None = None
        """The entries that are linked with others."""
        self.counted: list[str] = []
        self.left_out: list[LeftOut] = []
        self.qualifiers: set[str] = set()
        self.disputed: list[str] = []
        self.shared: set[Shared] = set()
        """What may stand in another total too: the two are not to be added up."""
        self.deliveries = 0
        """How many deliveries fulfil the pledges in it."""
        self.fulfilled: AmountRange | None = None
        """What was delivered of pledges; None for other stages, and where it is unknown."""
        self.outstanding: AmountRange | None = None

    @property
    def possible(self) -> list[str]:
        """The entries that only another reading than the chosen one puts here."""
        return [entry.id for entry in self.entries if entry.key != self.key or entry.by_claims_alone]

    def take(self, subtotal: Subtotal, outside: Sequence[LeftOut]) -> None:
        """Begin with what was added up elsewhere."""
        self.taken = subtotal
        self.span = subtotal.span
        self.counted += subtotal.counted
        self.disputed += subtotal.disputed
        self.qualifiers.update(subtotal.qualifiers)
        self.left_out += outside

    def everything(self) -> dict[str, int]:
        """Return whatever may be counted, with at how many ends it stands by itself."""
        if not self.taken:
            return self.members
        return {**dict.fromkeys(self.taken.counted, 3), **dict.fromkeys(self.taken.outside, 1), **self.members}

    def sum_up(self, places: Mapping[str, int | str]) -> None:
        """Add the terms to what the row began with, and put all that it names in the order of `places`."""
        self.left_out.sort(key=lambda left: places[left.id])
        if not self.entries:
            return
        self.entries.sort(key=lambda entry: places[entry.id])
        for terms in self.terms.values():
            terms.sort(key=lambda term: places[term.id])
        ends = {end: sum([term.amount for term in terms], ZERO) for end, terms in self.terms.items()}
        self.span = add((self.span, AmountRange(unit=self.span.unit, **ends)), self.span.unit)
        added = {term.id for terms in self.terms.values() for term in terms}
        self.qualifiers |= {entry.qualifier for entry in self.entries if entry.qualifier and entry.id in added}
        self.counted = sorted([*self.counted, *(term.id for term in self.terms["chosen"])], key=places.__getitem__)
        disputed = [entry.id for entry in self.entries if entry.disputed]
        self.disputed = sorted([*self.disputed, *disputed], key=places.__getitem__)


class Totals(NamedTuple):
    """The result of adding up: counted and left out together are all matches."""

    totals: tuple[Total, ...]
    left_out: tuple[LeftOut, ...]
    places: Mapping[str, int | str]
    """What puts matches in the order of facts, by id."""
    without_amount: tuple[Entry, ...] = ()
    """The matches that state no amount and might else count, in the order of facts."""


def total_rows(
    totals: Iterable[Total], kind: Kind, group: str | None = None, *, arithmetic: bool = True
) -> list[TotalRow]:
    """Return totals as JSON rows, in order; without `arithmetic` the terms are None."""
    return [total_row(total, kind, group, arithmetic=arithmetic) for total in in_order(totals, kind)]


def in_order(totals: Iterable[Total], kind: Kind) -> list[Total]:
    """Return totals by the parts of their keys, stages in the order of the kind."""
    return sorted(totals, key=lambda total: _place(total.key, kind.stages))


def _place(key: TotalKey, stages: Sequence[str]) -> tuple[object, ...]:
    """Return what rows are sorted by: the parts of the key in their order, the stage by its place among stages."""
    giver, receiver, goods, unit, _, terms = key.order
    return giver, receiver, goods, unit, stages.index(key.stage or ""), terms


def total_row(total: Total, kind: Kind, group: str | None = None, *, arithmetic: bool) -> TotalRow:
    """Return a total as a JSON row; without `arithmetic` its terms are None."""
    row: Row = {
        **dict(zip(kind.totals, total.key, strict=True)),
        "group": group,
        **ends_row(total.span),
        "qualifiers": sorted(total.qualifiers),
        "disputed": total.disputed,
        "counted": total.counted,
        "possible": total.possible,
        "left_out": left_out_rows(total.left_out),
        "taken": [{"id": one.id, "field": field, "of": of} for one in total.entries for field, of in one.taken],
        "shared": [shared._asdict() for shared in sorted(total.shared, key=lambda shared: shared.order)],
        "deliveries": total.deliveries,
        "fulfilled": total.fulfilled and ends_row(total.fulfilled),
        "outstanding": total.outstanding and ends_row(total.outstanding),
        "arithmetic": {end: [_term_row(term) for term in total.terms[end]] for end in ENDS} if arithmetic else None,
    }
    return row  # type: ignore[return-value]  # the fields of the key are a kind's own


def ends_row(span: AmountRange) -> EndsRow:
    """Return a span as a JSON row."""
    return {"chosen": plain(span.chosen), "low": plain(span.low), "high": plain(span.high)}


def _term_row(term: Term) -> TermRow:
    return {"id": term.id, "amount": plain(term.amount), "outside": plain(term.outside)}


def left_out_rows(left_out: Iterable[LeftOut]) -> list[LeftOutRow]:
    """Return matches that are not counted as JSON rows."""
    return [{"id": left.id, "reason": left.reason, "of": left.of} for left in left_out]
