"""Filters: each keeps the facts it says, and what may fall outside the window is named."""

import json
from pathlib import Path

import pytest

from support.program import Program, ids
from support.small_bases import BASE, SMALL


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base whose index is built once for all filters."""
    path = tmp_path_factory.mktemp("small") / "facts.toml"
    path.write_text(BASE + SMALL, encoding="utf-8")
    return path


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
def test_a_filter_keeps_what_it_says(question: list[str], found: list[str], bilat: Program, small: Path) -> None:
    assert ids(bilat("aid", *question, "--json", facts=small).stdout) == found


def test_what_need_not_lie_in_the_window_is_named(bilat: Program, small: Path) -> None:
    answer = json.loads(bilat("aid", "--year", "2023", "--json", facts=small).stdout)
    assert answer["uncertain"] == ["moved", "vague"]


def test_a_window_of_one_day_begins_and_ends_on_it(bilat: Program, small: Path) -> None:
    answer = bilat("aid", "--since", "2023-05-01", "--until", "2023-05-01", "--json", facts=small)
    assert (answer.returncode, "late" in ids(answer.stdout)) == (0, True)
