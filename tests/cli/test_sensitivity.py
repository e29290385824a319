"""`--sensitivity`: which source, voice or choice moves a total, and to what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.program import Program

BASE = """
base = { format = 1, title = "T", parties = ["RU", "ML"], version = "1" }
[publisher]
tass = { name = "TASS", type = "state-media", country = "RU" }
daily = { name = "The Daily", type = "press" }
[source]
tass-june = { publisher = "tass", title = "June", published = "2023-06-10" }
tass-july = { publisher = "tass", title = "July", published = "2023-07" }
daily-july = { publisher = "daily", title = "Grain", published = "2023-07-03" }
[aid.wheat]
title = "Wheat"
date = "2023-06"
donor = "RU"
recipient = "ML"
amount = 50
unit = "t"
stage = "delivered"
because = "TASS was there."
claim = [
  { source = "tass-june", quote = "50 tons" },
  { source = "tass-july", quote = "50 tons of it" },
  { source = "daily-july", quote = "40 tons", says = { amount = 40 } },
]
"""


@pytest.fixture
def base(tmp_path: Path) -> str:
    path = tmp_path / "facts.toml"
    path.write_text(BASE, encoding="utf-8")
    return str(path)


def test_it_lists_what_moves_a_total_the_greatest_share_first(bilat: Program, base: str) -> None:
    answer = json.loads(bilat("aid", "--sensitivity", "--json", "--facts", base).stdout)
    ends = ("low", "chosen", "high", "low_then", "chosen_then", "high_then")

    assert [
        (row["type"], row["id"], row["field"], row["reading"] and row["reading"]["amount"], *map(row.get, ends))
        for row in answer["effects"]
    ] == [
        ("choice", "wheat", "amount", 40, 40, 50, 50, 40, 40, 50),
        ("source", "daily-july", None, None, 40, 50, 50, 50, 50, 50),
        ("publisher", "tass", None, None, 40, 50, 50, 40, 40, 40),
    ]


def test_in_a_pipe_it_is_a_line_each(bilat: Program, base: str) -> None:
    lines = bilat("aid", "--sensitivity", "--facts", base).stdout.splitlines()

    assert lines[0] == "choice\twheat\tWheat\tamount\t40 t\tRU\tML\t\tt\tdelivered\t\t40\t50\t50\t40\t40\t50"
    assert len(lines) == 3


def test_limit_fields_and_markdown_hold_for_it_too(bilat: Program, base: str) -> None:
    options = ["--limit", "1", "--fields", "id,chosen,chosen_then", "--markdown"]
    table = bilat("aid", "--sensitivity", "--facts", base, *options).stdout

    assert table == "| id | chosen | chosen\\_then |\n| --- | --- | --- |\n| wheat | 50 | 40 |\n"


def test_it_is_asked_of_some_claims_as_of_all(bilat: Program, base: str) -> None:
    options = ["--without", "The Daily", "--json"]
    answer = json.loads(bilat("aid", "--sensitivity", "--facts", base, *options).stdout)

    assert [(row["type"], row["id"], row["chosen"], row["chosen_then"]) for row in answer["effects"]] == [
        ("publisher", "tass", 50, None)
    ]


@pytest.mark.parametrize("other", [["--by", "year"], ["--explain"], ["--chart"], ["--claims"]])
def test_it_excludes_what_else_is_drawn_of_totals(other: list[str], bilat: Program, base: str) -> None:
    ended = bilat("aid", "--sensitivity", *other, "--facts", base)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"--sensitivity and {other[0]} exclude each other" in ended.stderr
