"""Web addresses as they are requested: their host in ASCII, their path encoded, and none that is private."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import idna

from bilat.errors import UnreachableError

PORTS = {"http": 80, "https": 443}
_WITH_IPV4 = tuple(map(IPv6Network, ("::/96", "::ffff:0:0:0/96", "64:ff9b::/96")))
"""IPv6 addresses that end in an IPv4 one. Source: RFC 4291, 2.5.5.1; RFC 2765, 2.1; RFC 6052, 2.1."""
_NOT_PUBLIC = tuple(map(IPv6Network, ("64:ff9b:1::/48", "3fff::/20", "5f00::/16", "fec0::/10")))
"""What not every Python knows to be private. Source: IANA IPv6 Special-Purpose Address Registry; RFC 3879."""
_NAME = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?")
_SAFE = "!$%&'()*+,/:;=@~-._"


def public(address: str) -> bool:
    """Say whether an IP address is reachable from everywhere, and so is any IPv4 address inside it."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = [ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None]
        if any(ip in network for network in _WITH_IPV4):
            wrapped.append(IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(ip in network for network in _NOT_PUBLIC):
            return False
        if any(one is not None and not public(str(one)) for one in wrapped):
            return False
        if ip.ipv4_mapped:
            return True
    return ip.is_global and not ip.is_multicast


def split(url: str) -> SplitResult:
    """Return the parts of a plain http or https address.

    Raises:
        UnreachableError: it is another one, or none.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreachableError(f"not a web address: {error}") from None
    if parts.scheme not in PORTS:
        raise UnreachableError(f"not an http or https address ({parts.scheme or 'no scheme'})")
    if not parts.hostname or parts.username is not None or parts.password is not None or port == 0:
        raise UnreachableError("not a plain web address: it has no host, a login or port 0")
    return parts


def joined(url: str, location: str) -> str:
    """Return where a redirect leads.

    Raises:
        UnreachableError: it is no address.
    """
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise UnreachableError(f"redirected to what is no web address: {error}") from None


def host(parts: SplitResult) -> str:
    """Return the host in ASCII, as browsers ask for it: xn--fa-hia.de for faß.de.

    Source: UTS #46, without transitional processing or the rules of STD 3 for names: a heart may be one.

    Raises:
        UnreachableError: there can be no such host.
    """
    name = parts.hostname or ""
    if name.isascii():
        return name
    try:
        labels = idna.uts46_remap(name, std3_rules=False, transitional=False).split(".")
        encoded = ".".join(label if label.isascii() else f"xn--{label.encode('punycode').decode()}" for label in labels)
    except (idna.IDNAError, UnicodeError) as error:
        raise UnreachableError(f"no such host: {error}") from None
    if not _NAME.fullmatch(encoded):
        raise UnreachableError("no such host: a part of its name is too long, or has letters that no name has")
    return encoded


def target(parts: SplitResult) -> str:
    """Return the path and query of an address as a request has them."""
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE + "?[]")
    return f"{path}?{query}" if query else path
