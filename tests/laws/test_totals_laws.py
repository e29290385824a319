"""The laws of totals, held over generated bases."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from operator import gt
from typing import Any

import pytest
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st

from bilat.evidence.disputes import disputes
from bilat.loading.load import load_text
from bilat.model import FactBase
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.totals import Entry, TotalKey, Totals, grouped_rows
from bilat.totals.from_facts import entries_of
from bilat.totals.part_tree import ENDS
from bilat.values.amounts import Quantity
from bilat.values.dates import EVER, DateRange, Overlap, parse_date
from support.generated_bases import Table, Tables, a_base, bases, ends, groupings, groups, toml, totals, windows
from support.laws import example_count
from support.plain_predicate import overlap, select


def _said(found: Totals) -> list[Any]:
    """Return everything that totals say, as plain values."""
    rows = [
        (
            *(total.key, ends(total), total.counted, total.possible, total.left_out, sorted(total.qualifiers)),
            *(total.disputed, sorted((one.id, one.reason, one.of or "") for one in total.shared), total.terms),
            *(total.deliveries, total.fulfilled, total.outstanding),
        )
        for total in found.totals
    ]
    return [rows, found.left_out]


def _all_said(base: FactBase, window: DateRange, by: str | None) -> list[Any]:
    """Return everything that totals say, of all that matches and of each group."""
    grouped = groups(base, Query(kind="aid", window=(window,)), by) if by else {}
    return [_said(totals(base, window)), {name: _said(found) for name, found in grouped.items()}]


def _spans(found: Totals) -> dict[Any, Any]:
    """Return low, chosen and high by key; what comes to nothing is not there."""
    return {total.key: ends(total) for total in found.totals if total.span.high}


_CASES = example_count(120)


@pytest.mark.parametrize("link", ["part_of", "overlaps", "fulfils", "supersedes"])
def test_the_generated_bases_link_even_the_plainest_entries(link: str) -> None:
    def linked(tables: Tables) -> bool:
        plain = {id_ for id_, table in tables.items() if table["unit"] == "t" and "withdrawn" not in table}
        return any(plain.intersection(tables[id_].get(link, ())) for id_ in plain)

    # The first that is found will do: none is asked to be the smallest.
    assert find(bases(), linked, settings=settings(max_examples=1000, phases=[Phase.generate]))


@_CASES
@given(bases(), st.randoms(use_true_random=False), windows(), st.none() | groupings())
def test_the_order_in_the_file_changes_nothing(tables: Tables, random: Any, window: DateRange, by: str | None) -> None:
    order = list(tables)
    random.shuffle(order)
    shuffled = {id_: deepcopy(tables[id_]) for id_ in order}
    for table in shuffled.values():
        random.shuffle(table["claim"])
        for link in ("overlaps", "supersedes", "fulfils"):
            random.shuffle(table.get(link, []))

    assert _all_said(a_base(shuffled), window, by) == _all_said(a_base(tables), window, by)


@example_count(25)
@given(bases(), st.none() | groupings())
def test_a_fact_file_gives_the_totals_of_the_facts_written_in_it(tables: Tables, by: str | None) -> None:
    backwards = {id_: tables[id_] for id_ in reversed(tables)}

    assert _all_said(load_text(toml(backwards)), EVER, by) == _all_said(a_base(tables), EVER, by)


@_CASES
@given(bases(), windows(), st.none() | groupings())
def test_a_claim_that_agrees_changes_nothing(tables: Tables, window: DateRange, by: str | None) -> None:
    agreed = {id_: {**table, "claim": [*table["claim"], {"source": "mid-later"}]} for id_, table in tables.items()}

    assert _all_said(a_base(agreed), window, by) == _all_said(a_base(tables), window, by)


@_CASES
@given(bases(), st.data(), windows())
def test_splitting_an_undisputed_whole_changes_no_span(tables: Tables, data: st.DataObject, window: DateRange) -> None:
    standing = [table for table in tables.values() if "withdrawn" not in table]
    replaced = {old for table in standing for old in table.get("supersedes", ())}
    # What has a part already is no whole to split: with that part, the pieces would come to more than it.
    wholes = {table.get("part_of") for table in standing}
    undisputed = [
        id_
        for id_, table in tables.items()
        if len(table["claim"]) == 1 and "amount" in table and not table.keys() & {"amount_to", "withdrawn"}
        if id_ not in replaced | wholes
    ]
    assume(undisputed)
    whole = data.draw(st.sampled_from(undisputed))
    pieces = data.draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
    split = {**tables}
    left = tables[whole]["amount"]
    kept = ("date", "unit", "stage", "commodity", "terms", "published_total")
    fields = {key: value for key, value in tables[whole].items() if key in kept}
    for number, piece in enumerate(pieces):
        amount = left if number == len(pieces) - 1 else left * piece / 16
        left -= amount
        split[f"piece-{number}"] = {**fields, "amount": amount, "part_of": whole, "claim": [{"source": "tass"}]}

    assert _spans(totals(a_base(split), window)) == _spans(totals(a_base(tables), window))


@_CASES
@given(bases(), st.data(), windows(), st.none() | groupings())
def test_a_withdrawn_fact_is_in_no_sum_and_is_still_found(
    tables: Tables, data: st.DataObject, window: DateRange, by: str | None
) -> None:
    assume(tables)
    gone = data.draw(st.sampled_from(sorted(tables)))
    tables = {**tables, gone: {**tables[gone], "withdrawn": {"date": "2026", "reason": "taken back"}}}
    without = {
        id_: {
            key: [other for other in value if other != gone] if isinstance(value, list) and key != "claim" else value
            for key, value in table.items()
            if (key, value) != ("part_of", gone)
        }
        for id_, table in tables.items()
        if id_ != gone
    }
    base = a_base(tables)
    found = {match.fact.id for match in select(base, Query(withdrawn=True))}

    assert _all_said(base, window, by) == _all_said(a_base(without), window, by)
    assert gone in found


@_CASES
@given(bases(), windows())
def test_every_total_has_low_then_chosen_then_high_and_none_below_nothing(tables: Tables, window: DateRange) -> None:
    found = totals(a_base(tables), window).totals
    spans = [span for total in found for span in (total.span, total.fulfilled, total.outstanding) if span]
    terms = [term.amount for total in found for end in ENDS for term in total.terms[end]]

    assert [span for span in spans if not 0 <= span.low <= span.chosen <= span.high] == []
    assert [term for term in terms if term < 0] == []


@_CASES
@given(bases(), windows())
def test_counted_and_left_out_are_together_all_matches_and_no_fact_is_both(tables: Tables, window: DateRange) -> None:
    base = a_base(tables)
    found = totals(base, window)
    placed = [id_ for total in found.totals for id_ in total.counted] + [left.id for left in found.left_out]

    assert sorted(placed) == sorted(match.fact.id for match in select(base, Query(kind="aid", window=(window,))))


@_CASES
@given(bases(), windows(), groupings())
def test_groups_add_up_to_what_they_are_together_or_it_is_said_which_facts_are_why(
    tables: Tables, window: DateRange, by: str
) -> None:
    base, kind = a_base(tables), KINDS["aid"]
    grouped = groups(base, Query(kind="aid", window=(window,)), by)
    _, together = grouped_rows(totals(base, window), grouped, kind, arithmetic=False)
    sums: dict[Any, list[float]] = {}
    for found in grouped.values():
        for key, span in _spans(found).items():
            sums[key] = list(map(sum, zip(sums.get(key, (0, 0, 0)), span, strict=True)))
    rows: list[dict[str, Any]] = [{**row} for row in together if not row["spread"] and row["high"]]
    said = {TotalKey(*(row[name] for name in kind.totals)): [row[end] for end in ENDS] for row in rows}
    unexplained = {key: (span, sums.get(key)) for key, span in said.items() if span != sums.get(key)}

    assert unexplained == {}


@_CASES
@given(bases(), windows())
def test_terms_add_up_to_the_ends_and_the_chosen_ones_are_what_counts(tables: Tables, window: DateRange) -> None:
    for total in totals(a_base(tables), window).totals:
        sums = {end: sum((term.amount for term in total.terms[end]), Decimal(0)) for end in ENDS}

        assert sums == {end: getattr(total.span, end) for end in ENDS}
        assert sorted(term.id for term in total.terms["chosen"]) == sorted(total.counted)


@_CASES
@given(bases(), windows())
def test_no_window_holds_more_than_all_time(tables: Tables, window: DateRange) -> None:
    # A part that can't lie in its whole's days, which `check` reports, takes its overlaps out of the whole's window.
    base = a_base(_with_parts_in_their_wholes(tables))
    ever = _spans(totals(base))
    more = {
        key: span
        for key, span in _spans(totals(base, window)).items()
        if any(end > all_time for end, all_time in zip(span, ever[key], strict=True))
    }

    assert more == {}


def _with_parts_in_their_wholes(tables: Tables) -> Tables:
    """Return the same base without the links from parts to wholes that share no day with them."""

    def kept(name: str, value: Any, table: Table) -> bool:
        return name != "part_of" or parse_date(tables[value]["date"]).may_equal(parse_date(table["date"]))

    return {
        id_: {name: value for name, value in table.items() if kept(name, value, table)} for id_, table in tables.items()
    }


@_CASES
@given(bases(), windows())
def test_what_is_outstanding_of_pledges_is_never_more_than_all_of_them(tables: Tables, window: DateRange) -> None:
    found = [(total.outstanding, total.span) for total in totals(a_base(tables), window).totals]

    assert [open_ for open_, span in found if open_ and any(map(gt, open_[:3], span[:3]))] == []


# The rule of wholes, parts and overlaps, written once more as plainly as can be, to hold the fast way against.


@_CASES
@given(bases(), windows())
def test_totals_are_what_the_rule_says_in_its_plainest_form(tables: Tables, window: DateRange) -> None:
    base = a_base(tables)

    assert _spans(totals(base, window)) == _plainly(entries_of(base, "aid"), window, base)


def _plainly(every: dict[str, Entry], window: DateRange, base: Any) -> dict[Any, Any]:
    counting = {
        id_: entry
        for id_, entry in every.items()
        if entry.span and not entry.superseded_by and not entry.published_total
        if overlap(base.facts[id_], (window,), base) is not Overlap.NOT
    }
    keys = {key for entry in counting.values() for key in _plain_keys(entry.id, base)}
    spans = {key: _plain_span(key, counting, every, window, base) for key in keys}
    return {key: span for key, span in spans.items() if span[2]}


def _plain_keys(id_: str, base: FactBase) -> list[TotalKey]:
    """Return the chosen key of a fact, then the one that each live claim gives it, in no order."""
    fact = base.facts[id_]
    parties = {dispute.field: {side.reading for side in dispute.parties} for dispute in disputes(fact, base)}
    amounts = [side.reading for one in disputes(fact, base) if one.field == "amount" for side in one.sides]
    # A fact that states no amount has the unit of the first claim that does.
    unit = {"unit": amounts[0].unit} if not fact.quantity and amounts and isinstance(amounts[0], Quantity) else {}
    keys = []
    for says in ({}, *(claim.says or {} for claim in fact.claims if claim.live)):
        values: dict[str, Any] = dict(fact.values) | unit
        values |= {name: value for name, value in says.items() if name != "unit" and value in parties.get(name, ())}
        keys.append(TotalKey(*(values.get(name) for name in KINDS["aid"].totals)))
    around = entries_of(base, "aid")[id_].part_of
    wholes = _plain_keys(around, base) if around else [TotalKey(*[None] * 6)]
    said = {name for claim in fact.claims if claim.live for name in claim.says or ()}
    taken = [name not in said for name in KINDS["aid"].totals]
    return [TotalKey(*map(_either, key, whole, taken)) for key in keys for whole in wholes]


def _either(mine: str | None, theirs: str | None, taken: bool) -> str | None:
    return mine or (theirs if taken else None)


def _plain_span(
    key: TotalKey, counting: dict[str, Entry], every: dict[str, Entry], window: DateRange, base: FactBase
) -> tuple[float, ...]:
    keys = {id_: _plain_keys(id_, base) for id_ in counting}
    outside = {id_: _outside(entry, every, window) for id_, entry in counting.items()}
    gone = {id_ for id_, entry in counting.items() if entry.span and outside[id_] >= entry.span.high > 0}
    here = {id_: entry for id_, entry in counting.items() if key in keys[id_] and id_ not in gone}
    whole = {id_: _whole_around(entry, here, every) for id_, entry in here.items()}

    def own(id_: str, end: str) -> Decimal:
        entry = here[id_]
        surely = {
            "low": {*keys[id_]} == {key} and all(date.within(window) for date in entry.dates),
            "chosen": keys[id_][0] == key and entry.date.within(window),
        }
        amount: Decimal = getattr(entry.span, end) if surely.get(end, True) else Decimal(0)
        return amount - outside[id_] if end == "high" else amount

    def inside(id_: str | None, end: str) -> Decimal:
        level = [part for part, around in whole.items() if around == id_]
        values = {part: max(own(part, end), inside(part, end)) for part in level}
        summed = Decimal(0)
        while level:
            group = [level.pop()]
            for one in group:  # grows while it is gone through
                near = [other for other in level if _overlap(one, other, here, whole)]
                group += near
                level = [other for other in level if other not in near]
            amounts = [values[part] for part in group]
            summed += sum(amounts) if end == "high" else max(amounts)
        return summed

    return tuple(float(inside(None, end)) for end in ENDS)


def _outside(entry: Entry, every: dict[str, Entry], window: DateRange) -> Decimal:
    """What parts of an entry surely come to that surely lie outside, if it need not lie in the window itself."""
    if entry.date.within(window):
        return Decimal(0)
    standing = {id_: other for id_, other in every.items() if other.adds}
    whole = {id_: other.part_of if other.part_of in standing else None for id_, other in standing.items()}

    def inside(around: str) -> Decimal:
        level = [id_ for id_ in standing if whole[id_] == around]
        summed = Decimal(0)
        while level:
            group = [level.pop()]
            for one in group:  # grows while it is gone through
                near = [other for other in level if _overlap(one, other, standing, whole)]
                group += near
                level = [other for other in level if other not in near]
            summed += max(max(own(id_), inside(id_)) for id_ in group)
        return summed

    def own(id_: str) -> Decimal:
        part = standing[id_]
        reached = any(date.open or date.overlap(window) for date in part.dates)
        return part.span.low if part.span and not reached and not part.by_claims_alone else Decimal(0)

    return inside(entry.id)


def _whole_around(entry: Entry, here: dict[str, Entry], every: dict[str, Entry]) -> str | None:
    around = entry.part_of
    while around and around not in here:
        around = every[around].part_of
    return around


def _overlap(one: str, two: str, here: dict[str, Entry], whole: dict[str, str | None]) -> bool:
    """Whether anything in the one overlaps anything in the other."""

    def holds(top: str, id_: str | None) -> bool:
        while id_ and id_ != top:
            id_ = whole[id_]
        return id_ == top

    return any(
        other in here and holds(one, id_) and holds(two, other)
        for id_, entry in here.items()
        for other in entry.overlaps
    )


@_CASES
@given(bases(), windows())
def test_chosen_never_counts_what_may_lie_elsewhere(tables: Tables, window: DateRange) -> None:
    found = totals(a_base(tables), window)
    elsewhere = [
        id_ for total in found.totals for id_ in total.counted if not parse_date(tables[id_]["date"]).within(window)
    ]

    assert elsewhere == []
