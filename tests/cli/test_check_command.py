"""`bilat check` and `bilat explain`: exit codes, output for people, programs and workflows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bilat.check import RULES
from bilat.check.examples import examples
from bilat.cli.main import run

EXAMPLES = list(examples())


GOOD = next(example.good for example in EXAMPLES if example.code == "B411").decode()


UNQUOTED = GOOD.replace("50,000 metric tons of wheat", "free wheat for six African states")


def saved(tmp_path: Path, text: str) -> str:
    file = tmp_path / "facts.toml"
    file.write_text(text)
    return str(file)


def test_sources_that_wait_to_be_verified_are_one_hint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = next(example.bad for example in EXAMPLES if example.code == "B918").decode()
    old = bad[bad.index("[source.tass-2024-02-28]") : bad.index("[aid.")]
    claim = '  { source = "tass-2024-02-28", quote = "50,000 tonnes of wheat" },\n'
    for n in range(3):
        bad = bad.replace("[aid.", f"{old.replace('2024-02-28]', f'{n}]')}\n[aid.", 1)
        bad = bad.replace(claim, claim + claim.replace("2024-02-28", str(n)), 1)
    run(["check", "--select", "B918", saved(tmp_path, bad)])
    told = [line.partition("info: ")[2] for line in capsys.readouterr().out.splitlines() if "B918" in line]
    assert told == ["4 sources, as this one, have quotes that are not verified yet"]


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
                "line": 29,
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
    place = f"file={file},line=25,col=10,title=B402,endColumn=12"
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
