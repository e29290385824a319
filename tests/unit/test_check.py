from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bilat.check import RULES, check, check_file
from bilat.check.examples import Example, examples
from bilat.loading.diagnostics import render
from support.small_bases import BASE

EXAMPLES = list(examples())
WITHOUT_EXAMPLE = {"B100", "B803"}
"""A file that is not there, and a history, can't be shown as a pair of files; both are tested below."""


def each_example(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(name, EXAMPLES, ids=lambda example: f"{example.code}-{example.slug}")


@each_example("example")
def test_a_bad_example_has_its_one_problem_said_as_the_golden_text_says_it(example: Example) -> None:
    problems = check_file("bad.toml", example.bad)
    assert [problem.code for problem in problems] == [example.code]
    assert render(problems) == example.problems


@each_example("example")
def test_a_good_example_has_no_problem(example: Example) -> None:
    assert render(check_file("good.toml", example.good)) == ""


@each_example("example")
def test_every_problem_comes_with_a_place_and_something_to_type(example: Example) -> None:
    for problem in check_file("bad.toml", example.bad):
        assert problem.line > 0
        assert problem.column > 0
        assert str(problem.help)


def test_every_rule_has_an_example() -> None:
    assert {example.code for example in EXAMPLES} == RULES.keys() - WITHOUT_EXAMPLE


def test_codes_are_of_their_theme_and_in_no_list_twice() -> None:
    assert all(code == rule.code and len(code) == 4 and code[0] == "B" for code, rule in RULES.items())
    assert all(rule.holds.endswith(".") and rule.why.endswith(".") for rule in RULES.values())


GOOD = next(example.good for example in EXAMPLES if example.code == "B411").decode()
UNQUOTED = GOOD.replace("50,000 metric tons of wheat", "free wheat for six African states")


def test_an_exception_with_a_reason_silences_its_rule_on_its_fact() -> None:
    allowed = UNQUOTED.replace("stage =", 'allow = { B411 = "the page shows it as a picture" }\nstage =')
    assert check(allowed) == []


def test_an_exception_without_a_reason_is_a_problem() -> None:
    allowed = UNQUOTED.replace("stage =", 'allow = { B411 = "" }\nstage =')
    assert "B113" in [problem.code for problem in check(allowed)]


def test_an_exception_on_a_source_silences_a_rule_about_the_source() -> None:
    text = GOOD.replace("https:", "http:").replace("[aid", 'allow = { B901 = "it has no other" }\n\n[aid')
    assert check(text) == []


def test_what_could_not_be_read_has_no_second_problem() -> None:
    assert [problem.code for problem in check(UNQUOTED.replace('date = "2023"', 'date = "2023-13"'))] == ["B301"]


def test_the_most_serious_come_first_then_the_order_of_the_file() -> None:
    text = UNQUOTED.replace("https:", "http:").replace("50_000", "-1")
    assert [problem.severity for problem in check(text)] == ["error", "info"]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_of_an_unknown_table_on_one_line_the_name_is_marked() -> None:
    (problem,) = check(f'sorce = {{ page = {{ publisher = "paper" }} }}\n{BASE}')
    assert (problem.column, problem.end_column) == (1, 6)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", " " * 200, "sorce = 1" + " " * 151 + "…"),
        (" " * 53, "", " " * 53 + "sorce = 1"),
        (" " * 155, "", "…" + " " * 53 + "sorce = 1"),
        (" " * 99, " " * 200, "…" + " " * 53 + "sorce = 1" + " " * 98 + "…"),
    ],
)
def test_of_a_long_line_the_part_around_the_problem_is_shown(before: str, after: str, shown: str) -> None:
    (problem,) = check(f"{BASE}{before}sorce = 1{after}# the end\n" if after else f"{BASE}{before}sorce = 1\n")
    _, line, carets, _ = render([problem]).splitlines()
    assert (line, carets.index("^")) == (f"{problem.line:>5} | {shown}", line.index("sorce"))


def test_an_id_that_was_in_the_last_tagged_version_is_missed(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(GOOD)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "facts.toml")
    git(tmp_path, "commit", "-qm", "facts")
    git(tmp_path, "tag", "v1")
    file.write_text(GOOD.replace("[aid.wheat-2023]", "[aid.wheat-of-2023]"))
    (problem,) = check_file(str(file))
    assert (problem.code, problem.line, problem.message) == ("B803", 5, "wheat-2023 was in v1 and is gone")


def test_a_file_that_is_not_there_is_one_problem(tmp_path: Path) -> None:
    assert [problem.code for problem in check_file(str(tmp_path / "none.toml"))] == ["B100"]


def example(code: str) -> str:
    return next(example.bad for example in EXAMPLES if example.code == code).decode()


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        # a promise may be kept on the day on which it is made
        ("B709", 'date = "2022-01"', 'date = "2023-07-27"'),
        # a page may be looked at on the day on which it comes out
        ("B904", 'accessed = "2023-11-01"', 'accessed = "2024-01-17"'),
        # parts may come to exactly what their whole is; a published total is no part of the sum
        ("B409", "amount = 30_000", "amount = 25_000"),
        ("B409", "amount = 30_000", "amount = 30_000\npublished_total = true"),
    ],
)
def test_what_comes_near_to_a_problem_is_none(code: str, wrong: str, right: str) -> None:
    text = example(code)
    assert (wrong in text, [problem.code for problem in check(text.replace(wrong, right)) if problem.code == code]) == (
        True,
        [],
    )


@pytest.mark.parametrize(
    ("quote", "codes"),
    [("tonnes of wheat have come to Mali again", ["B511"]), ("tonnes of wheat have come to Mali", [])],
    ids=["eight words", "seven words"],
)
def test_as_many_words_are_not_written_alike_by_chance(quote: str, codes: list[str]) -> None:
    text = example("B511").replace("the 50,000 tonnes of wheat have come to Mali", quote)
    assert [problem.code for problem in check(text) if problem.code == "B511"] == codes
