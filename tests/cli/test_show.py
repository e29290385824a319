"""`bilat show` with the id of a source: what it is, and which facts rely on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.answer_schemas import faults
from support.program import Program
from support.small_bases import aid

FACTS = (
    aid("later", date="2024", claims='{ source = "paper", quote = "a" }, { source = "ministry", quote = "b" }')
    + aid(
        "first", claims='{ source = "paper", quote = "c", rejected = "a slip" }, { source = "ministry", quote = "d" }'
    )
    + aid("gone", claims='{ source = "paper", quote = "e" }').replace(
        "claim", 'withdrawn = { date = "2024", reason = "no" }\nclaim'
    )
)


@pytest.fixture
def path(base: Callable[[str], Path]) -> Path:
    return base(FACTS)


def test_a_source_is_shown_with_the_facts_that_rely_on_it(bilat: Program, path: Path) -> None:
    answer = json.loads(bilat("show", "paper", "--json", facts=path).stdout)
    (source,) = answer["documents"]
    shown = {key: source[key] for key in ("id", "title", "publisher_name", "published", "url", "facts")}
    assert (answer["facts"], faults(answer)) == ([], [])
    assert shown == {
        "id": "paper",
        "title": "A page",
        "publisher_name": "The Paper",
        "published": "2024-01-17",
        "url": "https://example.org/page",
        "facts": ["first", "later"],
    }


def test_people_read_where_a_source_is_and_what_its_facts_are_called(bilat: Program, path: Path) -> None:
    assert bilat("show", "paper", facts=path).stdout == (
        "A page\n"
        "id          paper (source)\n"
        "publisher   The Paper (press)\n"
        "published   17 January 2024\n"
        "document    news\n"
        "language    English\n"
        "facts       Aid first (first)\n"
        "            Aid later (later)\n"
        "address     https://example.org/page\n"
    )


@pytest.mark.parametrize("flag", ["--csv", "--tsv", "--jsonl", "--markdown", "--plain", ""])
def test_facts_and_sources_are_shown_together_in_every_format(flag: str, bilat: Program, path: Path) -> None:
    answer = bilat("show", "later", "paper", *filter(None, [flag]), facts=path)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert [words for words in ("Aid later", "The Paper", "first") if words not in answer.stdout] == []


def test_fields_of_facts_and_sources_are_picked_together(bilat: Program, path: Path) -> None:
    picked = bilat("show", "later", "paper", "--fields", "id,amount,publisher_name", facts=path).stdout
    assert picked == "later\t100\t\npaper\t\tThe Paper\n"


def test_what_is_neither_fact_nor_source_is_told_beside_what_is(bilat: Program, path: Path) -> None:
    answer = bilat("show", "paper", "papers", "--fields", "id", facts=path)
    assert (answer.returncode, answer.stdout) == (1, "paper\n")
    assert answer.stderr.startswith("There is no fact 'papers'; did you mean paper?")
