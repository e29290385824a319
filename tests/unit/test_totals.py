"""Totals worked out by hand first: the arithmetic stands in each test."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.totals import LeftOut, add_up, grouped_rows
from bilat.totals.from_facts import entries_of
from bilat.totals.part_tree import ENDS
from bilat.totals.results import Total, Totals
from bilat.values.amounts import AmountRange
from bilat.values.dates import ALWAYS, EVER, DateRange
from support.generated_bases import Table, Tables, a_base, ends, groups, totals, year

Ends = tuple[float, float, float]


def _ends(tables: Tables, window: DateRange = EVER, kind: str = "aid") -> Ends | None:
    """Return low, chosen and high of the one total, or None where there is none."""
    found = totals(a_base(tables, kind), window, kind=kind).totals
    assert len(found) <= 1
    return ends(found[0]) if found else None


def _grouped(tables: Tables, by: str = "year", window: DateRange = EVER) -> dict[str, tuple[Ends, list[str]]]:
    """Return low, chosen and high of the one total of each group, with what counts there."""
    found = groups(a_base(tables), Query(kind="aid", window=(window,)), by)
    return {name: (ends(total), total.counted) for name, sums in found.items() for total in sums.totals}


def _spread(tables: Tables, by: str = "year") -> list[tuple[str, str]]:
    """Return the facts for which the one total is not the sum of its groups, with the reasons."""
    base = a_base(tables)
    found = groups(base, Query(kind="aid"), by)
    _, (together,) = grouped_rows(totals(base), found, KINDS["aid"], arithmetic=False)
    return [(one["id"], one["reason"]) for one in together["spread"]]


def _reasons(found: Totals) -> dict[str, tuple[str, str | None]]:
    return {left.id: (left.reason, left.of) for left in found.left_out}


def _one(tables: Tables, window: DateRange = EVER) -> Total:
    (total,) = totals(a_base(tables), window).totals
    return total


# One fact.


def test_a_fact_counts_alike_at_all_three_ends() -> None:
    assert _ends({"wheat": {"amount": 25}}) == (25, 25, 25)


def test_nothing_is_no_total() -> None:
    assert totals(a_base({})).totals == ()


def test_disputed_amounts_widen_the_span_and_less_precise_ones_do_not() -> None:
    # chosen 22; 25 can't be 22, so high is 25; "over 20" can be 22, so low stays 22
    wheat: Table = {
        "amount": 22,
        "claim": [
            {"source": "tass"},
            {"source": "mid", "says": {"amount": 25}},
            {"source": "reuters", "says": {"amount": 20, "qualifier": "at-least"}},
        ],
    }

    assert _ends({"wheat": wheat}) == (22, 22, 25)


def test_a_chosen_amount_below_all_its_claims_is_the_low_end() -> None:
    # chosen 20, the claims say 22 and 25: low 20, high 25
    wheat = {
        "amount": 20,
        "claim": [{"source": "mid", "says": {"amount": 22}}, {"source": "reuters", "says": {"amount": 25}}],
    }

    assert _ends({"wheat": wheat}) == (20, 20, 25)


def test_two_claims_in_dispute_widen_the_span_even_where_the_chosen_reading_holds_with_both() -> None:
    # chosen: at least 20; 22 and 25 can't both hold: low 20, high 25
    wheat = {
        "amount": 20,
        "qualifier": "at-least",
        "claim": [{"source": "mid", "says": {"amount": 22}}, {"source": "reuters", "says": {"amount": 25}}],
    }

    assert _ends({"wheat": wheat}) == (20, 20, 25)


def test_the_upper_end_of_a_stated_range_counts_in_high() -> None:
    # 20 to 25 chosen as 20; "30 to 40" can't hold with it: high 40
    wheat = {"amount": 20, "amount_to": 25}
    other = {**wheat, "claim": [{"source": "mid", "says": {"amount": 30, "amount_to": 40}}]}

    assert (_ends({"wheat": wheat}), _ends({"wheat": other})) == ((20, 20, 25), (20, 20, 40))


def test_a_claim_in_another_unit_is_a_dispute_outside_the_span() -> None:
    total = _one({"wheat": {"amount": 25, "claim": [{"source": "mid", "says": {"amount": 900, "unit": "bags"}}]}})

    assert (ends(total), total.disputed) == ((25, 25, 25), ["wheat"])


def _by_key(tables: Tables, window: DateRange = EVER) -> dict[tuple[str, ...], tuple[Ends, list[str], list[str]]]:
    """Return low, chosen and high by what is given, its stage and its terms; what counts there, and what only may."""
    found = totals(a_base(tables), window).totals
    names = [tuple(str(part) for part in (total.key.goods, total.key.stage, total.key.terms)) for total in found]
    return {name: (ends(total), total.counted, total.possible) for name, total in zip(names, found, strict=True)}


def test_a_lot_that_some_call_a_gift_and_some_a_sale_may_stand_in_both_totals_and_surely_in_neither() -> None:
    # 50, chosen as a gift; 25 are a gift for all
    tables: Tables = {
        "disputed": {"amount": 50, "claim": [{"source": "tass"}, {"source": "mid", "says": {"terms": "sale"}}]},
        "sure": {"amount": 25},
    }

    assert _by_key(tables) == {
        ("wheat", "delivered", "gift"): ((25, 75, 75), ["disputed", "sure"], []),
        ("wheat", "delivered", "sale"): ((0, 0, 50), [], ["disputed"]),
    }
    assert [_ids(total) for total in totals(a_base(tables)).totals] == [{"disputed"}, {"disputed"}]


@pytest.mark.parametrize(
    ("says", "other"),
    [
        ({"stage": "shipped"}, ("wheat", "shipped", "gift")),
        ({"commodity": "oil"}, ("oil", "delivered", "gift")),
        ({"commodity": "oil", "terms": "sale"}, ("oil", "delivered", "sale")),
    ],
)
def test_a_reading_of_another_stage_or_other_goods_is_in_the_high_end_of_that_total(
    says: Table, other: tuple[str, ...]
) -> None:
    tables: Tables = {"lot": {"amount": 25, "claim": [{"source": "tass"}, {"source": "mid", "says": says}]}}

    assert _by_key(tables) == {
        ("wheat", "delivered", "gift"): ((0, 25, 25), ["lot"], []),
        other: ((0, 0, 25), [], ["lot"]),
    }


@pytest.mark.parametrize(
    "claim",
    [{"says": {"commodity": "grain"}}, {"says": {"terms": "sale"}, "rejected": "a slip"}, {"silent": ["terms"]}],
)
def test_a_coarser_word_a_slip_and_silence_put_nothing_into_another_total(claim: Table) -> None:
    tables: Tables = {"lot": {"amount": 25, "claim": [{"source": "tass"}, {"source": "mid", **claim}]}}

    assert _by_key(tables) == {("wheat", "delivered", "gift"): ((25, 25, 25), ["lot"], [])}


def test_a_part_takes_from_its_whole_what_no_source_says_of_the_part() -> None:
    # 75 that may be a sale, of which 50 came, of which 20 are wheat of which nobody says more: all may be a sale.
    # Another 10 are a gift for sure: they count in the low end of gifts.
    disputed = [{"source": "tass"}, {"source": "mid", "says": {"terms": "sale"}}]
    tables: Tables = {
        "whole": {"amount": 75, "claim": disputed},
        "part": {"amount": 50, "terms": None, "part_of": "whole"},
        "part-of-part": {"amount": 20, "terms": None, "commodity": None, "part_of": "part"},
        "gift": {"amount": 10, "part_of": "whole"},
    }

    assert _by_key(tables) == {
        ("wheat", "delivered", "gift"): ((10, 75, 75), ["whole"], []),
        ("wheat", "delivered", "sale"): ((0, 0, 75), [], ["part", "part-of-part", "whole"]),
    }


def test_a_match_by_another_reading_alone_is_left_out_and_in_the_high_end() -> None:
    every = entries_of(a_base({"lot": {"amount": 25, "claim": [{"source": "mid", "says": {"terms": "sale"}}]}}), "aid")
    found = add_up(list(every.values()), every, ALWAYS, lambda key: key.terms == "sale")

    assert ([ends(total) for total in found.totals], found.left_out) == (
        [(0, 0, 25)],
        (LeftOut("lot", "another-reading"),),
    )


@pytest.mark.parametrize(
    "claim",
    [
        {"source": "mid", "says": {"amount": 50}, "rejected": "a misprint"},
        {"source": "mid", "earlier": {"amount": 50}},
        {"source": "mid", "silent": ["amount"]},
    ],
)
def test_slips_earlier_stages_and_silence_widen_nothing(claim: Table) -> None:
    assert _ends({"wheat": {"amount": 25, "claim": [{"source": "tass"}, claim]}}) == (25, 25, 25)


# What lies in the window.


def test_a_fact_that_may_lie_in_the_year_counts_only_in_the_high_end() -> None:
    found = totals(a_base({"wheat": {"amount": 25, "date": "2023/2024"}}), year(2023))

    assert (ends(found.totals[0]), _reasons(found)) == ((0, 0, 25), {"wheat": ("outside-surely", None)})


def test_a_dispute_on_the_date_across_new_year() -> None:
    # chosen December 2022, a claim says January 2023.
    # 2022: chosen 25, but not surely there: low 0. 2023: it may be there: high 25 only. All time: 25 for sure.
    wheat: Table = {
        "amount": 25,
        "date": "2022-12-30",
        "claim": [{"source": "tass"}, {"source": "mid", "says": {"date": "2023-01-02"}}],
    }

    assert [_ends({"wheat": wheat}, window) for window in (year(2022), year(2023), year(2024), EVER)] == [
        *((0, 25, 25), (0, 0, 25), None, (25, 25, 25)),
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-09", (25, 25, 25)),
        ("2023~", (0, 0, 25)),
        ("2023-24", (0, 0, 25)),
        ("2023-06/..", (0, 0, 25)),
        ("[2023-12-31,2024-01-01]", (0, 0, 25)),
        ("2024", None),
    ],
)
def test_only_what_surely_lies_in_the_year_counts_at_the_low_and_chosen_ends(date: str, expected: Ends | None) -> None:
    assert _ends({"wheat": {"amount": 25, "date": date}}, year(2023)) == expected


# What is never added.


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"amount": 75, "published_total": True}, "published-total"),
        ({}, "no-amount"),
    ],
)
def test_published_totals_and_facts_without_an_amount_are_left_out(table: Table, reason: str) -> None:
    found = totals(a_base({"wheat": {"amount": 25}, "other": table}))

    assert ([ends(total) for total in found.totals], _reasons(found)) == ([(25, 25, 25)], {"other": (reason, None)})


def test_a_withdrawn_fact_is_no_match_and_its_links_do_not_count() -> None:
    # without the whole of 75 that was taken back its two parts stand by themselves: 25 + 30 = 55
    gone = {"amount": 75, "withdrawn": {"date": "2026", "reason": "another year"}}
    found = totals(
        a_base({"gone": gone, "one": {"amount": 25, "part_of": "gone"}, "two": {"amount": 30, "part_of": "gone"}})
    )

    assert (ends(found.totals[0]), found.left_out) == ((55, 55, 55), ())


def test_a_withdrawn_fact_replaces_nothing() -> None:
    gone = {"amount": 75, "supersedes": ["old"], "withdrawn": {"date": "2026", "reason": "never happened"}}

    assert _ends({"old": {"amount": 50}, "new": gone}) == (50, 50, 50)


@pytest.mark.parametrize(
    "other",
    [
        {"terms": "sale"},
        {"unit": "kg"},
        {"commodity": "grain"},
        {"stage": "shipped"},
        {"donor": "CN"},
        {"recipient": "BF"},
    ],
)
def test_only_what_is_alike_is_added(other: Table) -> None:
    # 25 + 50 = 75 of one sort, 10 of the other; never 85
    found = totals(a_base({"one": {"amount": 25}, "two": {"amount": 50}, "other": {"amount": 10, **other}}))

    assert sorted(ends(total) for total in found.totals) == [(10, 10, 10), (75, 75, 75)]


# Wholes and parts.


def test_a_whole_and_its_parts_count_once() -> None:
    # the whole is 75, its parts 25 + 30 = 55: the greater is 75
    found = totals(
        a_base(
            {
                "whole": {"amount": 75},
                "one": {"amount": 25, "part_of": "whole"},
                "two": {"amount": 30, "part_of": "whole"},
            }
        )
    )

    assert (ends(found.totals[0]), found.totals[0].counted, _reasons(found)) == (
        (75, 75, 75),
        ["whole"],
        {"one": ("part-of", "whole"), "two": ("part-of", "whole")},
    )


def test_where_a_whole_and_its_parts_come_to_the_same_the_whole_is_counted() -> None:
    tables: Tables = {"whole": {"amount": 25}, "part": {"amount": 25, "part_of": "whole"}}

    assert (_ends(tables), _one(tables).counted) == ((25, 25, 25), ["whole"])


def test_a_whole_of_nothing_is_counted_and_brings_no_term_to_the_other_ends() -> None:
    total = _one({"whole": {"amount": 0}, "part": {"amount": 0, "part_of": "whole"}})

    assert (total.counted, {end: [term.id for term in total.terms[end]] for end in ENDS}) == (
        ["whole"],
        {"low": [], "chosen": ["whole"], "high": []},
    )


def test_parts_that_come_to_more_than_their_whole_are_counted_instead() -> None:
    # 50 + 30 = 80 against 75
    found = totals(
        a_base(
            {
                "whole": {"amount": 75},
                "one": {"amount": 50, "part_of": "whole"},
                "two": {"amount": 30, "part_of": "whole"},
            }
        )
    )

    assert (ends(found.totals[0]), found.totals[0].counted, _reasons(found)) == (
        (80, 80, 80),
        ["one", "two"],
        {"whole": ("parts", None)},
    )


def test_a_whole_that_has_a_part_already_is_not_split_by_parts_that_come_to_it_without_that_one() -> None:
    # the part of 25 is all of its whole; pieces of 10 and 15 beside it are 25 more, in whatever unit
    tables: Tables = {"whole": {"amount": 25, "unit": "kg"}, "part": {"amount": 25, "unit": "kg", "part_of": "whole"}}
    pieces = {
        "ten": {"amount": 10, "unit": "kg", "part_of": "whole"},
        "fifteen": {"amount": 15, "unit": "kg", "part_of": "whole"},
    }

    assert (_ends(tables), _ends(tables | pieces)) == ((25, 25, 25), (50, 50, 50))


def test_a_part_that_disputes_its_amount_inside_a_whole_that_does_not() -> None:
    # whole 75; part 50, or by another source 90.
    # low: 75 against 50 is 75. chosen: 75 against 50 is 75. high: 75 against 90 is 90.
    part = {"amount": 50, "part_of": "whole", "claim": [{"source": "tass"}, {"source": "mid", "says": {"amount": 90}}]}
    total = _one({"whole": {"amount": 75}, "part": part})

    assert (ends(total), total.counted, total.disputed) == ((75, 75, 90), ["whole"], ["part"])


_OVER_TWO_YEARS: Tables = {
    "whole": {"amount": 75, "date": "2023/2024"},
    "part": {"amount": 50, "date": "2023-09", "part_of": "whole"},
}


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        # the whole may have come in 2023, the part surely did: low and chosen 50, high 75
        (year(2023), (50, 50, 75)),
        # the part is no match in 2024, and of the whole none is sure; what came in 2023 can't have come then
        (year(2024), (0, 0, 25)),
        (DateRange("2023-01-01", "2024-12-31"), (75, 75, 75)),
        (EVER, (75, 75, 75)),
    ],
)
def test_a_whole_over_two_years_with_a_part_in_one_of_them(window: DateRange, expected: Ends) -> None:
    assert _ends(_OVER_TWO_YEARS, window) == expected


def test_by_year_each_year_is_answered_by_itself() -> None:
    # 2023: 50 surely came, the whole of 75 may have; 2024: none is sure, and no more than the other 25; together: 75
    assert _grouped(_OVER_TWO_YEARS) == {"2023": ((50, 50, 75), ["part"]), "2024": ((0, 0, 25), [])}
    assert _spread(_OVER_TWO_YEARS) == [("whole", "several-groups")]


def test_a_year_between_the_first_and_the_last_in_which_a_fact_may_lie_is_a_group() -> None:
    assert _grouped({"long": {"amount": 75, "date": "2022-06/2024"}}) == {
        year_: ((0, 0, 75), []) for year_ in ("2022", "2023", "2024")
    }


def test_an_outstanding_end_makes_no_group() -> None:
    tables: Tables = {"since": {"amount": 25, "date": "2023-06/.."}, "always": {"amount": 10, "date": "../.."}}

    assert _grouped(tables) == {"2023": ((0, 0, 25), [])}
    assert _spread(tables) == [("always", "no-group"), ("since", "no-group")]


def test_an_approximate_year_is_surely_in_no_one_year() -> None:
    # "about 2023" may be 2022 as well: counted together, and in 2023 at the high end alone
    tables: Tables = {"about": {"amount": 25, "date": "2023~"}, "sure": {"amount": 10, "date": "2023"}}

    assert (_grouped(tables), _spread(tables)) == ({"2023": ((10, 10, 35), ["sure"])}, [("about", "no-group")])


def test_by_month_within_a_year_no_month_reaches_beyond_it() -> None:
    # "December 2023 or January 2024" lies surely in neither
    tables: Tables = {"lot": {"amount": 25, "date": "2023-11/2024-01"}}

    assert _grouped(tables, "month", year(2023)) == {
        "2023-11": ((0, 0, 25), []),
        "2023-12": ((0, 0, 25), []),
    }


def test_in_a_year_that_the_parts_of_a_whole_rule_out_nothing_of_it_counts() -> None:
    # four ordered, two of them came in 2022 and two in 2024: whatever else is unknown, in 2023 came none
    tables: Tables = {
        "order": {"amount": 4, "date": "2022/2024"},
        "first": {"amount": 2, "date": "2022-10", "part_of": "order"},
        "last": {"amount": 2, "date": "2024-01", "part_of": "order"},
    }

    assert _grouped(tables) == {
        "2022": ((2, 2, 2), ["first"]),
        "2024": ((2, 2, 2), ["last"]),
    }


def test_by_terms_what_is_not_stated_is_a_group_of_its_own() -> None:
    tables: Tables = {"gift": {"amount": 25}, "sale": {"amount": 10, "terms": "sale"}, "who-knows": {"terms": None}}
    tables["who-knows"]["amount"] = 5

    assert _grouped(tables, "terms") == {
        "gift": ((25, 25, 25), ["gift"]),
        "sale": ((10, 10, 10), ["sale"]),
        "not stated": ((5, 5, 5), ["who-knows"]),
    }


def test_by_commodity_a_group_takes_in_finer_goods_as_the_filter_does() -> None:
    tables: Tables = {"wheat": {"amount": 25}, "grain": {"amount": 10, "commodity": "grain"}}
    found = groups(a_base(tables), Query(kind="aid"), "commodity")

    assert {name: [(total.key.goods, ends(total)) for total in sums.totals] for name, sums in found.items()} == {
        "grain": [("grain", (10, 10, 10)), ("wheat", (25, 25, 25))],
        "wheat": [("wheat", (25, 25, 25))],
    }


def test_by_stage_groups_stand_in_the_order_of_the_stages() -> None:
    stages = ("delivered", "cancelled", "pledged", "shipped")
    tables: Tables = {stage: {"amount": 25, "stage": stage} for stage in stages}

    assert list(_grouped(tables, "stage")) == ["pledged", "shipped", "delivered", "cancelled"]


def test_a_part_of_a_whole_that_is_left_out_is_inside_the_next_whole_around_it() -> None:
    # 20 is inside a sum that somebody published, which is inside 75: 75, not 95
    tables: Tables = {
        "whole": {"amount": 75},
        "sum": {"amount": 50, "published_total": True, "part_of": "whole"},
        "part": {"amount": 20, "part_of": "sum"},
    }

    assert _ends(tables) == (75, 75, 75)


def test_a_part_of_another_commodity_is_a_total_of_its_own() -> None:
    found = totals(a_base({"grain": {"amount": 75, "commodity": "grain"}, "wheat": {"amount": 50, "part_of": "grain"}}))

    assert [(total.key[2], ends(total)) for total in found.totals] == [("grain", (75, 75, 75)), ("wheat", (50, 50, 50))]


@pytest.mark.slow
def test_ten_thousand_wholes_in_wholes_count_once() -> None:
    # 10,000 entries, each inside the one before, in two years by turns, of 10,000 down to 1 tons; only the outermost is
    # said to be a gift
    tables: Tables = {"lot-0": {"amount": 10_000, "date": "2022"}}
    for n in range(1, 10_000):
        tables[f"lot-{n}"] = {"amount": 10_000 - n, "date": str(2022 + n % 2), "part_of": f"lot-{n - 1}", "terms": None}
    every = entries_of(a_base(tables), "aid")
    later = [entry for entry in every.values() if entry.date.text == "2023"]
    found = [add_up(list(every.values()), every), add_up(later, every, (year(2023),))]

    # the outermost holds all others; of one year the outermost of that year does
    assert [[(total.key.terms, ends(total), total.counted) for total in sums.totals] for sums in found] == [
        [("gift", (10_000, 10_000, 10_000), ["lot-0"])],
        [("gift", (9_999, 9_999, 9_999), ["lot-1"])],
    ]


# Overlaps.


def test_of_three_entries_that_overlap_low_and_chosen_take_the_greatest_and_high_takes_all() -> None:
    # 25, 25 and 50: at least 50, at most 100
    found = totals(
        a_base(
            {
                "one": {"amount": 25, "date": "2023-01"},
                "two": {"amount": 25, "date": "2023-02", "overlaps": ["one"]},
                "three": {"amount": 50, "date": "2023-03", "overlaps": ["two"]},
            }
        )
    )

    assert (ends(found.totals[0]), found.totals[0].counted, _reasons(found)) == (
        (50, 50, 100),
        ["three"],
        {"one": ("overlap", "three"), "two": ("overlap", "three")},
    )


def test_an_overlap_with_what_does_not_match_changes_nothing() -> None:
    tables: Tables = {"one": {"amount": 25}, "two": {"amount": 50, "date": "2024", "overlaps": ["one"]}}

    assert _ends(tables, year(2023)) == (25, 25, 25)


def test_a_part_that_overlaps_joins_its_whole_to_the_other_entry() -> None:
    # the whole of 75 and the entry of 50 may be partly the same, by way of the part of 30: 75 to 125
    tables: Tables = {
        "whole": {"amount": 75},
        "part": {"amount": 30, "part_of": "whole"},
        "other": {"amount": 50, "overlaps": ["part"]},
    }

    assert _ends(tables) == (75, 75, 125)


@pytest.mark.parametrize(("window", "expected"), [(EVER, (25, 25, 50)), (year(2023), (50, 50, 50))])
def test_a_part_of_other_days_than_its_whole_joins_nothing_where_it_is_no_match(
    window: DateRange, expected: Ends
) -> None:
    # the part of 2022, inside a whole of 2023, may be the other entry of 2023: who asks of 2023 does not see it
    tables: Tables = {
        "whole": {"amount": 25, "date": "2023"},
        "other": {"amount": 25, "date": "2023"},
        "part": {"amount": 25, "date": "2022", "part_of": "whole", "overlaps": ["other"]},
    }

    assert _ends(tables, window) == expected


def test_by_year_an_overlap_across_two_years_is_named() -> None:
    # 50 in 2023 and 25 in 2024 may be partly the same: 50 to 75 in all, and each year has its own
    tables: Tables = {
        "one": {"amount": 50, "date": "2023"},
        "two": {"amount": 25, "date": "2024", "overlaps": ["one"]},
    }

    assert _grouped(tables) == {"2023": ((50, 50, 50), ["one"]), "2024": ((25, 25, 25), ["two"])}
    assert _spread(tables) == [("one", "overlap"), ("two", "overlap")]


def test_an_overlap_with_a_lot_outside_the_window_is_named() -> None:
    tables: Tables = {
        "one": {"amount": 50, "date": "2023"},
        "two": {"amount": 25, "date": "2024", "overlaps": ["one"]},
    }

    assert [_ids(total) for total in totals(a_base(tables), year(2023)).totals] == [{"one", "two"}]


# Totals that hold the same goods.


def _ids(total: Total) -> set[str]:
    """Return the facts that may stand in another total too."""
    return {id_ for one in total.shared for id_ in (one.id, one.of) if id_}


def _shared(tables: Tables) -> dict[str | None, set[str]]:
    """Return by stage the facts that may stand in another total too."""
    return {total.key.stage: _ids(total) for total in totals(a_base(tables)).totals}


def test_an_overlap_of_what_was_shipped_with_what_was_delivered_is_named_by_both_totals() -> None:
    # 25 shipped may be half of the 50 delivered: two totals, 50 and 25, that are not to be added to 75
    tables: Tables = {
        "came": {"amount": 50},
        "waiting": {"amount": 25, "stage": "shipped", "overlaps": ["came"]},
        "order": {"amount": 10, "stage": "pledged"},
    }
    both = {"came", "waiting"}

    assert _shared(tables) == {"delivered": both, "shipped": both, "pledged": set()}


def test_an_overlap_of_tonnes_with_money_is_named_by_both_totals() -> None:
    tables: Tables = {
        "grant": {"amount": 2_000_000, "unit": "USD"},
        "oil": {"amount": 117, "overlaps": ["grant"]},
    }
    both = {"grant", "oil"}

    assert [(total.key.unit, _ids(total)) for total in totals(a_base(tables)).totals] == [("USD", both), ("t", both)]


def test_a_part_of_another_commodity_than_its_whole_is_named_by_both_totals() -> None:
    tables: Tables = {"grain": {"amount": 75, "commodity": "grain"}, "wheat": {"amount": 50, "part_of": "grain"}}

    assert [_ids(total) for total in totals(a_base(tables)).totals] == [{"grain", "wheat"}, {"grain", "wheat"}]


def test_what_is_left_out_or_of_one_key_is_in_no_two_totals() -> None:
    tables: Tables = {
        "sum": {"amount": 75, "published_total": True, "stage": "shipped"},
        "came": {"amount": 50, "overlaps": ["sum"]},
        "half": {"amount": 25, "overlaps": ["came"], "part_of": "came"},
    }

    assert _shared(tables) == {"delivered": set()}


# What replaces what.


def test_a_superseded_announcement_goes_with_its_parts() -> None:
    # 100 (60 + 40) was replaced by 150: 150
    found = totals(
        a_base(
            {
                "old": {"amount": 100},
                "old-one": {"amount": 60, "part_of": "old"},
                "old-two": {"amount": 40, "part_of": "old-one"},
                "new": {"amount": 150, "supersedes": ["old"]},
            }
        )
    )

    assert (ends(found.totals[0]), _reasons(found)) == (
        (150, 150, 150),
        {"old": ("superseded", "new"), "old-one": ("superseded", "new"), "old-two": ("superseded", "new")},
    )


def test_a_part_of_a_superseded_announcement_stays_where_it_is_inside_a_live_whole() -> None:
    # the entry of 25 was inside the announcement of 50, which was inside the programme of 75, that stands:
    # in a year in which only the entry lies, it counts
    tables: Tables = {
        "programme": {"amount": 75, "date": "2022/2024"},
        "announced": {"amount": 50, "date": "2022", "part_of": "programme"},
        "lot": {"amount": 25, "date": "2023", "part_of": "announced"},
        "new": {"amount": 60, "date": "2022", "supersedes": ["announced"]},
    }

    assert _ends(tables, year(2023)) == (25, 25, 75)


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        # the programme of 75 holds 60 in place of 50, and the entry of 25 is in them: never 60 + 25 = 85
        (EVER, (75, 75, 75)),
        (DateRange("2022-01-01", "2023-12-31"), (60, 60, 75)),
        # in a year in which of all these only the entry surely lies, it counts, and in no other year any more
        (year(2023), (25, 25, 75)),
        (year(2022), (0, 0, 50)),
    ],
)
def test_inside_one_whole_a_part_of_what_was_replaced_is_not_counted_beside_the_replacement(
    window: DateRange, expected: Ends
) -> None:
    tables: Tables = {
        "programme": {"amount": 75, "date": "2022/2024"},
        "announced": {"amount": 50, "date": "2022/2023", "part_of": "programme"},
        "lot": {"amount": 25, "date": "2023", "part_of": "announced"},
        "middle": {"amount": 55, "date": "2022/2023", "part_of": "programme", "supersedes": ["announced"]},
        "new": {"amount": 60, "date": "2022/2023", "part_of": "programme", "supersedes": ["middle"]},
    }

    assert _ends(tables, window) == expected


def test_a_part_of_what_was_replaced_is_counted_beside_a_replacement_of_other_days() -> None:
    # the 60 of 2022 can't hold the 25 of 2023: within the programme of 75 they come to 85
    tables: Tables = {
        "programme": {"amount": 75, "date": "2022/2024"},
        "announced": {"amount": 50, "date": "2022/2023", "part_of": "programme"},
        "lot": {"amount": 25, "date": "2023", "part_of": "announced"},
        "new": {"amount": 60, "date": "2022", "part_of": "programme", "supersedes": ["announced"]},
    }

    assert _ends(tables) == (85, 85, 85)


def test_of_a_chain_of_replacements_only_the_last_counts() -> None:
    found = totals(
        a_base(
            {
                "first": {"amount": 100},
                "second": {"amount": 150, "supersedes": ["first"]},
                "third": {"amount": 120, "supersedes": ["second"]},
            }
        )
    )

    assert (ends(found.totals[0]), found.totals[0].counted) == ((120, 120, 120), ["third"])


def test_a_part_that_replaces_its_own_whole_counts() -> None:
    # "150 instead of 100", written as a part of the 100: the 150 stand, whatever was meant by it
    assert _ends({"old": {"amount": 100}, "new": {"amount": 150, "part_of": "old", "supersedes": ["old"]}}) == (
        *(150, 150, 150),
    )


# Pledges.


def _pledges(tables: Tables, window: DateRange = EVER) -> tuple[Ends | None, Ends | None, int]:
    """Return what of the one total that is pledged was fulfilled, what is outstanding, and how many deliveries came."""
    (total,) = [total for total in totals(a_base(tables), window).totals if total.key.stage == "pledged"]
    return _span(total.fulfilled), _span(total.outstanding), total.deliveries


def _span(span: AmountRange | None) -> Ends | None:
    return None if span is None else (float(span.low), float(span.chosen), float(span.high))


def test_a_pledge_of_50_with_25_delivered_has_25_still_open() -> None:
    tables: Tables = {"pledge": {"amount": 50, "stage": "pledged"}, "came": {"amount": 25, "fulfils": ["pledge"]}}
    found = totals(a_base(tables))

    assert ([(total.key.stage, ends(total)) for total in found.totals], _pledges(tables)) == (
        [("delivered", (25, 25, 25)), ("pledged", (50, 50, 50))],
        ((25, 25, 25), (25, 25, 25), 1),
    )


def test_more_delivered_than_pledged_leaves_nothing_outstanding_of_that_pledge_alone() -> None:
    # 60 of the first 50 came, nothing of the second 50: 50 outstanding, not 40
    tables: Tables = {
        "first": {"amount": 50, "stage": "pledged"},
        "second": {"amount": 50, "stage": "pledged"},
        "came": {"amount": 60, "fulfils": ["first"]},
    }

    assert _pledges(tables) == ((60, 60, 60), (50, 50, 50), 1)


def test_a_delivery_that_keeps_two_pledges_is_held_against_them_together() -> None:
    # 60 came of 50 + 50: 40 outstanding
    tables: Tables = {
        "first": {"amount": 50, "stage": "pledged"},
        "second": {"amount": 50, "stage": "pledged"},
        "came": {"amount": 60, "fulfils": ["first", "second"]},
    }

    assert _pledges(tables) == ((60, 60, 60), (40, 40, 40), 1)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(2022, (None, None, 1)), (2023, (None, None, 1)), (2024, ((0, 0, 0), (10, 10, 10), 0))],
)
def test_what_is_outstanding_of_a_year_is_unknown_where_one_delivery_keeps_pledges_of_two_years(
    number: int, expected: tuple[Ends | None, Ends | None, int]
) -> None:
    # 60 came of 50 pledged in 2022 and 50 in 2023; nobody says how much of which
    tables: Tables = {
        "first": {"amount": 50, "stage": "pledged", "date": "2022"},
        "second": {"amount": 50, "stage": "pledged", "date": "2023"},
        "third": {"amount": 10, "stage": "pledged", "date": "2024"},
        "came": {"amount": 60, "fulfils": ["first", "second"]},
    }

    assert _pledges(tables, year(number)) == expected


def test_what_is_outstanding_is_a_span() -> None:
    # 25 to 50 pledged, 25 delivered: 0 to 25
    tables: Tables = {
        "pledge": {"amount": 25, "amount_to": 50, "stage": "pledged"},
        "came": {"amount": 25, "fulfils": ["pledge"]},
    }

    assert _pledges(tables) == ((25, 25, 25), (0, 0, 25), 1)


def test_a_delivery_that_may_only_be_shipped_is_no_sure_delivery() -> None:
    # 50 pledged; 30 came, or are only on their way: 20 to 50 are outstanding
    tables: Tables = {
        "pledge": {"amount": 50, "stage": "pledged"},
        "came": {
            "amount": 30,
            "fulfils": ["pledge"],
            "claim": [{"source": "tass"}, {"source": "mid", "says": {"stage": "shipped"}}],
        },
    }

    assert _pledges(tables) == ((0, 30, 30), (20, 20, 50), 1)


@pytest.mark.parametrize(
    "came",
    [{"amount": 900, "unit": "bags"}, {}],
)
def test_what_is_outstanding_is_unknown_where_a_delivery_has_another_unit_or_no_amount(came: Table) -> None:
    tables: Tables = {"pledge": {"amount": 50, "stage": "pledged"}, "came": {**came, "fulfils": ["pledge"]}}

    assert _pledges(tables) == (None, None, 1)


def test_deliveries_inside_one_another_and_entries_not_yet_delivered_keep_a_pledge_once() -> None:
    # 30 came, 10 of them as a part; 15 are only shipped: 50 - 30 = 20
    tables: Tables = {
        "pledge": {"amount": 50, "stage": "pledged"},
        "came": {"amount": 30, "fulfils": ["pledge"]},
        "part": {"amount": 10, "fulfils": ["pledge"], "part_of": "came"},
        "shipped": {"amount": 15, "stage": "shipped", "fulfils": ["pledge"]},
    }

    assert _pledges(tables) == ((30, 30, 30), (20, 20, 20), 2)


def test_a_delivery_that_names_a_whole_keeps_the_parts_that_are_counted_for_it() -> None:
    # the parts of 40 + 40 come to more than the whole of 75; 50 came for the whole: 80 - 50 = 30
    tables: Tables = {
        "whole": {"amount": 75, "stage": "pledged"},
        "one": {"amount": 40, "stage": "pledged", "part_of": "whole"},
        "two": {"amount": 40, "stage": "pledged", "part_of": "whole"},
        "came": {"amount": 50, "fulfils": ["whole"]},
    }

    assert _pledges(tables) == ((50, 50, 50), (30, 30, 30), 1)


def test_a_delivery_that_names_a_part_keeps_the_whole_that_is_counted_for_it() -> None:
    tables: Tables = {
        "whole": {"amount": 75, "stage": "pledged"},
        "part": {"amount": 40, "stage": "pledged", "part_of": "whole"},
        "came": {"amount": 30, "fulfils": ["part"]},
    }

    assert _pledges(tables) == ((30, 30, 30), (45, 45, 45), 1)


def test_superseded_and_withdrawn_deliveries_keep_nothing() -> None:
    tables: Tables = {
        "pledge": {"amount": 50, "stage": "pledged"},
        "old": {"amount": 10, "fulfils": ["pledge"]},
        "new": {"amount": 20, "fulfils": ["pledge"], "supersedes": ["old"]},
        "gone": {"amount": 30, "fulfils": ["pledge"], "withdrawn": {"date": "2026", "reason": "a rumour"}},
    }

    assert _pledges(tables) == ((20, 20, 20), (30, 30, 30), 1)


def test_a_published_total_keeps_no_pledge() -> None:
    tables: Tables = {
        "pledge": {"amount": 50, "stage": "pledged"},
        "came": {"amount": 20, "fulfils": ["pledge"]},
        "since-2023": {"amount": 45, "fulfils": ["pledge"], "published_total": True},
    }

    assert _pledges(tables) == ((20, 20, 20), (30, 30, 30), 1)


# What a total says of itself.


def test_a_total_names_the_qualifiers_of_what_it_adds_at_any_end() -> None:
    # the second may lie in 2023, so its "at least" colours the high end
    tables: Tables = {
        "one": {"amount": 25, "qualifier": "about"},
        "two": {"amount": 50, "qualifier": "at-least", "date": "2023/2024"},
        "part": {"amount": 10, "qualifier": "up-to", "part_of": "one"},
    }

    assert _one(tables, year(2023)).qualifiers == {"about", "at-least"}


def test_every_match_is_counted_or_left_out_with_its_reason_and_its_row_names_it() -> None:
    tables: Tables = {
        "whole": {"amount": 75, "date": "2023-01"},
        "part": {"amount": 50, "date": "2023-02", "part_of": "whole"},
        "nothing": {"date": "2023-03"},
        "other": {"amount": 1, "date": "2023-04", "commodity": "grain"},
    }
    found = totals(a_base(tables))

    assert [(total.key[2], total.counted, [left.id for left in total.left_out]) for total in found.totals] == [
        ("grain", ["other"], []),
        ("wheat", ["whole"], ["part", "nothing"]),
    ]


def test_arms_are_added_by_supplier_and_item() -> None:
    plain = {"supplier": "RU", "recipient": "ML", "unit": "aircraft", "stage": "delivered"}
    tables: Tables = {
        "one": {**plain, "item": "helicopter", "amount": 2},
        "two": {**plain, "item": "helicopter", "amount": 3, "date": "2024"},
    }

    assert (_ends(tables, EVER, "delivery"), _ends(tables, year(2024), "delivery")) == ((5, 5, 5), (3, 3, 3))


def test_an_amount_that_only_a_claim_gives_is_in_the_high_alone() -> None:
    claim = [{"source": "tass"}, {"source": "mid", "says": {"amount": 5000, "unit": "USD"}}]
    tables: Tables = {"desks": {"commodity": "desks", "unit": None, "claim": claim}}
    found = totals(a_base(tables))
    (row,) = found.totals

    assert (row.key.unit, row.span) == ("USD", AmountRange(Decimal(0), Decimal(0), Decimal(5000), "USD"))
    assert (row.possible, [(left.id, left.reason) for left in found.left_out]) == (["desks"], [("desks", "no-amount")])
