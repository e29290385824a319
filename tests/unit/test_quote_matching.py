"""Quotes are found through any typography, never through other words or digits, and linked so that they are seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.values.web_links import deep_link
from bilat.verify.comparing import Passage, Text
from bilat.verify.folding import comparable, folded
from bilat.verify.links_in_text import link_in_text
from bilat.verify.nearest import nearest

PAGE = (
    "The minister spoke of “25\u202f000 tonnes of fer\u00adtilisers” in De\u0301cember.\n"
    "Later he said 25 000 tonnes again, and over 35,000 tons in all — “co\u2011operation”…\n"
)


def found(quote: str, text: str = PAGE) -> str | None:
    """Return the words of the text that a quote is found in."""
    whole = Text(text)
    passage = whole.find(quote)
    return whole.original[passage.start : passage.end] if passage else None


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("25 000 tonnes of fertilisers", "25\u202f000 tonnes of fer\u00adtilisers"),
        ("in décember", "in De\u0301cember"),
        ('"25\u00a0000 tonnes', "“25\u202f000 tonnes"),
        ("IN ALL - 'co-operation'...", None),
        ('in all - "co-operation"...', "in all — “co\u2011operation”…"),
        ("December.  Later", None),
        ("Décember.\n\n  Later he", "De\u0301cember.\nLater he"),
    ],
)
def test_typography_is_no_difference_and_words_are(quote: str, words: str | None) -> None:
    assert found(quote) == words


@pytest.mark.parametrize(
    "quote", ["5,000 tons", "000 tons in", "tonne", "35,000 ton", "5 000 tonnes", "35,00", "ertil"]
)
def test_half_a_word_or_a_part_of_a_number_is_not_found(quote: str) -> None:
    assert found(quote) is None


@pytest.mark.parametrize(("quote", "text"), [("20", "It is 20.5."), ("5", "1,5"), ("2.5", "12.5"), ("2.5", "2.5.1")])
def test_a_number_is_found_whole_or_not_at_all(quote: str, text: str) -> None:
    assert found(quote, text) is None


def test_a_letter_without_its_accent_is_half_a_letter() -> None:
    assert Text("5\u0301 5").find("5") == Passage(3, 4)


def test_a_number_at_the_end_of_a_sentence_is_found() -> None:
    assert found("from 35 to 290", "It rose from 35 to 290. Then, 20.") == "from 35 to 290"


def test_the_nearest_passage_is_named_with_what_differs() -> None:
    text = Text(PAGE)
    near = nearest(text, "and over 25,000 tons in total")
    assert near is not None
    assert (text.words(near.passage), near.differences, text.place(near.passage)) == (
        "and over 35,000 tons in all",
        (("25,000", "35,000"), ("total", "all")),
        (2, 36),
    )


def test_a_number_with_other_separators_is_one_difference() -> None:
    near = nearest(Text("It gave 10 000 tonnes of grain."), "10,000 tonnes of grain")
    assert near is not None
    assert near.differences == (("10,000", "10 000"),)


def test_what_is_like_nothing_has_no_nearest_passage() -> None:
    assert nearest(Text(PAGE), "Bamako opens a museum") is None


@given(st.text(alphabet="ab é…\u00a0\u202f\u00ad\u0301“’—\n5,", max_size=60), st.data())
def test_a_stretch_of_whole_words_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    passage = Text(text).find(quote)
    if not any(character.isalnum() for character in quote):
        assert passage is None
    elif passage:
        assert comparable(text[passage.start : passage.end]) == comparable(quote)


@given(st.lists(st.text(alphabet="abé\u00ad\u0301œ", min_size=1, max_size=5), min_size=1, max_size=9), st.data())
def test_a_stretch_of_words_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    words = [f"x{word}" for word in words]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    passage = Text("\n".join(words)).find(quote)
    assert passage is not None
    assert comparable("\n".join(words)[passage.start : passage.end]) == comparable(quote)


@given(st.text(alphabet="ab é«»:;-—\u00a0\u202f\u00ad\u0301“’\n\t5,ﬁœ²ـَ", max_size=40))
def test_every_part_of_a_folded_text_comes_from_a_part_of_the_text_in_its_order(text: str) -> None:
    fold = folded(text)
    parts = [fold.origin(at, at + 1) for at in range(len(fold.text))]
    assert parts == sorted(parts)
    assert all(0 <= start < end <= len(text) for start, end in parts)


@pytest.mark.parametrize(
    ("quote", "fragment"),
    [
        ("well-known, 20% of it & more", "well%2Dknown%2C%2020%25%20of%20it%20%26%20more"),
        ("25\u202f000  tonnes\nof", "25%E2%80%AF000%20tonnes%20of"),
        ("пшеницы", "%D0%BF%D1%88%D0%B5%D0%BD%D0%B8%D1%86%D1%8B"),
    ],
)
def test_a_link_encodes_what_the_directive_gives_a_meaning(quote: str, fragment: str) -> None:
    assert deep_link("https://example.org/a#top", quote) == f"https://example.org/a#top:~:text={fragment}"


def test_a_long_quote_is_linked_by_its_ends() -> None:
    words = [f"word{n}" for n in range(60)]
    assert deep_link("https://example.org/", " ".join(words)) == (
        "https://example.org/#:~:text=word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59"
    )


def test_words_that_stand_twice_are_linked_with_those_around_them() -> None:
    assert link_in_text("https://example.org/", "25 000 tonnes", Text(PAGE)) == (
        "https://example.org/#:~:text=25%E2%80%AF000%20tonnes,-of"
    )


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "ftp://example.org/", "http://", "https://a b"])
def test_only_a_web_address_becomes_a_link(url: str | None) -> None:
    assert deep_link(url, "some words") is None
