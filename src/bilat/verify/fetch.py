"""Pages fetched from the web: within limits, as robots.txt allows, and never from private networks."""

from __future__ import annotations

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
from bilat.verify.robots import AGENT, Robots

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (looks quotes up in their sources)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_LONGEST_PAUSE = 30.0
"""Seconds that a robots.txt may ask to wait between two requests."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones."""


def public(address: str) -> bool:
    """Say whether an address is reachable from everywhere, and so is any IPv4 address inside it."""
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
class Limits:
    """What a fetch may take."""

    seconds: float = 20
    """For one answer, from the first packet to the last."""
    size: int = 5_000_000
    """In bytes, compressed or not."""
    redirects: int = 5
    pause: float = 1
    """Seconds between two requests to one host."""
    allowed: Callable[[str], bool] = public
    """Whether an IP address may be contacted."""


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


class Fetcher:
    """Fetches pages, each host one at a time with pauses, after its robots.txt. Threads may share it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def fetch(self, url: str) -> Page:
        """Return the page at an address; redirects are followed.

        Raises:
            UnreachableError: no answer comes within the limits, or the address, a redirect or robots.txt rules it out.
        """
        for _ in range(self.limits.redirects + 1):
            parts = _split(url)
            with self._turn(parts):
                robots = self._robots_of(parts)
                if not robots.allows(_target(parts)):
                    raise UnreachableError("robots.txt does not allow it")
                self._wait(parts, robots.delay)
                page = request(parts, self.limits)
            if page.location is None:
                return page
            url = urljoin(url, page.location)
        raise UnreachableError(f"more than {self.limits.redirects} redirects")

    @contextmanager
    def _turn(self, parts: SplitResult) -> Iterator[None]:
        """Let one thread at a time contact a host."""
        with self._lock:
            lock = self._locks.setdefault(parts.netloc, Lock())
        with lock:
            yield

    def _wait(self, parts: SplitResult, delay: float) -> None:
        pause = max(self.limits.pause, min(delay, _LONGEST_PAUSE))
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
        """Return the rules of a site: no rules where it has no such file.

        Source: RFC 9309, 2.3.1.

        Raises:
            UnreachableError: it can't be asked, which means that nothing is allowed.
        """
        url = f"{home}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            parts = _split(url)
            self._wait(parts, 0)
            page = request(parts, self.limits)
            if page.location is None:
                break
            url = urljoin(url, page.location)
        if page.status >= 500:
            raise UnreachableError(f"its robots.txt has HTTP status {page.status}")
        return Robots(page.data.decode("utf-8", "replace") if page.status == 200 else "")


def request(parts: SplitResult, limits: Limits) -> Page:
    """Return what a server answers; redirects are not followed.

    Raises:
        UnreachableError: the answer is late, too large or broken, or the address is not allowed.
    """
    end = monotonic() + limits.seconds
    try:
        with closing(_connected(parts, limits)) as sock, _until(end, sock):
            secure = parts.scheme == "https"  # then the timer shuts the same socket down beneath
            wrapped = _certificates().wrap_socket(sock, server_hostname=_host(parts)) if secure else sock
            with closing(wrapped):
                page = _answer(wrapped, parts, limits)
    except ssl.SSLCertVerificationError as error:
        raise UnreachableError(f"invalid certificate: {error.verify_message}") from None
    except (OSError, HTTPException, ValueError) as error:
        if monotonic() < end:
            raise UnreachableError(_words(error)) from None
    else:
        if monotonic() < end:
            return page
    raise UnreachableError(f"no complete answer within {limits.seconds:g} seconds")


def _words(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "no such host"
    if isinstance(error, HTTPException):
        return str(error) if type(error) is HTTPException else f"not a valid HTTP answer ({type(error).__name__})"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreachableError(f"not a web address: {error}") from None
    if parts.scheme not in ("http", "https"):
        raise UnreachableError(f"not an http or https address ({parts.scheme or 'no scheme'})")
    if not parts.hostname or parts.username is not None or parts.password is not None or port == 0:
        raise UnreachableError("not a plain web address: it has no host, a login or port 0")
    return parts


_SAFE = "!$%&'()*+,/:;=@~-._"


def _target(parts: SplitResult) -> str:
    """Return the path and query of an address as a request has them."""
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE + "?[]")
    return f"{path}?{query}" if query else path


_PORTS = {"http": 80, "https": 443}


def _host(parts: SplitResult) -> str:
    """Return the host in ASCII: xn--caf-dma.fr for café.fr."""
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode()


def _connected(parts: SplitResult, limits: Limits) -> socket.socket:
    """Return a connection to the host; the address that was checked is the one connected to."""
    failure: OSError | None = None
    addresses = socket.getaddrinfo(_host(parts), parts.port or _PORTS[parts.scheme], type=socket.SOCK_STREAM)
    for family, kind, protocol, _, address in addresses:
        if not limits.allowed(str(address[0])):
            raise UnreachableError(f"at a private address, {address[0]}")
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(limits.seconds)
        try:
            sock.connect(address)
        except OSError as error:
            sock.close()
            failure = error
        else:
            return sock
    raise failure or OSError("no such host")


@contextmanager
def _until(end: float, sock: socket.socket) -> Iterator[None]:
    """Shut a connection down when its time is over, however slowly data still comes: its reader sees an early end."""

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


def _answer(sock: socket.socket, parts: SplitResult, limits: Limits) -> Page:
    connection = HTTPConnection(_host(parts), parts.port or _PORTS[parts.scheme])
    connection.default_port = _PORTS[parts.scheme]  # which the Host header leaves out
    connection.sock = sock
    connection.request("GET", _target(parts), headers=_HEADERS)
    response = connection.getresponse()
    location = response.headers.get("Location") if response.status in (301, 302, 303, 307, 308) else None
    return Page(
        url=parts.geturl(),
        status=response.status,
        data=b"" if location else _body(response, limits.size),
        type=response.headers.get_content_type() if "Content-Type" in response.headers else "",
        charset=response.headers.get_content_charset(),
        location=location and location.encode("latin-1", "replace").decode("utf-8", "replace"),
    )


def _body(response: HTTPResponse, size: int) -> bytes:
    data = response.read(size + 1)
    if len(data) <= size and response.length:
        raise HTTPException("connection closed before the end")
    if len(data) <= size and response.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip"):
        with suppress(zlib.error):  # it is not compressed after all
            data = zlib.decompressobj(wbits=31).decompress(data, size + 1)
    if len(data) > size:
        raise UnreachableError(f"larger than {size / 1_000_000:g} MB")
    return data
