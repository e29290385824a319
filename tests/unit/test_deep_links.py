"""Deep links open in a real browser, which marks the quoted words on the page and goes to them."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from selenium.webdriver import Chrome

from bilat.values.web_links import deep_link
from bilat.verify.comparing import Text
from bilat.verify.html_text import html_text
from bilat.verify.links_in_text import link_in_text
from support.chromium import chromium

pytestmark = pytest.mark.slow

FAR = "<p>nothing here</p>" * 200
PAGE = (
    "<!doctype html><meta charset='utf-8'><title>A page</title>"
    "<style>::target-text { background: rgb(255, 0, 255) }</style>"
    f"<p>It was 100 tonnes in May.</p>{FAR}"
    "<p>Over 25\u202f000 tonnes of fer<b>tilis</b>ers, “well-known, and free”, 20% of it &amp; more.</p>"
    f"<p>Later 100 tonnes in June.</p>{FAR}<p>Мали выразила <i>благодарность</i> сполна.</p>{FAR}"
    f"<p dir='rtl'>مالي وروسيا توقعان اتفاقا</p>{FAR}"
    "<p>Ministers met in Gao.</p><p>Wheat and oil came.</p><ul><li>First by sea</li><li>then by road</li></ul>"
    "<table><tr><td>Wheat</td><td>25,000</td></tr><tr><td>Wheat</td><td>12,000</td></tr></table>"
    "<p>Russia gave maize<sup><a href='#n'>3</a></sup> to Mali<sup>[4]</sup> and rice<sup>5</sup>, "
    "over 7 km<sup>2</sup> wide.</p>"
    "<p>Grain <span style='display:none'>not shown</span>for <img alt='x' width=1> Gao, won’t stop.</p>"
    "<p>Oats<sup>1,2</sup> for Kidal, rye<sup><a href='#n'>3</a>,<a href='#n'>4</a></sup> for Ségou.</p>"
    "<p>Barley<span style='float:right'>aside</span> came later, 3.5 million bags, <b style='visibility:hidden'>no"
    "</b> less.</p>"
    "<table><tr><td>Sorghum<br>red</td><td>7,000</td></tr></table>"
    "<p>Millet <sup>6</sup> for Mopti, beans<sup>a</sup> for Gao, peas<sup>[<i>citation needed</i>]</sup> for Sikasso, "
    "yams <sup>[7]</sup> for Kayes.</p><p>A clandes-<br>tine store, a well-<br>known one.</p>"
    "<p>Ещё US$ 5 million, № 12 of that.</p>"
).encode()
TEXT = Text(html_text(PAGE.decode()))


class Site(BaseHTTPRequestHandler):
    """A site of one page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of the page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/page"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], tuple[bool, int]]]:
    """Return what opens a link, and says whether words are marked on the screen, and how far down the page it is."""
    with chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield lambda link: browser.ask(lambda running: _opened(running, link))


def _opened(browser: Chrome, link: str) -> tuple[bool, int]:
    browser.get("about:blank")
    browser.get(link)
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    down = int(browser.execute_script("return window.scrollY"))
    picture = browser.get_screenshot_as_base64()
    browser.get("about:blank")
    return bool(browser.execute_async_script(HAS_MARK, picture)), down


# The browser itself reads the picture that it took.
HAS_MARK = """
    const picture = new Image(), done = arguments[1];
    picture.onload = () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [picture.width, picture.height];
        const context = canvas.getContext("2d");
        context.drawImage(picture, 0, 0);
        const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
        let marked = 0;
        for (let at = 0; at < data.length; at += 4)
            marked += data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 255;
        done(marked > 100);
    };
    picture.src = "data:image/png;base64," + arguments[0];
"""


@pytest.mark.parametrize(
    "quote",
    [
        "25 000 tonnes of fertilisers",
        "over 25\u00a0000 tonnes",
        '"well-known, and free"',
        "20% of it & more",
        "Мали выразила благодарность",
        "مالي وروسيا توقعان",
        "in Gao. Wheat and oil",
        "by sea then by road",
        "Wheat 25,000",
        "Wheat 12,000",
        "gave maize to Mali and rice",
        "Mali and rice, over 7 km2 wide",
        "to Mali",
        # What the web-platform-tests for text fragments (scroll-to-text-fragment) try, on this page.
        "Grain for Gao",
        "for Gao, won't stop",
        "won't stop",
        "3.5 million bags",
        "bags, less",
        "Oats for Kidal",
        "rye for Ségou",
        "Barley aside came later",
        "Sorghum red 7,000",
        "Millet for Mopti",
        "beans for Gao",
        "peas for Sikasso",
        "yams for Kayes",
        "A clandestine store",
        "a well-known one",
        "еще US$5 million, №12",
    ],
)
def test_the_words_are_marked_and_on_the_screen(
    quote: str, address: str, marked: Callable[[str], tuple[bool, int]]
) -> None:
    link = link_in_text(address, quote, TEXT)
    assert link
    seen, down = marked(link)
    assert (seen, down > 1000) == (True, True)


def test_of_words_that_stand_twice_the_first_are_marked_and_others_are_not(
    address: str, marked: Callable[[str], tuple[bool, int]]
) -> None:
    link = link_in_text(address, "100 tonnes", TEXT)
    assert link
    assert (link.partition(":~:")[2], marked(link)) == ("text=was-,100%20tonnes", (True, 0))


def test_words_that_are_not_there_are_not_marked(address: str, marked: Callable[[str], tuple[bool, int]]) -> None:
    assert marked(str(deep_link(address, "35 000 tonnes of fertilisers"))) == (False, 0)
