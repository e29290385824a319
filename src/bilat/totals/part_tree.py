"""The entries of one total as trees of wholes and parts, and what each of them comes to with its parts."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeVar

from bilat.totals.entry import ZERO, Entry
from bilat.values.amounts import AmountRange, add

Key = TypeVar("Key", bound=Hashable)
End = Literal["low", "chosen", "high"]
ENDS: tuple[End, ...] = ("low", "chosen", "high")


class Term(NamedTuple):
    """An amount that is added at one end of a total."""

    id: str
    amount: Decimal
    outside: Decimal = ZERO
    """What was taken off it, since parts that come to this surely lie outside the window."""


class PartTrees:
    """Entries as trees: wholes and parts, and on each level those that overlap together.

    Nothing here recurses or walks a chain twice: wholes may stand in wholes as deep as the base is long.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        own: Mapping[str, AmountRange],
        chosen: Collection[str],
        whole: Mapping[str, str],
    ) -> None:
        """Take entries with what each counts for by itself, those that the chosen readings put here, and the wholes."""
        self.own = own
        self.chosen = chosen
        self.whole = whole
        parts: dict[str, list[str]] = {}
        for id_ in entries:  # in the order of facts
            if id_ in whole:
                parts.setdefault(whole[id_], []).append(id_)
        self.depth = _depths(parts, whole)
        self.far = _far_wholes(self.depth, whole)
        self.joined = self._joined(entries)
        self.levels_in = {id_: self._levels(inside) for id_, inside in parts.items()}
        self.roots = self._levels([id_ for id_ in entries if id_ not in whole])
        """The outermost entries, those that overlap together, in order."""
        self.values = dict(own)
        self.inside: dict[str, AmountRange] = {}
        self.chosen_in = set(chosen)
        """The entries that the chosen readings put here, and the wholes around them."""
        self.outside: Mapping[str, Decimal] = {}
        """What was taken off wholes, since parts of them surely lie outside the window."""
        for id_ in sorted(parts, key=self._depth, reverse=True):
            self._come_to(id_)

    def levels(self, id_: str) -> list[list[str]]:
        """Return the entries directly inside this one, those that overlap together."""
        return self.levels_in.get(id_, [])

    def within(self, level: Sequence[str]) -> list[str]:
        """Return the entries of a level and all inside them, however deep."""
        found = list(level)
        for id_ in found:  # grows while it is gone through
            for inner in self.levels(id_):
                found += inner
        return found

    def value(self, level: Sequence[str], end: End) -> Decimal:
        """Return what entries of one level come to at an end: the greatest that overlap, or at the high end all."""
        amounts: list[Decimal] = [getattr(self.values[id_], end) for id_ in level]
        return sum(amounts, ZERO) if end == "high" else max(amounts)

    def greatest(self, level: Sequence[str], end: End) -> str:
        """Return the entry that comes to most at an end; of equals the first that the chosen readings put here."""
        if len(level) == 1:
            return level[0]
        return max(level, key=lambda id_: (getattr(self.values[id_], end), id_ in self.chosen_in))

    def counts_itself(self, id_: str, end: End) -> bool:
        """Say whether at an end the entry itself is added, rather than its parts."""
        if end == "chosen" and id_ not in self.chosen:
            return False
        inside = self.inside.get(id_)
        return inside is None or getattr(self.own[id_], end) >= getattr(inside, end)

    def terms(self, level: Sequence[str], end: End) -> list[Term]:
        """Return the terms that entries of one level bring to an end of a total.

        Those at the chosen end are the entries that count, even one whose amount is nothing.
        """
        terms: list[Term] = []
        todo = [level]
        while todo:
            level = todo.pop()
            for id_ in level if end == "high" else [self.greatest(level, end)]:
                if not self.counts_itself(id_, end):
                    todo += self.levels(id_)
                elif (amount := getattr(self.own[id_], end)) or end == "chosen":
                    terms.append(Term(id_, amount, self.outside.get(id_, ZERO) if end == "high" else ZERO))
        return terms

    def _come_to(self, id_: str) -> None:
        """Set what a whole comes to: at each end the greater of itself and the sum of its parts."""
        own, levels = self.own[id_], self.levels(id_)
        spans = [AmountRange(unit=own.unit, **{end: self.value(level, end) for end in ENDS}) for level in levels]
        inside = self.inside[id_] = add(spans, own.unit)
        self.values[id_] = AmountRange(
            low=max(own.low, inside.low),
            chosen=max(own.chosen, inside.chosen),
            high=max(own.high, inside.high),
            unit=own.unit,
        )
        if any(part in self.chosen_in for level in levels for part in level):
            self.chosen_in.add(id_)

    def _levels(self, siblings: Iterable[str]) -> list[list[str]]:
        levels: dict[str, list[str]] = {}
        for id_ in siblings:
            levels.setdefault(root_of(self.joined, id_), []).append(id_)
        return list(levels.values())

    def _depth(self, id_: str) -> int:
        return self.depth.get(id_, 0)

    def _joined(self, entries: Mapping[str, Entry]) -> dict[str, str]:
        """Return the overlaps, joining entries that are roots, or parts of the same whole."""
        joined: dict[str, str] = {}
        for id_, entry in entries.items():
            for other in entry.overlaps:
                if id_ < other and other in entries:
                    join(joined, *self._beside_each_other(id_, other))
        return joined

    def _beside_each_other(self, one: str, two: str) -> tuple[str, str]:
        """Return the two entries, or the wholes around them, that stand side by side; one twice if it is inside."""
        one, two = self._around(one, self._depth(two)), self._around(two, self._depth(one))
        while one != two and self.whole.get(one) != self.whole.get(two):
            if self.far.get(one) == self.far.get(two):  # the whole that they share lies no further out
                one, two = self.whole[one], self.whole[two]
            else:
                one, two = self.far[one], self.far[two]
        return one, two

    def _around(self, id_: str, depth: int) -> str:
        """Return the entry, or the whole around it that has at most `depth` wholes around itself."""
        while self._depth(id_) > depth:
            far = self.far[id_]
            id_ = far if self._depth(far) >= depth else self.whole[id_]
        return id_


def parts_of(every: Mapping[str, Entry]) -> dict[str, list[str]]:
    """Return the parts of each whole."""
    parts: dict[str, list[str]] = {}
    for entry in every.values():
        if entry.part_of:
            parts.setdefault(entry.part_of, []).append(entry.id)
    return parts


def nearest_wholes(
    totals: Mapping[str, Iterable[Key]], parts: Mapping[str, Sequence[str]], every: Mapping[str, Entry]
) -> dict[Key, dict[str, str]]:
    """Return for each total, and each entry in it, the nearest whole around it that is in the same total.

    `totals` names those of each entry. Goes through the trees of the base once, with the wholes of each total that
    stand around where it is.
    """
    nearest: dict[Key, dict[str, str]] = {}
    around: dict[Key, list[str]] = {}
    todo = [(id_, False) for id_ in parts if not every[id_].part_of]
    while todo:
        id_, leaving = todo.pop()
        if leaving:
            for total in totals[id_]:
                around[total].pop()
            continue
        for total in totals.get(id_, ()):
            wholes = around.setdefault(total, [])
            if wholes:
                nearest.setdefault(total, {})[id_] = wholes[-1]
            wholes.append(id_)
        if id_ in totals:
            todo.append((id_, True))
        todo += [(part, False) for part in parts.get(id_, ())]
    return nearest


def _depths(parts: Mapping[str, Sequence[str]], whole: Mapping[str, str]) -> dict[str, int]:
    """Return for each entry inside a whole how many wholes stand around it."""
    depths: dict[str, int] = {}
    todo = [(id_, 0) for id_ in parts if id_ not in whole]
    while todo:
        id_, depth = todo.pop()
        for part in parts.get(id_, ()):
            depths[part] = depth + 1
            todo.append((part, depth + 1))
    return depths


def _far_wholes(depth: Mapping[str, int], whole: Mapping[str, str]) -> dict[str, str]:
    """Return for each entry inside a whole a whole far around it, so that no long chain is climbed step by step.

    Two steps of the same length make one of both: of a chain of n wholes, any is reached in steps of order log n.
    Source: E. W. Myers, "An applicative random-access stack", 1983.
    """
    far: dict[str, str] = {}
    for id_ in sorted(depth, key=depth.__getitem__):
        near = whole[id_]
        middle = far.get(near, near)
        outer = far.get(middle, middle)
        alike = depth.get(near, 0) - depth.get(middle, 0) == depth.get(middle, 0) - depth.get(outer, 0)
        far[id_] = outer if alike else near
    return far


def join(joined: dict[str, str], one: str, two: str) -> None:
    """Join what the two ids stand for; `root_of` then returns the same for both."""
    first, second = sorted((root_of(joined, one), root_of(joined, two)))
    if first != second:
        joined[second] = first


def root_of(joined: dict[str, str], id_: str) -> str:
    """Return the id that stands for all those joined to this one."""
    while id_ in joined:
        # Every other link is cut short on the way, so that long chains stay cheap.
        joined[id_] = joined.get(joined[id_], joined[id_])
        id_ = joined[id_]
    return id_
