"""`bilat search`: what is found, in which order, and the words that are shown of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.program import Program
from support.small_bases import BASE, aid

FACTS = (
    aid("wheat-a", title="Blé tendre livré à Bamako", claims='{ source = "paper", quote = "25,000 tons of wheat" }')
    + aid("fuel", title="Diesel fuel for Mali", claims='{ source = "paper", quote = "wheat and diesel fuel" }')
    + aid("sow", title="Aid", claims='{ source = "ministry", by = "ana-sow", quote = "a promise of co-operation" }')
    + aid("later", title="Wheat in 2024", date="2024-05", note="Not the wheat of 2023.")
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a base whose index is built once for all searches."""
    path = tmp_path_factory.mktemp("search") / "facts.toml"
    path.write_text(BASE + FACTS, encoding="utf-8")
    return path


@pytest.fixture
def found(bilat: Program, path: Path) -> Callable[..., list[str]]:
    """Return what searches a base, and returns the ids that are found, in order."""

    def search(*arguments: str) -> list[str]:
        answer = bilat("search", *arguments, "--json", facts=path)
        assert answer.stderr == ""
        return [fact["id"] for fact in json.loads(answer.stdout)["facts"]]

    return search


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["tendre"], ["wheat-a"]),
        (["BLE"], ["wheat-a"]),
        (["blé", "livre"], ["wheat-a"]),
        (["wheat", "-fuel"], ["later", "wheat-a", "sow"]),
        (['"tons of wheat"'], ["wheat-a"]),
        (['"wheat of tons"'], []),
        (["co-operation"], ["sow"]),
        (["coop*"], []),
        (["dies*"], ["fuel"]),
        (["25,000"], ["wheat-a"]),
        (["Anna", "So"], ["sow"]),
        (["remarks"], ["sow"]),
        (["wheat", "-fuel", "--year", "2024"], ["later"]),
        (["wheat", "--kind", "meeting"], []),
        (['wheat" OR "diesel'], []),
        (["NOT", "wheat)"], ["later"]),
        (["title:diesel"], []),
        (["^diesel*"], ["fuel"]),
    ],
)
def test_words_phrases_beginnings_and_exceptions_find(
    words: list[str], ids: list[str], found: Callable[..., list[str]]
) -> None:
    assert found(*words) == ids


def test_a_word_in_the_title_ranks_before_one_in_a_quote(found: Callable[..., list[str]]) -> None:
    assert found("wheat", "--limit", "1") == ["later"]


def test_the_words_that_match_are_shown_with_those_around(bilat: Program, base: Callable[[str], Path]) -> None:
    long = "one two three four five six seven eight ⟨Blé⟩ nine ten"
    answer = bilat("search", "ble", "--json", facts=base(aid("x", note=long)))
    hit: dict[str, Any] = json.loads(answer.stdout)["hits"][0]
    found = "… three four five six seven eight ⟨Blé⟩ nine ten"
    assert hit == {"id": "x", "part": "notes", "text": found, "claim": None}


def test_the_words_are_shown_where_all_of_a_beginning_stands(bilat: Program, base: Callable[[str], Path]) -> None:
    # neither "to operate" nor "co-ordination" is what "co-oper*" begins
    note = "to operate in co-ordination " + "and so on " * 10 + "with co-operation"
    answer = bilat("search", "co-oper*", "--json", facts=base(aid("x", note=note)))
    assert json.loads(answer.stdout)["hits"][0]["text"] == "… so on and so on with co-operation"


def test_a_pipe_gets_a_line_for_each_fact(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("search", "diesel", facts=base(FACTS))
    assert answer.stdout == "fuel\taid\t2023\tDiesel fuel for Mali\tquotes\twheat and diesel fuel\tfuel/paper\t\t\t\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["-wheat"], "is not a search term"), (["..."], "is not a search term"), (["x", "--yeer", "2023"], "--yeer")],
)
def test_a_search_for_nothing_is_refused(arguments: list[str], says: str, bilat: Program) -> None:
    answer = bilat("search", *arguments)
    assert (answer.returncode, answer.stdout, says in answer.stderr) == (2, "", True)


def test_nothing_found_is_an_answer(bilat: Program) -> None:
    answer = bilat("search", "zzzz", "--json")
    assert (answer.returncode, json.loads(answer.stdout)["facts"]) == (0, [])


def test_the_cache_is_shown_and_cleared(bilat: Program, base: Callable[[str], Path], tmp_path: Path) -> None:
    path, cache = base(FACTS), {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    (tmp_path / "other.toml").write_text(BASE)
    bilat("aid", facts=path)
    bilat("aid", facts=tmp_path / "other.toml")
    shown = json.loads(bilat("cache", "--json", env=cache).stdout)["indexes"]
    assert [index["base"] for index in shown if index["base"] == str(path)] == [str(path)]
    assert len(shown) == 2
    cleared = json.loads(bilat("cache", "--clear", "--json", env=cache).stdout)["indexes"]
    assert [index["path"] for index in cleared] == [index["path"] for index in shown]
    assert list((tmp_path / "cache" / "bilat").iterdir()) == []
    assert bilat("cache", env=cache).stdout == ""


def test_indexes_of_bases_that_are_gone_are_swept_away(bilat: Program, tmp_path: Path) -> None:
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    for name in ("one.toml", "two.toml", "three.toml"):
        (tmp_path / name).write_text(BASE)
        bilat("aid", facts=tmp_path / name)
        if name != "three.toml":
            (tmp_path / name).unlink()
    assert len(json.loads(bilat("cache", "--json", env=cache).stdout)["indexes"]) == 1


NUMBERS = (
    aid("comma", title="Aid of 25,000 tons")
    + aid("space", title="25\u00a0000 tonnes de blé")
    + aid("dot", title="Encore 25.000 tonnes")
    + aid("plain", title="About 25000t and 25000 bags")
    + aid("other", title="In 2025 000 bags, 25 of them, and 125,000 more")
)


@pytest.mark.parametrize(
    "asked", [["25000"], ["25,000"], ["25", "000"], ["25.000"], ['"25 000"'], ["25’000"], ["2500*"]]
)
def test_a_number_is_found_however_its_thousands_are_set_apart(
    asked: list[str], bilat: Program, base: Callable[[str], Path]
) -> None:
    facts = base(NUMBERS)
    searched = bilat("search", *asked, "--fields", "id", facts=facts).stdout.split()
    listed = bilat("aid", "--text", " ".join(asked).strip('"*'), "--fields", "id", facts=facts).stdout.split()
    assert sorted(searched) == ["comma", "dot", "plain", "space"]
    assert asked == ["2500*"] or sorted(listed) == sorted(searched)


def test_words_of_two_texts_make_no_number(bilat: Program, base: Callable[[str], Path]) -> None:
    asked = bilat("aid", "--text", "25", "--text", "000", "--fields", "id", facts=base(NUMBERS))
    assert asked.stdout == "other\n"


def test_words_of_the_translation_alone_are_shown_as_such(bilat: Program, base: Callable[[str], Path]) -> None:
    facts = base(aid("x", claims='{ source = "paper", quote = "du blé en don", gloss = "wheat as a gift" }'))
    parts = {word: bilat("search", word, "--fields", "part,text", facts=facts).stdout for word in ("don", "gift")}
    assert parts == {"don": "quotes\tdu blé en don\n", "gift": "gloss\twheat as a gift\n"}


def test_a_number_that_the_fact_does_not_choose_says_so(bilat: Program) -> None:
    lines = bilat("search", "25,000 tonnes of fertilisers").stdout.splitlines()
    (line,) = [line.split("\t") for line in lines if line.startswith("fertiliser-2023-12\t")]

    assert line[6:8] == ["fertiliser-2023-12/mid-2024-02-28", "gives the amount as 25,000 t"]
