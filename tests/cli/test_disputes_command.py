"""`bilat disputes`: every disputed fact, most disputed first, each side with its witnesses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import SHIPPED, Program
from support.small_bases import aid
from support.terminals import seen

PAPER = '{ source = "paper", quote = "some words" }'
OTHER = '{ source = "ministry", by = "ana-sow", quote = "other words", says = { amount = 70 } }'
THREE = PAPER + ", " + OTHER + ', { source = "ministry", id = "later", quote = "more", says = { amount = 50 } }'
COARSER = PAPER + ', { source = "ministry", quote = "other words", says = { commodity = "grain" } }'


def test_the_facts_with_most_readings_in_conflict_come_first_and_undisputed_ones_not_at_all(
    bilat: Program, base: Callable[[str], Path]
) -> None:
    facts = aid("agreed") + aid("less-precise", claims=COARSER)
    facts += aid("two-sides", claims=f"{PAPER}, {OTHER}", because="Nearer.")
    facts += aid("three-sides", date="2024", claims=THREE, because="Nearer.")
    answer = json.loads(bilat("disputes", "--json", facts=base(facts)).stdout)
    assert [row["id"] for row in answer["facts"]] == ["three-sides", "two-sides"]


def test_a_side_that_holds_with_every_other_makes_a_fact_no_more_disputed(
    bilat: Program, base: Callable[[str], Path]
) -> None:
    vague = ', { source = "ministry", id = "vague", quote = "more", says = { amount = 50, qualifier = "at-least" } }'
    facts = aid("first", claims=f"{PAPER}, {OTHER}", because="Nearer.", date="2022")
    facts += aid("second", claims=f"{PAPER}, {OTHER}{vague}", because="Nearer.")
    answer = json.loads(bilat("disputes", "--json", facts=base(facts)).stdout)
    assert [row["id"] for row in answer["facts"]] == ["first", "second"]


def test_each_side_stands_with_its_reading_its_claims_and_its_witnesses(
    bilat: Program, base: Callable[[str], Path]
) -> None:
    facts = base(aid("one", claims=f"{PAPER}, {OTHER}", because="Nearer."))
    answer = json.loads(bilat("disputes", "--json", facts=facts).stdout)
    assert answer["disputes"] == {
        "one": [
            {
                "field": "amount",
                "sides": [
                    {
                        "reading": {"amount": 100, "amount_to": None, "unit": "t", "qualifier": None},
                        "chosen": True,
                        "party": True,
                        "fits": True,
                        "claims": ["one/paper"],
                        "independent": 1,
                    },
                    {
                        "reading": {"amount": 70, "amount_to": None, "unit": "t", "qualifier": None},
                        "chosen": False,
                        "party": True,
                        "fits": False,
                        "claims": ["one/ministry"],
                        "independent": 1,
                    },
                ],
            }
        ]
    }


def test_a_side_is_a_line_in_a_pipe(bilat: Program, base: Callable[[str], Path]) -> None:
    facts = base(aid("one", claims=f"{PAPER}, {OTHER}", because="Nearer."))
    assert bilat("disputes", facts=facts).stdout == (
        "one\tamount\t100 t\tchosen\t1\tpaper\none\tamount\t70 t\tdisputed\t1\tministry\n"
    )


def test_the_shared_filters_narrow_it(bilat: Program, base: Callable[[str], Path]) -> None:
    facts = aid("old", date="2021", claims=f"{PAPER}, {OTHER}", because="Nearer.")
    facts += aid("new", date="2024", claims=f"{PAPER}, {OTHER}", because="Nearer.")
    path = base(facts)
    found = [json.loads(bilat("disputes", "--json", *words, facts=path).stdout)["facts"] for words in FILTERS]
    assert [[row["id"] for row in rows] for rows in found] == [["new"], [], ["old", "new"]]


FILTERS = (("--since", "2023"), ("--kind", "meeting"), ("--kind", "aid", "--kind", "meeting", "--country", "Mali"))


def test_no_disputes_are_an_answer(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("disputes", "--json", facts=base(aid("agreed")))
    assert (answer.returncode, json.loads(answer.stdout)["facts"]) == (0, [])


def test_a_limit_keeps_the_most_disputed_and_the_count_of_all(bilat: Program, base: Callable[[str], Path]) -> None:
    facts = aid("two-sides", claims=f"{PAPER}, {OTHER}", because="Nearer.")
    facts += aid("three-sides", date="2024", claims=THREE, because="Nearer.")
    answer = json.loads(bilat("disputes", "--limit", "1", "--json", facts=base(facts)).stdout)
    assert ([row["id"] for row in answer["facts"]], list(answer["disputes"]), answer["matches"]) == (
        ["three-sides"],
        ["three-sides"],
        2,
    )


@pytest.mark.parametrize("command", ["disputes", "stats", "reconcile", "timeline", "aid --chart"])
def test_no_line_of_the_base_that_ships_is_wider_than_a_narrow_terminal(command: str, shared_cache: Path) -> None:
    lines = seen(*command.split(), facts=SHIPPED, cache=shared_cache, columns=60)
    assert ([line for line in lines if len(line) > 60], len(lines) > 5) == ([], True)


def test_a_reading_that_fits_the_chosen_one_is_not_called_against_it(bilat: Program) -> None:
    rows = [line.split("\t") for line in bilat("disputes", "--kind", "aid").stdout.splitlines()]
    stands = {row[2]: row[3] for row in rows if row[:2] == ["fertiliser-2023-12", "amount"]}

    assert stands["≥22,000 t"] == "chosen"
    assert (stands["25,000 t"], stands["20,000 t"]) == ("fits chosen", "disputed")
