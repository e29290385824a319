"""A plain question is answered without click exactly as click answers it, and any other is left to click."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bilat.cli import app, plain
from bilat.cli.command_table import LISTINGS
from bilat.cli.option import Option
from bilat.cli.options import JSON, listing_options, search_options
from bilat.cli.session import Session
from bilat.errors import CommandLineError
from bilat.index import open_index
from bilat.schema.kinds import KINDS
from support.laws import example_count
from support.small_bases import BASE, aid

FACTS = (
    aid("wheat-2023", date="2023-11", topics=["food"], place="Bamako")
    + aid("wheat-2024", date="2024", claims='{ source = "ministry", quote = "wheat it was", by = "ana-sow" }')
    + aid("grain", commodity="grain", stage="pledged", date="2023-05/2024-02")
    + aid(
        "both", amount=50, part_of="wheat-2023", claims='{ source = "paper", quote = "a lot", says = { amount = 60 } }'
    )
    + aid("gone", withdrawn=None)
    + '\n[meeting.talks]\ntitle = "Talks"\ndate = "2023-09"\nform = "talks"\npeople = ["ana-sow"]\nstatus = "held"\n'
    'claim = [{ source = "paper", quote = "they met" }]\n'
)


@pytest.fixture(scope="module", autouse=True)
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A base with its index, that every question of this module is asked of."""
    folder = tmp_path_factory.mktemp("quick")
    path = folder / "facts.toml"
    path.write_text(BASE + FACTS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("BILAT_FACTS", str(path))
        patch.setattr(plain, "ready_index", open_index)  # without waiting for the base to be old enough to be known
        yield path


VALUES = [
    *("2023", "2023-05", "2024", "2023-13", "RU", "mali", "Ana Sô", "ana-sow", "wheat", "grain", "food", "paper"),
    *(
        "Bamako",
        "delivered",
        "pledged",
        "gift",
        "year",
        "month",
        "donor",
        "3",
        "0",
        "-1",
        "x",
        "",
        "99999999999999999999",
    ),
]
COMMANDS = [*LISTINGS, "show", "search", "timeline", "nonsense"]
WORDS = ["wheat-2023", "grain", "nowhere", "lot", "wheat*", "-oil", "-", "--", '"they met"', "*"]


def options_of(command: str) -> tuple[Option, ...]:
    if command in LISTINGS:
        return (*listing_options(KINDS[LISTINGS[command][0]]), JSON)
    return (*search_options(), JSON) if command == "search" else (JSON,)


@st.composite
def questions(draw: st.DrawFn) -> list[str]:
    """Return command lines: most of them plain, many with something odd or wrong."""
    command = draw(st.sampled_from(COMMANDS[:2] * 3 + COMMANDS))
    asked = [command]
    for option in draw(st.lists(st.sampled_from(options_of(command)), max_size=3)):
        if option.flag:
            asked.append(option.name)
            continue
        value = draw(st.sampled_from([*option.words, *VALUES]))
        asked += draw(st.sampled_from([[option.name, value], [option.name, value], [f"{option.name}={value}"]]))
    if command in ("show", "search") or draw(st.integers(0, 9)) == 0:
        asked += draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))
    odd = draw(st.sampled_from([[]] * 9 + [["--csv"], ["--fields", "id"], ["--ye", "2023"], ["--fail-empty"], ["-0"]]))
    return [*asked, *odd, "--json"]


@example_count(400)
@given(questions())
@example(["aid", "--year", "2023", "--by", "month", "--json"])
@example(["search", "wheat", "--limit", "1", "--kind", "aid", "--json"])
def test_a_plain_question_is_answered_as_click_answers_it(arguments: list[str]) -> None:
    answer = plain.answer(arguments)
    if answer is not None:
        assert (0, "".join(answer)) == by_click(arguments)


PLAIN = [
    "aid --json",
    "aid --year 2023 --json",
    "aid --json --commodity=wheat --totals",
    "aid --donor Russia --stage delivered --by year --limit 1 --reverse --json",
    "meetings --person 'Anna Sô' --json",
    "show wheat-2023 grain --json",
    "search wheat --json",
    "search they met --kind meeting --json",
]


@pytest.mark.parametrize("question", PLAIN)
def test_what_programs_ask_most_is_plain(question: str) -> None:
    arguments = shlex.split(question)
    assert (0, "".join(plain.answer(arguments) or ())) == by_click(arguments)


LEFT = [
    "aid --json --csv",
    "aid --json --year 2023-13",
    "aid --json --year 2023 --year 2024",
    "aid --json --yea 2023",
    "aid --json extra",
    "aid --json --explain",
    "show nowhere --json",
    "show - --json",
    "search -oil --json",
    "search '' --json",
    "timeline --json",
    "--json",
]


@pytest.mark.parametrize("question", LEFT)
def test_what_is_odd_or_wrong_is_left_to_click(question: str) -> None:
    assert plain.answer(shlex.split(question)) is None


def by_click(arguments: list[str]) -> tuple[int, str]:
    """Return the exit code and the answer that come of reading a question with click."""
    written = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", written)
        try:
            status = app.answer(arguments, Session())
        except CommandLineError:
            status = 2
    return status, written.getvalue()
