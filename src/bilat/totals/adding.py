"""Facts added up: what counts, what is left out and why, and the span of the disputed readings.

There is a total for each key that the matches have or may have. Its three ends are added up apart: `chosen` by the
chosen readings, `low` by what every reading puts there, `high` by what any may. Linked entries are settled first: a
whole and its parts count once, and of entries that overlap low and chosen take the greatest, high takes all. What a
whole may come to in a window is no more than it is without the parts that surely lie outside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from bilat.totals.entry import ZERO, Entry, TotalKey
from bilat.totals.part_tree import ENDS, PartTrees, Term, nearest_wholes, parts_of
from bilat.totals.pledges import name_deliveries
from bilat.totals.results import LeftOut, Shared, Subtotal, Total, Totals
from bilat.values.dates import ALWAYS, Window


def add_up(
    matches: Sequence[Entry],
    every: Mapping[str, Entry],
    window: Window = ALWAYS,
    passes: Callable[[TotalKey], bool] = lambda _: True,
    subtotals: Sequence[Subtotal] = (),
    places: Mapping[str, int | str] | None = None,
) -> Totals:
    """Return the totals of the entries that match, one for each key that passes the filters, in order.

    `matches` come in the order of facts. `every` holds the entries of the whole base, for the links that lead through
    entries that don't match; those linked with a match suffice. `subtotals` are what further matches come to that are
    linked with nothing, added up elsewhere; then `places`, sorted, put all matches in the order of facts.
    """
    if places is None:
        places = {entry.id: place for place, entry in enumerate(matches)}
    return _Adding(every, window, passes, places).totals(matches, subtotals)


class _Adding:
    """One adding up, from the entries that match to their totals."""

    def __init__(
        self,
        every: Mapping[str, Entry],
        window: Window,
        passes: Callable[[TotalKey], bool],
        places: Mapping[str, int | str],
    ) -> None:
        self.every = every
        self.parts = parts_of(every)
        self.window = window
        self.passes = passes
        self.places = places
        self.outside: dict[str, Decimal] = {}
        """What parts come to that surely lie outside the window, by the whole around them, which need not lie there."""
        self.rows: dict[TotalKey, Total] = {}
        self.left_out: list[LeftOut] = []

    def totals(self, matches: Sequence[Entry], subtotals: Sequence[Subtotal]) -> Totals:
        for subtotal in subtotals:
            self._take(subtotal)
        self._add_linked(self._add_unlinked(matches))
        for left in self.left_out:
            entry = self.every.get(left.id)  # those of a subtotal are named by their row already
            if entry and entry.key in self.rows:
                self.rows[entry.key].left_out.append(left)
        for row in self.rows.values():
            self._name_what_is_shared(row)
            row.sum_up(self.places)
        name_deliveries(list(self.rows.values()), self.every)
        totals = sorted(self.rows.values(), key=lambda row: row.key.order)
        left_out = sorted(self.left_out, key=lambda left: self.places[left.id])
        unmeasured = [self.every[left.id] for left in left_out if left.reason == "no-amount"]
        return Totals(tuple(totals), tuple(left_out), self.places, tuple(unmeasured))

    def _row(self, key: TotalKey) -> Total:
        if key not in self.rows:
            self.rows[key] = Total(key)
        return self.rows[key]

    # Entries that no other changes.

    def _take(self, subtotal: Subtotal) -> None:
        """Begin a row with what was added up elsewhere."""
        if not self.passes(subtotal.key):
            self.left_out += [LeftOut(id_, "another-reading") for id_ in (*subtotal.counted, *subtotal.outside)]
            return
        row, outside = self._row(subtotal.key), [LeftOut(id_, "outside-surely") for id_ in subtotal.outside]
        row.take(subtotal, outside)
        self.left_out += outside

    def _add_unlinked(self, matches: Sequence[Entry]) -> dict[TotalKey, dict[str, Entry]]:
        """Add the terms of the entries that are linked with no other, and return those that are, by key.

        Most are not; leaving them out of the part trees is what makes adding up fast.
        """
        linked: dict[TotalKey, dict[str, Entry]] = {}
        self.outside = self._parts_outside(matches)
        for entry in matches:
            if reason := _reason(entry, self.passes):
                self.left_out.append(reason)
                if reason.reason != "another-reading" and not (entry.by_claims_alone and entry.adds):
                    continue
            if entry.span and entry.span.high and self.outside.get(entry.id, ZERO) >= entry.span.high:
                self.left_out += [] if reason else [LeftOut(entry.id, "parts-outside")]
                continue
            alone = not (entry.part_of or entry.overlaps or entry.id in self.parts)
            for key in filter(self.passes, entry.keys):
                if alone:
                    self._add_itself(entry, self._row(key))
                else:
                    linked.setdefault(key, {})[entry.id] = entry
        return linked

    def _add_itself(self, entry: Entry, row: Total) -> None:
        span, ends = entry.counted_in(self.window, row.key)
        row.members[entry.id] = ends
        row.entries.append(entry)
        for end in ENDS:
            if (amount := getattr(span, end)) or end == "high" or (end == "chosen" and ends > 1):
                row.terms[end].append(Term(entry.id, amount))
        if ends == 1 and entry.key == row.key and not entry.by_claims_alone:
            self.left_out.append(LeftOut(entry.id, "outside-surely"))

    # Entries that are linked with others.

    def _parts_outside(self, matches: Sequence[Entry]) -> dict[str, Decimal]:
        """Return what the parts surely come to that surely lie outside the window, by the match that they are parts of.

        Wholes that surely lie in the window are not there, whatever their parts say.
        """
        wholes = [entry for entry in matches if entry.id in self.parts and not entry.date.within(*self.window)]
        if not wholes:
            return {}
        inside = {entry.id: entry for entry in wholes}
        todo = list(inside)
        for id_ in todo:  # grows while it is gone through
            parts = [part for part in self.parts.get(id_, ()) if part not in inside]
            inside.update((part, self.every[part]) for part in parts if self.every[part].adds)
            todo += [part for part in parts if part in inside]
        own = {id_: entry.surely_outside(self.window) for id_, entry in inside.items()}
        whole = {id_: entry.part_of for id_, entry in inside.items() if entry.part_of in inside}
        trees = PartTrees(inside, own, (), whole)
        return {entry.id: trees.inside[entry.id].low for entry in wholes if entry.id in trees.inside}

    def _add_linked(self, linked: Mapping[TotalKey, Mapping[str, Entry]]) -> None:
        totals: dict[str, list[TotalKey]] = {}
        for key, entries in linked.items():
            for id_ in entries:
                totals.setdefault(id_, []).append(key)
        wholes = nearest_wholes(totals, self.parts, self.every)
        for key, entries in linked.items():
            counted = {
                id_: entry.counted_in(self.window, key, self.outside.get(id_, ZERO)) for id_, entry in entries.items()
            }
            row = self._row(key)
            row.entries += entries.values()
            row.members |= {id_: ends for id_, (_, ends) in counted.items()}
            chosen = {id_ for id_, (_, ends) in counted.items() if ends > 1}
            own = {id_: span for id_, (span, _) in counted.items()}
            row.trees = trees = PartTrees(entries, own, chosen, wholes.get(key, {}))
            trees.outside = self.outside
            for level in trees.roots:
                for end in ENDS:
                    row.terms[end] += trees.terms(level, end)
            self._settle(row, trees)

    def _settle(self, row: Total, trees: PartTrees) -> None:
        """Say of each entry of a row that doesn't count by the chosen readings why not."""
        todo = [*trees.roots]
        while todo:
            level = todo.pop()
            winner = trees.greatest(level, "chosen")
            for id_ in trees.within([other for other in level if other != winner]):
                self._leave_out(row, id_, "overlap", winner)
            if not trees.counts_itself(winner, "chosen"):
                self._leave_out(row, winner, "parts")
                todo += trees.levels(winner)
                continue
            for part in trees.within([winner])[1:]:
                self._leave_out(row, part, "part-of", winner)

    def _leave_out(self, row: Total, id_: str, reason: str, of: str | None = None) -> None:
        entry = self.every[id_]
        # By any other key it is counted, or left out, in the row of its chosen one.
        if entry.key == row.key and not entry.by_claims_alone:
            within = entry.date.within(*self.window) or reason == "part-of"
            self.left_out.append(LeftOut(id_, reason, of) if within else LeftOut(id_, "outside-surely"))

    def _name_what_is_shared(self, row: Total) -> None:
        """Name what may stand in another total as well: by another reading, or by a link that leads out of the row."""
        for entry in row.entries:
            if entry.other_keys:
                row.shared.add(Shared(entry.id, "another-reading"))
            for other in entry.overlaps:
                if self._elsewhere(other, row):
                    row.shared.add(Shared(min(entry.id, other), "overlap", max(entry.id, other)))
            if entry.part_of and self._elsewhere(entry.part_of, row):
                row.shared.add(Shared(entry.id, "part-of", entry.part_of))
            inside = [part for part in self.parts.get(entry.id, ()) if self._elsewhere(part, row)]
            row.shared.update(Shared(part, "part-of", entry.id) for part in inside)

    def _elsewhere(self, id_: str, row: Total) -> bool:
        """Say whether an entry that a link leads to may be added, but is not in the row."""
        return id_ not in row.members and self.every[id_].adds


def _reason(entry: Entry, passes: Callable[[TotalKey], bool]) -> LeftOut | None:
    """Return why an entry is left out whatever else matches, or None."""
    if entry.superseded_by:
        return LeftOut(entry.id, "superseded", entry.superseded_by)
    if entry.published_total:
        return LeftOut(entry.id, "published-total")
    if entry.span is None or entry.by_claims_alone:
        return LeftOut(entry.id, "no-amount")
    return None if passes(entry.key) else LeftOut(entry.id, "another-reading")
