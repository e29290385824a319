"""Facts added up: what counts, what is left out and why, and the span of the disputed readings.

A total is a sum of terms. Its three ends are added up apart: `chosen` by the chosen readings, `low` and `high`
by the lowest and highest of the disputed ones. Linked entries are settled first: a whole and its parts count once,
and of entries that overlap low and chosen take the greatest, high takes all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from bilat.totals.entry import Entry, TotalKey
from bilat.totals.part_tree import ENDS, PartTrees, Term
from bilat.totals.pledges import pledge_bundles
from bilat.totals.results import LeftOut, Subtotal, Total, Totals
from bilat.values.amounts import AmountRange, add, nothing
from bilat.values.dates import ALWAYS, Window


def add_up(
    matches: Sequence[Entry],
    every: Mapping[str, Entry],
    window: Window = ALWAYS,
    group: Callable[[Entry], str] | None = None,
    subtotals: Sequence[Subtotal] = (),
    places: Mapping[str, int | str] | None = None,
) -> Totals:
    """Return the totals of the entries that match, one for each key (and group), in order.

    `matches` come in the order of facts. `every` holds the entries of the whole base, for the links that lead through
    entries that don't match; those linked with a match suffice. `subtotals` are what further matches come to that are
    linked with nothing, added up elsewhere; then `places`, sorted, put all matches in the order of facts.
    """
    if places is None:
        places = {entry.id: place for place, entry in enumerate(matches)}
    return _Adding(matches, every, window, group, subtotals, places).totals()


class _Adding:
    """One adding up, from the entries that match to their totals."""

    def __init__(
        self,
        matches: Sequence[Entry],
        every: Mapping[str, Entry],
        window: Window,
        group: Callable[[Entry], str] | None,
        subtotals: Sequence[Subtotal],
        places: Mapping[str, int | str],
    ) -> None:
        self.matches = matches
        self.every = every
        self.window = window
        self.places = places
        self.left_out: dict[str, LeftOut] = {}
        self.outside: list[LeftOut] = []
        self.disputed: list[Entry] = []
        self.qualifiers: dict[str, str] = {}
        self.groups = {entry.id: group(entry) for entry in matches} if group else {}
        self.rows: dict[tuple[TotalKey, str | None], Total] = {}
        self.homes: dict[str, Total] = {}
        for subtotal in subtotals:
            self._take(subtotal)
        self.trees = PartTrees(self._add_unlinked(), every, window)
        self.mixed = self._mixed()

    def totals(self) -> Totals:
        for siblings in self.trees.roots():
            self._share(siblings)
        for row in self.rows.values():
            self._sum(row)
        self._name_what_is_delivered()
        self._name_what_else_matched()
        self._name_what_joins_groups()
        self._name_what_keys_share()
        totals = sorted(self.rows.values(), key=lambda row: (*map(str, row.key), row.group or ""))
        left_out = sorted((*self.left_out.values(), *self.outside), key=self._place)
        return Totals(totals=tuple(totals), left_out=tuple(left_out))

    def _row(self, key: TotalKey, group: str | None) -> Total:
        row = self.rows.get((key, group))
        if row is None:
            row = self.rows[key, group] = Total(key=key, group=group, span=nothing(key.unit or ""))
        return row

    def _own_row(self, entry: Entry) -> Total:
        """Return the row of an entry's own key and group."""
        return self._row(entry.key, self.groups.get(entry.id))

    def _place(self, match: Term | LeftOut) -> int | str:
        return self.places[match.id]

    # Entries that no other changes.

    def _take(self, subtotal: Subtotal) -> None:
        """Begin a row with what was added up elsewhere."""
        row = self._row(subtotal.key, subtotal.group)
        row.span = subtotal.span
        row.counted += subtotal.counted
        row.disputed += subtotal.disputed
        row.qualifiers.update(subtotal.qualifiers)
        outside = [LeftOut(id_, "outside-surely") for id_ in subtotal.outside]
        row.left_out += outside
        self.outside += outside

    def _add_unlinked(self) -> dict[str, Entry]:
        """Add the terms of the entries that are linked with no other, and return those that are.

        Most are not; leaving them out of the part trees is what makes adding up fast.
        """
        linked: dict[str, Entry] = {}
        wholes = {entry.part_of for entry in self.every.values()}
        for entry in self.matches:
            if reason := _reason(entry):
                self.left_out[entry.id] = reason
                continue
            if entry.qualifier:
                self.qualifiers[entry.id] = entry.qualifier
            if entry.disputed:
                self.disputed.append(entry)
            if entry.part_of or entry.overlaps or entry.id in wholes:
                linked[entry.id] = entry
            else:
                self._add_itself(entry)
        return linked

    def _add_itself(self, entry: Entry) -> None:
        low, chosen, high, _ = entry.counted_in(self.window)
        terms, term = self._own_row(entry).terms, Term(entry.id, high)
        terms["high"].append(term)
        if not entry.date.within(*self.window):
            self._leave_out(entry.id, "outside-surely")
            return
        terms["chosen"].append(term if chosen == high else Term(entry.id, chosen))
        if low:
            terms["low"].append(term if low == high else Term(entry.id, low))

    # Which terms of linked entries are added, and in which group.

    def _mixed(self) -> set[str]:
        """Return the entries with parts, however deep, in other groups than their own."""
        mixed: set[str] = set()
        for id_, whole in self.trees.whole.items():
            if self.groups.get(id_) != self.groups.get(whole):
                around: str | None = whole
                while around is not None and around not in mixed:
                    mixed.add(around)
                    around = self.trees.whole.get(around)
        return mixed

    def _share(self, siblings: Sequence[str]) -> None:
        """Add the terms of entries that overlap (or of one that doesn't) with their parts to the rows of their groups.

        Parts in other groups than their whole keep their amounts there, and the whole brings the rest; but not
        where the parts are uncertain: then low of the rest would exceed its high, and the whole keeps all.
        """
        todo = [siblings]
        while todo:
            level = todo.pop()
            if len(level) == 1 and level[0] not in self.trees.inside:
                self._add_itself(self.every[level[0]])
            elif len(level) == 1 and level[0] in self.mixed and self._rest_is_a_span(level[0]):
                self._add_rest(level[0])
                todo += self.trees.levels(level[0])
            else:
                self._add_level(level)

    def _rest_is_a_span(self, id_: str) -> bool:
        inside = self.trees.inside[id_]
        return inside.certain or inside == self.trees.values[id_]

    def _add_rest(self, id_: str) -> None:
        """Add what an entry comes to beyond its parts."""
        value, inside = self.trees.values[id_], self.trees.inside[id_]
        for end in ENDS:
            if rest := getattr(value, end) - getattr(inside, end):
                self._own_row(self.every[id_]).terms[end].append(Term(id_, rest, getattr(inside, end)))
        if value.chosen == inside.chosen:
            self._leave_out(id_, "parts")
        if value != inside:
            self.homes[id_] = self._own_row(self.every[id_])

    def _add_level(self, level: Sequence[str]) -> None:
        """Add the terms of entries that overlap, or of one, with all that is inside them.

        Where an overlap joins groups, low and chosen go to the group of the entry that counts, high to each entry's
        own: so the groups still add up to the total, and in each of them low ≤ chosen ≤ high.
        """
        counting = self._own_row(self.every[self.trees.greatest(level, "chosen")])
        for end in ("low", "chosen"):
            counting.terms[end] += self.trees.terms(level, end)
        for id_ in level:
            row = self._own_row(self.every[id_])
            row.terms["high"] += self.trees.terms([id_], "high")
            self.homes.update(dict.fromkeys((id_, *self.trees.below(id_)), row))
        self._settle(level)

    # Which facts count, by the chosen readings, and why the others don't.

    def _settle(self, siblings: Sequence[str]) -> None:
        """Say of each entry in these trees that doesn't count why not."""
        todo = [siblings]
        while todo:
            level = todo.pop()
            winner = self.trees.greatest(level, "chosen")
            for id_ in level:
                if id_ != winner:
                    for inside in (id_, *self.trees.below(id_)):
                        self._leave_out(inside, "overlap", winner)
            if self.trees.counts_itself(winner, "chosen"):
                for part in self.trees.below(winner):
                    self.left_out[part] = LeftOut(part, "part-of", winner)
            else:
                self._leave_out(winner, "parts")
                todo += self.trees.levels(winner)

    def _leave_out(self, id_: str, reason: str, of: str | None = None) -> None:
        within = self.every[id_].date.within(*self.window)
        self.left_out[id_] = LeftOut(id_, reason, of) if within else LeftOut(id_, "outside-surely")

    # What a row says of its terms.

    def _sum(self, row: Total) -> None:
        """Add the terms of a row to what it began with."""
        for terms in row.terms.values():
            terms.sort(key=self._place)
        ends = {end: sum([term.amount for term in row.terms[end]], Decimal(0)) for end in ENDS}
        row.span = add((row.span, AmountRange(unit=row.span.unit, **ends)), row.span.unit)
        if row.terms["chosen"]:
            row.counted += [term.id for term in row.terms["chosen"]]
            row.counted.sort(key=self.places.__getitem__)
        ids = [term.id for end in ENDS for term in row.terms[end]]
        row.qualifiers |= {self.qualifiers[id_] for id_ in self.qualifiers.keys() & ids}

    def _name_what_else_matched(self) -> None:
        """Name in each row the disputes that it rests on, and what else of its key and group matched."""
        for entry in self.disputed:
            if row := self._home(entry):
                row.disputed.append(entry.id)
        for id_, left in self.left_out.items():
            if row := self._home(self.every[id_]):
                row.left_out.append(left)
        for row in self.rows.values():
            row.disputed.sort(key=self.places.__getitem__)
            row.left_out.sort(key=self._place)

    def _name_what_joins_groups(self) -> None:
        for id_, row in self.homes.items():
            for other in self.every[id_].overlaps:
                home = self.homes.get(other)
                if home and home is not row and home.key == row.key:
                    row.joined.update((id_, other))

    def _name_what_keys_share(self) -> None:
        """Name in both rows the entries of two keys that are linked: the same goods may stand in each."""
        for id_, entry in self.trees.entries.items():
            for other_id in (*entry.overlaps, entry.part_of or ""):
                other = self.trees.entries.get(other_id)
                if other and other.key != entry.key:
                    for row in filter(None, (self._home(entry), self._home(other))):
                        row.shared.update((id_, other_id))

    def _home(self, entry: Entry) -> Total | None:
        """Return the row that a match fell to: where its tree is added, else that of its own key and group."""
        return self.homes.get(entry.id) or self.rows.get((entry.key, self.groups.get(entry.id)))

    def _name_what_is_delivered(self) -> None:
        """Say in each row of pledges what was delivered of those it counts, and what is still open.

        Unknown (None) where a delivery has no amount, or one in another unit, or fulfils pledges of several rows.
        """
        homes: dict[str, Total] = {}
        pledged: dict[str, Decimal] = {}
        for row in self.rows.values():
            if row.key.stage == "pledged":
                row.fulfilled, row.open = Decimal(0), row.span.chosen
                homes |= {term.id: row for term in row.terms["chosen"]}
                pledged |= {term.id: term.amount for term in row.terms["chosen"]}
        for bundle in pledge_bundles(homes, self.trees, self.every):
            rows = list({id(homes[id_]): homes[id_] for id_ in bundle.pledges}.values())
            promised = sum((pledged[id_] for id_ in bundle.pledges), Decimal(0))
            for row in rows:
                _deduct(row, promised, bundle.delivered if len(rows) == 1 else None)


def _deduct(row: Total, promised: Decimal, delivered: Decimal | None) -> None:
    """Take what was delivered of some pledges off what is open in their row; never more than they promised."""
    if delivered is None or row.fulfilled is None or row.open is None:
        row.fulfilled = row.open = None
    else:
        row.fulfilled += delivered
        row.open -= min(promised, delivered)


def _reason(entry: Entry) -> LeftOut | None:
    """Return why an entry is left out whatever else matches, or None."""
    if entry.superseded_by:
        return LeftOut(entry.id, "superseded", entry.superseded_by)
    if entry.published_total:
        return LeftOut(entry.id, "published-total")
    if entry.span is None:
        return LeftOut(entry.id, "no-amount")
    return None
