from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bilat.check import RULES, check, check_file
from bilat.check.examples import Example, examples
from bilat.cli.main import run
from bilat.loading.diagnostics import render
from bilat.values.spelled_numbers import numbers

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


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("25 000 tonnes", "25000"),
        ("25\u202f000 tonnes", "25000"),
        ("25.000 tonnes", "25000"),
        ("22,000 metric tons", "22000"),
        ("25 тыс. тонн", "25000"),
        ("2,5 млн", "2500000"),
        ("half a million", "500000"),
        ("deux avions", "2"),
        ("quatre-vingt-dix", "90"),
        ("deux cent cinquante mille", "250000"),
        ("twenty-five thousand", "25000"),
        ("65 mille 500 tonnes", "65500"),
        ("20 to 25 thousand", "20000"),
        ("two hundred and six", "206"),
        ("٢٥ ألف", "25000"),
        ("eight planes and two helicopters", "10"),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, number: str) -> None:
    assert number in {format(found.normalize(), "f") for found in numbers(text)}


@pytest.mark.parametrize(("text", "number"), [("22,000 tons", "22"), ("25.000", "25"), ("in 2023 200 came", "2023200")])
def test_a_number_is_not_taken_for_another(text: str, number: str) -> None:
    assert number not in {format(found.normalize(), "f") for found in numbers(text)}


def saved(tmp_path: Path, text: str) -> str:
    file = tmp_path / "facts.toml"
    file.write_text(text)
    return str(file)


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (GOOD, [], 0),
        (UNQUOTED, [], 0),
        (UNQUOTED, ["--strict"], 1),
        (UNQUOTED, ["--strict", "--ignore", "B411"], 0),
        (UNQUOTED, ["--strict", "--select", "B3,B5"], 0),
        (GOOD.replace("50_000", "-1"), [], 1),
        (GOOD.replace("format = 1", "format = 2"), [], 1),
        (GOOD.replace("50_000", "50,000"), [], 3),
        (GOOD.replace("50_000", "50,000"), ["--ignore", "B1"], 3),
        (GOOD, ["--select", "B777"], 2),
    ],
)
def test_check_ends_with_the_exit_code_that_its_findings_call_for(
    tmp_path: Path, text: str, options: list[str], status: int
) -> None:
    assert run(["check", saved(tmp_path, text), *options]) == status


def test_check_ends_in_a_count_by_severity(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, UNQUOTED.replace("https:", "http:"))
    run(["check", "--hints", file])
    assert capsys.readouterr().out.endswith(f"{file}: 1 warning, 1 hint.\n")


def test_problems_beyond_the_limit_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, GOOD + "".join(f"[x{n}]\n" for n in range(30)))
    run(["check", file, "--limit", "2"])
    out = capsys.readouterr().out
    assert "… and 28 more" in out
    assert out.count(" B110 ") == 2
    assert "30 errors." in out


def test_check_speaks_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, UNQUOTED)
    run(["check", file, "--json"])
    assert json.loads(capsys.readouterr().out) == {
        "format": "bilat-check/1",
        "files": [file],
        "counts": {"error": 0, "warning": 1, "info": 0},
        "left_out": 0,
        "problems": [
            {
                "file": file,
                "line": 26,
                "column": 41,
                "end_column": 76,
                "code": "B411",
                "severity": "warning",
                "message": "neither the quote nor a note says 50,000",
                "help": 'quote the words with the number, or add silent = ["amount"] to the claim',
            }
        ],
    }


def test_check_annotates_a_workflow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, GOOD.replace("50_000", "-1"))
    run(["check", file, "--github"])
    first = capsys.readouterr().out.splitlines()[0]
    place = f"file={file},line=22,col=10,title=B402,endColumn=12"
    assert first == f"::error {place}::amount is -1, less than 0%0Awrite a number of 0 or more"


def test_nothing_in_a_file_can_move_the_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, GOOD.replace('stage = "delivered"', 'stage = "\\u001b[2Jgone\\u0085\\u2028::error::"'))
    for options in ([], ["--json"], ["--github"]):
        run(["check", file, *options])
        out = capsys.readouterr().out
        assert not set(out) & set("\x1b\x85\u2028")
        assert not any(line.startswith("::error::") for line in out.splitlines())


def test_explain_tells_the_rule_its_reason_and_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "b301"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("B301  error\n\nA date is written in EDTF, and exists in the calendar.\n\n")
    assert '    date = "2023-13-07"\n' in out
    assert '    date = "2023-02-07"\n' in out


def test_explain_without_a_code_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain"])
    assert [line[:4] for line in capsys.readouterr().out.splitlines()] == sorted(RULES)
