"""`bilat sources` and `bilat publishers`: the pages of one side, and who publishes them."""

import json

import pytest

from support.program import Program


def found(bilat: Program, *options: str) -> list[str]:
    run = bilat("sources", *options, "--json")
    return [row["id"] for row in json.loads(run.stdout)["sources"]]


@pytest.mark.parametrize(
    ("options", "key", "value"),
    [
        (("--type", "state-media"), "type", "state-media"),
        (("--country", "Russia"), "country", "RU"),
        (("--language", "ru"), "language", "ru"),
    ],
)
def test_a_filter_keeps_the_pages_that_it_names_and_no_other(
    options: tuple[str, ...], key: str, value: str, bilat: Program
) -> None:
    every = json.loads(bilat("sources", "--json").stdout)["sources"]
    assert found(bilat, *options) == [row["id"] for row in every if row[key] == value]


def test_a_publisher_is_found_by_any_name_with_what_reprints_it(bilat: Program) -> None:
    every = json.loads(bilat("sources", "--json").stdout)["sources"]
    assert found(bilat, "--publisher", "ТАСС") == [
        row["id"] for row in every if "tass" in (row["publisher"], row["agency"])
    ]


def test_filters_are_met_together_and_repeated_in_the_answer(bilat: Program) -> None:
    run = bilat("sources", "--type", "state-media", "--country", "RU", "--year", "2023-07", "--json")
    answer = json.loads(run.stdout)
    assert answer["query"] == {"type": "state-media", "country": "RU", "year": "2023-07"}
    assert "tass-2023-07-26" in {row["id"] for row in answer["sources"]}
    assert {(row["type"], row["country"]) for row in answer["sources"]} == {("state-media", "RU")}
    assert all(row["published"].startswith("2023") for row in answer["sources"])


def test_of_a_repeated_filter_any_value_will_do_and_of_words_all_must_occur(bilat: Program) -> None:
    answer = json.loads(bilat("sources", "--type", "un", "--type", "think-tank", "--json").stdout)
    wheat, both = (found(bilat, "--text", "wheat", *more) for more in ((), ("--text", "Mali")))
    assert answer["query"] == {"type": ["un", "think-tank"]}
    assert {row["type"] for row in answer["sources"]} == {"un", "think-tank"}
    assert set(both) < set(wheat)


def test_words_are_looked_for_in_titles_publishers_and_authors(bilat: Program) -> None:
    ids = found(bilat, "--publisher", "TASS", "--text", "WHEAT")
    assert ids
    assert len(ids) < len(found(bilat, "--publisher", "TASS"))


def test_an_unknown_publisher_is_refused_with_the_nearest(bilat: Program) -> None:
    run = bilat("sources", "--publisher", "Tas")
    assert (run.returncode, "did you mean tass?" in run.stderr) == (2, True)


def test_a_publisher_has_a_side(bilat: Program) -> None:
    [row] = json.loads(bilat("publishers", "TASS", "--json").stdout)["publishers"]
    assert (row["id"], row["type"], row["country"], row["facts"] > 100) == ("tass", "state-media", "RU", True)
