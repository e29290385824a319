"""What each fact brings to a total: its key, its amounts and dates, and how it hangs together with others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bilat.dates import Date
from bilat.dates import Span as Days
from bilat.evidence import amounts, disputes, live_dates
from bilat.kinds import KINDS
from bilat.model import Base, Fact
from bilat.quantity import Span, nothing

Key = tuple[str | None, ...]
"""What must agree for amounts to be added: donor, recipient, commodity, unit, stage and terms."""


def stage_of(key: Key) -> str | None:
    """Return the stage in a key; in the key of every kind it is the last but one."""
    return key[-2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A fact as totals see it. Links that lead to a withdrawn fact, or from one, are not there."""

    id: str
    order: tuple[str, str, str]
    key: Key
    span: Span | None
    """The lowest, the chosen and the highest amount by its live readings; None where it has no amount."""
    date: Date
    dates: tuple[Date, ...]
    """Every live date, the chosen one first."""
    qualifier: str | None = None
    disputed: bool = False
    """Whether it is disputed on any field."""
    published_total: bool = False
    part_of: str | None = None
    overlaps: tuple[str, ...] = ()
    fulfils: tuple[str, ...] = ()
    superseded_by: str | None = None
    """The fact that replaces this one, or the whole that it went with."""

    def counted_in(self, window: Days) -> Span:
        """Return what it counts for at each end of a total over `window`, taken by itself.

        Chosen: if all of its chosen date surely lies there; low: if all of every live date does; high: always,
        since a lot that can't lie there is no match.
        """
        if self.span is None:
            return nothing("")
        if all(date.within(window) for date in self.dates):
            return self.span
        none = nothing(self.span.unit)
        if self.date.within(window):
            return replace(self.span, low=none.low)
        return replace(none, high=self.span.high)


def lots(base: Base, kind: str) -> dict[str, Lot]:
    """Return the lots of a kind by id, in the order of facts; withdrawn facts are none."""
    facts = {fact.id: fact for fact in base.of_kind(kind) if not fact.withdrawn}
    gone = _superseded(facts, base)
    return {id_: _lot(fact, facts, gone, base) for id_, fact in facts.items()}


def _lot(fact: Fact, facts: Mapping[str, Fact], gone: Mapping[str, str], base: Base) -> Lot:
    found = disputes(fact, base)
    quantity, bounds = fact.quantity, amounts(fact, found)
    span = None
    if quantity and bounds:
        span = Span(low=bounds[0], chosen=quantity.value, high=bounds[1], unit=quantity.unit)
    linked = {*fact.names("overlaps"), *base.inverse.get(("overlaps", fact.id), ())} - {fact.id}
    return Lot(
        id=fact.id,
        order=fact.order,
        key=tuple(fact.text(name) for name in KINDS[fact.kind].totals),
        span=span,
        date=fact.date,
        dates=live_dates(fact, found),
        qualifier=quantity.qualifier if quantity else None,
        disputed=bool(found),
        published_total=fact.values.get("published_total") is True,
        part_of=fact.part_of if fact.part_of in facts else None,
        overlaps=tuple(sorted(linked & facts.keys())),
        fulfils=fact.names("fulfils"),
        superseded_by=gone.get(fact.id),
    )


def _superseded(facts: Mapping[str, Fact], base: Base) -> dict[str, str]:
    """Return the facts that no longer count, each with the fact that replaces it.

    A superseded fact takes its parts along, unless these are inside a live whole too.
    """
    gone: dict[str, str] = {}
    sheltered: dict[str, bool] = {}  # whether the fact, or a whole around it, is live
    for start in facts:
        for id_ in reversed(_wholes(start, facts, sheltered)):
            whole = facts[id_].part_of
            replaced = base.inverse.get(("supersedes", id_))
            inside = whole in facts and whole in sheltered
            if replaced:
                gone[id_] = min(replaced)
            elif inside and whole in gone and not sheltered[whole] and gone[whole] != id_:
                gone[id_] = gone[whole]
            sheltered[id_] = id_ not in gone or (inside and sheltered[str(whole)])
    return gone


def _wholes(start: str, facts: Mapping[str, Fact], known: Mapping[str, bool]) -> list[str]:
    """Return the fact and the wholes around it, inner ones first, up to one that is known already."""
    chain: list[str] = []
    id_: str | None = start
    while id_ is not None and id_ in facts and id_ not in known:
        chain.append(id_)
        id_ = facts[id_].part_of
    return chain
