"""`bilat verify --live` against a server of its own: within limits, within the rules, and never anywhere private."""

import gzip
import json
import re
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest

from bilat.errors import UnreachableError
from bilat.verify.addresses import host as ascii_host
from bilat.verify.addresses import public, split
from bilat.verify.fetch import Fetcher
from bilat.verify.request import Limits
from bilat.verify.robots import Robots
from support.program import Program

pytestmark = pytest.mark.slow

WORDS = "the words that are looked for"
PAGE = f"<html><body><p>Here are {WORDS}.</p></body></html>".encode()

BOMB = gzip.compress(b"x" * 50_000_000)


class Site(BaseHTTPRequestHandler):
    """A site whose pages are good, bad and hostile; it writes down who asked for what, and when."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, float]]

    def do_GET(self) -> None:
        self.asked.append((self.path, time.monotonic()))
        name = self.path.strip("/").partition("?")[0].replace(".", "_")
        try:
            getattr(self, f"page_{name}", self.page_missing)()
        except OSError:
            self.close_connection = True  # whoever asked has gone

    def answer(self, data: bytes = b"", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers = {"Content_Type": "text/html", "Content_Length": str(len(data)), "Connection": "close"} | headers
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def page_good(self) -> None:
        self.answer(PAGE)

    def page_changed(self) -> None:
        self.answer(PAGE.replace(b"looked for", b"sought for"))

    def page_missing(self) -> None:
        self.answer(b"no such page", 404)

    def page_gone(self) -> None:
        self.answer(b"gone", 410)

    def page_broken(self) -> None:
        self.answer(b"broken", 500)

    def page_forbidden(self) -> None:
        self.answer(PAGE)

    def page_robots_txt(self) -> None:
        self.answer(
            b"User-agent: *\nDisallow: /\n\nUser-agent: bilat\nDisallow: /forbidden\n", Content_Type="text/plain"
        )

    def page_endless(self) -> None:
        self.answer(Content_Length="100000000")
        while True:
            self.wfile.write(b"drip ")
            time.sleep(0.05)

    def page_slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for n in range(10_000):
            self.wfile.write(f"X-{n}: y\r\n".encode())
            time.sleep(0.3)

    def page_broken_off(self) -> None:
        self.answer(PAGE, Content_Length=str(len(PAGE) + 10))
        self.close_connection = True

    def page_huge(self) -> None:
        self.answer(Content_Length="50000000")
        for _ in range(50):
            self.wfile.write(b"x" * 1_000_000)

    def page_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def page_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def page_not_packed(self) -> None:
        self.answer(PAGE, Content_Encoding="gzip")

    def page_lying(self) -> None:
        self.answer("<p>“пшеница” для Мали</p>".encode("windows-1251"), Content_Type="text/html; charset=utf-16")

    def page_picture(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def page_moved(self) -> None:
        self.answer(status=302, Location="/good")

    def page_round(self) -> None:
        self.answer(status=302, Location="/round")

    def page_to_file(self) -> None:
        self.answer(status=302, Location="file:///etc/passwd")

    def page_to_private(self) -> None:
        self.answer(status=302, Location="http://10.0.0.1/secret")

    def page_cookie(self) -> None:
        if "seen=1" in self.headers.get("Cookie", ""):
            self.answer(PAGE)
        else:
            self.answer(status=302, Location="/cookie", Set_Cookie="seen=1")

    def page_brotli(self) -> None:
        self.answer(b"\x8b\x05\x80xyz", Content_Encoding="br")

    def page_empty(self) -> None:
        self.answer(b"")

    def page_to_nowhere(self) -> None:
        self.answer(status=302, Location="http://[")

    def page_busy(self) -> None:
        again = [path for path, _ in self.asked].count("/busy") > 1
        self.answer(PAGE if again else b"", 200 if again else 429, Retry_After="1")

    def page_always_busy(self) -> None:
        self.answer(b"", 429, Retry_After="0")

    def page_rubbish(self) -> None:
        self.wfile.write(b"\0\1\2 this is no HTTP\r\n\r\n")
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: type[Site]) -> Iterator[str]:
    """Run a site, and return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[tuple[str, list[tuple[str, float]]]]:
    """Return the address of a running site, and what it is asked for."""
    asked: list[tuple[str, float]] = []
    with serving(type("Site", (Site,), {"asked": asked})) as address:
        yield address, asked


Live = Callable[..., tuple[int, dict[str, tuple[str, str | None]]]]


@pytest.fixture
def live(bilat: Program, site: tuple[str, object], tmp_path: Path) -> Live:
    """Return what verifies pages of the site, and comes back with the exit code and each page's state and reason."""

    def run(
        *pages: str, words: str = WORDS, options: tuple[str, ...] = ()
    ) -> tuple[int, dict[str, tuple[str, str | None]]]:
        facts = tmp_path / "facts.toml"
        facts.write_text(base(site[0], pages, words), encoding="utf-8")
        options = ("--allow-private", "--pause", "0", "--timeout", "2", *options)
        answer = bilat("verify", "--live", "--json", *options, facts=facts)
        rows = json.loads(answer.stdout)["sources"]
        return answer.returncode, {row["id"].removeprefix("s-"): (row["state"], row["reason"]) for row in rows}

    return run


def base(address: str, pages: tuple[str, ...], words: str) -> str:
    """Return a base with a source a page, and a fact that they all speak of."""
    sources = [
        f'[source.s-{page}]\ntitle = "T"\npublisher = "the-paper"\n'
        f'url = "{address}/{page.replace("-", "_").replace("robots_txt", "robots.txt")}"\n'
        for page in pages
    ]
    claims = ", ".join(f'{{ source = "s-{page}", quote = "{words}" }}' for page in pages)
    head = '[base]\nformat = 1\ntitle = "T"\nparties = ["RU", "ML"]\nversion = "1"\n'
    head += '[publisher.the-paper]\nname = "The Paper"\ntype = "press"\n'
    fact = f'[event.e]\ntitle = "E"\ndate = "2023"\nstatus = "happened"\nclaim = [{claims}]\n'
    return head + "\n".join([*sources, fact])


def test_the_state_of_each_page_is_reported(live: Live) -> None:
    assert live("good", "packed", "not-packed", "moved", "changed", "missing", "gone", "broken") == (
        1,
        {
            "good": ("found", None),
            "packed": ("found", None),
            "not-packed": ("found", None),
            "moved": ("found", None),
            "changed": ("changed", None),
            "missing": ("gone", "HTTP status 404"),
            "gone": ("gone", "HTTP status 410"),
            "broken": ("unreachable", "HTTP status 500"),
        },
    )


def test_a_page_that_wants_a_cookie_or_some_patience_gets_it_once(
    live: Live, site: tuple[str, list[tuple[str, float]]]
) -> None:
    states = live("cookie", "busy", "always-busy", "brotli", "empty", "to-nowhere")
    asked = [path for path, _ in site[1]]
    assert (states, asked.count("/busy"), asked.count("/always_busy")) == (
        (
            0,
            {
                "cookie": ("found", None),
                "busy": ("found", None),
                "always-busy": ("unreachable", "HTTP status 429"),
                "brotli": ("unreachable", "packed in a way that was not asked for (br)"),
                "empty": ("no-text", "it has no text"),
                "to-nowhere": ("unreachable", "redirected to what is no web address: Invalid IPv6 URL"),
            },
        ),
        2,
        2,
    )


def test_hostile_pages_get_a_word_each_and_never_hang(live: Live) -> None:
    pages = (
        "endless",
        "slow-head",
        "huge",
        "bomb",
        "picture",
        "round",
        "to-file",
        "rubbish",
        "forbidden",
        "broken-off",
    )
    assert live(*pages) == (
        1,
        {
            "endless": ("unreachable", "no complete answer within 2 seconds"),
            "slow-head": ("unreachable", "no complete answer within 2 seconds"),
            "huge": ("unreachable", "larger than 5 MB"),
            "bomb": ("unreachable", "larger than 5 MB"),
            "picture": ("no-text", "not a page of text but image/png"),
            "round": ("unreachable", "more than 5 redirects"),
            "to-file": ("unreachable", "not an http or https address (file)"),
            "broken-off": ("unreachable", "connection closed before the end"),
            "rubbish": ("unreachable", "not a valid HTTP answer (BadStatusLine)"),
            "forbidden": ("unreachable", "robots.txt does not allow it"),
        },
    )


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same(live: Live) -> None:
    # Neither UTF-8 nor what it says it is; the words in Latin letters and digits are all that can be known.
    assert live("lying", words="для Мали")[1]["lying"][0] in ("found", "changed")


def test_private_addresses_are_not_asked_unless_allowed(
    bilat: Program, site: tuple[str, list[tuple[str, float]]], tmp_path: Path
) -> None:
    address, asked = site
    facts = tmp_path / "facts.toml"
    facts.write_text(base(address, ("good",), WORDS), encoding="utf-8")
    run = bilat("verify", "--live", facts=facts)
    assert (run.returncode, asked, run.stdout.splitlines()[0]) == (
        1,
        [],
        f"unreachable  s-good: at a private address, 127.0.0.1 ({address}/good)",
    )


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433"]
)
def test_no_spelling_of_the_own_machine_is_asked(host: str, site: tuple[str, list[tuple[str, float]]]) -> None:
    address, asked = site
    port = address.rpartition(":")[2]
    with pytest.raises(UnreachableError, match=r"private address|no such host|unreachable|Cannot assign"):
        Fetcher(Limits(seconds=2, pause=0)).fetch(f"http://{host}:{port}/good")
    assert asked == []


def test_a_redirect_to_a_private_address_is_not_followed(site: tuple[str, list[tuple[str, float]]]) -> None:
    # The site's own address counts as public here, and all others as they are.
    limits = Limits(seconds=2, pause=0, allowed=lambda ip: ip == "127.0.0.1" or public(ip))
    with pytest.raises(UnreachableError, match=re.escape("at a private address, 10.0.0.1")):
        Fetcher(limits).fetch(f"{site[0]}/to_private")


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("::ffff:93.184.216.34", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("::7f00:1", False),
        ("::ffff:0:127.0.0.1", False),
        ("64:ff9b:1::808:808", False),
        ("fec0::1", False),
        ("5f00::1", False),
        ("3fff::1", False),
    ],
)
def test_an_address_is_public_only_if_everybody_can_reach_it(address: str, wanted: bool) -> None:
    assert public(address) is wanted


@pytest.mark.parametrize(
    "url", ["ftp://x.org/", "file:///etc/passwd", "http://u:p@x.org/", "http:///x", "http://x:0/", "http://[x/"]
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(UnreachableError):
        Fetcher(Limits()).fetch(url)


def test_a_host_is_given_its_pause(site: tuple[str, list[tuple[str, float]]]) -> None:
    address, asked = site
    fetcher = Fetcher(Limits(pause=0.6, allowed=lambda _: True))
    for _ in range(2):
        fetcher.fetch(f"{address}/good")
    times = [moment for _, moment in asked]
    apart = [later - earlier for earlier, later in pairwise(times)]
    assert ([path for path, _ in asked], min(apart) >= 0.3) == (["/robots.txt", "/good", "/good"], True)


def test_a_machine_is_given_its_pause_however_its_name_is_spelt(site: tuple[str, list[tuple[str, float]]]) -> None:
    address, asked = site
    port = address.rpartition(":")[2]
    fetcher = Fetcher(Limits(pause=0.3, allowed=lambda _: True))
    names = (f"127.0.0.1:{port}", f"127.1:{port}", f"2130706433:0{port}", f"0x7f000001:{port}")
    threads = [threading.Thread(target=fetcher.fetch, args=(f"http://{name}/good",)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    apart = [later - earlier for earlier, later in pairwise(moment for _, moment in asked)]
    assert (len(asked), min(apart) >= 0.15) == (8, True)


@pytest.mark.parametrize(
    ("after", "tries"), [("1", 2), ("Mon, 01 Jan 2001 00:00:00 GMT", 2), ("999999", 1), ("soon", 1), ("-5", 1), ("", 1)]
)
def test_a_busy_server_is_asked_again_if_it_says_when_and_that_is_soon(after: str, tries: int) -> None:
    class Busy(Site):
        def page_busy(self) -> None:
            self.answer(b"", 503, **({"Retry_After": after} if after else {}))

    asked: list[tuple[str, float]] = []
    with serving(type("Asked", (Busy,), {"asked": asked})) as address:
        page = Fetcher(Limits(pause=0, longest_pause=2, allowed=lambda _: True)).fetch(f"{address}/busy")
    assert (page.status, [path for path, _ in asked].count("/busy")) == (503, tries)


def test_a_cookie_is_not_taken_to_another_host() -> None:
    cookies: list[str | None] = []

    class Passing(Site):
        def page_pass(self) -> None:
            self.answer(status=302, Location=f"http://localhost:{self.server.server_port}/there", Set_Cookie="a=1")  # type: ignore[attr-defined]

        def page_there(self) -> None:
            cookies.append(self.headers.get("Cookie"))
            self.answer(PAGE)

    with serving(type("Asked", (Passing,), {"asked": []})) as address:
        Fetcher(Limits(pause=0, allowed=lambda _: True)).fetch(f"{address}/pass")
    assert cookies == [None]


ROBOTS = """\
User-agent: other
Disallow: /

User-agent: BILAT  # this one
User-agent: another
Crawl-delay: 2
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search*page=
Disallow:
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/search?q=1&page=2", False),
        ("/search?q=1", True),
    ],
)
def test_robots_txt_is_read_by_its_standard(target: str, allowed: bool) -> None:
    assert Robots(ROBOTS.encode()).allows(f"https://example.org{target}") is allowed


@pytest.mark.parametrize(
    ("robots", "path"),
    [
        (b"User-agent: *\nDisallow: /page\n", "/page"),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /page\n", "/page"),
        ("User-agent: *\nDisallow: /café\n".encode(), "/café"),
        (b"User-agent: *\nDisallow: /caf%c3%a9\n", "/café"),
        (b"User-agent: *\nDisallow: /a%7Eb\n", "/a~b"),
        (b"User-agent: bilat/1.0\nDisallow: /\n", "/page"),
        (b"User-agent: other\nUser-agent: Bilat\nDisallow: /\n", "/page"),
        (b"User-agent: bilat\r\nDisallow: /\r\n", "/page"),
    ],
)
def test_no_spelling_of_a_robots_txt_is_passed_over(robots: bytes, path: str) -> None:
    asked: list[tuple[str, float]] = []

    class Guarded(Site):
        def do_GET(self) -> None:
            self.asked.append((self.path, 0))
            self.answer(robots if self.path == "/robots.txt" else PAGE)

    with serving(type("Asked", (Guarded,), {"asked": asked})) as address:
        fetcher = Fetcher(Limits(pause=0, allowed=lambda _: True))
        with pytest.raises(UnreachableError, match=re.escape("robots.txt does not allow it")):
            fetcher.fetch(f"{address}{path}")
    assert [path for path, _ in asked] == ["/robots.txt"]


# Kinds of rules that Protego's own tests try.
@pytest.mark.parametrize(
    ("rules", "target", "allowed"),
    [
        ("", "/page", True),
        ("disallow:", "/page", True),
        ("disallow: /\nallow: /page", "/page", True),
        ("disallow: /x/page.html\nallow: /x/", "/x/page.html", False),
        ("allow: /x/page.html\ndisallow: /x/", "/x/page.html", True),
        ("disallow: /x\nallow: /x/", "/x", False),
        ("disallow: /folder\nallow: /folder", "/folder/page", True),
        ("allow: /page\ndisallow: /*.html", "/page.html", False),
        ("allow: /x/page.\ndisallow: /*.html", "/x/page.html", True),
        ("allow: /$\ndisallow: /", "/", True),
        ("allow: /$\ndisallow: /", "/page", False),
        ("disallow: /\nallow: /a%3cd.html", "/a<d.html", True),
        ("disallow: /\nallow: /a<d.html", "/a%3cd.html", True),
        ("disallow: /?", "/?query", False),
        ("disallow: /foo*/bar.html", "/food/a/bar.html", False),
        ("disallow: /foo*/bar.html", "/food/xyz.html", True),
    ],
)
def test_of_rules_that_contradict_each_other_the_longer_decides(rules: str, target: str, allowed: bool) -> None:
    assert Robots(f"user-agent: *\n{rules}\n".encode()).allows(f"https://example.org{target}") is allowed


@pytest.mark.parametrize("name", ["b", "bil", "bilateral", "robot"])
def test_a_group_for_a_program_of_another_name_is_none_for_this_one(name: str) -> None:
    assert Robots(f"User-agent: {name}\nDisallow: /\n".encode()).allows("https://example.org/page")


def test_a_robots_txt_of_many_names_and_rules_takes_little_memory() -> None:
    names = "\n".join(f"user-agent: a{n}" for n in range(9_000))
    rules = "\n".join(f"allow: /{n}" for n in range(9_000))
    tracemalloc.start()
    try:
        robots = Robots(f"{names}\n{rules}\nuser-agent: bilat\ndisallow: /no\n".encode())
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (robots.allows("https://example.org/no"), most < 50_000_000) == (False, True)


@pytest.mark.parametrize(
    ("url", "ascii_"),
    [
        ("https://café.fr/x", "xn--caf-dma.fr"),
        ("https://faß.de/", "xn--fa-hia.de"),
        ("https://МИД.рф/", "xn--d1ahl.xn--p1ai"),
        ("https://ｅｘａｍｐｌｅ.org/", "example.org"),
        ("https://a_b.example.org/", "a_b.example.org"),
        ("https://a_é.org/", "xn--a_-cja.org"),
        ("https://I❤.ws/", "xn--i-7iq.ws"),
        ("https://café。fr/", "xn--caf-dma.fr"),
        ("https://-é-.org/", "xn-----bja.org"),
    ],
)
def test_a_host_is_spelt_as_browsers_spell_it(url: str, ascii_: str) -> None:
    assert ascii_host(split(url)) == ascii_


@pytest.mark.parametrize("host", ["é" * 80 + ".org", "é..org", "ﷺ.org"])
def test_a_host_that_can_not_be_is_no_reason_to_stop(host: str) -> None:
    with pytest.raises(UnreachableError, match="no such host"):
        Fetcher(Limits()).fetch(f"https://{host}/")


def test_progress_is_told_on_a_terminal_only(bilat: Program, site: tuple[str, object], tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(base(site[0], ("good",), WORDS), encoding="utf-8")
    assert bilat("verify", "--live", "--allow-private", "--pause", "0", facts=facts).stderr == ""


def test_what_was_read_live_is_recorded_with_the_day(bilat: Program, site: tuple[str, object], tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(base(site[0], ("good", "changed"), WORDS), encoding="utf-8")
    bilat("verify", "--live", "--allow-private", "--pause", "0", "--record", facts=facts)
    lines = facts.read_text(encoding="utf-8").splitlines()
    recorded = [line.partition(" = ")[0] for line in lines if line.startswith(("accessed", "fingerprint"))]
    assert (recorded, bilat("check", str(facts), "--select", "B1,B913").returncode) == (
        ["accessed", "fingerprint", "fingerprint"],  # the page that lacks the words has no day on which it had them
        0,
    )


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("[event.e]", "[event.e", "is no longer valid TOML"),
        ("[source.s-good]", "[source.renamed]", "no longer has a valid source s-good"),
    ],
)
def test_a_file_that_is_edited_while_pages_are_fetched_is_left_to_its_editor(
    before: str, after: str, reason: str, bilat: Program, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.toml"

    class Editing(Site):
        def page_good(self) -> None:
            facts.write_text(facts.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
            super().page_good()

    with serving(type("Editing", (Editing,), {"asked": []})) as address:
        facts.write_text(base(address, ("good",), WORDS), encoding="utf-8")
        edited = facts.read_text(encoding="utf-8").replace(before, after)
        run = bilat("verify", "--live", "--allow-private", "--pause", "0", "--record", facts=facts)
    assert (run.returncode, run.stderr, facts.read_text(encoding="utf-8")) == (
        1,
        f"Nothing was recorded: {facts} was changed in the meantime and {reason}.\n",
        edited,
    )
