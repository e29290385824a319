"""One request to a server, within limits; the address that is checked is the one connected to."""

from __future__ import annotations

import socket
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult

from bilat import __version__
from bilat.errors import UnreachableError
from bilat.verify.addresses import PORTS, host, public, target
from bilat.verify.robots import AGENT

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (looks quotes up in their sources)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a fetch may take."""

    seconds: float = 20
    """For one answer, from the first packet to the last."""
    size: int = 5_000_000
    """In bytes, compressed or not."""
    redirects: int = 5
    pause: float = 1
    """Seconds between two requests to one machine."""
    longest_pause: float = 30
    """Seconds that a robots.txt or a busy server may ask to wait."""
    allowed: Callable[[str], bool] = public
    """Whether an IP address may be contacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered."""

    url: str
    status: int
    data: bytes
    """The body, unpacked."""
    sent: bytes = b""
    """The body as it was sent."""
    headers: tuple[tuple[str, str], ...] = ()
    type: str = ""
    """The media type, without parameters; "" where none is given."""
    charset: str | None = None
    location: str | None = None

    def header(self, name: str) -> str:
        """Return a header, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def request(parts: SplitResult, limits: Limits, headers: Mapping[str, str] | None = None) -> Page:
    """Return what a server answers; redirects are not followed.

    Raises:
        UnreachableError: the answer is late, too large or broken, or the address is not allowed.
    """
    end = monotonic() + limits.seconds
    try:
        with closing(_connected(parts, limits)) as sock, _until(end, sock):
            secure = parts.scheme == "https"  # then the timer shuts the same socket down beneath
            wrapped = _certificates().wrap_socket(sock, server_hostname=host(parts)) if secure else sock
            with closing(wrapped):
                page = _answer(wrapped, parts, limits, headers or {})
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


def _connected(parts: SplitResult, limits: Limits) -> socket.socket:
    """Return a connection to the host."""
    failure: OSError | None = None
    addresses = socket.getaddrinfo(host(parts), parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
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


def _answer(sock: socket.socket, parts: SplitResult, limits: Limits, headers: Mapping[str, str]) -> Page:
    connection = HTTPConnection(host(parts), parts.port or PORTS[parts.scheme])
    connection.default_port = PORTS[parts.scheme]  # which the Host header leaves out
    connection.sock = sock
    connection.request("GET", target(parts), headers={**_HEADERS, **headers})
    response = connection.getresponse()
    location = response.headers.get("Location") if response.status in (301, 302, 303, 307, 308) else None
    sent = b"" if location else _body(response, limits.size)
    return Page(
        url=parts.geturl(),
        status=response.status,
        data=unpacked(sent, response.headers.get("Content-Encoding", ""), limits.size),
        sent=sent,
        headers=tuple(response.headers.items()),
        type=response.headers.get_content_type() if "Content-Type" in response.headers else "",
        charset=response.headers.get_content_charset(),
        location=location and location.encode("latin-1", "replace").decode("utf-8", "replace"),
    )


def _body(response: HTTPResponse, size: int) -> bytes:
    data = response.read(size + 1)
    if len(data) > size:
        raise _too_large(size)
    if response.length:
        raise HTTPException("connection closed before the end")
    return data


_PACKINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""How bodies may be packed, and the window that zlib unpacks them with."""


def unpacked(data: bytes, packing: str, size: int) -> bytes:
    """Return a body unpacked, at most `size` bytes; one that is not packed as it says comes back as it is.

    Raises:
        UnreachableError: it is larger, or packed in another way than was asked for.
    """
    packing = packing.strip().lower()
    if not data or packing in ("", "identity"):
        return data
    if packing not in _PACKINGS:
        raise UnreachableError(f"packed in a way that was not asked for ({packing})")
    with suppress(zlib.error):  # it is not packed after all
        data = zlib.decompressobj(wbits=_PACKINGS[packing]).decompress(data, size + 1)
    if len(data) > size:
        raise _too_large(size)
    return data


def _too_large(size: int) -> UnreachableError:
    return UnreachableError(f"larger than {size / 1_000_000:g} MB")
