"""A published total compared with what the entries of the base add up to; it is never added itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from bilat.totals.adding import add_up
from bilat.totals.entry import Entry, TotalKey
from bilat.totals.results import Totals, left_out_rows, total_rows
from bilat.values.amounts import AmountRange, Quantity, nothing, plain
from bilat.values.dates import FIRST_DAY, LAST_DAY, Date, DateRange, Day

if TYPE_CHECKING:
    from bilat.query.answers import OwnSum, Reason
    from bilat.schema.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A published total compared with the base's own, over one of the dates given for it."""

    ours: OwnSum
    difference: AmountRange
    """The published sum less ours: by the chosen readings, and the least and the most that it may be."""
    agreement: Literal["same", "possible", "none"]
    """"same" where by every reading both are one number, "possible" where they may be."""
    could_explain: Sequence[tuple[Entry, list[Reason]]]
    """The entries that may be in one sum and not in the other, in the order of facts, each with every reason."""


def compare(
    published: Entry,
    date: Date,
    every: Mapping[str, Entry],
    kind: Kind,
    wider: Mapping[str, Collection[str]],
) -> Comparison:
    """Return a published total compared with our own of the same key, with one of its dates as the window.

    `every` holds the entries of the base in the order of facts, `wider` the wider words of each commodity.
    """
    matches = [
        entry
        for entry in every.values()
        if published.key in entry.keys and not entry.published_total and _may_overlap(entry, date.span)
    ]
    sums = add_up(matches, every, (date.span,), lambda key: key == published.key)
    assert published.span is not None
    span = sums.totals[0].span if sums.totals else nothing(published.span.unit)
    scope = _Scope(published=published, date=date, fields=kind.totals, wider=wider)
    difference = _less(published.span, span)
    return Comparison(
        ours=_own_sum(sums, span, kind),
        difference=difference,
        agreement=_agreement(published.span, published.qualifier, span),
        could_explain=list(scope.explanations(every, sums, difference.chosen)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """What a published total covers by one of its dates."""

    published: Entry
    date: Date
    fields: Sequence[str]
    wider: Mapping[str, Collection[str]]

    def explanations(
        self, every: Mapping[str, Entry], sums: Totals, difference: Decimal
    ) -> Iterator[tuple[Entry, list[Reason]]]:
        """Return the entries that could explain a difference, each with every reason."""
        # What its whole counts already would come on top of it only in a sum of ours that is too great.
        left_out = {
            left.id: _reason(left.reason, left.of)
            for left in sums.left_out
            if left.reason != "part-of" or difference < 0
        }
        counted = {id_ for total in sums.totals for id_ in total.counted}
        for entry in every.values():
            reasons = [left_out[entry.id]] if entry.id in left_out else []
            if entry.id in counted:
                # Where ours is the greater, what we count may be what the publisher did not.
                reasons += [_reason("counted")] if difference < 0 else []
            elif not entry.published_total and not entry.superseded_by and not self._inside(entry, counted, every):
                reasons += [*self._links(entry), *self._neighbours(entry)]
            if reasons:
                yield entry, reasons

    def _inside(self, entry: Entry, counted: Collection[str], every: Mapping[str, Entry]) -> bool:
        """Say whether a whole around an entry is counted."""
        around = entry.part_of
        while around and around not in counted:
            around = every[around].part_of
        return around is not None

    def _links(self, entry: Entry) -> Iterator[Reason]:
        if entry.id in self.published.overlaps:
            yield _reason("overlaps", self.published.id)
        if entry.part_of == self.published.id:
            yield _reason("inside", self.published.id)

    def _neighbours(self, entry: Entry) -> Iterator[Reason]:
        """Say how an entry outside this scope is near to it: different in one respect, or close to it in time."""
        different = [role for role in TotalKey._fields if getattr(entry.key, role) != getattr(self.published.key, role)]
        if (
            not different
            and not _may_overlap(entry, self.date.span)
            and _may_overlap(entry, _with_years_around(self.date.span))
        ):
            yield _reason("before" if entry.date.order < self.date.order else "after")
        if len(different) == 1 and _may_overlap(entry, self.date.span):
            (role,) = different
            if role in ("stage", "terms", "unit") or (role == "goods" and self._related(entry.key.goods)):
                yield _reason(self.fields[TotalKey._fields.index(role)], getattr(entry.key, role))

    def _related(self, goods: str | None) -> bool:
        """Say whether one of the two words, this one and ours, is a wider one for the other."""
        own = self.published.key.goods
        return own in self.wider.get(goods or "", ()) or goods in self.wider.get(own or "", ())


def _reason(reason: str, of: str | None = None) -> Reason:
    return {"reason": reason, "of": of}


def _own_sum(sums: Totals, span: AmountRange, kind: Kind) -> OwnSum:
    totals = total_rows(sums.totals, kind)
    return {
        "low": plain(span.low),
        "chosen": plain(span.chosen),
        "high": plain(span.high),
        "counted": totals[0]["counted"] if totals else [],
        "left_out": left_out_rows(sums.left_out),
        "arithmetic": (totals[0]["arithmetic"] if totals else None) or {"low": [], "chosen": [], "high": []},
    }


def _less(published: AmountRange, ours: AmountRange) -> AmountRange:
    low, high = published.low - ours.high, published.high - ours.low
    return AmountRange(low, published.chosen - ours.chosen, high, published.unit)


def _agreement(published: AmountRange, qualifier: str | None, ours: AmountRange) -> Literal["same", "possible", "none"]:
    if not any(_less(published, ours)[:3]):
        return "same"
    stated = Quantity(value=published.chosen, unit=published.unit, qualifier=qualifier)
    summed = Quantity(value=ours.low, upper=ours.high, unit=ours.unit)
    spans_meet = published.low <= ours.high and ours.low <= published.high
    return "possible" if spans_meet or stated.may_equal(summed) else "none"


def _may_overlap(entry: Entry, window: DateRange) -> bool:
    return any(date.overlap(window) for date in entry.dates)


def _with_years_around(window: DateRange) -> DateRange:
    """Return the window with a year more at each end that is not open."""
    first = window.first if window.first == FIRST_DAY else _years_later(window.first, -1)
    last = window.last if window.last == LAST_DAY else _years_later(window.last, 1)
    return DateRange(first, last)


def _years_later(day: Day, years: int) -> Day:
    return f"{int(day[:4]) + years:04}{day[4:]}"
