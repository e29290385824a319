"""The text of a page is what Chromium shows of it: page by page, as recorded, and that in a real browser."""

import json
import unicodedata
from base64 import b64encode
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from bilat.verify.html_text import html_text
from support.chromium import Browser, chromium
from support.program import ROOT

PAGES = {
    "paragraphs": "<p>Russia gave wheat.</p><p>It came by sea</p>",
    "inline": "<p>o<b>n</b>e <i>two</i><span>three</span> <a href='x'>four</a>five</p>",
    "a line break": "one<br>two<br/>three<wbr>four",
    "headings and lists": "<h1>Head</h1><ul><li>one</li><li>two <b>three</b></li></ul><ol><li>four</ol>",
    "a table": "<table><caption>Cap</caption><thead><tr><th>Goods<th>t</thead><tr><td>Wheat<td>25,000</table>",
    "a table in a cell": "<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>",
    "cells without white space": "<table><tr><td>25</td><td>500</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "the head": "<head><title>Head words</title><meta name='description' content='meta words'></head><p>body</p>",
    "scripts and styles": "<p>a</p><script>var b='<p>no</p>'</script><style>p{color:red}</style><p>c</p>",
    "a noscript": "<p>a</p><noscript><p>only without scripts</p></noscript>",
    "a template": "<p>a</p><template><p>not yet</p></template>",
    "hidden": "<p hidden>secret words</p><p hidden=''>more</p><p>open</p>",
    "display none": "<p style='color:red; display : NONE'>secret</p><p style='display:block'>open</p>",
    "visibility": "<p style='visibility:hidden'>no <b style='visibility:visible'>yes</b> no</p><p>end</p>",
    "a sheet that hides": "<style>.off,#x{display:none}</style><p class='a off'>no<p id=x>no<p class=of>yes",
    "a sheet overruled": "<style>p.k{display:block} .k{display:none}</style><p class=k>yes</p><div class=k>no</div>",
    "importance": "<style>p{display:none!important}</style><p style='display:block'>no</p><div>yes</div>",
    "a sheet for print": "<style media=print>p{display:none}</style><style>@media print{b{display:none}}</style>a<b>b",
    "a sheet for the narrow": "<style>@media (max-width:400px){p{display:none}}</style><p>yes</p>",
    "a sheet for the wide": "<style>@media screen and (min-width:300px){p{display:none}}</style><p>no</p><div>yes",
    "a hidden child selector": "<style>ul > li:nth-child(2), a:hover{display:none}</style><ul><li>a<li>b<li>c</ul>",
    "stand-ins": "<video>no video</video><audio>no audio</audio><canvas>no canvas</canvas><iframe>no frame</iframe>x",
    "an object": "<object data='x.pdf' type='application/pdf'>no pdf</object><p>x</p>",
    "attributes": "<p title='tip' data-x='data'>a<img src=x alt='picture' width=1><input value='typed'>b</p>",
    "attributes with brackets": "<div title='a>b' data-y=\"<p>no</p>\">end</div>",
    "form": "<form><label>Name</label><button>Send</button><fieldset><legend>L</legend>f</fieldset></form>",
    "entities": "<p>Over&nbsp;25&thinsp;000 &amp; more &lt;b&gt; &eacute;t&#233; &#x41; &unknown; &copy2024</p>",
    "white space": "<p>  a \n\n b\t c  </p>\n\n<p>\n d </p>",
    "preformatted": "<pre>\n  a   b\nc\n</pre><p style='white-space:pre-line'>d\ne</p>",
    "exponents": "<p>5 km<sup>2</sup> and 10<sup>6</sup> t of CO<sub>2</sub></p>",
    "marks of notes": "<p>gave wheat<sup>3</sup> to Mali<sup><a href='#n'>4</a></sup>, in May<sup>[5]</sup>.</p>",
    "a drawing": "<svg><title>t</title><desc>d</desc><text x=0 y=15>drawn</text></svg><p>a</p>",
    "formulas": "<p>a <math><mi>x</mi><mo>=</mo><mn>5</mn></math> b</p>",
    "what opens at a click": "<details><summary>More</summary><p>inside</p></details>",
    "dialogs": "<dialog>closed</dialog><dialog open>open</dialog><div popover>pop</div><p>a</p>",
    "a flex box": "<div style='display:flex'><span>a</span><span>b</span></div>",
    "a block made inline": "<div style='display:inline'>a</div><div style='display:inline'>b</div>",
    "an inline made block": "<span style='display:block'>a</span><span style='display:block'>b</span>",
    "cells by style": "<div style='display:table'><div style='display:table-cell'>a</div>"
    "<div style='display:table-cell'>b</div></div>",
    "comments": "<p>a<!-- no -->b<!-- > no --></p><![CDATA[no]]><p>c</p>",
    "misnested": "<p><b>a<i>b</b>c</i><p>d<div>e</p>f</div><table>g<tr><td>h</table>",
    "soft hyphens": "<p>fer&shy;tilisers and zero&#8203;width</p>",
    "right to left": "<p dir=rtl>مالي <b>وروسيا</b></p><bdo dir=rtl>abc</bdo>",
    "definitions": "<dl><dt>term<dd>meaning</dl><figure>pic<figcaption>cap</figcaption></figure>",
    "a select": "<p>a</p><datalist><option>no</option></datalist><p>b</p>",
    "sections": "<main><article><header>h</header>text<footer>f</footer></article><aside>s</aside></main><nav>n</nav>",
    "a list to choose from": "<p>a <select><option>one</option><option selected>two</option></select> b</p>",
    "a field of text": "<p>a</p><textarea>typed here</textarea><p>b</p>",
    "a button in words": "a<button>b</button>c<span style='display:inline-block'>d</span>e",
    "a list item without a list": "<li>a<li>b<center>c</center>d<hr>e",
    "a hidden cell": "<table><tr><td>a<td hidden>b<td>c</table>",
    "found when looked for": "<p hidden=until-found>a</p><p style='content-visibility:hidden'>b</p><p>c</p>",
    "a menu of links": "<nav><a href=a>one</a><a href=b>two</a> <a href=c>three</a></nav>",
    "upper case": "<p style='text-transform:uppercase'>small</p>",
    "a frame of text": "<p>a</p><iframe srcdoc='<p>inside</p>'></iframe><embed src=x><p>b</p>",
    # Stand-ins, and what is drawn instead.
    "gauges": "<p>a<progress value=1 max=2>half</progress><meter value=1>full</meter>b</p>",
    "an object of nothing": "<object>no data</object><p>x",
    "a noscript in the head": "<head><noscript><p>only without scripts</p></noscript></head><body><p>x",
    "a sheet for those without scripts": "<noscript><style>p{display:none}</style></noscript><p>yes</p>",
    "pictures and maps": "<p>a<picture>b<source><img></picture><map>c<area></map><embed>d<canvas>e</canvas>",
    "a drawing with stray words": "<svg>stray<g>more</g><text>a<tspan>b</tspan></text><text>c</text>"
    "<foreignObject width=9 height=9><p>d</p></foreignObject></svg>",
    "a phantom": "<math><mphantom><mi>x</mi></mphantom><mi>y</mi></math><p>b",
    "formulas with stray words": "<math>a<merror>b</merror><maction><mi>c</mi><mi>d</mi></maction><mtext>e"
    "</mtext></math>",
    "a shadow tree": "<div><template shadowrootmode=open><p>shadow</p></template><p>light</p></div><p>x",
    "a slot": "<div><template shadowrootmode=open><p>in</p><slot></slot></template><p>light</p></div><p>x",
    "slots with names": "<div><template shadowrootmode=closed><slot name=a></slot></template>t<p slot=a>l</p>"
    "<b slot=b>b</b></div>x",
    "no shadow tree": "<div><template shadowrootmode=nope><slot name=a></slot></template>text</div><p>x",
    "unusual elements shown": "<style style='display:block'>p{}</style><script style='display:block'>1</script><p>x",
    # Values.
    "visibility given back": "<p style='visibility:hidden'>a <b style='visibility:initial'>b</b> "
    "<i style='visibility:unset'>c</i> <u style='visibility:revert'>d</u></p><p>e",
    "declarations that are none": "<p style='display:none;display:foo'>1</p><p style='display:none;visibility:no'>1</p>"
    "<p style='display:block;display:none none'>3<p style='display:\"none\"'>4<p style='color:red display:none'>5",
    "declarations and signs": "<p style='display:none;;'>2<p style='display:/**/none/**/'>4<p style='{display:none}'>5"
    "<p style='display:none !ie'>6<p style='*display:none'>7<p style='display:none}'>8",
    "displays in two words": "<p style='display:inline flow-root'>1</p><b style='display:block flex'><i>2</i>"
    "<i>3</i></b>"
    "<u style='display:none block'>4</u><u style='display:flow'>5</u>",
    "everything unset": "<p style='all:unset'>1</p><p>2</p><p hidden style='all:initial'>3</p>"
    "<style>b{display:none}</style>"
    "<b style='all:revert'>4</b><b style='display:revert'>5</b><b style='display:unset'>6</b>"
    "<b style='display:inherit'>7</b>",
    "hidden overruled": "<dialog>x</dialog><style>dialog{display:block}</style>"
    "<div popover style='display:block'>y</div>"
    "<p hidden style='display:inherit'>z<p hidden>no",
    "escapes": "<style>u{disp\\6c ay:none} s{display:\\6eone} B{DISPLAY:NONE}</style><u>4</u><s>5</s><b>6</b>7",
    "an important attribute": "<style>p{display:none !important} p{display:block}</style><p style='display:block'>1</p>"
    "<p style='display:block!important'>2</p><p style='display:none!important;display:block'>3</p>",
    "twice in a rule": "<style>.k{display:none;display:block} .l{display:block;display:none}</style><p class=k>1"
    "<p class=l>2",
    "skipped content": "<div style='content-visibility:hidden'>1</div><b style='content-visibility:hidden'>2</b>3",
    # Variables.
    "variables": "<style>:root{--x:none} p{display:var(--x)} b{display:var(--y,none)} i{display:var(--z)} "
    "u{display:var(--y,var(--x))}</style><p>1</p><b>2</b><i>3</i><u>4</u><s style='--x:block;display:var(--x)'>5</s>",
    "variables by name": ""
    "<style>p{--d:none;display:var(--d)} .k{--d:block} div{--D:none;display:var(--d,var(--D))}</style>"
    "<p>1</p><p class=k>2</p><div>3</div><div style='--d:block'>4</div>",
    "variables in a circle": "<style>:root{--a:var(--b);--b:var(--a)} p{display:var(--a,none)}</style><p>1</p><b>2</b>",
    "variables handed down": "<style>div{--x:none} div div{--x:block} p{display:var(--x)}</style>"
    "<div><p>1</p><div><p>2</p></div></div>",
    "registered variables": ""
    "<style>@property --x{syntax:'*';inherits:false;initial-value:none} p{display:var(--x)}</style>"
    "<p>1</p><b>2</b>",
    # Conditions.
    "ranges of width": "<style>@media (width>=300px){p{display:none}} @media (300px<=width<400px){b{display:none}} "
    "@media not print{i{display:none}} @media not all{u{display:none}}</style><p>1</p><b>2</b><i>3</i><u>4</u>",
    "a sheet not for print": "<style media='not print'>p{display:none}</style><p>1</p><b>2</b>",
    "conditions joined": "<style>@media (min-width:1px) and (max-width:10px),print{p{display:none}} "
    "@media (not (max-width:5px)) and (width){i{display:none}} @media (min-width:200em){u{display:none}} "
    "@media{b{display:none}}</style><p>1</p><b>2</b><i>3</i><u>4</u>",
    "conditions of readers": ""
    "<style>@media (prefers-color-scheme:dark){p{display:none}} @media (scripting:none){u{display:none}}"
    "@media (orientation:landscape){i{display:none}}</style><p>1</p><i>3</i><u>4</u>",
    "conditions inside conditions": "<style>@media screen{@media (min-width:1px){p{display:none}}} "
    "p{@media print{display:block}} b{@media screen{display:none}}</style><p>1</p><b>2</b>3",
    "what is supported": ""
    "<style>@supports not (display:grid){p{display:none}} @supports (display:grid){b{display:none}} "
    "@supports (foo:bar) or (display:flex){i{display:none}} @supports (-moz-appearance:none){u{display:none}}</style>"
    "<p>1</p><b>2</b><i>3</i><u>4</u>",
    "a container": "<style>div{container-type:inline-size} @container (min-width:10px){p{display:none}}</style>"
    "<div><p>1</p></div><b>2</b>",
    # Rules and their order.
    "rules inside rules": "<style>.a{ .b{display:none} &.c{display:none} & > i{display:none} p &{display:none}}</style>"
    "<div class=a>1<b class=b>2</b><i>3</i></div><div class='a c'>4</div><p><span class=a>5</span></p><p>6",
    "rules deep inside rules": "<style>.x{&:not(.y) .z{display:none} + p{display:none} @media screen{.q{display:none}} "
    "&.a,&.b{display:none} .w{.v &{display:none}}}</style><div class=x><b class=z>1</b><b class=q>2</b>3</div><p>4</p>"
    "<div class='x b'>6</div><div class=v><div class=x><i class=w>7</i></div></div>",
    "scopes": "<style>@scope (.s) to (.t){p{display:none}} @scope (.r){:scope{display:none}} "
    "@scope (.q){> b{display:none}}</style><div class=s><p>1</p><div class=t><p>2</p></div></div><p>3</p>"
    "<div class=r>4</div><div class=q><b>5</b><i><b>6</b></i></div>",
    "a scope by its place": "<div><style>@scope{p{display:none}}</style><p>1</p></div><p>2",
    "layers": "<style>@layer a{p{display:none}} p{display:block} @layer b{i{display:block}} @layer a{i{display:none}} "
    "@layer a{b{display:none!important}} b{display:block!important}</style><p>1</p><i>2</i><b>3</b>",
    "layers in the order named": "<style>@layer x,y; @layer y{p{display:none}} @layer x{p{display:block}} "
    "@layer x.z{b{display:none}} @layer x{b{display:block}}</style><p>1</p><b>2</b>",
    "how specific": ""
    "<style>:is(#q,p){display:block} p.k{display:none} :where(#z) u{display:none} u{display:inline}</style>"
    "<p class=k>1</p><i>2</i><u>3</u>",
    "languages": "<style>:lang(fr){display:none}</style><p lang=fr-CA>1<p lang=en>2",
    "what has, is and is not": "<style>details:not([open]){display:none} p:has(b){display:none} "
    "i:not(.a):nth-child(odd of .z){display:none}</style><p>1<b>2</b></p><details>3</details>4<div><i class=z>5"
    "</i></div>",
    "states": "<style>a:visited,a:link{display:none} p:target,p:hover{display:none} :checked ~ b{display:none} "
    "input:not(:checked) ~ i{display:none}</style><a href=x>1</a><p>2</p><input type=checkbox><b>3</b><i>4</i>",
    "attributes selected": ""
    "<style>[hidden]{display:block} [data-x='a]b']{display:none} [data-y^=q i]{display:none}</style>"
    "<p hidden>1<p data-x='a]b'>2<p data-y=Qw>3",
    "parts of elements": "<style>p::before{content:'B';display:block} p::first-letter{display:none}</style><p>abc"
    "<q>d</q>",
    "a selector that is none": "<style>.a,.b:foo{display:none} .c{display:none}</style><p class=a>1</p>"
    "<p class=c>2</p>3",
    "a sheet cut short": "<style>p{color:red;display:none</style><p>1</p>2",
    "a sheet in a comment": "<style><!-- p{display:none} --></style><p>1</p>2",
    # Where sheets come from.
    "an import": "<style>@import 'data:text/css,p{display:none}' screen;@import 'data:text/css,b{display:none}' print;"
    "@import url('data:text/css;base64,aXtkaXNwbGF5Om5vbmV9') layer(z) supports(display:grid);</style><p>1</p>"
    "<b>2</b><i>3</i>",
    "an import too late": "<style>b{x:y}@import 'data:text/css,p{display:none}';</style><p>1</p><b>2</b>",
    "links to sheets": "<link rel=stylesheet href='data:text/css,p{display:none}'><link rel=stylesheet media=print "
    "href='data:text/css,b{display:none}'>"
    "<link rel='alternate stylesheet' title=x href='data:text/css,i{display:none}'>"
    "<link rel=stylesheet disabled href='data:text/css,u{display:none}'><p>1</p><b>2</b><i>3</i><u>4</u>",
    "sheets to choose from": "<style type=text/less>p{display:none}</style><style title=one>b{display:none}</style>"
    "<style title=two>i{display:none}</style><p>1</p><b>2</b><i>3</i>",
    # Blocks.
    "floats": "<p>word<span style='float:left'>float</span>next<span style='position:absolute'>abs</span>more"
    "<s style='position:relative'>on</s><u style='position:fixed'>u</u>v</p>",
    "floats by a sheet": "<style>.n{position:absolute} .f{float:left}</style>a<b class=n>b</b>c<i class=f>d</i>e",
    "paragraphs made inline": "a<p style='display:inline'>b</p>c<p style='display:inline-block'>d</p>e",
    "a grid": "<div style='display:grid'><span>a</span>b<span>c</span></div><div style='display:inline-flex'>"
    "<i>d</i><i>e</i></div>",
    "tables in words": "<p>x<span style='display:inline-table'>y</span>z<span style='display:table'>w</span>v",
    "notes by links": "<p>a<sup><a href=#1>1</a>,<a href=#2>2</a></sup> b<sup>3,4</sup> c<sup><a>5</a></sup>",
}


DEPARTURES = {
    "the reading of words": ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢kan字", "漢字"),
    "clear words": ("<p style='opacity:0'>1</p><p style='filter:opacity(0)'>2</p><p>3", "1 2 3", "3"),
    "words without size": (
        "<p style='font-size:0'>1<b style='font-size:9px'>2</b><p style='font:0/0 a'>3",
        "12 3",
        "2",
    ),
    "words cut off": (
        "<p style='clip-path:inset(100%)'>1<p style='clip:rect(0,0,0,0);position:absolute'>2<p>3",
        "1 2 3",
        "3",
    ),
}
"""Pages, what Chromium says that they show, and what readers read there."""


RECORDED: dict[str, str] = json.loads((ROOT / "tests/golden/shown_by_chromium.json").read_text(encoding="utf-8"))
"""What Chromium shows of each page, as `words` gives it."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("browser")) as one:
        yield one


# A reader opens what can be opened.
SHOWN = """
    for (const one of document.querySelectorAll("details")) one.open = true;
    for (const one of document.querySelectorAll("[hidden=until-found]")) one.hidden = false;
    return document.body.innerText;
"""


def words(text: str) -> str:
    """Return a text in one line: digits raised or not, and the marks of notes with or without brackets."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("[", "").replace("]", "").casefold().split())


def shown(page: str, browser: Browser) -> str:
    """Return the text of a page as Chromium shows it."""

    def asked(running: Chrome) -> str:
        running.get("data:text/html;base64," + b64encode(page.encode()).decode())
        return str(running.execute_script(SHOWN))

    return browser.ask(asked)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_text_that_chromium_shows(name: str) -> None:
    assert words(html_text(f"<!doctype html><meta charset=utf-8>{PAGES[name]}")) == RECORDED[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_chromium_shows_what_is_recorded(name: str, browser: Browser) -> None:
    assert words(shown(f"<!doctype html><meta charset=utf-8>{PAGES[name]}", browser)) == RECORDED[name]


def test_nothing_is_recorded_of_a_page_that_is_gone() -> None:
    assert RECORDED.keys() == PAGES.keys()


@pytest.mark.slow
@pytest.mark.parametrize("name", DEPARTURES)
def test_what_no_reader_reads_there_is_left_out_though_chromium_says_that_it_is_shown(
    name: str, browser: Browser
) -> None:
    part, chromium_says, read = DEPARTURES[name]
    page = f"<!doctype html><meta charset=utf-8>{part}"
    assert (words(shown(page, browser)), words(html_text(page))) == (chromium_says, read)
