"""Pages fetched from the web with good manners: as robots.txt allows, with pauses, and not again at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from math import inf
from socket import SOCK_STREAM, getaddrinfo
from threading import Lock
from time import monotonic, sleep
from urllib.parse import SplitResult
from urllib.request import Request

from bilat.errors import UnreachableError
from bilat.verify.addresses import host, joined, split, target
from bilat.verify.request import Limits, Page, request
from bilat.verify.robots import Robots

_BUSY = (429, 503)
"""The answers of a server that may say when to come again."""


class Fetcher:
    """Fetches pages, from each machine one at a time with pauses, after its robots.txt. Threads may share it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}
        self._machines: dict[str, str] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def fetch(self, url: str) -> Page:
        """Return the page at an address; redirects are followed, with the cookies that they set on the way.

        Raises:
            UnreachableError: no answer comes within the limits, or the address, a redirect or robots.txt rules it out.
        """
        visit = _Visit()
        for _ in range(self.limits.redirects + 1):
            parts = split(url)
            with self._turn(parts):
                robots = self._robots_of(parts)
                if not robots.allows(f"{_home(parts)}{target(parts)}"):
                    raise UnreachableError("robots.txt does not allow it")
                page = self._asked(parts, robots.delay, visit)
                if page.status in _BUSY and (wait := _seconds_to_wait(page)) <= self.limits.longest_pause:
                    page = self._asked(parts, max(wait, robots.delay), visit)
            if page.location is None:
                return page
            url = joined(url, page.location)
        raise UnreachableError(f"more than {self.limits.redirects} redirects")

    @contextmanager
    def _turn(self, parts: SplitResult) -> Iterator[None]:
        """Let one thread at a time contact a machine."""
        machine = self._machine(parts)
        with self._lock:
            lock = self._locks.setdefault(machine, Lock())
        with lock:
            yield

    def _machine(self, parts: SplitResult) -> str:
        """Return the first address of a host, by whatever name it goes; the name where it has none."""
        name = host(parts)
        if name not in self._machines:
            try:
                self._machines[name] = str(getaddrinfo(name, None, type=SOCK_STREAM)[0][4][0])
            except (OSError, ValueError):
                self._machines[name] = name
        return self._machines[name]

    def _asked(self, parts: SplitResult, delay: float, visit: _Visit) -> Page:
        pause = max(self.limits.pause, min(delay, self.limits.longest_pause))
        machine = self._machine(parts)
        left = self._last.get(machine, -pause) + pause - monotonic()
        if left > 0:
            sleep(left)
        self._last[machine] = monotonic()
        page = request(parts, self.limits, visit.cookies(parts))
        visit.remember(parts, page)
        return page

    def _robots_of(self, parts: SplitResult) -> Robots:
        home = _home(parts)
        if home not in self._robots:
            self._robots[home] = self._read_robots(home)
        return self._robots[home]

    def _read_robots(self, home: str) -> Robots:
        """Return the rules of a site: no rules where it has no such file.

        Source: RFC 9309, 2.3.1.

        Raises:
            UnreachableError: it can't be asked, which means that nothing is allowed.
        """
        url, visit = f"{home}/robots.txt", _Visit()
        for _ in range(self.limits.redirects + 1):
            parts = split(url)
            page = self._asked(parts, 0, visit)
            if page.location is None:
                break
            url = joined(url, page.location)
        if page.status >= 500 or page.status == 429:
            raise UnreachableError(f"its robots.txt has HTTP status {page.status}")
        return Robots(page.data if page.status == 200 else b"")


def _home(parts: SplitResult) -> str:
    port = f":{parts.port}" if parts.port else ""
    name = host(parts)
    return f"{parts.scheme}://{f'[{name}]' if ':' in name else name}{port}"


class _Visit:
    """The cookies of one visit: servers that send their readers round to set one find it again."""

    def __init__(self) -> None:
        self._jar = CookieJar()

    def cookies(self, parts: SplitResult) -> dict[str, str]:
        """Return the header with the cookies for an address, {} without any."""
        asked = Request(f"{_home(parts)}{target(parts)}")
        self._jar.add_cookie_header(asked)
        cookie = asked.get_header("Cookie")
        return {"Cookie": cookie} if cookie else {}

    def remember(self, parts: SplitResult, page: Page) -> None:
        """Take the cookies that an answer sets."""
        if page.header("set-cookie"):
            self._jar.extract_cookies(_Headers(page), Request(f"{_home(parts)}{target(parts)}"))  # type: ignore[arg-type]


class _Headers:
    """The headers of a page, as a jar of cookies reads them."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def info(self) -> HTTPMessage:
        """Return the headers."""
        message = HTTPMessage()
        for key, value in self._page.headers:
            message.add_header(key, value)
        return message


def _seconds_to_wait(page: Page) -> float:
    """Return in how many seconds a busy server may be asked again; without end where it does not say.

    Source: RFC 9110, 10.2.3: a number of seconds, or a date.
    """
    when = page.header("retry-after").strip()
    if when.isascii() and when.isdigit():
        return float(when[:9])
    try:
        moment = parsedate_to_datetime(when)
    except ValueError:
        return inf
    return max((moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds(), 0)
