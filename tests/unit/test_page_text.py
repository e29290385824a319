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
    with ParserProcess() as running:
        yield running


@pytest.fixture(scope="module")
def hurried() -> Iterator[ParserProcess]:
    """Return parsers that give a page up sooner than the program does."""
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


def test_cells_stand_apart_whatever_their_words_are_set_in() -> None:
    assert html_text("<table><tr><td>25</td><td><b>000</b> t</td></tr></table>") == "25\t000 t"


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
    page: Callable[[], str], hurried: ParserProcess
) -> None:
    try:
        outcome, _ = hurried.html(page())
    except NoTextError as error:
        outcome = str(error)
    assert (len(outcome) < 100, hurried.html("<p>the next")[0]) == (True, "the next")


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


# Every label of the WHATWG Encoding standard, by the encoding that Python has for it, as the web-platform-tests list
# them (encoding/resources/encodings.js); without UTF-16 and what no browser decodes.
LABELS = {
    "utf-8": "unicode-1-1-utf-8 utf-8 utf8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    "iso8859-3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    "iso8859-4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    "iso8859-6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
    "iso-8859-6-i "
    "iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 "
    "iso_8859-7:1987 sun_eu_greek",
    "iso8859-8": "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
    "iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
    "iso8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-u",
    "mac_roman": "csmacintosh mac macintosh x-mac-roman",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 "
    "iso_8859-1 "
    "iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252",
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "cp1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 "
    "windows-1254 x-cp1254",
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022_jp": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 "
    "windows-949",
}
SAMPLES = (
    "двадцать пять тысяч тонн",
    "ŽŠčřžš",
    "ĉĝĥĵŝŭ",
    "قال الوزير",
    "χίλιοι τόνοι",
    "שלום",
    "ไทย",
    "é à ù ç",
    "小麥",
    "ロシア",
    "러시아",
)


@pytest.mark.parametrize(("encoding", "label"), [(name, label) for name in LABELS for label in LABELS[name].split()])
def test_every_label_of_the_standard_means_its_encoding(encoding: str, label: str) -> None:
    text = next((text for text in SAMPLES if _encoded(text, encoding)), "ab")
    assert decoded(_encoded(text, encoding) or b"ab", [label.upper()]) == text


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "ignore") if text.encode(encoding, "ignore").decode(encoding) == text else b""


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Россия поставила Мали 25 000 тонн пшеницы.",
        "俄罗斯向马里提供了两万五千吨小麦。\n2023 年",
        "Russia gave wheat",
        "L’été à Gao, déjà",
        "قال الوزير إن روسيا\nسلمت",
        "ロシアはマリに小麦を供給した。\n2023",
        "러시아는 말리에 밀을 주었다.\n",
    ],
)
def test_utf_16_needs_no_byte_order_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_utf_16_that_is_declared_needs_no_sign_of_it_either() -> None:
    assert decoded("马里".encode("utf-16-le"), ["utf-16"]) == "马里"


@pytest.mark.parametrize("bad", [b"\xe9", b"\xff", b"\xc3", b"\0"])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Россия дала Мали хлеб", "ru"),
        ("俄罗斯 给 马里 小麦", "zh"),
        ("L’été à Gao", "fr"),
        ("قال الوزير إن روسيا", "ar"),
        ("ロシア は マリ", "ja"),
        ("Plain letters with é", "en"),
    ],
)
def test_one_bad_byte_in_utf_8_that_nothing_declares_costs_one_character(text: str, language: str, bad: bytes) -> None:
    first, rest = (part.encode() for part in text.split(" ", 1))
    assert (
        decoded(first + b" " + bad + b" " + rest, (), language) == f"{text.split()[0]} \ufffd {text.split(' ', 1)[1]}"
    )


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
        ("text/plain", b"\0" * 100, "not a text file"),
        ("text/plain", bytes(range(256)) * 20, "not a text file"),
        ("text/plain", b"PK\3\4\0\0\0\0" * 30, "not a text file"),
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
