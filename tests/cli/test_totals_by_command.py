"""Totals by command: the same truth in every group, on every screen and in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilat.schema.kinds import KINDS
from support.program import Program
from support.small_bases import aid

SOLD = (
    '{ source = "paper", quote = "wheat as a gift" }, '
    '{ source = "ministry", quote = "wheat at half the price", says = { terms = "sale" } }'
)
FACTS = (
    aid("wheat-2023", amount=50_000, terms="gift", claims=SOLD, because="so says the treaty")
    + aid("wheat-2023-06", amount=25_000, date="2023-06", part_of="wheat-2023")
    + aid("wheat-2024-01", amount=25_000, date="2024-01", terms="gift")
    + aid("pledge", amount=25_000, amount_to=50_000, commodity="grain", stage="pledged", terms="gift")
    + aid("came", amount=25_000, commodity="grain", terms="gift", date="2023-05", fulfils=["pledge"])
    + aid("money", amount=2_000_000, unit="USD", commodity=None, stage="pledged", date="2023/2025", terms="gift")
)
"""Wheat that may be sold, with a part of which nobody says so; a pledge that is kept in part; money of some year."""

Facts = Callable[[str], Path]


@pytest.fixture
def facts(base: Facts) -> Path:
    return base(FACTS)


def totals(bilat: Program, facts: Path, *question: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(bilat("aid", *question, "--json", facts=facts).stdout)["totals"]
    return rows


def spoken(bilat: Program, facts: Path, *question: str) -> str:
    return bilat("aid", "--totals", *question, "--plain", facts=facts).stdout


def test_what_may_be_sold_is_in_the_range_of_gifts_and_of_sales(bilat: Program, facts: Path) -> None:
    said = spoken(bilat, facts, "--commodity", "wheat", "--stage", "delivered")

    assert "wheat, delivered, gifts: 75,000 t, between 25,000 and 75,000" in said
    assert "wheat, delivered, sales: none certain, up to 50,000 t" in said


def test_what_is_outstanding_of_a_pledge_is_a_range(bilat: Program, facts: Path) -> None:
    said = spoken(bilat, facts, "--commodity", "grain", "--stage", "pledged")

    assert "grain, pledged, gifts: 25,000 t, between 25,000 and 50,000, outstanding to date 0 to 25,000 t" in said


@pytest.mark.parametrize("form", [(), ("--plain",), ("--markdown",), ("--explain",), ("--explain", "--by", "year")])
def test_a_total_that_surely_counts_nothing_is_never_nought(form: tuple[str, ...], bilat: Program, facts: Path) -> None:
    said = bilat("aid", "--totals", "--year", "2024", "--stage", "pledged", *form, facts=facts).stdout

    assert "none certain" in said
    assert "up to 2,000,000 USD" in " ".join(said.split())
    assert re.findall(r"(?<![\d,])0 USD", said) == []


@pytest.mark.parametrize("by", ["year", "month", *KINDS["aid"].totals])
@pytest.mark.parametrize("others", ["", "--disputed", "--stage delivered --text wheat"])
def test_the_row_of_a_group_is_the_answer_to_the_question_with_its_filter(
    by: str, others: str, bilat: Program, facts: Path
) -> None:
    grouped = totals(bilat, facts, "--by", by, *others.split())
    names = dict.fromkeys(row["group"] for row in grouped)
    option = "--year" if by == "month" else f"--{by}"
    asked = {name: totals(bilat, facts, *others.split(), option, name) for name in [*names][:4] + [*names][-1:]}

    assert asked
    for name, rows in asked.items():
        assert [{**row, "group": None} for row in grouped if row["group"] == name] == rows


def test_a_part_says_which_of_its_fields_are_those_of_its_whole(bilat: Program, facts: Path) -> None:
    shown = bilat("show", "wheat-2023-06", facts=facts).stdout
    added = bilat("aid", "--explain", "--commodity", "wheat", "--terms", "gift", facts=facts).stdout

    assert re.search(r"^terms +gift or sale, from wheat-2023 \(the whole\)$", shown, re.MULTILINE)
    assert re.search(r"^  taken +wheat-2023-06: terms from wheat-2023 \(the whole\)$", added, re.MULTILINE)


def test_a_part_of_a_sale_is_listed_as_one_and_a_part_of_what_nobody_calls_anything_as_that(
    bilat: Program, base: Facts
) -> None:
    wholes = aid("sold", terms="sale") + aid("given", terms="gift") + aid("unknown")
    parts = "".join(aid(f"of-{whole}", amount=9, part_of=whole) for whole in ("sold", "given", "unknown"))
    lines = [line.split("\t") for line in bilat("aid", facts=base(wholes + parts)).stdout.splitlines()]

    assert {line[0]: line[-1] for line in lines if line[0].startswith("of-")} == {
        "of-sold": "sale, as its whole; part of sold",
        "of-given": "part of given",
        "of-unknown": "terms not stated; part of unknown",
    }


def test_what_is_not_stated_can_be_asked_for_and_what_may_be_is_marked(bilat: Program, base: Facts) -> None:
    sold = (
        '{ source = "paper", quote = "wheat came" }, { source = "ministry", quote = "sold", says = { terms = "sale" } }'
    )
    lots = aid("unsaid") + aid("perhaps-sold", claims=sold) + aid("given", terms="gift") + aid("bare", commodity=None)
    inside = aid("of-unsaid", amount=9, part_of="unsaid") + aid("of-given", amount=9, part_of="given")
    facts = base(lots + inside)
    found = {
        name: json.loads(bilat("aid", f"--{name}", "not stated", "--json", facts=facts).stdout)
        for name in ("terms", "commodity", "place")
    }

    assert {name: [row["id"] for row in answer["facts"]] for name, answer in found.items()} == {
        "terms": ["bare", "of-unsaid", "perhaps-sold", "unsaid"],
        "commodity": ["bare"],
        "place": ["bare", "given", "of-given", "of-unsaid", "perhaps-sold", "unsaid"],
    }
    assert found["terms"]["query"] == {"terms": "not stated"}
    assert found["terms"]["uncertain"] == [{"id": "perhaps-sold", "fields": ["terms"]}]


def test_a_field_that_every_fact_states_cannot_be_asked_for_as_not_stated(bilat: Program, facts: Path) -> None:
    refused = bilat("aid", "--recipient", "not stated", facts=facts)

    assert (refused.returncode, refused.stderr.splitlines()[0]) == (
        2,
        "bilat aid: --recipient: every fact states its recipient.",
    )


def test_no_heading_names_its_group_twice(bilat: Program, facts: Path) -> None:
    said = bilat("aid", "--explain", "--by", "terms", facts=facts).stdout
    narrower = bilat("aid", "--explain", "--by", "commodity", "--stage", "delivered", facts=facts).stdout

    assert "\nRussia to Mali, wheat, delivered, gifts\n" in said
    assert "\nRussia to Mali, wheat, delivered, gifts, in the group grain\n" in narrower


def test_a_warning_not_to_add_says_which_fact_lies_inside_which(bilat: Program, base: Facts) -> None:
    order = aid("order", amount=9, commodity="grain")
    inside = aid("first", amount=1, part_of="order") + aid("last", amount=2, part_of="order")
    said = bilat("aid", "--explain", facts=base(order + inside + aid("near", unit="kg", overlaps=["order"]))).stdout

    assert "first and last lie inside order; order may be partly the same as near." in " ".join(said.split())


def test_groups_come_first_then_goods_then_stages_in_their_own_order(bilat: Program, base: Facts) -> None:
    lots = [(goods, stage) for goods in ("wheat", "grain") for stage in ("delivered", "pledged", "shipped")]
    text = "".join(
        aid(f"{goods}-{stage}-{year}", commodity=goods, stage=stage, date=year)
        for goods, stage in lots
        for year in ("2024", "2023")
    )
    rows = totals(bilat, base(text), "--by", "year")

    assert [(row["group"], row["commodity"], row["stage"]) for row in rows] == [
        (year, goods, stage)
        for year in ("2023", "2024")
        for goods in ("grain", "wheat")
        for stage in ("pledged", "shipped", "delivered")
    ]


def test_together_says_which_facts_are_why_it_is_not_the_sum_of_its_groups(bilat: Program, facts: Path) -> None:
    answer = json.loads(bilat("aid", "--unit", "USD", "--by", "year", "--json", facts=facts).stdout)

    assert [(row["group"], row["chosen"], row["high"]) for row in answer["totals"]] == [
        (year, 0, 2_000_000) for year in ("2023", "2024", "2025")
    ]
    assert [(row["chosen"], row["spread"]) for row in answer["together"]] == [
        (2_000_000, [{"id": "money", "reason": "several-groups"}])
    ]
