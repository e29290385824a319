"""What moves a total: each source, voice and choice of a reading without which the totals of a question are others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from bilat.evidence.cut import choose, cut
from bilat.evidence.disputes import Reading, disputes, possible_dates
from bilat.evidence.excerpt import edited, voices_of
from bilat.model import LINKS, Claim, Fact, FactBase, Voice
from bilat.query.found_by import places, searchable, tags
from bilat.query.query import Query, is_at
from bilat.schema.kinds import KINDS
from bilat.totals.adding import add_up
from bilat.totals.entry import TotalKey
from bilat.totals.from_facts import entries_of
from bilat.totals.groups import key_test
from bilat.totals.part_tree import join, root_of
from bilat.values.amounts import AmountRange, nothing
from bilat.values.dates import ALWAYS
from bilat.values.text_folding import bare, search_words

_ORDER = ("choice", "source", "speaker", "publisher")
"""The sorts of causes; of voices that make the same claims the first stands for all."""


class Cause(NamedTuple):
    """What is changed: the claims of a voice are left out, or another reading of a fact's field is chosen."""

    type: str
    """A word of _ORDER."""
    id: str
    """That of the source, speaker or publisher, or of the fact."""
    field: str | None = None
    reading: Reading | None = None


class Effect(NamedTuple):
    """A total that a cause changes; None where there is no such total."""

    cause: Cause
    key: TotalKey
    before: AmountRange | None
    after: AmountRange | None

    @property
    def order(self) -> tuple[object, ...]:
        """What effects are sorted by: how great a share of the total moves, the greatest first."""
        ends = [(_ends(self.before)[at], _ends(self.after)[at]) for at in range(3)]
        moved = max(Fraction(abs(before - after)) for before, after in ends)
        most = max(Fraction(max(pair)) for pair in ends)
        share = moved / most if most and self.before and self.after else Fraction(1)
        cause = (_ORDER.index(self.cause.type), self.cause.id, self.cause.field or "", str(self.cause.reading))
        return (-share, *cause, self.key.order)


def _ends(span: AmountRange | None) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, span[:3])) if span else (Fraction(0),) * 3


def sensitivity(base: FactBase, query: Query) -> list[Effect]:
    """Return every change of a total of the facts of one kind that a query selects, the greatest first.

    Each is what the same question answers without the claims of one voice, or by another reading that is in dispute.
    """
    return sorted(_Changes(base, query).effects(), key=lambda effect: effect.order)


Facts = Mapping[str, Fact | None]
"""Facts after a change by id, None for one that is gone."""
Spans = Mapping[TotalKey, AmountRange]


class _Changes:
    """The totals of a question before and after one change or another.

    Facts that no link leads to from one another add to a total apart, so of the bundles of linked facts only those
    are added up again in which a fact is changed.
    """

    def __init__(self, base: FactBase, query: Query) -> None:
        self.query = query
        self.kind = KINDS[str(query.kind)]
        self.passes = key_test(query, self.kind, base.coarser)
        self.base = base
        self.bundles = [base._replace(facts=facts) for facts in _bundles(base, self.kind.name)]
        self.places = {id_: place for place, bundle in enumerate(self.bundles) for id_ in bundle.facts}
        """The bundle that each fact is in, by its place."""
        self.whole = [edited(bundle, _cut(bundle)) for bundle in self.bundles]
        """The bundles cut down to all of their claims, which is what a voice is then taken from."""
        self.spans = [self._spans(bundle) for bundle in self.bundles]
        self.spans_whole = [self._spans(bundle) for bundle in self.whole]

    def effects(self) -> Iterator[Effect]:
        chosen, whole = _Sums(self.spans), _Sums(self.spans_whole)
        before = chosen.by_key
        for cause, facts in self._voices():
            yield from _differences(cause, before, self._after(facts, self.whole, self.spans_whole, whole))
        for cause, facts in self._choices():
            yield from _differences(cause, before, self._after(facts, self.bundles, self.spans, chosen))

    def _after(self, facts: Facts, bundles: Sequence[FactBase], spans: Sequence[Spans], sums: _Sums) -> Spans:
        """Return the totals after a change of facts."""
        changed = {self.places[id_] for id_ in facts}
        return sums.with_others((spans[at], self._spans(edited(bundles[at], facts))) for at in changed)

    def _spans(self, base: FactBase) -> Spans:
        """Return what the facts of a base that match the question come to, by key."""
        every = entries_of(base, self.kind.name)
        matches = [entry for id_, entry in every.items() if self._matches(base.facts[id_], base)]
        return {total.key: total.span for total in add_up(matches, every, self.query.window, self.passes).totals}

    def _matches(self, fact: Fact, base: FactBase) -> bool:
        """Say whether a fact may match the question, by any of its readings."""
        query = self.query
        if query.window != ALWAYS:
            dates = possible_dates(fact, disputes(fact, base) if any(claim.says for claim in fact.claims) else ())
            if not any(date.overlap(*query.window) for date in dates):
                return False
        if wanted := [*query.wanted()]:
            own = tags(fact, base)
            if not all(any((filter_, value) in own for value in values) for filter_, values in wanted):
                return False
        if query.place and not any(is_at(place, bare(text)) for place in places(fact, base) for text in query.place):
            return False
        return not query.text or {*search_words(query.text)} <= {
            word for text in searchable(fact, base).values() for word in search_words(text)
        }

    def _voices(self) -> Iterator[tuple[Cause, Facts]]:
        """Return each voice without which a fact is another, with its facts as they then are."""
        facts = {id_: fact for bundle in self.bundles for id_, fact in bundle.facts.items()}
        whole = {id_: fact for bundle in self.whole for id_, fact in bundle.facts.items()}
        seen: set[tuple[str, ...]] = set()
        for voice, claims in _claims_by_voice(facts.values(), self.base):
            same = tuple(claim.id for claim in claims)
            if same not in seen:
                seen.add(same)
                without = {claim.fact: _without(facts[claim.fact], {*same}, self.base) for claim in claims}
                if self._counts_claims or any(_read(fact) != _read(whole.get(id_)) for id_, fact in without.items()):
                    yield Cause(voice.type, voice.id), without

    @property
    def _counts_claims(self) -> bool:
        """Whether a claim may count even if it gives what others give: the question asks who says it.

        So it is where all claims of a fact together don't give what was chosen.
        """
        query = self.query
        asked = (query.by, query.source, query.publisher, query.source_type, query.publisher_country, query.text)
        return any((*asked, query.one_sided, query.voices, query.verified, query.unverified)) or (
            self.spans != self.spans_whole
        )

    def _choices(self) -> Iterator[tuple[Cause, Facts]]:
        """Return each reading that is in dispute and was not chosen, with the fact as it is by that reading."""
        for bundle in self.bundles:
            for id_, fact in bundle.facts.items():
                for dispute in disputes(fact, self.base):
                    for side in dispute.parties:
                        if not side.chosen:
                            cause = Cause("choice", id_, dispute.field, side.reading)
                            yield cause, {id_: choose(fact, dispute.field, side.reading)}


class _Sums:
    """The sums of spans by key, of how many spans each is one, and what the sums are with others in place of some."""

    def __init__(self, spans: Iterable[Spans]) -> None:
        self._numbers: Counter[TotalKey] = Counter()
        self.by_key: dict[TotalKey, AmountRange] = {}
        for some in spans:
            self._numbers.update(some.keys())
            for key, span in some.items():
                self.by_key[key] = _moved(self.by_key.get(key), span, 1)

    def with_others(self, exchanged: Iterable[tuple[Spans, Spans]]) -> Spans:
        """Return the sums with the second of each two spans in place of the first."""
        numbers, sums = Counter[TotalKey](), dict(self.by_key)
        for old, new in exchanged:
            for spans, sign in ((old, -1), (new, 1)):
                for key, span in spans.items():
                    numbers[key] += sign
                    sums[key] = _moved(sums.get(key), span, sign)
        return {key: span for key, span in sums.items() if self._numbers[key] + numbers[key]}


def _moved(total: AmountRange | None, span: AmountRange, sign: int) -> AmountRange:
    """Return a sum with a span added to it or, where `sign` is -1, taken away."""
    low, chosen, high, unit = total or nothing(span.unit)
    return AmountRange(low + sign * span.low, chosen + sign * span.chosen, high + sign * span.high, unit)


def _differences(cause: Cause, before: Spans, after: Spans) -> Iterator[Effect]:
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            yield Effect(cause, key, before.get(key), after.get(key))


def _bundles(base: FactBase, kind: str) -> list[dict[str, Fact]]:
    """Return the facts of a kind and those linked with them, in bundles that no link leads out of."""
    joined: dict[str, str] = {}
    for fact in base.facts.values():
        for link in LINKS:
            for other in fact.names(link) if link != "related" else ():
                join(joined, fact.id, other)
    bundles: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in base.facts.values():
        bundles[root_of(joined, fact.id)][fact.id] = fact
    return [facts for facts in bundles.values() if any(fact.kind == kind for fact in facts.values())]


def _cut(bundle: FactBase) -> Facts:
    return {fact.id: cut(fact, fact.claims, bundle) for fact in bundle.facts.values()}


def _without(fact: Fact, claims: set[str], base: FactBase) -> Fact | None:
    return cut(fact, [claim for claim in fact.claims if claim.id not in claims], base)


def _claims_by_voice(facts: Iterable[Fact], base: FactBase) -> list[tuple[Voice, list[Claim]]]:
    """Return the claims of each source, speaker and publisher, in this order, then by id."""
    theirs: defaultdict[Voice, list[Claim]] = defaultdict(list)
    for fact in facts:
        for claim in fact.claims:
            for voice in voices_of(claim, base):
                if voice.type in _ORDER:
                    theirs[voice].append(claim)
    return sorted(theirs.items(), key=lambda item: (_ORDER.index(item[0].type), item[0].id))


def _read(fact: Fact | None) -> object:
    """Return all of a fact that totals depend on: its fields, and what its live claims give."""
    if fact is None:
        return None
    return dict(fact.values), {frozenset(claim.says.items()) for claim in fact.live_claims}
