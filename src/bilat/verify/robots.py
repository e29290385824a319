"""What a robots.txt allows."""

from __future__ import annotations

import re
from contextlib import suppress

AGENT = "bilat"
"""The name by which robots.txt files address this program."""


class Robots:
    """The rules of a robots.txt for this program.

    Source: RFC 9309: the group that names the program, else that of `*`; the longest matching rule decides.
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
        # The longest first; of two equally long, the one that allows.
        self._rules.sort(key=lambda rule: (-len(rule[0]), not rule[1]))

    def allows(self, target: str) -> bool:
        """Say whether a path with its query may be read."""
        return next((allowed for rule, allowed in self._rules if _matches(rule, target)), True)


def _groups(text: str) -> dict[str, list[tuple[str, str]]]:
    """Return the rules by the name of the program that they are for, in lower case."""
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
    """Say whether the target begins as a rule says; `*` stands for anything, a `$` at the end for the end."""
    to_end = rule.endswith("$")
    parts = re.sub(r"\*+", "*", rule.removesuffix("$")).split("*")
    if not target.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        at = target.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if len(parts) == 1:
        return not to_end or target == rule.removesuffix("$")
    return target.endswith(parts[-1]) and len(target) - len(parts[-1]) >= at if to_end else parts[-1] in target[at:]
