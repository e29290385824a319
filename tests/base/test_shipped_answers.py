"""What the shipped base answers to the questions that it was made for."""

import json
from typing import Any

import pytest

from support.program import Program, ids


def total(answer: str, **key: str) -> dict[str, Any]:
    rows = [row for row in json.loads(answer)["totals"] if all(row[name] == value for name, value in key.items())]
    assert len(rows) == 1, rows
    return {name: rows[0][name] for name in ("chosen", "low", "high", "unit")}


@pytest.mark.parametrize(("terms", "chosen"), [("gift", 50000), ("sale", 0)])
def test_the_wheat_of_2023_is_fifty_thousand_tonnes_which_some_call_a_sale(
    terms: str, chosen: int, bilat: Program
) -> None:
    answer = bilat("aid", "--year", "2023", "--json").stdout
    assert total(answer, commodity="wheat", stage="delivered", terms=terms) == {
        "chosen": chosen,
        "low": 0,
        "high": 50000,
        "unit": "t",
    }


def test_the_wheat_waiting_in_2023_is_said_to_be_perhaps_the_same_in_words_and_in_json(bilat: Program) -> None:
    # 25,000 t shipped may be the second half of the 50,000 t delivered: whoever adds the rows gets 75,000
    same = {"wheat-2023", "wheat-2023-07-conakry"}
    question = ("aid", "--year", "2023", "--commodity", "wheat", "--totals")
    rows = json.loads(bilat(*question, "--json").stdout)["totals"]
    told = bilat(*question, "--explain").stdout

    stages = {row["stage"] for row in rows if same <= {id_ for one in row["shared"] for id_ in (one["id"], one["of"])}}
    assert stages == {"delivered", "shipped"}
    assert "Do not add this and other totals together: the same goods may appear" in " ".join(told.split())


def test_the_fertiliser_of_december_2023_comes_with_the_span_of_its_sources(bilat: Program) -> None:
    answer = bilat("aid", "--year", "2023", "--json").stdout
    assert total(answer, commodity="fertiliser", stage="delivered") == {
        "chosen": 22000,
        "low": 20000,
        "high": 25000,
        "unit": "t",
    }


@pytest.mark.parametrize("spelling", ["sergey-lavrov", "Sergey Lavrov", "SERGEI LAVROV", "Лавров", "lavrov"])
def test_a_person_is_found_by_any_spelling(spelling: str, bilat: Program) -> None:
    found = ids(bilat("meetings", "--person", spelling, "--json").stdout)
    assert (len(found) > 10, found) == (True, ids(bilat("meetings", "--person", "sergey-lavrov", "--json").stdout))


@pytest.mark.parametrize("spelling", ["ML", "mali", "MALI", "Мали", "Republic of Mali"])
def test_a_country_is_found_by_code_or_name(spelling: str, bilat: Program) -> None:
    assert ids(bilat("events", "--country", spelling, "--json").stdout) == ids(
        bilat("events", "--country", "ML", "--json").stdout
    )


@pytest.mark.parametrize("spelling", ["aes", "AES", "ASC", "Alliance of Sahel States"])
def test_a_body_is_found_by_any_spelling(spelling: str, bilat: Program) -> None:
    found = ids(bilat("events", "--organisation", spelling, "--json").stdout)
    assert (len(found) > 3, found) == (True, ids(bilat("events", "--organisation", "aes", "--json").stdout))


def test_a_pipe_names_what_is_disputed(bilat: Program) -> None:
    lines = bilat("aid", "--year", "2023").stdout.splitlines()
    fertiliser = next(line for line in lines if line.startswith("fertiliser-2023-12\t"))
    assert "disputed: amount" in fertiliser


def test_a_total_in_a_pipe_says_what_is_to_be_known_of_it(bilat: Program) -> None:
    lines = bilat("aid", "--year", "2023", "--totals", "--commodity", "grain").stdout.splitlines()
    shared = "not to be added to other totals: wheat-2023-07-conakry may be partly the same as wheat-2023"
    assert [line.split("\t")[-1] for line in lines[:2]] == ["outstanding to date: 0–25,000 t", shared]
