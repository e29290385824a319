"""A fact file read a piece at a time is read as it is as a whole, or not at all in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from bilat.errors import DataError
from bilat.loading import chunks
from bilat.loading.load import load, load_text, read
from support.generated_bases import Tables, bases, toml
from support.laws import example_count
from support.program import SHIPPED
from support.small_bases import BASE, aid


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a piece end at the first table after a few characters."""
    monkeypatch.setattr(chunks, "SIZE", 40)


def test_the_pieces_are_the_text() -> None:
    text = BASE + aid("one") + aid("two")
    cut = list(chunks.chunks(text))
    assert "".join(cut) == text
    assert len(cut) == 9  # nearly every table is one


def test_the_base_that_ships_is_the_same_in_pieces_and_as_a_whole() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert len(list(chunks.chunks(text))) > 1000
    assert load_text(text) == read(text).base


@example_count(60)
@given(bases())
def test_any_base_is_the_same_in_pieces_and_as_a_whole(tables: Tables) -> None:
    text = toml(tables)
    assert load_text(text) == read(text).base


ONE = aid("one")
WHOLE = {
    "a text of several lines that looks like tables": BASE + ONE + aid("two") + 'note = """\n[aid.three]\n"""\n',
    "the same between other quotes": BASE + ONE + "note = '''\n[aid.three]\n'''\n" + aid("two"),
    "a key before all tables": 'aid.zero.title = "Nothing"\n' + BASE + ONE + aid("two"),
    "a table of all facts of a kind": BASE + ONE + "\n[person]\nx.name = 'X'\n" + aid("two"),
    "a list that begins a line with a bracket": BASE + ONE + 'topics = [\n  ["food"]\n]\n' + aid("two"),
    "a name in quotes": BASE + ONE + '\n["aid"."two"]\ntitle = "Two"\n' + aid("three"),
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_where_it_is_not_sure_that_a_text_can_be_cut_it_is_read_as_a_whole(text: str) -> None:
    assert list(chunks.chunks(text)) == [text]


TWICE = {
    "a fact": BASE + ONE + aid("two") + ONE,
    "the base": BASE + ONE + aid("two") + '\n[base]\nlicence = "CC0-1.0"\n' + aid("three"),
    "a claim far from its fact": BASE + ONE + aid("two") + '\n[[aid.one.claim]]\nsource = "paper"\nquote = "words"\n',
    "a table far from its fact": BASE + ONE + aid("two") + '\n[aid.one.withdrawn]\ndate = "2026"\nreason = "wrong"\n',
}


@pytest.mark.parametrize("text", TWICE.values(), ids=TWICE)
def test_what_stands_in_two_places_is_found_all_the_same(text: str) -> None:
    assert len(list(chunks.chunks(text))) > 1
    assert told(text) == [problem.message for problem in read(text).problems]


def test_problems_are_those_of_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_text(BASE + ONE + aid("two", unit=None) + aid("three", part_of="nowhere"), encoding="utf-8")
    with pytest.raises(DataError) as refused:
        load(path)
    assert [(problem.code, problem.excerpt) for problem in refused.value.problems] == [
        ("B403", "amount = 100"),
        ("B204", 'part_of = "nowhere"'),
    ]
    assert path.read_text(encoding="utf-8").split("\n")[refused.value.problems[1].line - 1] == 'part_of = "nowhere"'


def told(text: str) -> list[str]:
    """Return what is wrong with a text, as it is refused; nothing for one that is read."""
    try:
        load_text(text)
    except DataError as refused:
        return [problem.message for problem in refused.problems]
    return []
