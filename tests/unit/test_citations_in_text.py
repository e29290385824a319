"""How a text cites its sources in each style: by author and year, by author and title, in notes, or by numbers."""

from __future__ import annotations

from typing import Any

import pytest

from bilat.cite.reference_list import in_order
from bilat.cite.references import Reference, make_reference
from bilat.cite.short_titles import short_title
from bilat.cite.styles import apa, chicago, ieee, mla
from support.hard_sources import row


def references(*fields: dict[str, Any]) -> list[Reference]:
    return [make_reference(f"s{number}", row(**one)) for number, one in enumerate(fields)]


def in_apa(*fields: dict[str, Any]) -> str:
    listed = in_order(references(*fields), apa.ORDER)
    return apa.in_text(listed, listed)


def in_mla(*fields: dict[str, Any]) -> str:
    listed = in_order(references(*fields), mla.ORDER)
    return mla.in_text(listed, listed)


def in_chicago(*fields: dict[str, Any]) -> str:
    listed = in_order(references(*fields), chicago.ORDER)
    return chicago.note(listed, listed)


SOW, LI = {"authors": ["Ana Sow"]}, {"authors": ["Bo Li"]}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ([SOW | {"published": "2023"}, LI], "Li, 2024; Sow, 2023"),
        ([SOW | {"published": "2023"}, SOW | {"published": None}, SOW], "Sow, n.d., 2023, 2024"),
        ([SOW | {"title": "B"}, SOW | {"title": "A"}], "Sow, 2024a, 2024b"),
        ([SOW | {"published": None}, SOW | {"published": None}], "Sow, n.d.-a, n.d.-b"),
        ([SOW | {"published": "../2024-02"}, SOW | {"published": "../2024-03"}], "Sow, until 2024a, until 2024b"),
        ([SOW | {"published": "2023/.."}], "Sow, 2023–present"),
        ([SOW | {"published": "202X"}, SOW | {"published": "202X", "title": "Z"}], "Sow, 2020s-a, 2020s-b"),
        ([SOW | {"published": "2023~"}], "Sow, ca. 2023"),
        ([{"authors": ["Ana Sow", "Bo Li"]}], "Sow & Li, 2024"),
        ([{"authors": ["Ana Sow", "Bo Li", "Mia Ba"]}], "Sow et al., 2024"),
        (
            [
                {"authors": ["Ana Sow", "Bo Li", "Mia Ba", "Jo Ro"]},
                {"authors": ["Ana Sow", "Ed Du", "Mia Ba", "Jo Ro"]},
            ],
            "Sow, Du, et al., 2024; Sow, Li, et al., 2024",
        ),
        ([SOW, {"authors": ["Bo Sow"], "published": "2023"}], "A. Sow, 2024; B. Sow, 2023"),
        ([{"title": "The wheat that came with Russian ships"}], "“Wheat That Came,” 2024"),
        ([{"title": "Wheat for Mali", "document": "page"}], "Wheat for Mali, 2024"),
        ([{"title": None, "description": "News report on wheat"}], "[News report on wheat], 2024"),
    ],
)
def test_apa_cites_author_and_year_in_the_order_of_the_list(fields: list[dict[str, Any]], wanted: str) -> None:
    assert in_apa(*fields) == wanted


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ([SOW, LI], "Li; Sow"),
        ([SOW | {"title": "Wheat"}, SOW | {"title": "Oil"}], "Sow, “Oil” and “Wheat”"),
        ([SOW | {"title": one} for one in ("Wheat", "Oil", "Gas")], "Sow, “Gas,” “Oil,” and “Wheat”"),
        ([{"authors": ["Ana Sow", "Bo Li"]}], "Sow and Li"),
        ([{"authors": ["Ana Sow", "Bo Li", "Mia Ba"]}], "Sow et al."),
        ([{"title": "Wheat: a story"}, LI], "Li; “Wheat: A Story”"),
        ([{"title": None, "description": "News report on wheat"}], "News report on wheat"),
        ([{"publisher_name": "RT"}, {"publisher_name": "TASS"}], "“Page” [RT]; “Page” [TASS]"),
        ([{"published": "2023"}, {"published": "2024-05"}], "“Page” [2023]; “Page” [May 2024]"),
    ],
)
def test_mla_cites_the_author_and_where_that_is_not_enough_a_title(fields: list[dict[str, Any]], wanted: str) -> None:
    assert in_mla(*fields) == wanted


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ([SOW | {"title": "Wheat for Mali"}, LI], "Li, “A Page”; Sow, “Wheat for Mali”"),
        ([{"title": "The wheat that came with Russian ships"}], "The Paper, “Wheat That Came”"),
        ([{"title": None, "description": "News report on wheat"}], "The Paper, news report on wheat"),
        (
            [
                {"title": None, "description": "Lavrov’s words"},
                {"title": None, "description": "News", "published": "2023"},
            ],
            "The Paper, Lavrov’s words; The Paper, news",
        ),
        ([{"published": "2023"}, {"published": None}], "The Paper, “A Page,” n.d.; The Paper, “A Page,” 2023"),
        ([{"title": "What now?", "authors": ["Ana Sow", "Bo Li"]}], "Sow and Li, “What Now?”"),
        ([{"authors": ["Ana Sow", "Bo Li", "Mia Ba"]}], "Sow et al., “A Page”"),
    ],
)
def test_a_note_of_chicago_has_who_and_a_short_title(fields: list[dict[str, Any]], wanted: str) -> None:
    assert in_chicago(*fields) == wanted.replace("“A Page", "“Page")


@pytest.mark.parametrize(
    ("title", "language", "wanted"),
    [
        ("Wheat for Mali", "en", "Wheat for Mali"),
        ("Interim President of Mali Thanks Putin", "en", "Interim President of Mali"),
        ("Le ministre malien des affaires étrangères", "fr", "Ministre malien des affaires"),
        ("Russian aid: what it is about and for whom", "en", "Russian aid"),
        ("Foreign Minister Sergey Lavrov’s remarks and answers", "en", "Foreign Minister Sergey Lavrov’s remarks"),
        ("He said “no yes no” again and again", "en", "He said no yes"),
        ("Dans le « Tombouctou » : « ceux qui étaient coincés »", "fr", "Dans le « Tombouctou »"),
        ("After Moura Report, Malian Officials Angry", "en", "After Moura Report"),
        ("马里与俄罗斯签署协议", "zh", "马里与俄罗斯签署协议"),
    ],
)
def test_a_short_title_is_a_phrase_without_its_article(title: str, language: str, wanted: str) -> None:
    [reference] = references({"title": title, "language": language})
    assert short_title(reference, [reference]) == wanted


def test_a_short_title_has_as_many_words_as_tell_it_from_the_others() -> None:
    listed = references({"title": "Russia sent 25,000 tons of wheat"}, {"title": "Russia sent 25,000 tons of oil"})
    assert [short_title(one, listed) for one in listed] == [one.title for one in listed]


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [([1], "[1]"), ([3, 1, 2], "[1]–[3]"), ([1, 2], "[1], [2]"), ([1, 3, 4, 5, 9], "[1], [3]–[5], [9]")],
)
def test_ieee_joins_three_numbers_in_a_row(numbers: list[int], wanted: str) -> None:
    assert ieee.numbered(numbers) == wanted
