"""The text layer of a PDF is read, and one that is damaged or made to do harm says so."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from pypdf import PdfWriter

from bilat.errors import NoTextError
from bilat.verify.comparing import Text
from bilat.verify.page_text import Document, PageText, page_text
from bilat.verify.parser_process import ParserProcess
from bilat.verify.pdf_text import pdf_text

WORDS = b"BT /F1 12 Tf 50 700 Td (It gave 25 000 tonnes of fertili-) Tj 0 -14 Td (sers to Mali; \xabun don\xbb.) Tj ET"


@pytest.fixture(scope="module")
def parsers() -> Iterator[ParserProcess]:
    with ParserProcess(seconds=10) as running:
        yield running


def pdf(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """Return a PDF of one page with this stream of content."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Filter " + filters + b"/Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, object_ in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, object_)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


GOOD = pdf(zlib.compress(WORDS))


def test_the_text_of_a_pdf_is_read_whatever_it_is_sent_as(parsers: ParserProcess) -> None:
    read = page_text(Document(data=GOOD, media_type="application/octet-stream"), parsers)
    assert read == PageText(text="It gave 25 000 tonnes of fertili-\nsers to Mali; «un don».", wrapped=True)
    assert Text(read.text, wrapped=True).find('fertilisers to Mali; "un don"') is not None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (lambda: pdf(zlib.compress(b"")), "a PDF without a text layer"),
        (lambda: GOOD[:300], "a damaged PDF"),
        (lambda: GOOD.replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"), "a damaged PDF"),
        (lambda: b"%PDF-1.7" + b"\xff" * 100_000, "a damaged PDF"),
        (lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000, "a damaged PDF"),
        (
            lambda: pdf(zlib.compress(zlib.compress(b"(x) Tj " * 30_000_000)), b"[/FlateDecode/FlateDecode]"),
            "a damaged PDF",
        ),
    ],
    ids=["no text", "cut off", "a page tree that is a ring", "rubbish", "deeply nested", "a bomb"],
)
@pytest.mark.slow
def test_a_pdf_that_can_not_be_read_says_why_and_the_next_one_is_read(
    data: Callable[[], bytes], reason: str, parsers: ParserProcess
) -> None:
    with pytest.raises(NoTextError, match=reason):
        parsers.pdf(data())
    assert parsers.pdf(GOOD).startswith("It gave")


@pytest.mark.slow
@pytest.mark.parametrize(("pages", "reason"), [(2_000, "without a text layer"), (2_001, "of more than 2,000 pages")])
def test_a_pdf_of_more_pages_than_any_document_has_is_not_read(pages: int, reason: str) -> None:
    writer, data = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(600, 800)
    writer.write(data)
    with pytest.raises(NoTextError, match=reason):
        pdf_text(data.getvalue())
