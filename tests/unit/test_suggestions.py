"""The word that was probably meant."""

from __future__ import annotations

import pytest

from bilat.values.suggestions import closest, hint, nearest

WORDS = ("wheat", "fertiliser", "rice", "diesel")
MANY = [f"fact-{number:05}" for number in range(5_000)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("whaet", "wheat"), ("fertilizer", "fertiliser"), ("rices", "rice"), ("gold", None), ("", None)],
)
def test_the_nearest_word_is_the_one_that_is_like_it_if_any_is(typed: str, meant: str | None) -> None:
    assert nearest(typed, WORDS) == meant


def test_of_several_words_that_are_like_it_the_likeliest_is_meant() -> None:
    assert closest("wheat-2023", ["gold", "wheat-2022-08", "wheat-2022"], n=2) == ["wheat-2022", "wheat-2022-08"]


@pytest.mark.parametrize(("typed", "meant"), [("fact-04999x", "fact-04999"), ("fcat-01234", "fact-01234")])
def test_a_slip_in_either_half_of_a_word_is_found_among_many(typed: str, meant: str) -> None:
    assert nearest(typed, MANY) == meant


@pytest.mark.parametrize(
    ("near", "end"),
    [(["rice"], "; did you mean rice?"), (["rice", "wheat"], "; did you mean rice or wheat?"), ([], "; try help.")],
)
def test_a_message_about_an_unknown_word_ends_in_a_question_or_as_it_says(near: list[str], end: str) -> None:
    assert hint(near, "; try help.") == end


def test_a_text_of_more_than_sixty_letters_is_no_slip() -> None:
    assert [nearest("w" * length, ["w" * length + "s"]) for length in (60, 61)] == ["w" * 60 + "s", None]
