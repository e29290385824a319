"""A base that can't answer is refused: every problem with its place on stderr, nothing on stdout, exit 3."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import Program
from support.small_bases import BASE, aid

FACT = aid("lot")

# What is written, and the problems that come of it: place, code, and what of the help can be typed.
BAD: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "syntax": (FACT + "title = ", [("51:9", "B102")]),
    "unknown key": (FACT.replace("donor", "doner"), [("44:1", "B110")]),
    "missing key": (FACT.replace('stage = "delivered"\n', ""), [("41:6", "B111")]),
    "wrong type": (FACT.replace("amount = 100", 'amount = "many"'), [("47:10", "B112")]),
    "no such word": (FACT.replace('"delivered"', '"delivred"'), [("49:9", "B114")]),
    "bad date": (FACT.replace('"2023"', '"2023-13"'), [("43:8", "B301")]),
    "unknown source": (FACT.replace('"paper"', '"papper"'), [("50:21", "B201")]),
    "two problems": (
        FACT.replace('"2023"', '"2023-02-30"').replace('"paper"', '"papper"'),
        [("43:8", "B301"), ("50:21", "B201")],
    ),
    "no claim": (aid("lot", claims=""), [("50:9", "B501")]),
    "no country": (FACT.replace('"RU"\nrec', '"Russia"\nrec'), [("44:9", "B205")]),
    "a ring of links": (
        aid("one", part_of="two") + aid("two", part_of="one"),
        [("50:11", "B702")],
    ),
    "a part of two wholes": (FACT.replace("claim =", 'part_of = ["a", "b"]\nclaim ='), [("50:11", "B704")]),
    "unlike units along a link": (
        aid("whole", unit="kg") + aid("part", part_of="whole"),
        [("61:11", "B405")],
    ),
    "an id twice": (FACT.replace("aid.lot", "aid.paper"), [("41:6", "B118")]),
}


def places(stderr: str) -> list[tuple[str, str]]:
    lines = [line for line in stderr.splitlines() if ".toml:" in line]
    return [(line.split(".toml:")[1].split(": ")[0], line.split(": ")[1].split(" ")[0]) for line in lines]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_base_is_refused_with_every_problem_in_its_place(
    name: str, bilat: Program, base: Callable[[str], Path]
) -> None:
    facts, problems = BAD[name]
    answer = bilat("aid", facts=base(facts))
    assert (answer.returncode, answer.stdout, places(answer.stderr)) == (3, "", problems)


def test_an_id_given_to_two_facts_is_refused(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("aid", facts=base(FACT + FACT.replace("aid.lot", "trade.lot")))
    assert (answer.returncode, "B118" in answer.stderr) == (3, True)


def test_a_missing_file_is_named(bilat: Program, tmp_path: Path) -> None:
    answer = bilat("aid", facts=tmp_path / "nowhere.toml")
    assert (answer.returncode, answer.stdout, "nowhere.toml" in answer.stderr) == (3, "", True)


def test_a_folder_is_no_base(bilat: Program, tmp_path: Path) -> None:
    answer = bilat("aid", facts=tmp_path)
    assert (answer.returncode, answer.stdout, str(tmp_path) in answer.stderr) == (3, "", True)


def test_a_file_that_is_not_utf_8_is_refused_at_its_first_wrong_byte(bilat: Program, tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(BASE.encode() + b'\n[source.x]\npublisher = "Caf\xe9"\n')
    answer = bilat("aid", facts=path)
    assert (answer.returncode, places(answer.stderr)) == (3, [("42:17", "B101")])


def test_a_newer_format_is_refused_with_what_to_do(bilat: Program, base: Callable[..., Path]) -> None:
    answer = bilat("aid", facts=base("", BASE.replace("format = 1", "format = 2")))
    assert (answer.returncode, "upgrade" in answer.stderr) == (3, True)


@pytest.mark.parametrize("nothing", ["0", "0.0", "-0.0"])
def test_an_amount_may_be_nothing_however_it_is_written(
    nothing: str, bilat: Program, base: Callable[[str], Path]
) -> None:
    answer = bilat("aid", "--json", facts=base(FACT.replace("amount = 100", f"amount = {nothing}")))
    assert (answer.returncode, json.loads(answer.stdout)["facts"][0]["amount"]) == (0, 0)
