"""People, bodies, goods and places are found by each of their names, in whatever language."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import Program
from support.small_bases import BASE, aid

HEAD = BASE.replace(
    "[commodity.wheat]\n",
    '[commodity.wheat]\nnames = { fr = "blé tendre", ru = "пшеница" }\n',
).replace('name = "Ana Sow"\n', 'name = "Ana Sow"\nnames = { ru = "Ана Соу" }\n')
HEAD += """
[place.saint-louis]
name = "Saint Louis"
names = { fr = "Saint-Louis", ru = "Сен-Луи" }
also = ["Ndar"]
country = "SN"

[place.dakar]
name = "Dakar"
names = { ru = "Дакар" }
"""
SPOKEN = '{ source = "paper", by = "ana-sow", quote = "some words" }'
FACTS = (
    aid("in-port", place="Saint Louis, the port", claims=SPOKEN)
    + aid("elsewhere", place="Dakar", commodity="grain", unit="kg")
    + aid("between", place="Saint Louisville")
)


def ids(answer: str) -> list[str]:
    return [fact["id"] for fact in json.loads(answer)["facts"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["--commodity", "Пшеница"], ["between", "in-port"]),
        (["--commodity", "ble tendre"], ["between", "in-port"]),
        (["--said-by", "Ана Соу"], ["in-port"]),
        (["--place", "сен-луи"], ["in-port"]),
        (["--place", "Сен"], ["in-port"]),
        (["--place", "ndar"], ["in-port"]),
        (["--place", "saint-louis"], ["in-port"]),
        (["--place", "saint louis"], ["between", "in-port"]),
        (["--place", "Сен-Луи", "--place", "Дакар"], ["elsewhere", "in-port"]),
        (["--text", "Дакар"], ["elsewhere"]),
        (["--place", "Дакар", "--known-by", "2025"], ["elsewhere"]),
    ],
    ids=" ".join,
)
def test_facts_are_found_by_a_name_in_another_language(
    asked: list[str], found: list[str], bilat: Program, base: Callable[..., Path]
) -> None:
    assert ids(bilat("aid", *asked, "--json", facts=base(FACTS, HEAD)).stdout) == found


def test_a_place_by_some_readings_only_is_marked_in_every_language(bilat: Program, base: Callable[..., Path]) -> None:
    claims = '{ source = "paper", quote = "a" }, { source = "ministry", quote = "b", says = { place = "Dakar" } }'
    facts = base(aid("moved", place="Saint Louis", claims=claims, because="Nearer."), HEAD)
    answers = [json.loads(bilat("aid", "--place", name, "--json", facts=facts).stdout) for name in ("Dakar", "Дакар")]
    assert [answer["uncertain"] for answer in answers] == [[{"id": "moved", "fields": ["place"]}]] * 2


@pytest.mark.parametrize(
    ("words", "name"), [("пшеница", "пшеница"), ("Соу", "Ана Соу"), ("луи", "Сен-Луи"), ("ndar", "Ndar")]
)
def test_a_search_finds_every_name_and_says_which(
    words: str, name: str, bilat: Program, base: Callable[..., Path]
) -> None:
    answer = json.loads(bilat("search", words, "--json", facts=base(FACTS, HEAD)).stdout)
    hits = {hit["id"]: (hit["part"], hit["text"]) for hit in answer["hits"]}
    assert hits["in-port"] == ("names", name)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("--commodity пше", ["wheat"]),
        ("--commodity tend", ["wheat"]),
        ("--place Сен", ["saint-louis"]),
        ("--place da", ["dakar"]),
        ("--said-by Ана", ["ana-sow"]),
        ("--said-by Соу", ["ana-sow"]),
        ("--place а", []),
    ],
)
def test_tab_offers_the_id_of_the_one_that_is_called_so(
    typed: str, offered: list[str], bilat: Program, base: Callable[..., Path]
) -> None:
    asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": f"bilat aid {typed}", "COMP_CWORD": "3"}
    answer = bilat(env=asked | {"BILAT_FACTS": str(base(FACTS, HEAD))}).stdout
    assert answer.replace("plain,", "").split() == offered


def test_tab_offers_nothing_where_two_are_called_so(bilat: Program, base: Callable[..., Path]) -> None:
    head = HEAD.replace('ru = "Дакар"', 'ru = "Сендакар"')
    asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": "bilat aid --place Сен", "COMP_CWORD": "3"}
    assert bilat(env=asked | {"BILAT_FACTS": str(base(FACTS, head))}).stdout.strip() == ""


def test_places_and_commodities_are_listed_with_their_names(bilat: Program, base: Callable[..., Path]) -> None:
    facts = base(FACTS, HEAD)
    assert [bilat(command, facts=facts).stdout for command in ("places", "commodities")] == [
        "dakar\t1\tDakar\t\t\tru Дакар\t\nsaint-louis\t1\tSaint Louis\tSN\t\tfr Saint-Louis, ru Сен-Луи\tNdar\n",
        "grain\t1\tgrain\t\t\t\t\nwheat\t2\twheat\tgrain\t\tfr blé tendre, ru пшеница\t\n",
    ]


def test_one_is_listed_by_any_name_with_the_names_of_each_language(bilat: Program, base: Callable[..., Path]) -> None:
    answer = json.loads(bilat("places", "сен-луи", "--json", facts=base(FACTS, HEAD)).stdout)
    assert answer["places"] == [
        {
            "id": "saint-louis",
            "name": "Saint Louis",
            "also": ["Ndar"],
            "names": {"fr": "Saint-Louis", "ru": "Сен-Луи"},
            "country": "SN",
            "note": None,
            "facts": 1,
        }
    ]


@pytest.mark.parametrize(("asked", "found"), [("kilograms", ["elsewhere"]), ("тонн", ["between", "in-port"])])
def test_a_unit_is_found_by_its_other_names(
    asked: str, found: list[str], bilat: Program, base: Callable[..., Path]
) -> None:
    assert ids(bilat("aid", "--unit", asked, "--json", facts=base(FACTS, HEAD)).stdout) == found
