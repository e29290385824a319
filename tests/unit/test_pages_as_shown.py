"""The text of a page is what Chromium shows of it: page by page, in a real browser."""

import unicodedata
from base64 import b64encode
from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from bilat.verify.html_text import html_text
from support.chromium import Browser, chromium

pytestmark = pytest.mark.slow

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
    "ruby": "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>",
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
}


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


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_text_that_chromium_shows(name: str, browser: Browser) -> None:
    page = f"<!doctype html><meta charset=utf-8>{PAGES[name]}"

    def shown(running: Chrome) -> str:
        running.get("data:text/html;base64," + b64encode(page.encode()).decode())
        return str(running.execute_script(SHOWN))

    assert words(html_text(page)) == words(browser.ask(shown))
