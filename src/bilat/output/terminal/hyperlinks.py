"""Links on a terminal (OSC 8): which terminals know them, and which addresses may be one."""

from __future__ import annotations

from collections.abc import Mapping

_NAMED = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby")
"""What TERM_PROGRAM holds in terminals that know links."""
_MARKS = (
    "WT_SESSION",
    "KONSOLE_VERSION",
    "DOMTERM",
    "KITTY_WINDOW_ID",
    "GHOSTTY_RESOURCES_DIR",
    "ALACRITTY_WINDOW_ID",
)
"""Variables that only terminals with links set."""
_FIRST_VTE = 5000
_NO_VERSION = 10
"""No version has so many digits."""


def known(environment: Mapping[str, str]) -> bool:
    """Say whether the terminal is known for links; FORCE_HYPERLINK=1 or 0 decides."""
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    if environment.get("TERM", "").startswith(("screen", "tmux", "linux")):
        return False
    vte = environment.get("VTE_VERSION", "")
    if vte.isdecimal() and len(vte) < _NO_VERSION and int(vte) >= _FIRST_VTE:
        return True
    return environment.get("TERM_PROGRAM") in _NAMED or any(name in environment for name in _MARKS)


def harmless(url: str | None) -> bool:
    """Say whether an address may be a link: http or https, and nothing in it that a terminal would obey."""
    return bool(url and url.isascii() and url.isprintable() and url.startswith(("http://", "https://")))
