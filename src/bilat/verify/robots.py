"""What a robots.txt allows this program."""

from __future__ import annotations

from collections.abc import Iterator

from protego import Protego

AGENT = "bilat"
"""The name by which robots.txt files address this program."""
_LARGEST = 500_000
"""The bytes that are read of a robots.txt."""


class Robots:
    """The rules of a robots.txt for this program.

    Source: RFC 9309: the group that names the program, else that of `*`; the longest matching rule decides.
    """

    def __init__(self, data: bytes) -> None:
        text = data[:_LARGEST].decode("utf-8-sig", "replace")
        self._rules = Protego.parse("\n".join(_addressed(text)))
        self.delay = float(self._rules.crawl_delay(AGENT) or 0)

    def allows(self, url: str) -> bool:
        """Say whether the page at an address may be read."""
        return self._rules.can_fetch(url, AGENT)


def _addressed(text: str) -> Iterator[str]:
    """Return the lines of the groups for this program and for all; a file may name thousands of others."""
    addressed = in_names = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key = key.strip().lower()
        if key == "user-agent":
            name = value.strip().partition("/")[0].strip().lower()
            addressed = (addressed and in_names) or name in (AGENT, "*")
            in_names = True
            if name in (AGENT, "*"):
                yield f"user-agent: {name}"
        elif colon:
            in_names = False
            if addressed:
                yield line
