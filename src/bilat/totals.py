"""Facts added up honestly: what counts, what is left out and why, and the span of the disputed readings.

A total is a sum of terms. Its three ends are added up apart: `chosen` by the chosen readings, `low` and `high`
by the lowest and highest of the disputed ones. Lots that hang together are settled first: a whole and its parts
count once, and of lots that overlap low and chosen take the greatest, high takes all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from bilat.dates import EVER, Date
from bilat.dates import Span as Days
from bilat.lots import Key, Lot
from bilat.quantity import Span, nothing

End = Literal["low", "chosen", "high"]
ENDS: tuple[End, ...] = ("low", "chosen", "high")
GROUPINGS = ("year", "month", "commodity", "donor")
"""What totals may be grouped by."""


@dataclass(frozen=True, slots=True)
class Term:
    """An amount that is added at one end of a total; `apart` is what of the fact is counted in other groups."""

    id: str
    amount: Decimal
    apart: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A match that is not counted, with the reason, and the fact that the reason speaks of."""

    id: str
    reason: str
    of: str | None = None


@dataclass(slots=True, kw_only=True)
class Total:
    """A sum over one key, and one group where they are grouped."""

    key: Key
    group: str | None
    span: Span
    counted: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    qualifiers: set[str] = field(default_factory=set)
    disputed: list[str] = field(default_factory=list)
    joined: set[str] = field(default_factory=set)
    """Facts whose overlap joins this group to another."""
    terms: dict[End, list[Term]] = field(default_factory=lambda: {end: [] for end in ENDS})
    fulfilled: Decimal | None = None
    open: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Everything that came of adding up: counted and left out together are all matches."""

    totals: tuple[Total, ...]
    left_out: tuple[LeftOut, ...]


def add_up(
    matches: Sequence[Lot],
    every: Mapping[str, Lot],
    window: Days = EVER,
    by: Callable[[Lot], str] | None = None,
) -> Totals:
    """Return the totals of the lots that match, one for each key (and group), in order.

    `every` holds the lots of the whole base, for the links that lead through lots that don't match. `by`
    names the group of a lot.
    """
    return _Adding(matches, every, window, by).totals()


def grouping(name: str, fields: Sequence[str]) -> Callable[[Lot], str]:
    """Return what names the group of a lot: `name` is one of GROUPINGS, `fields` are those of its key."""
    match name:
        case "year":
            return lambda lot: _period(lot.date, 4, "year")
        case "month":
            return lambda lot: _period(lot.date, 7, "month")
        case "commodity":
            place = fields.index("commodity" if "commodity" in fields else "item")
        case _:
            place = fields.index("donor" if "donor" in fields else "supplier")
    return lambda lot: lot.key[place] or "not stated"


def _period(date: Date, length: int, name: str) -> str:
    """Return the one year or month that all of a date surely lies in."""
    first, last = date.order
    return first[:length] if first[:length] == last[:length] and not date.vague else f"not in one {name}"


class _Adding:
    """One adding up, from the lots that match to their totals."""

    def __init__(
        self,
        matches: Sequence[Lot],
        every: Mapping[str, Lot],
        window: Days,
        by: Callable[[Lot], str] | None,
    ) -> None:
        self.every = every
        self.window = window
        self.group_of = by
        self.left_out: dict[str, LeftOut] = {}
        self.lots: dict[str, Lot] = {}
        for lot in sorted(matches, key=lambda lot: lot.order):
            if reason := _reason(lot):
                self.left_out[lot.id] = reason
            else:
                self.lots[lot.id] = lot
        self.forest = _Forest(self.lots, every, window)
        self.rows: dict[tuple[Key, str | None], Total] = {}

    def totals(self) -> Totals:
        for siblings in self.forest.roots():
            self._share(siblings)
            self._settle(siblings)
        for lot in self.lots.values():
            self._note(lot)
        for row in self.rows.values():
            row.span = Span(
                low=_sum(row.terms["low"]),
                chosen=_sum(row.terms["chosen"]),
                high=_sum(row.terms["high"]),
                unit=row.span.unit,
            )
        self._fulfilment()
        totals = sorted(self.rows.values(), key=lambda row: (*map(str, row.key), row.group or ""))
        order = {id_: lot.order for id_, lot in self.every.items()}
        left_out = sorted(self.left_out.values(), key=lambda left: order[left.id])
        self._name_what_else_matched(left_out)
        return Totals(totals=tuple(totals), left_out=tuple(left_out))

    def _row(self, lot: Lot) -> Total:
        group = self.group_of(lot) if self.group_of else None
        row = self.rows.get((lot.key, group))
        if row is None:
            assert lot.span is not None
            row = self.rows[lot.key, group] = Total(key=lot.key, group=group, span=nothing(lot.span.unit))
        return row

    # Which terms are added, and in which group.

    def _share(self, siblings: Sequence[str]) -> None:
        """Add the terms of lots that overlap (or of one that doesn't) to the rows of their groups."""
        rows = {id(self._row(self.lots[id_])): self._row(self.lots[id_]) for id_ in siblings}
        if len(siblings) == 1:
            self._share_whole(siblings[0])
        elif len(rows) == 1:
            for row in rows.values():
                for end in ENDS:
                    row.terms[end] += self.forest.terms(siblings, end)
        else:
            self._share_joined(siblings)

    def _share_joined(self, siblings: Sequence[str]) -> None:
        """Add the terms of lots that overlap across groups.

        Low and chosen go to the group of the lot that counts, high to each lot's own: so the groups still add
        up to the total, and in each of them low ≤ chosen ≤ high.
        """
        counting = self._row(self.lots[self.forest.greatest(siblings, "chosen")])
        for end in ("low", "chosen"):
            counting.terms[end] += self.forest.terms(siblings, end)
        for id_ in siblings:
            row = self._row(self.lots[id_])
            row.terms["high"] += self.forest.terms([id_], "high")
            row.joined.update(siblings)

    def _share_whole(self, id_: str) -> None:
        """Add the terms of a lot with its parts.

        Where parts lie in other groups they keep their amounts there and the whole brings the rest; unless a
        part is itself uncertain: then the rest would be, the other way round, and the whole keeps all.
        """
        row, parts = self._row(self.lots[id_]), self.forest.parts(id_)
        elsewhere = any(self._row(self.lots[part]) is not row for part in parts)
        if not elsewhere or not all(self.forest.value(part).certain for part in parts):
            for end in ENDS:
                row.terms[end] += self.forest.terms([id_], end)
            return
        for part in parts:
            self._share_whole(part)
        apart = sum((self.forest.value(part).chosen for part in parts), Decimal(0))
        for end in ENDS:
            if rest := getattr(self.forest.value(id_), end) - apart:
                row.terms[end].append(Term(id_, rest, apart))

    # Which facts count, by the chosen readings, and why the others don't.

    def _settle(self, siblings: Sequence[str]) -> None:
        """Say of each lot in these trees whether it counts, or why not."""
        open_levels = [siblings]
        while open_levels:
            level = open_levels.pop()
            winner = self.forest.greatest(level, "chosen")
            for id_ in level:
                if id_ != winner:
                    self._leave_out_tree(id_, "overlap", winner)
            if self.forest.counts_itself(winner, "chosen"):
                self._row(self.lots[winner]).counted.append(winner)
                for part in self.forest.below(winner):
                    self.left_out[part] = LeftOut(part, "part-of", winner)
            else:
                within = self.lots[winner].date.within(self.window)
                self.left_out[winner] = LeftOut(winner, "parts" if within else "outside-surely")
                open_levels += self.forest.levels(winner)

    def _leave_out_tree(self, top: str, reason: str, of: str) -> None:
        for id_ in (top, *self.forest.below(top)):
            within = self.lots[id_].date.within(self.window)
            self.left_out[id_] = LeftOut(id_, reason, of) if within else LeftOut(id_, "outside-surely")

    def _note(self, lot: Lot) -> None:
        """Name the lot's qualifier and disputes in its row."""
        row = self._row(lot)
        if lot.qualifier and lot.id not in self.left_out:
            row.qualifiers.add(lot.qualifier)
        if lot.disputed:
            row.disputed.append(lot.id)

    def _name_what_else_matched(self, left_out: Iterable[LeftOut]) -> None:
        for left in left_out:
            lot = self.every[left.id]
            group = self.group_of(lot) if self.group_of else None
            if row := self.rows.get((lot.key, group)):
                row.left_out.append(left)
        for row in self.rows.values():
            row.counted.sort(key=lambda id_: self.lots[id_].order)

    # Pledges and what became of them.

    def _fulfilment(self) -> None:
        for row in self.rows.values():
            if "pledged" in row.key:
                row.fulfilled, row.open = self._kept(row)

    def _kept(self, row: Total) -> tuple[Decimal | None, Decimal | None]:
        """Return what was delivered of the pledges that a row counts, and what is still open.

        All deliveries of the base count, whenever they came. Pledges that one delivery keeps together are held
        against it together. Unknown (None) where a delivery has no amount, or one in another unit.
        """
        fulfilled = still_open = Decimal(0)
        for pledges, deliveries in self._bundles(row.counted):
            if any(lot.span is None or lot.span.unit != row.span.unit for lot in deliveries):
                return None, None
            delivered = sum((total.span.chosen for total in add_up(deliveries, self.every).totals), Decimal(0))
            pledged = sum((self.forest.own[id_].chosen for id_ in pledges), Decimal(0))
            fulfilled += delivered
            still_open += max(pledged - delivered, Decimal(0))
        return fulfilled, still_open

    def _bundles(self, counted: Sequence[str]) -> list[tuple[set[str], list[Lot]]]:
        """Return the pledges bundled by the deliveries they share, each bundle with its deliveries."""
        pledge_of = {part: id_ for id_ in counted for part in (id_, *self.forest.below(id_))}
        bundles: list[tuple[set[str], list[Lot]]] = [({id_}, []) for id_ in counted]
        for lot in self.every.values():
            kept = {pledge_of[id_] for id_ in lot.fulfils if id_ in pledge_of}
            if not kept or "delivered" not in lot.key or lot.superseded_by or lot.published_total:
                continue
            joined: tuple[set[str], list[Lot]] = (set(), [lot])
            for bundle in [bundle for bundle in bundles if bundle[0] & kept]:
                joined = (joined[0] | bundle[0], joined[1] + bundle[1])
                bundles.remove(bundle)
            bundles.append(joined)
        return bundles


def _reason(lot: Lot) -> LeftOut | None:
    """Return why a lot is left out whatever else matches, or None."""
    if lot.superseded_by:
        return LeftOut(lot.id, "superseded", lot.superseded_by)
    if lot.published_total:
        return LeftOut(lot.id, "published-total")
    if lot.span is None:
        return LeftOut(lot.id, "no-amount")
    return None


def _sum(terms: Iterable[Term]) -> Decimal:
    return sum((term.amount for term in terms), Decimal(0))


class _Forest:
    """The lots of one question as trees of wholes and parts of one key, overlaps joining lots of one level."""

    def __init__(self, lots: Mapping[str, Lot], every: Mapping[str, Lot], window: Days) -> None:
        self.lots = lots
        self.own = {id_: lot.counted_in(window) for id_, lot in lots.items()}
        self.within = {id_ for id_, lot in lots.items() if lot.date.within(window)}
        self.whole = _nearest_wholes(lots, every)
        self.children: dict[str, list[str]] = {}
        for id_, whole in self.whole.items():
            self.children.setdefault(whole, []).append(id_)
        self.joined = self._joined()
        self.values: dict[str, Span] = {}
        for id_ in reversed(self._from_the_top()):
            self.values[id_] = self._value(id_)

    def roots(self) -> list[list[str]]:
        """Return the outermost lots, those that overlap together, in order."""
        return self._groups([id_ for id_ in self.lots if id_ not in self.whole])

    def parts(self, id_: str) -> list[str]:
        """Return the lots directly inside this one."""
        return self.children.get(id_, [])

    def levels(self, id_: str) -> list[list[str]]:
        """Return the lots directly inside this one, those that overlap together."""
        return self._groups(self.parts(id_))

    def below(self, id_: str) -> list[str]:
        """Return all lots inside this one, however deep."""
        found: list[str] = []
        todo = list(self.parts(id_))
        while todo:
            part = todo.pop()
            found.append(part)
            todo += self.parts(part)
        return found

    def value(self, id_: str) -> Span:
        """Return what a lot with its parts comes to: at each end the greater of itself and their sum."""
        return self.values[id_]

    def greatest(self, siblings: Sequence[str], end: End) -> str:
        """Return the lot that comes to most at an end; of equals the first."""
        return max(siblings, key=lambda id_: getattr(self.values[id_], end))

    def counts_itself(self, id_: str, end: End) -> bool:
        """Say whether at an end the lot itself is added, rather than its parts."""
        if end == "chosen" and id_ not in self.within:
            return False
        own: Decimal = getattr(self.own[id_], end)
        return own >= sum((self._level_value(level, end) for level in self.levels(id_)), Decimal(0))

    def terms(self, siblings: Sequence[str], end: End) -> list[Term]:
        """Return the terms that lots of one level bring to an end of a total."""
        adding = list(siblings) if end == "high" else [self.greatest(siblings, end)]
        found = []
        while adding:
            id_ = adding.pop(0)
            if self.counts_itself(id_, end):
                if amount := getattr(self.own[id_], end):
                    found.append(Term(id_, amount))
            else:
                for level in self.levels(id_):
                    adding += level if end == "high" else [self.greatest(level, end)]
        return found

    def _value(self, id_: str) -> Span:
        levels = self.levels(id_)
        own = self.own[id_]
        if not levels:
            return own
        ends = {
            end: max(getattr(own, end), sum((self._level_value(level, end) for level in levels), Decimal(0)))
            for end in ENDS
        }
        return Span(unit=own.unit, **ends)

    def _level_value(self, siblings: Sequence[str], end: End) -> Decimal:
        amounts: list[Decimal] = [getattr(self.values[id_], end) for id_ in siblings]
        return sum(amounts, Decimal(0)) if end == "high" else max(amounts)

    def _from_the_top(self) -> list[str]:
        """Return the lots so that each whole stands before its parts."""
        order: list[str] = []
        todo = [id_ for id_ in self.lots if id_ not in self.whole]
        while todo:
            id_ = todo.pop()
            order.append(id_)
            todo += self.parts(id_)
        return order

    def _groups(self, siblings: Sequence[str]) -> list[list[str]]:
        groups: dict[str, list[str]] = {}
        for id_ in siblings:
            groups.setdefault(_find(self.joined, id_), []).append(id_)
        return list(groups.values())

    def _joined(self) -> dict[str, str]:
        """Return the overlaps as a union-find over lots that are roots, or parts of the same whole."""
        joined: dict[str, str] = {}
        for id_, lot in self.lots.items():
            for other in lot.overlaps:
                if other in self.lots and self.lots[other].key == lot.key and id_ < other:
                    pair = self._beside_each_other(id_, other)
                    if pair:
                        one, two = sorted(_find(joined, id_) for id_ in pair)
                        joined[two] = one
        return joined

    def _beside_each_other(self, one: str, two: str) -> tuple[str, str] | None:
        """Return the two lots, or the wholes around them, that stand side by side; None if one is in the other."""
        ones, twos = self._up(one), self._up(two)
        if one in twos or two in ones:
            return None
        while ones and twos and ones[-1] == twos[-1]:
            ones.pop()
            twos.pop()
        return ones[-1], twos[-1]

    def _up(self, id_: str) -> list[str]:
        """Return the lot and the wholes around it, inner ones first."""
        chain = [id_]
        while (whole := self.whole.get(chain[-1])) is not None:
            chain.append(whole)
        return chain


def _find(joined: dict[str, str], id_: str) -> str:
    """Return the lot that stands for all those joined to this one."""
    while id_ in joined:
        id_ = joined[id_]
    return id_


def _nearest_wholes(lots: Mapping[str, Lot], every: Mapping[str, Lot]) -> dict[str, str]:
    """Return for each lot the nearest whole around it that is in the same total, going up through those that aren't."""
    whole: dict[str, str] = {}
    for id_, lot in lots.items():
        around = lot.part_of
        while around is not None and (around not in lots or lots[around].key != lot.key):
            around = every[around].part_of if around in every else None
        if around is not None:
            whole[id_] = around
    return whole
