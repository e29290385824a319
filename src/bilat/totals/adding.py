"""Facts added up honestly: what counts, what is left out and why, and the span of the disputed readings.

A total is a sum of terms. Its three ends are added up apart: `chosen` by the chosen readings, `low` and `high`
by the lowest and highest of the disputed ones. Entries that hang together are settled first: a whole and its parts
count once, and of entries that overlap low and chosen take the greatest, high takes all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from bilat.totals.entry import Entry, Key, stage_of, unit_of
from bilat.totals.part_tree import ENDS, Forest, Term
from bilat.totals.pledges import kept
from bilat.totals.results import LeftOut, Total, Totals
from bilat.values.amounts import AmountRange, nothing
from bilat.values.dates import EVER, Date, DateRange


def add_up(
    matches: Sequence[Entry],
    every: Mapping[str, Entry],
    window: DateRange = EVER,
    by: Callable[[Entry], str] | None = None,
    beside: Iterable[tuple[Key, str | None]] = (),
) -> Totals:
    """Return the totals of the entries that match, one for each key (and group), in order.

    `matches` come in the order of facts. `every` holds the entries of the whole base, for the links that lead through
    entries that don't match. `by` names the group of an entry. `beside` are the keys and groups of totals that exist
    anyhow, of entries added up elsewhere: what is left out of them is named by them.
    """
    return _Adding(matches, every, window, by, beside).totals()


def grouping(name: str, fields: Sequence[str]) -> Callable[[Entry], str]:
    """Return what names the group of an entry: `name` is one of `query.GROUPINGS`, `fields` are those of its key."""
    match name:
        case "year":
            return lambda entry: _period(entry.date, 4, "year")
        case "month":
            return lambda entry: _period(entry.date, 7, "month")
        case "commodity":
            place = fields.index("commodity" if "commodity" in fields else "item")
        case _:
            place = fields.index("donor" if "donor" in fields else "supplier")
    return lambda entry: entry.key[place] or "not stated"


def _period(date: Date, length: int, name: str) -> str:
    """Return the one year or month that all of a date surely lies in."""
    first, last = date.order
    return first[:length] if first[:length] == last[:length] and not date.vague else f"not in one {name}"


class _Adding:
    """One adding up, from the entries that match to their totals."""

    def __init__(
        self,
        matches: Sequence[Entry],
        every: Mapping[str, Entry],
        window: DateRange,
        by: Callable[[Entry], str] | None,
        beside: Iterable[tuple[Key, str | None]],
    ) -> None:
        self.matches = matches
        self.every = every
        self.window = window
        self.left_out: dict[str, LeftOut] = {}
        self.disputed: list[Entry] = []
        self.qualifiers: dict[str, str] = {}
        self.groups = {entry.id: by(entry) for entry in matches} if by else {}
        self.rows = {(key, group): _empty(key, group) for key, group in beside}
        self.homes: dict[str, Total] = {}
        self.forest = Forest(self._bring_those_alone(), every, window)
        self.mixed = self._mixed()

    def totals(self) -> Totals:
        for siblings in self.forest.roots():
            self._share(siblings)
        self._order_terms()
        for row in self.rows.values():
            self._sum(row)
        self._fulfilment()
        totals = sorted(self.rows.values(), key=lambda row: (*map(str, row.key), row.group or ""))
        left_out = sorted(self.left_out.values(), key=lambda left: self.every[left.id].order)
        self._name_what_else_matched(left_out)
        self._name_what_joins_groups()
        self._name_what_keys_share()
        return Totals(totals=tuple(totals), left_out=tuple(left_out))

    def _row(self, entry: Entry) -> Total:
        """Return the row of an entry's own key and group."""
        group = self.groups.get(entry.id)
        row = self.rows.get((entry.key, group))
        if row is None:
            row = self.rows[entry.key, group] = _empty(entry.key, group)
        return row

    # Which terms are added, and in which group.

    def _mixed(self) -> set[str]:
        """Return the entries with parts, however deep, in other groups than their own."""
        mixed: set[str] = set()
        for id_, whole in self.forest.whole.items():
            if self.groups.get(id_) != self.groups.get(whole):
                around: str | None = whole
                while around is not None and around not in mixed:
                    mixed.add(around)
                    around = self.forest.whole.get(around)
        return mixed

    def _share(self, siblings: Sequence[str]) -> None:
        """Add the terms of entries that overlap (or of one that doesn't) with their parts to the rows of their groups.

        Parts in other groups than their whole keep their amounts there, and the whole brings the rest; but not
        where the parts are uncertain: then the rest would be, the other way round, and the whole keeps all.
        """
        todo = [siblings]
        while todo:
            level = todo.pop()
            if len(level) == 1 and level[0] not in self.forest.inside:
                self._bring_alone(self.every[level[0]])
            elif len(level) == 1 and level[0] in self.mixed and self._rest_is_a_span(level[0]):
                self._bring_the_rest(level[0])
                todo += self.forest.levels(level[0])
            else:
                self._bring_all(level)

    def _bring_those_alone(self) -> dict[str, Entry]:
        """Add the terms of the entries that hang together with no other, and return those that do.

        Most don't; going round the forest with them is what makes adding up fast.
        """
        tied: dict[str, Entry] = {}
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
                tied[entry.id] = entry
            else:
                self._bring_alone(entry)
        return tied

    def _bring_alone(self, entry: Entry) -> None:
        """Add the terms of an entry that no other entry changes."""
        low, chosen, high, _ = entry.counted_in(self.window)
        terms, term = self._row(entry).terms, Term(entry.id, high)
        terms["high"].append(term)
        if not entry.date.within(self.window):
            self._leave_out(entry.id, "outside-surely")
            return
        terms["chosen"].append(term if chosen == high else Term(entry.id, chosen))
        if low:
            terms["low"].append(term if low == high else Term(entry.id, low))

    def _rest_is_a_span(self, id_: str) -> bool:
        inside = self.forest.inside[id_]
        return inside.certain or inside == self.forest.values[id_]

    def _bring_the_rest(self, id_: str) -> None:
        """Add what an entry comes to beyond its parts."""
        value, inside = self.forest.values[id_], self.forest.inside[id_]
        for end in ENDS:
            if rest := getattr(value, end) - getattr(inside, end):
                self._row(self.every[id_]).terms[end].append(Term(id_, rest, getattr(inside, end)))
        if value.chosen == inside.chosen:
            self._leave_out(id_, "parts")
        if value != inside:
            self.homes[id_] = self._row(self.every[id_])

    def _bring_all(self, level: Sequence[str]) -> None:
        """Add the terms of entries that hang together.

        Where an overlap joins groups, low and chosen go to the group of the entry that counts, high to each entry's
        own: so the groups still add up to the total, and in each of them low ≤ chosen ≤ high.
        """
        counting = self._row(self.every[self.forest.greatest(level, "chosen")])
        for end in ("low", "chosen"):
            counting.terms[end] += self.forest.terms(level, end)
        for id_ in level:
            row = self._row(self.every[id_])
            row.terms["high"] += self.forest.terms([id_], "high")
            self.homes.update(dict.fromkeys((id_, *self.forest.below(id_)), row))
        self._settle(level)

    # Which facts count, by the chosen readings, and why the others don't.

    def _settle(self, siblings: Sequence[str]) -> None:
        """Say of each entry in these trees that doesn't count why not."""
        todo = [siblings]
        while todo:
            level = todo.pop()
            winner = self.forest.greatest(level, "chosen")
            for id_ in level:
                if id_ != winner:
                    for inside in (id_, *self.forest.below(id_)):
                        self._leave_out(inside, "overlap", winner)
            if self.forest.counts_itself(winner, "chosen"):
                for part in self.forest.below(winner):
                    self.left_out[part] = LeftOut(part, "part-of", winner)
            else:
                self._leave_out(winner, "parts")
                todo += self.forest.levels(winner)

    def _leave_out(self, id_: str, reason: str, of: str | None = None) -> None:
        within = self.every[id_].date.within(self.window)
        self.left_out[id_] = LeftOut(id_, reason, of) if within else LeftOut(id_, "outside-surely")

    # What a row says of its terms.

    def _order_terms(self) -> None:
        """Put the terms of each row in the order of facts; entries that stand alone came in it."""
        if not self.forest.entries:
            return
        place = {entry.id: n for n, entry in enumerate(self.matches)}
        for row in self.rows.values():
            for terms in row.terms.values():
                terms.sort(key=lambda term: place[term.id])

    def _sum(self, row: Total) -> None:
        ends = {end: sum([term.amount for term in row.terms[end]], Decimal(0)) for end in ENDS}
        ids = {end: [term.id for term in row.terms[end]] for end in ENDS}
        row.span = AmountRange(unit=row.span.unit, **ends)
        row.counted = ids["chosen"]
        row.qualifiers = {self.qualifiers[id_] for end in ENDS for id_ in self.qualifiers.keys() & ids[end]}

    def _name_what_else_matched(self, left_out: Iterable[LeftOut]) -> None:
        """Name in each row the disputes that it rests on, and what else of its key and group matched."""
        for entry in self.disputed:
            if row := self._home(entry):
                row.disputed.append(entry.id)
        for left in left_out:
            if row := self._home(self.every[left.id]):
                row.left_out.append(left)

    def _name_what_joins_groups(self) -> None:
        for id_, row in self.homes.items():
            for other in self.every[id_].overlaps:
                home = self.homes.get(other)
                if home and home is not row and home.key == row.key:
                    row.joined.update((id_, other))

    def _name_what_keys_share(self) -> None:
        """Name in both rows the entries of two keys that are linked: the same goods may stand in each."""
        for id_, entry in self.forest.entries.items():
            for other_id in (*entry.overlaps, entry.part_of or ""):
                other = self.forest.entries.get(other_id)
                if other and other.key != entry.key:
                    for row in filter(None, (self._home(entry), self._home(other))):
                        row.shared.update((id_, other_id))

    def _home(self, entry: Entry) -> Total | None:
        """Return the row that a match fell to: where its tree is added, else that of its own key and group."""
        return self.homes.get(entry.id) or self.rows.get((entry.key, self.groups.get(entry.id)))

    def _fulfilment(self) -> None:
        """Say in each row of pledges what was delivered of those it counts, and what is still open.

        Unknown (None) where a delivery has no amount, or one in another unit, or keeps pledges of several rows.
        """
        homes: dict[str, Total] = {}
        pledged: dict[str, Decimal] = {}
        for row in self.rows.values():
            if stage_of(row.key) == "pledged":
                row.fulfilled, row.open = Decimal(0), row.span.chosen
                homes |= dict.fromkeys(row.counted, row)
                pledged |= {term.id: term.amount for term in row.terms["chosen"]}
        for bundle in kept(homes, self.forest, self.every):
            rows = list({id(homes[id_]): homes[id_] for id_ in bundle.pledges}.values())
            promised = sum((pledged[id_] for id_ in bundle.pledges), Decimal(0))
            for row in rows:
                _keep(row, promised, bundle.delivered if len(rows) == 1 else None)


def _empty(key: Key, group: str | None) -> Total:
    return Total(key=key, group=group, span=nothing(unit_of(key)))


def _keep(row: Total, promised: Decimal, delivered: Decimal | None) -> None:
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
