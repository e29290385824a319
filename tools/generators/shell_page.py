"""docs/shell.md: the help topics as the program prints them."""

from __future__ import annotations

from bilat.cli.topics import TOPICS, text

PATH = "docs/shell.md"
_OPENING = """\
# The shell

What the commands have in common, as `bilat help TOPIC` prints it; `bilat COMMAND --help` has the examples and options
of one. This page is written by `python tools/generate.py shell`; do not edit it by hand.

To complete commands, ids, names and years at TAB: `bilat completion --install`, for bash, zsh and fish.
"""


def files() -> dict[str, str]:
    """Return the page by its path."""
    topics = (f"## {name}\n\n```text\n{text(name).rstrip()}\n```\n" for name in TOPICS)
    return {PATH: "\n".join([_OPENING, *topics])}
