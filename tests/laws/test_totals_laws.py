"""The laws of totals, held over generated bases."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st

from bilat.loading.load import load_text
from bilat.query.query import Query
from bilat.totals import Entry, Totals
from bilat.totals.from_facts import entries_of
from bilat.totals.part_tree import ENDS
from bilat.values.dates import EVER, DateRange, Overlap, parse_date
from support.generated_bases import Table, Tables, a_base, bases, ends, groupings, toml, totals, windows
from support.laws import example_count
from support.plain_predicate import overlap, select


def _said(found: Totals) -> list[Any]:
    """Return everything that totals say, as plain values."""
    rows = [
        (
            *(total.key, total.group, ends(total), total.counted, total.left_out, sorted(total.qualifiers)),
            *(total.disputed, sorted(total.joined), sorted(total.shared), total.terms, total.fulfilled, total.open),
        )
        for total in found.totals
    ]
    return [rows, found.left_out]


def _spans(found: Totals) -> dict[Any, Any]:
    """Return low, chosen and high by key and group; what comes to nothing is not there."""
    return {(total.key, total.group): ends(total) for total in found.totals if total.span.high}


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

    assert _said(totals(a_base(shuffled), window, by)) == _said(totals(a_base(tables), window, by))


@example_count(25)
@given(bases(), st.none() | groupings())
def test_a_fact_file_gives_the_totals_of_the_facts_written_in_it(tables: Tables, by: str | None) -> None:
    backwards = {id_: tables[id_] for id_ in reversed(tables)}

    assert _said(totals(load_text(toml(backwards)), EVER, by)) == _said(totals(a_base(tables), EVER, by))


@_CASES
@given(bases(), windows(), st.none() | groupings())
def test_a_claim_that_agrees_changes_nothing(tables: Tables, window: DateRange, by: str | None) -> None:
    agreed = {id_: {**table, "claim": [*table["claim"], {"source": "mid-later"}]} for id_, table in tables.items()}

    assert _said(totals(a_base(agreed), window, by)) == _said(totals(a_base(tables), window, by))


@_CASES
@given(bases(), st.data(), windows(), st.none() | groupings())
def test_splitting_an_undisputed_whole_changes_no_span(
    tables: Tables, data: st.DataObject, window: DateRange, by: str | None
) -> None:
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

    assert _spans(totals(a_base(split), window, by)) == _spans(totals(a_base(tables), window, by))


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

    assert _said(totals(base, window, by)) == _said(totals(a_base(without), window, by))
    assert gone in found


@_CASES
@given(bases(), windows(), st.none() | groupings())
def test_every_total_and_group_has_low_then_chosen_then_high_and_none_below_nothing(
    tables: Tables, window: DateRange, by: str | None
) -> None:
    found = totals(a_base(tables), window, by)
    spans = [ends(total) for total in found.totals]
    terms = [term.amount for total in found.totals for end in ENDS for term in total.terms[end]]

    assert [span for span in spans if not 0 <= span[0] <= span[1] <= span[2]] == []
    assert [term for term in terms if term < 0] == []


@_CASES
@given(bases(), windows(), st.none() | groupings())
def test_counted_and_left_out_are_together_all_matches_and_no_fact_is_both(
    tables: Tables, window: DateRange, by: str | None
) -> None:
    base = a_base(tables)
    found = totals(base, window, by)
    placed = [id_ for total in found.totals for id_ in total.counted] + [left.id for left in found.left_out]

    assert sorted(placed) == sorted(match.fact.id for match in select(base, Query(kind="aid", window=(window,))))


@_CASES
@given(bases(), windows(), groupings())
def test_groups_add_up_to_their_total_at_each_end(tables: Tables, window: DateRange, by: str) -> None:
    base = a_base(tables)
    sums: dict[Any, tuple[float, ...]] = {}
    for (key, _), span in _spans(totals(base, window, by)).items():
        sums[key, None] = tuple(map(sum, zip(sums.get((key, None), (0, 0, 0)), span, strict=True)))

    assert sums == _spans(totals(base, window))


@_CASES
@given(bases(), windows(), st.none() | groupings())
def test_terms_add_up_to_the_ends_and_the_chosen_ones_are_what_counts(
    tables: Tables, window: DateRange, by: str | None
) -> None:
    for total in totals(a_base(tables), window, by).totals:
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
@given(bases(), windows(), st.none() | groupings())
def test_what_is_open_of_pledges_lies_between_nothing_and_all_of_them(
    tables: Tables, window: DateRange, by: str | None
) -> None:
    found = totals(a_base(tables), window, by)

    assert [
        total for total in found.totals if total.open is not None and not 0 <= total.open <= total.span.chosen
    ] == []


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
    whole = {id_: _whole_around(entry, counting, every) for id_, entry in counting.items()}

    def own(id_: str, end: str) -> Decimal:
        entry = counting[id_]
        surely = {"low": all(date.within(window) for date in entry.dates), "chosen": entry.date.within(window)}
        return getattr(entry.span, end) if surely.get(end, True) else Decimal(0)

    def inside(id_: str | None, key: Any, end: str) -> Decimal:
        level = [part for part, around in whole.items() if around == id_ and counting[part].key == key]
        values = {part: max(own(part, end), inside(part, key, end)) for part in level}
        summed = Decimal(0)
        while level:
            group = [level.pop()]
            for one in group:  # grows while it is gone through
                near = [other for other in level if _overlap(one, other, counting, whole)]
                group += near
                level = [other for other in level if other not in near]
            amounts = [values[part] for part in group]
            summed += sum(amounts) if end == "high" else max(amounts)
        return summed

    keys = {entry.key for entry in counting.values()}
    spans = {(key, None): tuple(float(inside(None, key, end)) for end in ENDS) for key in keys}
    return {key: span for key, span in spans.items() if span[2]}


def _whole_around(entry: Entry, counting: dict[str, Entry], every: dict[str, Entry]) -> str | None:
    around = entry.part_of
    while around and (around not in counting or counting[around].key != entry.key):
        around = every[around].part_of
    return around


def _overlap(one: str, two: str, counting: dict[str, Entry], whole: dict[str, str | None]) -> bool:
    """Whether anything in the one overlaps anything in the other."""

    def holds(top: str, id_: str | None) -> bool:
        while id_ and id_ != top:
            id_ = whole[id_]
        return id_ == top

    return any(
        other in counting and counting[other].key == entry.key and holds(one, id_) and holds(two, other)
        for id_, entry in counting.items()
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
