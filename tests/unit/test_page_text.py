"""The text of documents: as their readers see it, in the encoding that they have, whatever they were made for."""

from collections.abc import Callable, Iterator

import pytest

from bilat.errors import NoTextError
from bilat.verify.charsets import decoded
from bilat.verify.html_text import html_text
from bilat.verify.page_text import LARGEST, Document, PageText, page_text
from bilat.verify.parser_process import ParserProcess


@pytest.fixture(scope="module")
def parsers() -> Iterator[ParserProcess]:
    with ParserProcess(seconds=5) as running:
        yield running


def test_a_page_is_read_as_its_reader_sees_it() -> None:
    page = (
        "<!doctype html><title>Head</title><script>var a = 'hidden <b>';</script><!-- not <p> this -->"
        "<p>Over&nbsp;<b>25</b>&thinsp;000\n tonnes<br>of w<i>hea</i>t</p><style>p{}</style><table>"
        "<td>one</td><td>two</td>"
        "</table><div title='a>b'>end<sup>[1]</sup> of 5 m<sup>2</sup><sup><a href='#n'>7</a></sup></div>"
    )
    assert html_text(page).split("\n") == ["Over\u00a025\u2009000 tonnes", "of wheat", "one\ttwo", "end[1] of 5 m²[7]"]


@pytest.mark.parametrize(
    "page",
    [
        lambda: "<div>" * 200_000 + "x",
        lambda: "<a " + " ".join(f"a{n}" for n in range(400_000)) + ">x",
        lambda: "".join(f"<b a={n}>" for n in range(50_000)) + "<p>" * 50_000,
        lambda: "<style>" + ".a," * 200_000 + "b{display:none}</style>x",
        lambda: "&#" + "1" * 5_000 + ";" + "<table>" * 50_000,
        lambda: "<!--" * 200_000,
        lambda: "<a '" * 200_000,
    ],
)
@pytest.mark.slow
def test_a_page_made_to_be_slow_is_given_up_and_the_next_one_read(
    page: Callable[[], str], parsers: ParserProcess
) -> None:
    try:
        outcome = parsers.html(page())
    except NoTextError as error:
        outcome = str(error)
    assert (len(outcome) < 100, parsers.html("<p>the next")) == (True, "the next")


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
def test_a_page_that_lies_about_its_encoding_is_read(data: bytes, charset: str | None, parsers: ParserProcess) -> None:
    read = page_text(Document(data=data, media_type="text/html", charset=charset), parsers)
    assert read == PageText(text="Пшеница — “x”")


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        ("latin1", b"l\x92engrais \xe0 Gao, 1990\x962000", "l’engrais à Gao, 1990–2000"),
        ("ISO-8859-1", b"\x80", "€"),
        (" ascii ", b"\x93\xe9\x94", "“é”"),
        ("gb2312", "兩萬噸".encode("gb18030"), "兩萬噸"),
        ("x-sjis", "マリ①".encode("cp932"), "マリ①"),
        ("ks_c_5601-1987", "똠방각하".encode("cp949"), "똠방각하"),
        ("x-cp1251", "Мали".encode("cp1251"), "Мали"),
        ("koi8-r", "Мали".encode("koi8-r"), "Мали"),
        ("iso-8859-9", "ışık".encode("cp1254"), "ışık"),
        ("tis-620", "มาลี".encode("cp874"), "มาลี"),
    ],
)
def test_the_label_of_an_encoding_means_what_it_means_to_browsers(label: str, data: bytes, text: str) -> None:
    assert decoded(data, [label]) == text


@pytest.mark.parametrize("label", ["unicode_escape", "raw_unicode_escape", "utf-7", "hz-gb-2312", "rot13", "base64"])
def test_what_only_python_calls_an_encoding_is_none(label: str) -> None:
    assert decoded(b"+AGE- \\ud800 caf\xe9", [label], "fr") == "+AGE- \\ud800 café"


def test_one_bad_byte_costs_one_character() -> None:
    assert decoded("L’été à Gao".encode() + b" \xe9 fut sec", ["utf-8"]) == "L’été à Gao \ufffd fut sec"


@pytest.mark.parametrize(
    ("language", "encoding", "text"),
    [
        ("ru", "cp1251", "Россия поставила Мали двадцать пять тысяч тонн пшеницы, сообщил министр."),
        ("ru", "koi8-r", "Россия поставила Мали двадцать пять тысяч тонн пшеницы, сообщил министр."),
        ("fr", "cp1252", "La Russie a livré à Gao vingt-cinq mille tonnes d’engrais, été comme hiver."),
        ("ar", "cp1256", "قال الوزير إن روسيا سلمت القمح إلى مالي"),
        ("ja", "cp932", "ロシアはマリに小麦を供給したと大臣は述べた。"),
        ("zh", "gb18030", "俄罗斯向马里提供了两万五千吨小麦。"),
        (None, "cp1251", "Россия поставила Мали двадцать пять тысяч тонн пшеницы, сообщил министр."),
    ],
)
def test_an_encoding_that_nothing_declares_is_guessed(language: str | None, encoding: str, text: str) -> None:
    assert decoded(f"<p>{text}</p>".encode(encoding), (), language) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("media_type", "data", "reason"),
    [
        ("image/png", b"\x89PNG", "not a page of text but image/png"),
        ("text/html", b"", "it has no text"),
        ("text/html", b"<title>Only a head</title><script>1</script>", "it has no text"),
        ("text/plain", b"\x89PNG\0\1\2\3" * 40, "not a text file"),
        ("text/plain", b"x" * 20_000_001, "larger than 20 MB"),
        ("application/pdf", b"%PDF-1.4\nbroken", "a damaged PDF (PdfStreamError)"),
    ],
)
def test_what_holds_no_text_says_why(media_type: str, data: bytes, reason: str, parsers: ParserProcess) -> None:
    with pytest.raises(NoTextError) as caught:
        page_text(Document(data=data, media_type=media_type), parsers)
    assert str(caught.value) == reason


def test_a_text_as_large_as_may_be_is_read(parsers: ParserProcess) -> None:
    assert len(page_text(Document(data=b"x" * LARGEST, media_type="text/plain"), parsers).text) == LARGEST


def test_a_page_sent_as_plain_text_is_read_as_the_page_that_it_is(parsers: ParserProcess) -> None:
    read = page_text(Document(data=b"\n<!DOCTYPE html><p>a <b>b</b>", media_type=""), parsers)
    assert read == PageText(text="a b")
