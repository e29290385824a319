"""Click and the reader of plain questions give the same arguments to the same command."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bilat.cli import app, plain
from bilat.cli.command_table import COMMANDS, LISTINGS, command
from bilat.cli.option import FACTS
from bilat.errors import CommandLineError

VALUES = [
    *("2023", "2023-05", "2023-13", "RU", "mali", "Ana Sô", "wheat", "Bamako", "delivered", "gift", "year", "month"),
    *("id,title", "3", "0", "-1", "1.5", "x", "", "99999999999999999999", "plain", "apa"),
]
WORDS = ["wheat-2023", "grain", "wheat*", "-oil", "-", "--", '"they met"', "*", "aid", "B301", ""]


@st.composite
def questions(draw: st.DrawFn) -> list[str]:
    """Return command lines: most of them plain, many with something odd or wrong."""
    name = draw(st.sampled_from([*LISTINGS, *COMMANDS, "nonsense"]))
    words = [name]
    known = [FACTS, *command(name).options()] if name in COMMANDS else [FACTS]
    options = draw(st.lists(st.sampled_from(known), max_size=3))
    for option in [*options, *draw(st.sampled_from([[], options[:1]]))]:
        if option.flag:
            words.append(option.name)
            continue
        value = draw(st.sampled_from([*option.words, *VALUES]))
        words += draw(st.sampled_from([[option.name, value], [option.name, value], [f"{option.name}={value}"]]))
    if draw(st.booleans()):
        words += draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
    odd = draw(st.sampled_from([[]] * 9 + [["--ye", "2023"], ["-0"], ["-v"], ["--help"], ["--json=yes"]]))
    return draw(st.sampled_from([[*words, *odd], [*words, *odd], ["--facts", "base.toml", *words]]))


@given(questions())
@example(["aid", "--voices", "0"])
@example(["aid", "--year", "2023", "--by", "month", "--json"])
@example(["--facts", "a.toml", "aid", "--facts", "b.toml"])
@example(["aid", "--year", "2023", "--json", "--stage=pledged", "--year=2021", "--year", "2023"])
@example(["aid", "--fields", "id", "--fields", "title", "--limit", "1", "--limit", "1"])
@example(["search", "wheat", "--limit", "1", "--kind", "aid", "--json"])
def test_a_plain_question_is_read_as_click_reads_it(words: list[str]) -> None:
    question = plain.read(words)
    if question:
        read = app.read(words)
        assert not isinstance(read, int)
        assert (question[0].name, question[1]) == (read[0].name, read[1])


PLAIN = [
    "aid",
    "aid --json",
    "aid --year 2023 --csv",
    "aid --json --commodity=wheat --totals",
    "aid --json --year 2023 --year 2025 --topic food --topic aid",
    "aid --donor Russia --stage delivered --by year --limit 1 --reverse --json",
    "meetings --person 'Anna Sô' --fields id,title",
    "show wheat-2023 grain --json",
    "search they met --kind meeting --json",
    "cite wheat-2023 --style apa",
    "disputes --kind aid --limit 2",
    "timeline --year 2023",
    "people",
    "--version",
]


@pytest.mark.parametrize("question", PLAIN)
def test_what_is_asked_most_is_plain(question: str) -> None:
    assert plain.read(shlex.split(question)) is not None


LEFT = [
    "aid --json --limit 1 --limit 2",
    "aid --json --since 2023 --since 2023",
    "aid --json --yea 2023",
    "aid --json extra",
    "aid --stage nowhere",
    "aid --year",
    "aid --help",
    "aid -0",
    "show",
    "search -oil wheat",
    "search ''",
    "nonsense",
    "help dates",
    "completion bash",
    "",
]


@pytest.mark.parametrize("question", LEFT)
def test_what_is_odd_or_wrong_is_left_to_click(question: str) -> None:
    assert plain.read(shlex.split(question)) is None


def test_a_long_question_is_left_to_click() -> None:
    assert plain.read(["show", *["wheat-2023"] * 500]) is None


@given(questions())
def test_click_reads_or_refuses_every_command_line(words: list[str]) -> None:
    said: object
    try:
        said = app.read(words)
    except CommandLineError as error:
        said = str(error)
    assert said == 0 or isinstance(said, tuple) or str(said).startswith(("bilat", "Cited facts"))
