"""`bilat reconcile`: sums that somebody published, against what the entries add up to."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.program import Program
from support.small_bases import BASE, aid
from support.terminals import seen

TOTAL = aid("said-75", date="2023/2024-04", amount=75_000, published_total=True, overlaps=["at-port"])
LOTS = (
    aid("wheat-2023", amount=50_000)
    + aid("first-half", date="2023-06-09", amount=25_000, part_of="wheat-2023")
    + aid("wheat-2024", date="2024-01-09", amount=25_000)
    + aid("at-port", date="2023-07", amount=25_000, stage="shipped")
)
DISAGREED = TOTAL.replace(
    "claim = [",
    'because = "Two years."\nclaim = [{ source = "ministry", quote = "all in one", says = { date = "2023" } }, ',
)


@pytest.fixture
def reconciled(bilat: Program, base: Callable[..., Path]) -> Callable[..., list[dict[str, Any]]]:
    """Return what asks for the scopes of the published sums of a base, one after the other."""

    def ask(facts: str, head: str = BASE) -> list[dict[str, Any]]:
        answer = json.loads(bilat("reconcile", "--json", facts=base(facts, head)).stdout)
        return [scope for total in answer["totals"] for scope in total["scopes"]]

    return ask


Reconciled = Callable[..., list[dict[str, Any]]]


def test_seventy_five_since_2023_are_the_fifty_of_2023_and_the_twenty_five_of_2024(reconciled: Reconciled) -> None:
    (scope,) = reconciled(TOTAL + LOTS)
    # By hand: 50,000 (2023, its first half of 25,000 inside it) + 25,000 (January 2024) = 75,000.
    assert (scope["ours"]["chosen"], scope["ours"]["counted"], scope["difference"]["chosen"], scope["agreement"]) == (
        75_000,
        ["wheat-2023", "wheat-2024"],
        0,
        "same",
    )


def test_the_same_sum_told_of_2023_alone_leaves_twenty_five_to_explain(reconciled: Reconciled) -> None:
    _, scope = reconciled(DISAGREED + LOTS)
    # By hand: 75,000 − 50,000 (2023) = 25,000: the half counted twice, the shipload at the port, or January's entry.
    assert (scope["date"], scope["difference"]["chosen"], scope["agreement"], scope["claims"]) == (
        "2023",
        25_000,
        "none",
        ["said-75/ministry"],
    )
    assert {
        entry["id"]: ([why["reason"] for why in entry["reasons"]], entry["exact"]) for entry in scope["could_explain"]
    } == {
        "at-port": (["overlaps", "stage"], True),
        "wheat-2024": (["after"], True),
    }


def test_entries_of_the_same_goods_under_another_word_or_other_terms_could_explain_it(reconciled: Reconciled) -> None:
    near = aid("coarser", commodity="grain", amount=1) + aid("sold", terms="sale", amount=2)
    far = aid("other-country", donor="FR", amount=3) + aid("unlike-twice", commodity="grain", terms="sale", amount=4)
    (scope,) = reconciled(aid("sum", amount=100, published_total=True) + near + far)
    assert {entry["id"]: entry["reasons"] for entry in scope["could_explain"]} == {
        "coarser": [{"reason": "commodity", "of": "grain"}],
        "sold": [{"reason": "terms", "of": "sale"}],
    }


def test_what_only_may_lie_in_its_days_counts_in_the_high_end_and_could_explain_it(reconciled: Reconciled) -> None:
    entries = aid("sure", amount=60) + aid("perhaps", date="2023-12/2024-02", amount=40)
    (scope,) = reconciled(aid("sum", amount=100, published_total=True) + entries)
    assert (
        scope["ours"]["chosen"],
        scope["ours"]["high"],
        scope["agreement"],
        scope["could_explain"][0]["reasons"],
    ) == (
        60,
        100,
        "possible",
        [{"reason": "outside-surely", "of": None}],
    )


def test_where_ours_is_more_the_entries_that_we_count_could_explain_it(reconciled: Reconciled) -> None:
    entries = aid("big", amount=100) + aid("small", amount=20)
    (scope,) = reconciled(aid("sum", amount=100, published_total=True) + entries)
    assert (scope["difference"]["chosen"], [(entry["id"], entry["exact"]) for entry in scope["could_explain"]]) == (
        -20,
        [("big", False), ("small", True)],
    )


def test_entries_more_than_a_year_away_explain_nothing(reconciled: Reconciled) -> None:
    entries = aid("just-before", date="2022-03", amount=1) + aid("long-before", date="2021-12", amount=2)
    (scope,) = reconciled(aid("sum", amount=100, published_total=True) + entries)
    assert [(entry["id"], entry["reasons"][0]["reason"]) for entry in scope["could_explain"]] == [
        ("just-before", "before")
    ]


def test_a_published_sum_without_any_entry_stands_against_nothing(reconciled: Reconciled) -> None:
    (scope,) = reconciled(aid("sum", amount=100, published_total=True))
    assert (scope["ours"]["chosen"], scope["difference"]["chosen"]) == (0, 100)


def test_a_difference_that_other_readings_leave_open_is_not_said_to_be_none(
    base: Callable[..., Path], reconciled: Reconciled, tmp_path: Path
) -> None:
    sold = 'because = "Two papers."\nclaim = [{ source = "ministry", quote = "sold", says = { terms = "sale" } }, '
    lots = LOTS.replace("claim = [", sold, 1)
    (scope,) = reconciled(TOTAL + lots)
    drawn = "\n".join(seen("reconcile", facts=base(TOTAL + lots), cache=tmp_path))

    # By hand: 75,000 less 75,000; or less the 25,000 of 2024 alone, if what came in 2023 was sold.
    assert (scope["difference"], scope["agreement"]) == ({"chosen": 0, "low": 0, "high": 50_000}, "possible")
    assert "none by the chosen readings; other readings allow up to 50,000 t more" in " ".join(drawn.split())


def test_witnesses_of_a_published_sum_are_those_who_give_it(bilat: Program, base: Callable[..., Path]) -> None:
    less = '{ source = "ministry", quote = "over seventy", says = { amount = 70_000, qualifier = "at-least" } }, '
    facts = base(TOTAL.replace("claim = [", f"claim = [{less}") + LOTS)
    (total,) = json.loads(bilat("reconcile", "--json", facts=facts).stdout)["totals"]

    assert (total["sources"], total["independent"]) == (1, 1)


def test_a_published_sum_is_never_added(bilat: Program, base: Callable[..., Path]) -> None:
    answer = json.loads(bilat("aid", "--json", facts=base(TOTAL + LOTS)).stdout)
    assert [total["chosen"] for total in answer["totals"] if total["stage"] == "delivered"] == [75_000]


def test_a_pipe_gets_a_line_for_each_sum_and_date_that_is_told_of_it(bilat: Program, base: Callable[..., Path]) -> None:
    assert bilat("reconcile", facts=base(DISAGREED + LOTS)).stdout == (
        "said-75\t2023/2024-04\tt\t75000\t75000\t75000\t75000\t0\t0\t0\tsame\tat-port\n"
        "said-75\t2023\tt\t75000\t50000\t50000\t50000\t25000\t25000\t25000\tnone\tat-port;wheat-2024\n"
    )


def test_a_fact_that_is_no_published_sum_is_said_to_be_none(bilat: Program, base: Callable[..., Path]) -> None:
    answer = bilat("reconcile", "wheat-2023", "nothing-at-all", facts=base(TOTAL + LOTS))
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (1, "", 2)
