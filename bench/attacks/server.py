"""A hostile server on 127.0.0.1, and no other address: answers at random, fetched as `verify` does."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import ClassVar

from attacks.asking import Failure
from bilat.errors import BilatError
from bilat.verify.fetch import Fetcher
from bilat.verify.request import Limits

TYPES = ("text/html", "text/plain", "application/pdf", "text/html; charset=utf-16", "text/html; charset=unicode_escape")
TARGETS = (
    "http://[",
    "//",
    "javascript:x",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "/again",
    "\\",
    "http://127.0.0.1:1/",
    "",
)
SECONDS = 2.0
"""How long one fetch may take."""


LIMITS = Limits(seconds=SECONDS, pause=0, longest_pause=0, allowed=lambda address: address == "127.0.0.1")


class Hostile(BaseHTTPRequestHandler):
    """A site that answers each request with what the attack drew last."""

    answer: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        """Send what was drawn, headers and all, and hang up."""
        self.wfile.write(type(self).answer)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def attack(chance: Random, _folder: Path) -> Iterator[Failure | None]:
    """Fetch one drawn answer after another, without end: each is a page or "unreachable", within the time allowed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        while True:
            Hostile.answer = _answer(chance)
            yield _fetched(f"{url}/{chance.randrange(10**6)}")
    finally:
        server.shutdown()


def _fetched(url: str) -> Failure | None:
    """Fetch one address, and say what is wrong with how it went."""
    start, what = time.monotonic(), ""
    try:
        Fetcher(
            Limits(seconds=SECONDS, pause=0, longest_pause=0, allowed=lambda address: address == "127.0.0.1")
        ).fetch(url)
    except BilatError:
        pass
    except Exception as error:  # whatever else is raised ends a run of `verify`
        what = f"{type(error).__name__}: {error}"[:100]
    if not what and time.monotonic() - start > SECONDS * 5:
        what = "it took longer than the limits allow"
    return Failure(what, "the answer kept", Hostile.answer) if what else None


def _answer(chance: Random) -> bytes:
    """Return an answer of a server: most of HTTP, some not."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(400))
    status = chance.choice((200, 200, 200, 301, 302, 307, 404, 429, 500, 503, 999))
    body = _body(chance)
    headers = [f"Content-Type: {chance.choice(TYPES)}"]
    if chance.random() < 0.5:
        headers.append(f"Content-Length: {chance.choice((len(body), 0, len(body) + 5, -1, 10**30))}")
    if 300 <= status < 400 or chance.random() < 0.1:
        headers.append(f"Location: {chance.choice(TARGETS)}")
    if chance.random() < 0.2:
        headers.append(f"Content-Encoding: {chance.choice(('gzip', 'deflate', 'br', 'x'))}")
        body = gzip.compress(body) if chance.random() < 0.5 else body
    if chance.random() < 0.2:
        headers.append(f"Retry-After: {chance.choice(('x', '-1', '9' * 500, 'Mon, 99 Foo 2023 00:00:00 GMT'))}")
    if chance.random() < 0.2:
        headers.append(f"Set-Cookie: {chance.choice(('a=b; Domain=.example', '=', 'x' * 9000, chr(0)))}")
    if chance.random() < 0.1:
        headers.append("Transfer-Encoding: chunked")
    return "\r\n".join([f"HTTP/1.1 {status} X", *headers, "", ""]).encode("latin-1") + body


def _body(chance: Random) -> bytes:
    pieces = (
        *(
            b"<p>",
            b"</div>",
            b"&#",
            b"9" * 5000,
            b";",
            b"<meta charset=raw_unicode_escape>",
            b"\\udcff",
            b"<!--",
            b"<table>",
        ),
        *(
            "马里".encode() * 2000,
            b"%PDF-1.7\n",
            b"user-agent: *\n",
            b"disallow: /\n",
            b"crawl-delay: 1e9\n",
            b"\0",
            b"\xff",
        ),
        *(b"<style>", b"p{display:none}", b"a" * 20_000, b"<script>", b" ", b"\n", b"some words here"),
    )
    return b"".join(chance.choice(pieces) for _ in range(chance.randrange(30)))
