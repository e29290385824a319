"""Pages fetched from the web: slowly, within bounds, and from nowhere that a stranger's file should reach."""

from __future__ import annotations

import re
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Lock, Timer
from time import monotonic, sleep
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from bilat import __version__
from bilat.errors import UnreachableError

AGENT = "bilat"
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (looks quotes up in their sources)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_LONGEST_PAUSE = 30.0


_TRANSLATED = IPv6Network("64:ff9b::/96")


def public(address: str) -> bool:
    """Say whether an address is one that everybody can reach; what it wraps counts too."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = [ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None]
        if ip in _TRANSLATED:
            wrapped.append(IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(one is not None and not public(str(one)) for one in wrapped):
            return False
        if ip.ipv4_mapped:
            return True
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How far a fetch may go."""

    seconds: float = 20
    """For one answer, from the first packet to the last."""
    size: int = 5_000_000
    """In bytes, packed and unpacked."""
    redirects: int = 5
    pause: float = 1
    """Seconds between two requests to one host."""
    allowed: Callable[[str], bool] = public
    """Which IP addresses may be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered."""

    url: str
    status: int
    data: bytes
    type: str
    """The media type, without parameters; "" where none is given."""
    charset: str | None = None
    location: str | None = None


class Visitor:
    """Who fetches pages: asks robots.txt first, and leaves each host its pause. May be shared by threads."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def visit(self, url: str) -> Page:
        """Return the page at an address, its redirects followed.

        Raises:
            UnreachableError: nobody answers in time, or the address, a redirect or robots.txt forbids to ask.
        """
        for _ in range(self.bounds.redirects + 1):
            parts = _split(url)
            with self._turn(parts):
                robots = self._robots_of(parts)
                if not robots.allows(_target(parts)):
                    raise UnreachableError("robots.txt forbids it")
                self._wait(parts, robots.delay)
                page = fetch(parts, self.bounds)
            if page.location is None:
                return page
            url = urljoin(url, page.location)
        raise UnreachableError(f"redirects more than {self.bounds.redirects} times")

    @contextmanager
    def _turn(self, parts: SplitResult) -> Iterator[None]:
        """Let one thread at a time talk to a host."""
        with self._lock:
            lock = self._locks.setdefault(parts.netloc, Lock())
        with lock:
            yield

    def _wait(self, parts: SplitResult, delay: float) -> None:
        pause = max(self.bounds.pause, min(delay, _LONGEST_PAUSE))
        left = self._last.get(parts.netloc, -pause) + pause - monotonic()
        if left > 0:
            sleep(left)
        self._last[parts.netloc] = monotonic()

    def _robots_of(self, parts: SplitResult) -> Robots:
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self._robots:
            self._robots[home] = self._read_robots(home)
        return self._robots[home]

    def _read_robots(self, home: str) -> Robots:
        """Return the rules of a site: none where it has no such file, nothing allowed where it can't answer.

        Source: RFC 9309, 2.3.1.
        """
        url = f"{home}/robots.txt"
        for _ in range(self.bounds.redirects + 1):
            parts = _split(url)
            self._wait(parts, 0)
            page = fetch(parts, self.bounds)
            if page.location is None:
                break
            url = urljoin(url, page.location)
        if page.status >= 500:
            raise UnreachableError(f"robots.txt answers {page.status}")
        return Robots(page.data.decode("utf-8", "replace") if page.status == 200 else "")


def fetch(parts: SplitResult, bounds: Bounds) -> Page:
    """Return what a server answers, redirects not followed.

    Raises:
        UnreachableError: it does not answer in time, or answers too much; or its address is not to be asked.
    """
    end = monotonic() + bounds.seconds
    try:
        with closing(_connected(parts, bounds)) as sock, _until(end, sock):
            wrapped = _secured(sock, parts) if parts.scheme == "https" else sock
            with closing(wrapped):
                page = _answer(wrapped, parts, bounds)
    except ssl.SSLCertVerificationError as error:
        raise UnreachableError(f"its certificate is not valid: {error.verify_message}") from None
    except (OSError, HTTPException, ValueError) as error:
        if monotonic() < end:
            raise UnreachableError(_words(error)) from None
    else:
        if monotonic() < end:
            return page
    raise UnreachableError(f"did not end within {bounds.seconds:g} seconds")


def _words(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, HTTPException):
        return str(error) if type(error) is HTTPException else f"does not speak HTTP ({type(error).__name__})"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreachableError(f"is no web address: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise UnreachableError(f"is no http(s) address but {parts.scheme or 'nothing'}:")
    if not parts.hostname or parts.username is not None or parts.password is not None or port == 0:
        raise UnreachableError("is no plain web address")
    return parts


_SAFE = "!$%&'()*+,/:;=@~-._"


def _target(parts: SplitResult) -> str:
    """Return the path and query of an address, as they are asked for."""
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE + "?[]")
    return f"{path}?{query}" if query else path


_PORTS = {"http": 80, "https": 443}


def _host(parts: SplitResult) -> str:
    """Return the host as the network names it: café.fr is xn--caf-dma.fr there."""
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode()


def _connected(parts: SplitResult, bounds: Bounds) -> socket.socket:
    """Return a connection to the host; the address that is looked at is the one that is connected to."""
    failure: OSError | None = None
    found = socket.getaddrinfo(_host(parts), parts.port or _PORTS[parts.scheme], type=socket.SOCK_STREAM)
    for family, kind, protocol, _, address in found:
        if not bounds.allowed(str(address[0])):
            raise UnreachableError(f"is at a private address, {address[0]}")
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(bounds.seconds)
        try:
            sock.connect(address)
        except OSError as error:
            sock.close()
            failure = error
        else:
            return sock
    raise failure or OSError("there is no such host")


@contextmanager
def _until(end: float, sock: socket.socket) -> Iterator[None]:
    """Break a connection off when its time is over, however slowly it drips: its reader sees an early end."""

    def stop() -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(max(end - monotonic(), 0), stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


def _secured(sock: socket.socket, parts: SplitResult) -> socket.socket:
    # The timer breaks off the connection beneath, which stays this one's.
    return _certificates().wrap_socket(sock, server_hostname=_host(parts))


def _answer(sock: socket.socket, parts: SplitResult, bounds: Bounds) -> Page:
    connection = HTTPConnection(_host(parts), parts.port or _PORTS[parts.scheme])
    connection.default_port = _PORTS[parts.scheme]  # which the Host header leaves out
    connection.sock = sock
    connection.request("GET", _target(parts), headers=_HEADERS)
    response = connection.getresponse()
    location = response.headers.get("Location") if response.status in (301, 302, 303, 307, 308) else None
    return Page(
        url=parts.geturl(),
        status=response.status,
        data=b"" if location else _body(response, bounds.size),
        type=response.headers.get_content_type() if "Content-Type" in response.headers else "",
        charset=response.headers.get_content_charset(),
        location=location and location.encode("latin-1", "replace").decode("utf-8", "replace"),
    )


def _body(response: HTTPResponse, size: int) -> bytes:
    data = response.read(size + 1)
    if len(data) <= size and response.length:
        raise HTTPException("it broke off before its end")
    if len(data) <= size and response.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip"):
        with suppress(zlib.error):  # it only says so
            data = zlib.decompressobj(wbits=31).decompress(data, size + 1)
    if len(data) > size:
        raise UnreachableError(f"is larger than {size / 1_000_000:g} MB")
    return data


class Robots:
    """What a robots.txt lets this program read.

    Source: RFC 9309: the group that names the program, else that of `*`; the longest rule that matches decides.
    """

    def __init__(self, text: str) -> None:
        self.delay = 0.0
        self._rules: list[tuple[str, bool]] = []
        groups = _groups(text[:500_000])
        for key, value in groups.get(AGENT, groups.get("*", [])):
            if key == "crawl-delay":
                with suppress(ValueError):
                    self.delay = max(self.delay, float(value))
            elif value:
                self._rules.append((value, key == "allow"))
        # The longest first; of two as long, the one that allows.
        self._rules.sort(key=lambda rule: (-len(rule[0]), not rule[1]))

    def allows(self, target: str) -> bool:
        """Say whether a path with its query may be read."""
        return next((allowed for rule, allowed in self._rules if _matches(rule, target)), True)


def _groups(text: str) -> dict[str, list[tuple[str, str]]]:
    """Return the rules by the name of the program that they are for, in small letters."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    open_ = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            names = [*names, value.lower()] if open_ else [value.lower()]
            open_ = True
            groups.setdefault(names[-1], [])
        elif colon and key in ("allow", "disallow", "crawl-delay"):
            open_ = False
            for name in names:
                groups[name].append((key, value))
    return groups


def _matches(rule: str, target: str) -> bool:
    """Say whether a rule, with its `*` and a `$` at its end, is how the target begins."""
    whole = rule.endswith("$")
    pieces = re.sub(r"\*+", "*", rule.removesuffix("$")).split("*")
    if not target.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        at = target.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if len(pieces) == 1:
        return not whole or target == rule.removesuffix("$")
    return target.endswith(pieces[-1]) and len(target) - len(pieces[-1]) >= at if whole else pieces[-1] in target[at:]
