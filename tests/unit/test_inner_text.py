"""The text of a page has the lines that browsers agree on, and what may be hidden is not evidence."""

import pytest

from bilat.verify.comparing import Text
from bilat.verify.html_text import html_text

# Page, and the lines of its text. The cases are those of the web-platform-tests for innerText (html/dom/elements/
# the-innertext-and-outertext-properties), as far as they tell words, lines and cells apart.
LINES = {
    "<div> abc  def\nghi\tjkl ": ["abc def ghi jkl"],
    "<div>abc <br> def": ["abc", "def"],
    "<pre>abc\ndef": ["abc", "def"],
    "<div><pre>abc</pre><pre>def</pre>": ["abc", "def"],
    "<span style='white-space:pre'>abc\ndef": ["abc", "def"],
    "<div style='white-space:pre-line'>abc\ndef": ["abc", "def"],
    "<div><span>abc </span><span></span> def": ["abc def"],
    "<div>abc <b><i></i></b> def": ["abc def"],
    "<div style='width:1px;word-break:break-word'><x>Hello </x><x> Kitty</x>": ["Hello Kitty"],
    "<div>123<span style='display:none'>abc": ["123"],
    "<div>123<span style='display:contents'>abc": ["123abc"],
    "<div style='visibility:hidden'>123<span style='visibility:visible'>abc": ["abc"],
    "<table><tbody style='visibility:collapse'><tr><td style='visibility:visible'>abc": ["abc"],
    "<table><tr><td style='visibility:collapse'>abc": [],
    "<div style='display:flex'><span style='visibility:collapse'>1</span><span>2</span>": ["2"],
    "<fieldset><legend>abc": ["abc"],
    "<iframe><div id='target'>abc": [],
    "<audio style='display:block'>abc": [],
    "<video>abc": [],
    "<canvas>abc": [],
    "<textarea>abc": [],
    "<svg><defs><text>abc</text></defs></svg>": [],
    "<svg><stop>abc</stop></svg>": [],
    "<svg><foreignObject><span>abc</span></foreignObject></svg>": ["abc"],
    "<select size='1'><option>abc</option><option>def": ["abc", "def"],
    "<div>a<option>123</option>bc": ["a", "123", "bc"],
    "<div>123<div>abc</div>def": ["123", "abc", "def"],
    "<div>abc<div></div><div></div>def": ["abc", "def"],
    "<div><p>abc<p></p><p></p><p>def": ["abc", "def"],
    "<div>123<span style='display:inline-block'> abc </span>def": ["123 abc def"],
    "<div>123<p style='display:inline-block'>abc": ["123", "abc"],
    "<div>123<h1>abc</h1>def": ["123", "abc", "def"],
    "<div>123<em>abc</em><tt>def</tt>": ["123abcdef"],
    "<div><table><tr><td>abc<td>def</table>": ["abc\tdef"],
    "<div><table><tr><td>abc<tr><td>def</table>": ["abc", "def"],
    "<div>abc<table><td>def</table>ghi": ["abc", "def", "ghi"],
    "<div><table><tfoot><tr><td>x</tfoot><tbody><tr><td>y</tbody></table>": ["x", "y"],
    "<div><table><tr><td>abc<caption>def</caption></table>": ["abc", "def"],
    "<style>.t{display:table}.c{display:table-cell}</style><div class=t><i class=c>a</i><i class=c>b</i>": ["a\tb"],
    "<div><noscript style='display:block'>abc": [],
    "<div><template style='display:block'>abc": [],
    "<div><script style='display:block'>abc": ["abc"],
    "<div>abc<hr><hr>def": ["abc", "def"],
    "<div>abc<!--comment-->def": ["abcdef"],
    "<div>abc<span>123<div>456</div>789</span>def": ["abc123", "456", "789def"],
    "<div>abc<span style='float:left'>123</span>def": ["abc", "123", "def"],
    "<div>abc<span style='position:absolute'>123</span>def": ["abc", "123", "def"],
    "<div>abc<span style='position:relative'>123</span>def": ["abc123def"],
    "<div style='width:0;overflow:hidden'>abc": ["abc"],
    "<div style='display:grid'><div style='order:1'>1</div><div>2</div>": ["1", "2"],
}


# Where a reader reads less than browsers agree on.
READ = {
    "<ruby>abc<rp>(</rp><rt>def</rt><rp>)</rp></ruby>": ["abc"],
    "<div>123<span style='opacity:0'>abc": ["123"],
    "<p style='opacity:0.0'>a</p><p style='opacity:0%'>b</p><p style='opacity:-1'>c</p><p style='opacity:.01'>d": ["d"],
    "<p style='opacity:0'>a<b style='opacity:1'>b": [],
    "<p style='opacity:0;opacity:1'>a": ["a"],
    "<p style='opacity:none'>a<p style='opacity:0px'>b": ["a", "b"],
    "<p style='opacity:calc(0)'>a<p style='filter:blur(1px) opacity(0)'>b<p style='filter:opacity(0.5)'>c": ["c"],
    "<style>.x{opacity:0}p.x{opacity:inherit}</style><p class=x>a<b class=x>b": ["a"],
    "<style>:root{--o:0}p{opacity:var(--o)}</style><p>a<div>b": ["b"],
    "<p style='font-size:0'>a<b style='font-size:12px'>b</b><i>c": ["b"],
    "<p style='font-size:0px'>a<b style='font-size:2em'>b</b><b style='font-size:smaller'>c</b>": [],
    "<p style='font-size:0'>a<b style='font-size:1rem'>b</b><b style='font-size:large'>c": ["bc"],
    "<p style='font-size:0'>a<b style='font-size:initial'>b</b><b style='font-size:inherit'>c": ["b"],
    "<p style='font:0/0 a'>a<p style='font:bold 0 serif'>b<p style='font:400 12px/0 a'>c<p style='font:0.9em a'>d": [
        "c",
        "d",
    ],
    "<p style='font-size:5'>a<p style='font-size:clamp(0px,1vw,2rem)'>b<p style='font-size:-1px'>c": ["a", "b", "c"],
    "<p style='position:absolute;clip:rect(0,0,0,0)'>a<p style='position:absolute;clip:rect(1px 1px 1px 1px)'>b": [],
    "<p style='clip:rect(0,0,0,0)'>a<p style='position:fixed;clip:rect(0,9px,9px,0)'>b": ["a", "b"],
    "<p style='position:absolute;clip:rect(auto,auto,auto,auto)'>a<p style='position:absolute;clip:auto'>b": ["a", "b"],
    "<p style='clip-path:inset(50%)'>a<p style='clip-path:inset(100%)'>b<p style='clip-path:inset(10%)'>c": ["c"],
    "<p style='clip-path:inset(0 60% 0 40%)'>a<p style='clip-path:inset(0 0 100%)'>b<p style='clip-path:none'>c": ["c"],
    "<p style='clip-path:circle(0)'>a<p style='clip-path:polygon(0 0,0 0,0 0)'>b<p style='clip-path:circle(9px)'>c": [
        "c"
    ],
    "<style>.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap}"
    "</style><p>Share<span class=sr-only>on a site</span>": ["Share"],
    # Only a layout would tell.
    "<p style='position:absolute;left:-9999px'>a<p style='text-indent:-9999px'>b": ["a", "b"],
    "<p style='height:0;overflow:hidden'>a<p style='color:transparent'>b<p style='transform:scale(0)'>c": [
        "a",
        "b",
        "c",
    ],
}
NOTES = {
    "words<sup>1</sup> here": "words¹ here",
    "words <sup>1</sup> here": "words ¹ here",
    "words <sup>[1]</sup> here": "words[1] here",
    "words<sup>a</sup> here": "words[a] here",
    "words <sup>b</sup> here": "words[b] here",
    "words.<sup>c</sup> Here": "words.[c] Here",
    "words<sup>[<i><a href=/x>citation needed</a></i>]</sup> here": "words[citation needed] here",
    "le XIX<sup>e</sup> siècle": "le XIXe siècle",
    "le xviii<sup>e</sup> siècle": "le xviiie siècle",
    "le 1<sup>er</sup> mai": "le 1er mai",
    "the 25<sup>th</sup> summit": "the 25th summit",
    "M<sup>e</sup> Diarra": "Me Diarra",
    "Sr<sup>a</sup> Díaz": "Sra Díaz",
}


@pytest.mark.parametrize("page", NOTES)
def test_what_is_raised_is_a_note_or_part_of_its_word(page: str) -> None:
    assert html_text(f"<p>{page}") == NOTES[page]


@pytest.mark.parametrize("page", READ)
def test_what_no_reader_sees_or_reads_is_left_out(page: str) -> None:
    assert html_text(f"<!doctype html>{page}").splitlines() == READ[page]


@pytest.mark.parametrize(
    ("page", "quotes"),
    [
        ("a sec-<br>ret word", ["a secret word", "sec- ret"]),
        ("a well-<br />known word", ["a well-known word", "wellknown word"]),
        ("a sec‐<br>ret word", ["a secret word"]),
    ],
)
def test_a_word_broken_by_a_line_break_is_whole(page: str, quotes: list[str]) -> None:
    text = Text(html_text(f"<p>{page}"))
    assert [quote for quote in quotes if text.find(quote) is None] == []


@pytest.mark.parametrize("page", ["a sec-<p>ret word", "sec-<br>2 ret", "sec <br>ret word", "<td>sec-<td>ret"])
def test_blocks_and_lines_that_break_no_word_stay_apart(page: str) -> None:
    assert Text(html_text(f"<table><tr>{page}" if "td" in page else f"<p>{page}")).find("secret") is None


@pytest.mark.parametrize("page", LINES)
def test_a_page_has_the_lines_that_browsers_agree_on(page: str) -> None:
    assert html_text(f"<!doctype html>{page}").splitlines() == LINES[page]


@pytest.mark.parametrize(
    "page",
    [
        "<style>@container (min-width:1px){p{display:none}}</style><p>a</p>",
        "<style>@container (min-width:1px){p{display:block}} p{display:none}</style><p>a</p>",
        "<style>@media (hover:none){p{display:none}}</style><p>a</p>",
        "<style>@media (pointer:coarse){p{visibility:hidden}}</style><p>a</p>",
        "<p style='display:if(media(print):block;else:none)'>a</p>",
        "<p data-d=none style='display:attr(data-d type(*),block)'>a</p>",
        "<object data='a.bin'>a</object>",
        "<div><template shadowrootmode=open><style>::slotted(*){display:none}</style><slot></slot></template>a</div>",
        "<div><template shadowrootmode=open><b hidden><slot></slot></b></template>a</div>",
    ],
)
def test_what_may_be_hidden_is_not_evidence(page: str) -> None:
    assert html_text(f"{page}<p style='display:block!important;visibility:visible!important'>b</p>") == "b"


@pytest.mark.parametrize(
    "page",
    [
        "<style>@container (min-width:1px){p{display:block}}</style><p>a</p>",
        "<style>@media (hover:none){p{display:none}} p{display:block}</style><p>a</p>",
        "<style>p{display:none} @media (hover:none){p{color:red}} p{display:block}</style><p>a</p>",
        "<style>.x{&:is(&,&) &{&{&{&{&{&{display:none}}}}}}}}</style><p>a</p>",
        "<link rel=stylesheet href=far.css><style>@import 'far.css';</style><p>a</p>",
    ],
)
def test_what_is_shown_whatever_cannot_be_told_is_evidence(page: str) -> None:
    assert html_text(page) == "a"


@pytest.mark.parametrize(
    "page",
    [
        "<style>div p{display:none}</style>" + "<div>" * 3_000 + "<p>no</p>a",
        "<style>h2 ~ p{display:none}</style>a<h2></h2>" + "<p>no" * 10_000,
        "<style>h3 ~ p{display:none} div :is(h2 ~ p:not(h4 ~ p)){display:none}</style><div>a<h2></h2>"
        + "<p>no" * 10_000,
        "<style>" + "".join(f".a .b{n} > p{{display:none}}" for n in range(3_000)) + "</style><p class=a>a",
    ],
)
def test_the_styles_of_a_deep_or_a_long_page_are_followed(page: str) -> None:
    assert html_text(page) == "a"
