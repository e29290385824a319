"""`--known-by`, `--without` and `--only`: answers from some claims alone, by the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.program import Program

HEAD = """
base = { format = 1, title = "T", parties = ["RU", "ML"], version = "1" }
[publisher]
tass = { name = "TASS", type = "state-media", country = "RU", also = ["ТАСС"] }
daily = { name = "The Daily", type = "press" }
[source]
daily-june = { publisher = "daily", published = "2023-06-10" }
tass-july = { publisher = "tass", published = "2023-07" }
daily-undated = { publisher = "daily" }
[person]
"""
FACTS = """
lavrov = { name = "Sergey Lavrov", country = "RU" }
[aid.wheat]
title = "Wheat given to Mali"
date = "2023-06"
donor = "RU"
recipient = "ML"
amount = 50
unit = "t"
stage = "delivered"
because = "TASS counted twice."
claim = [
  { source = "tass-july", by = "lavrov", quote = "50 tons" },
  { source = "daily-june", quote = "25 tons", says = { amount = 25 } },
]
[aid.oil]
title = "Oil"
date = "2023-07"
donor = "RU"
recipient = "ML"
amount = 7
unit = "t"
stage = "pledged"
claim = [{ source = "daily-undated", quote = "7 tons" }]
"""


@pytest.fixture
def base(tmp_path: Path) -> str:
    path = tmp_path / "facts.toml"
    path.write_text(HEAD + FACTS, encoding="utf-8")
    return str(path)


def asked(bilat: Program, base: str, *words: str) -> Any:
    return json.loads(bilat(*words, "--json", "--facts", base).stdout)


def amounts(answer: Any) -> dict[str, float]:
    return {fact["id"]: fact["amount"] for fact in answer["facts"]}


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--known-by", "2023-06-09"], {}),
        (["--known-by", "2023-06"], {"wheat": 25}),
        (["--known-by", "2023-07-30"], {"wheat": 25}),
        (["--known-by", "2023"], {"wheat": 50}),
        (["--without", "tass"], {"wheat": 25, "oil": 7}),
        (["--without", "ТАСС"], {"wheat": 25, "oil": 7}),
        (["--without", "Lavrov"], {"wheat": 25, "oil": 7}),
        (["--without", "Russia"], {"wheat": 25, "oil": 7}),
        (["--without", "daily-june"], {"wheat": 50, "oil": 7}),
        (["--without", "TASS", "--without", "daily-undated"], {"wheat": 25}),
        (["--only", "RU"], {"wheat": 50}),
        (["--only", "RU", "--only", "daily-undated"], {"wheat": 50, "oil": 7}),
        (["--only", "RU", "--without", "Lavrov"], {}),
        (["--only", "Daily", "--known-by", "2024"], {"wheat": 25}),
    ],
)
def test_an_answer_is_made_from_the_claims_named(
    options: list[str], found: dict[str, float], bilat: Program, base: str
) -> None:
    assert amounts(asked(bilat, base, "aid", *options)) == found


def test_totals_are_those_of_the_claims_named(bilat: Program, base: str) -> None:
    found = asked(bilat, base, "aid", "--totals", "--known-by", "2023-07-30")["totals"]

    assert [(row["low"], row["chosen"], row["high"], row["disputed"]) for row in found] == [(25, 25, 25, [])]


@pytest.mark.parametrize(
    "words",
    [
        *(["aid"], ["aid", "--by", "year"], ["meetings"], ["timeline"], ["stats"], ["disputes"], ["search", "tons"]),
        *(["show", "wheat"], ["trace", "wheat"], ["cite", "wheat"], ["reconcile"], ["people"], ["organisations"]),
        *(["publishers"], ["sources"]),
    ],
    ids=" ".join,
)
def test_every_answer_says_from_which_claims_it_is(words: list[str], bilat: Program, base: str) -> None:
    options = [
        "--known-by",
        "2023",
        "--without",
        "The Daily",
        "--without",
        "RU",
        "--without",
        "daily",
        "--only",
        "tass",
    ]
    answer = asked(bilat, base, *words, *options)

    assert answer["base"]["excerpt"] == {
        "known_by": "2023-12-31",
        "without": ["RU", "daily"],
        "only": ["tass"],
        "undated": 0,
    }


def test_the_same_claims_give_the_same_bytes(bilat: Program, base: str) -> None:
    ways = [
        ["--known-by", "2023-12-31", "--without", "tass", "--without", "lavrov"],
        ["--without", "Lavrov", "--without", "TASS", "--without", "tass", "--known-by", "2023"],
    ]

    assert len({bilat("aid", "--json", "--facts", base, *way).stdout for way in ways}) == 1


_LINE = (
    "From the claims published by 31 December 2023 alone, without those of TASS; 1 claim whose source has no certain "
    "date is left out. Titles are the curators', who knew all claims."
)


@pytest.mark.parametrize(
    "words",
    [["aid", "--markdown"], ["aid", "--plain"], ["aid", "--explain"], ["show", "wheat"], ["cite", "wheat"]],
    ids=" ".join,
)
def test_a_line_above_an_answer_for_people_says_it_too(words: list[str], bilat: Program, base: str) -> None:
    first = bilat(*words, "--known-by", "2023", "--without", "tass", "--facts", base).stdout.splitlines()[0]

    assert first.startswith(_LINE)


@pytest.mark.parametrize("words", [["aid"], ["aid", "--csv"], ["aid", "--fields", "id"], ["cite", "wheat", "--ris"]])
def test_lines_for_programs_are_as_they_always_are(words: list[str], bilat: Program, base: str) -> None:
    assert "From the claims" not in bilat(*words, "--known-by", "2023", "--facts", base).stdout


def test_what_is_not_told_yet_is_said_to_be_so(bilat: Program, base: str) -> None:
    ended = bilat("show", "oil", "wheat", "--known-by", "2023", "--facts", base)

    assert ended.returncode == 1
    assert ended.stderr == "None of the claims that are answered from tells of 'oil'.\n"
    assert "50 t" in ended.stdout


def test_who_is_not_mentioned_yet_can_be_asked_for(bilat: Program, base: str) -> None:
    ended = bilat("aid", "--said-by", "Lavrov", "--known-by", "2023-06", "--facts", base)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert asked(bilat, base, "people", "--known-by", "2023-06")["people"] == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--without", "tas"], "--without: the base has no voice called 'tas'; did you mean tass or tass-july?"),
        (["--only", "nobody-at-all"], "--only: the base has no voice called 'nobody-at-all'; give the id of a source"),
        (["--without", " "], "--without: the value is empty"),
        (["--without", "XX"], "--without: the base has no voice called 'XX'"),
        (["--known-by", "2023-13"], "--known-by: '2023-13' has no month 13"),
        (["--known-by", "2023/.."], "--known-by: '2023/..' has no end; give a day, a month or a year."),
        (["--known-by", "../.."], "--known-by: '../..' has no end"),
        (["--known-by", "2023", "--known-by", "2024"], "--known-by is given as '2023' and as '2024'; give it once."),
        (["--known-by", ""], "--known-by: '' is not a date"),
    ],
)
def test_what_names_no_claims_is_refused(options: list[str], message: str, bilat: Program, base: str) -> None:
    ended = bilat("aid", *options, "--facts", base)

    assert ended.returncode == 2
    assert message in ended.stderr


def test_an_ambiguous_voice_is_refused_with_those_it_may_be(bilat: Program, tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(HEAD + 'diop = { name = "Sergey Diop" }\n' + FACTS, encoding="utf-8")
    ended = bilat("aid", "--without", "Sergey", "--facts", str(path))

    assert "--without: more than one voice is called 'Sergey': diop, lavrov." in ended.stderr


def test_a_search_ranks_as_if_nothing_were_published_later(bilat: Program, base: str) -> None:
    answer = asked(bilat, base, "search", "tons", "--known-by", "2023-06")

    assert [(hit["id"], hit["part"]) for hit in answer["hits"]] == [("wheat", "quotes")]
    assert asked(bilat, base, "search", "counted", "--known-by", "2023-06")["hits"] == []  # a reason of the curators


def test_the_latest_excerpts_are_kept_named_and_cleared(bilat: Program, base: str, tmp_path: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    for day in range(1, 21):
        bilat("aid", "--known-by", f"2024-01-{day:02}", facts=Path(base))
    bilat("aid", "--without", "TASS", "--only", "RU", facts=Path(base))
    kept = [row["excerpt"] for row in json.loads(bilat("cache", "--json", env=cache).stdout)["indexes"]]
    days = [row["known_by"] for row in kept if row and row["known_by"]]
    assert sorted(days) == [f"2024-01-{day:02}" for day in range(6, 21)]
    lines = bilat("cache", env=cache).stdout.splitlines()
    assert (len(lines), len({line.split("\t")[0] for line in lines})) == (17, 1)
    assert [line for line in lines if line.endswith(f"{base}\t--without tass --only RU")]
    bilat("cache", "--clear", env=cache)
    assert list((tmp_path / "cache" / "bilat").iterdir()) == []
