"""The lots of one question as trees of wholes and parts, and what each of them comes to with its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from bilat.dates import Span as Days
from bilat.lot import Key, Lot
from bilat.quantity import Span, add

End = Literal["low", "chosen", "high"]
ENDS: tuple[End, ...] = ("low", "chosen", "high")


class Term(NamedTuple):
    """An amount that is added at one end of a total; `apart` is what of the fact its parts bring by themselves."""

    id: str
    amount: Decimal
    apart: Decimal = Decimal(0)


class Forest:
    """Lots as trees: wholes and parts of one key, and on each level those that overlap together.

    Nothing here recurses or walks a chain twice: wholes may stand in wholes as deep as the base is long.
    """

    def __init__(self, lots: Mapping[str, Lot], every: Mapping[str, Lot], window: Days) -> None:
        self.lots = lots
        self.own = {id_: lot.counted_in(window) for id_, lot in lots.items()}
        self.within = {id_ for id_, lot in lots.items() if lot.date.within(window)}
        self.whole = _nearest_wholes(lots, every)
        parts: dict[str, list[str]] = {}
        for id_ in lots:  # in the order of facts
            if whole := self.whole.get(id_):
                parts.setdefault(whole, []).append(id_)
        self.depth = _depths(parts, self.whole)
        self.joined = self._joined()
        self.levels_in = {id_: self._levels(inside) for id_, inside in parts.items()}
        self.values = dict(self.own)
        self.inside: dict[str, Span] = {}
        for id_ in sorted(parts, key=self._depth, reverse=True):
            self._come_to(id_)

    def roots(self) -> list[list[str]]:
        """Return the outermost lots, those that overlap together, in order."""
        return self._levels([id_ for id_ in self.lots if id_ not in self.whole])

    def levels(self, id_: str) -> list[list[str]]:
        """Return the lots directly inside this one, those that overlap together."""
        return self.levels_in.get(id_, [])

    def below(self, id_: str) -> list[str]:
        """Return all lots inside this one, however deep."""
        inside: list[str] = []
        todo = [id_]
        while todo:
            for level in self.levels(todo.pop()):
                inside += level
                todo += level
        return inside

    def value(self, level: Sequence[str], end: End) -> Decimal:
        """Return what lots of one level come to at an end: the greatest that overlap, or at the high end all."""
        amounts: list[Decimal] = [getattr(self.values[id_], end) for id_ in level]
        return sum(amounts, Decimal(0)) if end == "high" else max(amounts)

    def greatest(self, level: Sequence[str], end: End) -> str:
        """Return the lot that comes to most at an end; of equals the first."""
        return level[0] if len(level) == 1 else max(level, key=lambda id_: getattr(self.values[id_], end))

    def counts_itself(self, id_: str, end: End) -> bool:
        """Say whether at an end the lot itself is added, rather than its parts."""
        if end == "chosen" and id_ not in self.within:
            return False
        inside = self.inside.get(id_)
        return inside is None or getattr(self.own[id_], end) >= getattr(inside, end)

    def terms(self, level: Sequence[str], end: End) -> list[Term]:
        """Return the terms that lots of one level bring to an end of a total.

        Those at the chosen end are the lots that count, even one whose amount is nothing.
        """
        found: list[Term] = []
        todo = [level]
        while todo:
            level = todo.pop()
            for id_ in level if end == "high" else [self.greatest(level, end)]:
                if not self.counts_itself(id_, end):
                    todo += self.levels(id_)
                elif (amount := getattr(self.own[id_], end)) or end == "chosen":
                    found.append(Term(id_, amount))
        return found

    def _come_to(self, id_: str) -> None:
        """Set what a whole comes to: at each end the greater of itself and the sum of its parts."""
        own = self.own[id_]
        spans = [Span(unit=own.unit, **{end: self.value(level, end) for end in ENDS}) for level in self.levels(id_)]
        inside = self.inside[id_] = add(spans, own.unit)
        self.values[id_] = Span(
            low=max(own.low, inside.low),
            chosen=max(own.chosen, inside.chosen),
            high=max(own.high, inside.high),
            unit=own.unit,
        )

    def _levels(self, siblings: Iterable[str]) -> list[list[str]]:
        levels: dict[str, list[str]] = {}
        for id_ in siblings:
            levels.setdefault(found(self.joined, id_), []).append(id_)
        return list(levels.values())

    def _depth(self, id_: str) -> int:
        return self.depth.get(id_, 0)

    def _joined(self) -> dict[str, str]:
        """Return the overlaps, joining lots that are roots, or parts of the same whole."""
        joined: dict[str, str] = {}
        for id_, lot in self.lots.items():
            for other in lot.overlaps:
                if id_ < other and other in self.lots and self.lots[other].key == lot.key:
                    join(joined, *self._beside_each_other(id_, other))
        return joined

    def _beside_each_other(self, one: str, two: str) -> tuple[str, str]:
        """Return the two lots, or the wholes around them, that stand side by side: twice one if it holds the other."""
        while self._depth(one) > self._depth(two):
            one = self.whole[one]
        while self._depth(two) > self._depth(one):
            two = self.whole[two]
        while one != two and self.whole.get(one) != self.whole.get(two):
            one, two = self.whole[one], self.whole[two]
        return one, two


def _nearest_wholes(lots: Mapping[str, Lot], every: Mapping[str, Lot]) -> dict[str, str]:
    """Return for each lot the nearest whole around it that is in the same total, going up through those that aren't.

    Goes through the trees of the base once, with the wholes of each key that stand around where it is.
    """
    parts: dict[str, list[str]] = {}
    for lot in every.values():
        if lot.part_of:
            parts.setdefault(lot.part_of, []).append(lot.id)
    nearest: dict[str, str] = {}
    around: dict[Key, list[str]] = {}
    todo = [(id_, False) for id_ in parts if not every[id_].part_of]
    while todo:
        id_, leaving = todo.pop()
        if id_ in lots:
            wholes = around.setdefault(lots[id_].key, [])
            if leaving:
                wholes.pop()
                continue
            if wholes:
                nearest[id_] = wholes[-1]
            wholes.append(id_)
            todo.append((id_, True))
        todo += [(part, False) for part in parts.get(id_, ())]
    return nearest


def _depths(parts: Mapping[str, Sequence[str]], whole: Mapping[str, str]) -> dict[str, int]:
    """Return for each lot inside a whole how many wholes stand around it."""
    depths: dict[str, int] = {}
    todo = [(id_, 0) for id_ in parts if id_ not in whole]
    while todo:
        id_, depth = todo.pop()
        for part in parts.get(id_, ()):
            depths[part] = depth + 1
            todo.append((part, depth + 1))
    return depths


def join(joined: dict[str, str], one: str, two: str) -> None:
    """Join what the two ids stand for; `found` then returns the same for both."""
    first, second = sorted((found(joined, one), found(joined, two)))
    if first != second:
        joined[second] = first


def found(joined: dict[str, str], id_: str) -> str:
    """Return the id that stands for all those joined to this one."""
    while id_ in joined:
        # Every other link is cut short on the way, so that long chains stay cheap.
        joined[id_] = joined.get(joined[id_], joined[id_])
        id_ = joined[id_]
    return id_
