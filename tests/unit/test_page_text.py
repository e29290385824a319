"""The text of a page: as its reader sees it, in the encoding that it has."""

import pytest

from bilat.verify.page_text import document, visible_text


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    page = (
        "<!doctype html><title>Head</title><script>var a = 'hidden <b>';</script><!-- not <p> this -->"
        "<p>Over&nbsp;<b>25</b>&thinsp;000\n tonnes<br>of w<i>hea</i>t</p><style>p{}</style><td>one</td><td>two</td>"
        "<div title='a>b'>end</div>"
    )
    assert visible_text(page).split("\n") == [
        "Head",
        "Over\u00a025\u2009000 tonnes",
        "of wheat",
        "one",
        "two",
        "b'>end",
    ]


@pytest.mark.parametrize(
    "page", ["<!--" * 200_000, "<script>" * 100_000, "<a " * 300_000, "<a '" * 200_000, "&" * 500_000]
)
def test_a_page_made_to_be_slow_is_read_at_once(page: str) -> None:
    assert isinstance(visible_text(page), str)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Пшеница — “x”".encode(), "latin-1"),
        ("Пшеница — “x”".encode("windows-1251"), "windows-1251"),
        ("Пшеница — “x”".encode("utf-16"), None),
        ("Пшеница — “x”".encode(), "no-such-charset"),
        ('<meta charset="windows-1251">Пшеница — “x”'.encode("windows-1251"), "utf-8"),
        ("\ufeffПшеница — “x”".encode(), "ascii"),
    ],
)
def test_a_page_that_lies_about_its_encoding_is_read(data: bytes, charset: str | None) -> None:
    assert document(data, html=True, charset=charset) == "Пшеница — “x”"
