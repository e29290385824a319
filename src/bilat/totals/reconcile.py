"""A sum that somebody published, held against what the entries of the base add up to. It is never added itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bilat.query.listing import Row
from bilat.totals.adding import add_up
from bilat.totals.entry import Entry
from bilat.totals.part_tree import ENDS
from bilat.totals.results import Totals
from bilat.totals.results import rows as total_rows
from bilat.values.amounts import AmountRange, Quantity, nothing, plain
from bilat.values.dates import FIRST_DAY, LAST_DAY, Date, DateRange, Day

Why = tuple[str, str | None]
"""Why an entry could explain a difference, and the fact or word that this speaks of."""


def reconciled(
    published: Entry,
    date: Date,
    every: Mapping[str, Entry],
    fields: Sequence[str],
    wider: Mapping[str, Collection[str]],
) -> Row:
    """Return a published sum against the base's own, as of one of the dates that are told of it.

    Ours is of the same donor, recipient, goods, unit, stage and terms, with the date as its window. `difference`
    is published less ours; `could_explain` names the entries that may be in one sum and not in the other. `fields`
    name the parts of a key, `wider` the coarser words of each commodity.
    """
    return _Scope(published, date, every, fields, wider).row()


@dataclass(frozen=True, slots=True)
class _Scope:
    """One published sum over one of its dates."""

    published: Entry
    date: Date
    every: Mapping[str, Entry]
    fields: Sequence[str]
    wider: Mapping[str, Collection[str]]

    def row(self) -> Row:
        assert self.published.span is not None
        matches = [entry for entry in self.every.values() if self._alike(entry) and _may_lie(entry, self.date.span)]
        sums = add_up(matches, self.every, self.date.span)
        ours = sums.totals[0].span if sums.totals else nothing(self.published.span.unit)
        difference = self.published.span.chosen - ours.chosen
        return {
            "date": self.date.text,
            "chosen": self.date == self.published.date,
            "ours": _ours(sums, ours, self.fields),
            "difference": plain(difference),
            "agreement": _agreement(self.published.span, self.published.qualifier, ours),
            "could_explain": [_explaining(entry, whys, difference) for entry, whys in self._entries(sums, difference)],
        }

    def _alike(self, entry: Entry) -> bool:
        return entry.key == self.published.key and not entry.published_total

    def _entries(self, sums: Totals, difference: Decimal) -> Iterator[tuple[Entry, list[Why]]]:
        """Return the entries that could explain a difference, in order, each with every reason."""
        left_out: dict[str, Why] = {left.id: (left.reason, left.of) for left in sums.left_out}
        counted = {id_ for total in sums.totals for id_ in total.counted}
        for entry in sorted(self.every.values(), key=lambda entry: entry.order):
            whys = [left_out[entry.id]] if entry.id in left_out else []
            if entry.id in counted:
                # Where ours is the greater, what we count may be what the publisher did not.
                whys += [("counted", None)] if difference < 0 else []
            elif not entry.published_total and not entry.superseded_by:
                whys += [*self._links(entry), *self._near(entry)]
            if whys:
                yield entry, whys

    def _links(self, entry: Entry) -> Iterator[Why]:
        if entry.id in self.published.overlaps:
            yield "overlaps", self.published.id
        if entry.part_of == self.published.id:
            yield "inside", self.published.id

    def _near(self, entry: Entry) -> Iterator[Why]:
        """Say how an entry of another scope lies beside this one: unlike it in one respect, or close to it in time."""
        unlike = {
            field: word
            for field, word, own in zip(self.fields, entry.key, self.published.key, strict=True)
            if word != own
        }
        if not unlike and not _may_lie(entry, self.date.span) and _may_lie(entry, _year_around(self.date.span)):
            yield ("before" if entry.date.order < self.date.order else "after"), None
        if len(unlike) == 1 and _may_lie(entry, self.date.span):
            ((field, word),) = unlike.items()
            if field in ("stage", "terms", "unit") or (field in ("commodity", "item") and self._kin(word, field)):
                yield field, word

    def _kin(self, word: str | None, field: str) -> bool:
        """Say whether one of the two words, the entry's and ours, is a coarser one for the other."""
        own = self.published.key[list(self.fields).index(field)]
        return own in self.wider.get(word or "", ()) or word in self.wider.get(own or "", ())


def _ours(sums: Totals, span: AmountRange, fields: Sequence[str]) -> Row:
    totals, left_out = total_rows(sums, fields)
    return {
        **{end: plain(getattr(span, end)) for end in ENDS},
        "counted": totals[0]["counted"] if totals else [],
        "left_out": left_out,
        "arithmetic": totals[0]["arithmetic"] if totals else {end: [] for end in ENDS},
    }


def _agreement(published: AmountRange, qualifier: str | None, ours: AmountRange) -> str:
    """Say whether the two agree: "same", "possible" (both may be one number), or "none"."""
    if published.chosen == ours.chosen:
        return "same"
    said = Quantity(value=published.chosen, unit=published.unit, qualifier=qualifier)
    summed = Quantity(value=ours.low, upper=ours.high, unit=ours.unit)
    spans_meet = published.low <= ours.high and ours.low <= published.high
    return "possible" if spans_meet or said.may_equal(summed) else "none"


def _explaining(entry: Entry, whys: Sequence[Why], difference: Decimal) -> Row:
    span = entry.span
    return {
        "id": entry.id,
        "date": entry.date.text,
        "amount": span and plain(span.chosen),
        "low": span and plain(span.low),
        "high": span and plain(span.high),
        "unit": span and span.unit,
        "reasons": [{"reason": reason, "of": of} for reason, of in whys],
        "exact": bool(span and difference and span.chosen == abs(difference)),
    }


def _may_lie(entry: Entry, window: DateRange) -> bool:
    return any(date.overlap(window) for date in entry.dates)


def _year_around(window: DateRange) -> DateRange:
    """Return the window with a year more at each end that is not open."""
    first = window.first if window.first == FIRST_DAY else _years_on(window.first, -1)
    last = window.last if window.last == LAST_DAY else _years_on(window.last, 1)
    return DateRange(first, last)


def _years_on(day: Day, years: int) -> Day:
    return f"{int(day[:4]) + years:04}{day[4:]}"
