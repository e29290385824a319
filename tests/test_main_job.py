"""The main job: lists, filters, totals and `show`, asked of the base that ships and of small ones."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import BASE, Program, aid


def ids(answer: str) -> list[str]:
    return [fact["id"] for fact in json.loads(answer)["facts"]]


def total(answer: str, **key: str) -> dict[str, Any]:
    rows = [row for row in json.loads(answer)["totals"] if all(row[name] == value for name, value in key.items())]
    assert len(rows) == 1, rows
    return {name: rows[0][name] for name in ("chosen", "low", "high", "unit")}


def test_the_wheat_of_2023_is_fifty_thousand_tonnes(bilat: Program) -> None:
    answer = bilat("aid", "--year", "2023", "--json").stdout
    assert total(answer, commodity="wheat", stage="delivered", terms="gift") == {
        "chosen": 50000,
        "low": 50000,
        "high": 50000,
        "unit": "t",
    }


def test_the_wheat_waiting_in_2023_is_said_to_be_perhaps_the_same_in_words_and_in_json(bilat: Program) -> None:
    # 25,000 t shipped may be the second half of the 50,000 t delivered: whoever adds the rows gets 75,000
    same = ["wheat-2023", "wheat-2023-07-conakry"]
    question = ("aid", "--year", "2023", "--commodity", "wheat", "--totals")
    rows = json.loads(bilat(*question, "--json").stdout)["totals"]
    told = bilat(*question, "--explain").stdout

    assert [row["shared"] for row in rows] == [same, same]
    assert "These rows are not to be added up: the same goods may stand in more than one\n(wheat-2023, " in told


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


SMALL = (
    aid("early", date="2022-03", commodity="grain", place="Bamako, Koulouba", topics=["food"])
    + aid("late", date="2023-05-01", stage="pledged", title="Blé pour l’été")
    + aid("either", date="2022-12/2023-01", donor="ML", recipient="RU")
    + aid("vague", date="2023~", terms="sale")
    + aid(
        "moved",
        date="2022-12-31",
        claims='{ source = "paper", quote = "some words" }, '
        '{ source = "ministry", by = "ana-sow", quote = "other words", says = { date = "2023-01-01" } }',
        because="nearer",
    )
    + aid("gone", withdrawn=None).replace("claim", 'withdrawn = { date = "2024-01", reason = "never was" }\nclaim')
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ([], ["early", "either", "moved", "vague", "late"]),
        (["--year", "2022"], ["early", "either", "moved"]),
        (["--year", "2023"], ["either", "moved", "vague", "late"]),
        (["--since", "2023-02"], ["vague", "late"]),
        (["--until", "2022-06"], ["early"]),
        (["--commodity", "grain"], ["early", "either", "moved", "vague", "late"]),
        (["--commodity", "wheat"], ["either", "moved", "vague", "late"]),
        (["--donor", "mali"], ["either"]),
        (["--recipient", "ML"], ["early", "moved", "vague", "late"]),
        (["--stage", "pledged"], ["late"]),
        (["--terms", "sale"], ["vague"]),
        (["--place", "koulouba"], ["early"]),
        (["--topic", "FOOD"], ["early"]),
        (["--source", "ministry"], ["moved"]),
        (["--said-by", "anna so"], ["moved"]),
        (["--disputed"], ["moved"]),
        (["--text", "BLE ete"], ["late"]),
        (["--text", "other words"], ["moved"]),
        (["--limit", "2"], ["early", "either"]),
        (["--reverse"], ["late", "vague", "moved", "either", "early"]),
        (["--limit", "2", "--reverse"], ["late", "vague"]),
        (["--withdrawn", "--year", "2023"], ["either", "moved", "gone", "vague", "late"]),
        (["--year", "1999"], []),
    ],
    ids=" ".join,
)
def test_a_filter_keeps_what_it_says(
    question: list[str], found: list[str], bilat: Program, base: Callable[[str], Path]
) -> None:
    assert ids(bilat("aid", *question, "--json", facts=base(SMALL)).stdout) == found


def test_what_need_not_lie_in_the_window_is_named(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = json.loads(bilat("aid", "--year", "2023", "--json", facts=base(SMALL)).stdout)
    assert answer["uncertain"] == ["moved", "vague"]


def test_a_limit_never_touches_a_total(bilat: Program, base: Callable[[str], Path]) -> None:
    whole = json.loads(bilat("aid", "--json", facts=base(SMALL)).stdout)
    cut = json.loads(bilat("aid", "--json", "--limit", "1", facts=base(SMALL)).stdout)
    assert (cut["matches"], cut["totals"], len(cut["facts"])) == (whole["matches"], whole["totals"], 1)


def test_the_order_in_the_file_changes_no_byte_of_the_answer(bilat: Program, tmp_path: Path) -> None:
    tables = SMALL.strip().split("\n\n")
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(BASE + "\n" + "\n\n".join(tables), encoding="utf-8")
    two.write_text(BASE + "\n" + "\n\n".join(reversed(tables)), encoding="utf-8")
    assert bilat("aid", "--json", facts=one).stdout == bilat("aid", "--json", facts=two).stdout


def test_an_empty_answer_is_an_answer(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("aid", "--year", "1900", "--json", facts=base(SMALL))
    assert (answer.returncode, json.loads(answer.stdout)["facts"], answer.stderr) == (0, [], "")


def test_a_pipe_gets_one_fact_a_line(bilat: Program) -> None:
    lines = bilat("meetings", "--year", "2023").stdout.splitlines()
    wanted = ids(bilat("meetings", "--year", "2023", "--json").stdout)
    assert [line.split("\t")[0] for line in lines] == wanted


def test_a_pipe_names_what_is_disputed(bilat: Program) -> None:
    lines = bilat("aid", "--year", "2023").stdout.splitlines()
    fertiliser = next(line for line in lines if line.startswith("fertiliser-2023-12\t"))
    assert "disputed: amount" in fertiliser


def test_show_tells_what_it_found_and_names_what_it_did_not(bilat: Program) -> None:
    answer = bilat("show", "wheat-2023", "wheat-2032")
    assert (answer.returncode, "50,000 t" in answer.stdout, "wheat-2032" in answer.stderr) == (1, True, True)


def test_a_base_may_be_named_by_the_environment(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("aid", "--json", env={"BILAT_FACTS": str(base(SMALL))})
    assert json.loads(answer.stdout)["base"]["title"] == "Here and There"


def test_a_base_may_be_named_after_the_command(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("aid", "--facts", str(base(SMALL)), "--json")
    assert json.loads(answer.stdout)["matches"] == 5


def test_a_total_in_a_pipe_says_what_is_to_be_known_of_it(bilat: Program) -> None:
    lines = bilat("aid", "--year", "2023", "--totals", "--commodity", "grain").stdout.splitlines()
    shared = "not to be added to other totals: wheat-2023, wheat-2023-07-conakry"
    assert [line.split("\t")[-1] for line in lines] == ["open: 0", f"disputed: wheat-2023; {shared}", shared]


def test_a_limit_beyond_all_that_there_is_cuts_nothing(bilat: Program) -> None:
    every, cut = (json.loads(bilat("votes", *limit, "--json").stdout) for limit in ((), ("--limit", "9" * 30)))
    assert cut["facts"] == every["facts"]
