"""The entries of one question as trees of wholes and parts, and what each of them comes to with its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from bilat.totals.entry import Entry, TotalKey
from bilat.values.amounts import AmountRange, add
from bilat.values.dates import Window

End = Literal["low", "chosen", "high"]
ENDS: tuple[End, ...] = ("low", "chosen", "high")


class Term(NamedTuple):
    """An amount that is added at one end of a total; `apart` is what of the fact its parts bring by themselves."""

    id: str
    amount: Decimal
    apart: Decimal = Decimal(0)


class PartTrees:
    """Entries as trees: wholes and parts of one key, and on each level those that overlap together.

    Nothing here recurses or walks a chain twice: wholes may stand in wholes as deep as the base is long.
    """

    def __init__(self, entries: Mapping[str, Entry], every: Mapping[str, Entry], window: Window) -> None:
        self.entries = entries
        self.own = {id_: entry.counted_in(window) for id_, entry in entries.items()}
        self.within = {id_ for id_, entry in entries.items() if entry.date.within(*window)}
        self.whole = _nearest_wholes(entries, every)
        parts: dict[str, list[str]] = {}
        for id_ in entries:  # in the order of facts
            if whole := self.whole.get(id_):
                parts.setdefault(whole, []).append(id_)
        self.depth = _depths(parts, self.whole)
        self.joined = self._joined()
        self.levels_in = {id_: self._levels(inside) for id_, inside in parts.items()}
        self.values = dict(self.own)
        self.inside: dict[str, AmountRange] = {}
        for id_ in sorted(parts, key=self._depth, reverse=True):
            self._come_to(id_)

    def roots(self) -> list[list[str]]:
        """Return the outermost entries, those that overlap together, in order."""
        return self._levels([id_ for id_ in self.entries if id_ not in self.whole])

    def levels(self, id_: str) -> list[list[str]]:
        """Return the entries directly inside this one, those that overlap together."""
        return self.levels_in.get(id_, [])

    def below(self, id_: str) -> list[str]:
        """Return all entries inside this one, however deep."""
        inside: list[str] = []
        todo = [id_]
        while todo:
            for level in self.levels(todo.pop()):
                inside += level
                todo += level
        return inside

    def value(self, level: Sequence[str], end: End) -> Decimal:
        """Return what entries of one level come to at an end: the greatest that overlap, or at the high end all."""
        amounts: list[Decimal] = [getattr(self.values[id_], end) for id_ in level]
        return sum(amounts, Decimal(0)) if end == "high" else max(amounts)

    def greatest(self, level: Sequence[str], end: End) -> str:
        """Return the entry that comes to most at an end; of equals the first."""
        return level[0] if len(level) == 1 else max(level, key=lambda id_: getattr(self.values[id_], end))

    def counts_itself(self, id_: str, end: End) -> bool:
        """Say whether at an end the entry itself is added, rather than its parts."""
        if end == "chosen" and id_ not in self.within:
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
                    terms.append(Term(id_, amount))
        return terms

    def _come_to(self, id_: str) -> None:
        """Set what a whole comes to: at each end the greater of itself and the sum of its parts."""
        own = self.own[id_]
        spans = [
            AmountRange(unit=own.unit, **{end: self.value(level, end) for end in ENDS}) for level in self.levels(id_)
        ]
        inside = self.inside[id_] = add(spans, own.unit)
        self.values[id_] = AmountRange(
            low=max(own.low, inside.low),
            chosen=max(own.chosen, inside.chosen),
            high=max(own.high, inside.high),
            unit=own.unit,
        )

    def _levels(self, siblings: Iterable[str]) -> list[list[str]]:
        levels: dict[str, list[str]] = {}
        for id_ in siblings:
            levels.setdefault(root_of(self.joined, id_), []).append(id_)
        return list(levels.values())

    def _depth(self, id_: str) -> int:
        return self.depth.get(id_, 0)

    def _joined(self) -> dict[str, str]:
        """Return the overlaps, joining entries that are roots, or parts of the same whole."""
        joined: dict[str, str] = {}
        for id_, entry in self.entries.items():
            for other in entry.overlaps:
                if id_ < other and other in self.entries and self.entries[other].key == entry.key:
                    join(joined, *self._beside_each_other(id_, other))
        return joined

    def _beside_each_other(self, one: str, two: str) -> tuple[str, str]:
        """Return the two entries, or the wholes around them, that stand side by side; one twice if it is inside."""
        while self._depth(one) > self._depth(two):
            one = self.whole[one]
        while self._depth(two) > self._depth(one):
            two = self.whole[two]
        while one != two and self.whole.get(one) != self.whole.get(two):
            one, two = self.whole[one], self.whole[two]
        return one, two


def _nearest_wholes(entries: Mapping[str, Entry], every: Mapping[str, Entry]) -> dict[str, str]:
    """Return for each entry the nearest whole around it that is in the same total, going up through those that aren't.

    Goes through the trees of the base once, with the wholes of each key that stand around where it is.
    """
    parts: dict[str, list[str]] = {}
    for entry in every.values():
        if entry.part_of:
            parts.setdefault(entry.part_of, []).append(entry.id)
    nearest: dict[str, str] = {}
    around: dict[TotalKey, list[str]] = {}
    todo = [(id_, False) for id_ in parts if not every[id_].part_of]
    while todo:
        id_, leaving = todo.pop()
        if id_ in entries:
            wholes = around.setdefault(entries[id_].key, [])
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
    """Return for each entry inside a whole how many wholes stand around it."""
    depths: dict[str, int] = {}
    todo = [(id_, 0) for id_ in parts if id_ not in whole]
    while todo:
        id_, depth = todo.pop()
        for part in parts.get(id_, ()):
            depths[part] = depth + 1
            todo.append((part, depth + 1))
    return depths


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
