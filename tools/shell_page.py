"""Writes docs/shell.md: the help topics as the program prints them."""

from __future__ import annotations

from pathlib import Path

from bilat.cli.topics import TOPICS, text

PAGE = Path(__file__).parents[1] / "docs/shell.md"
_OPENING = """\
# The shell

What the commands have in common, as `bilat help TOPIC` prints it; `bilat COMMAND --help` has the examples and options
of one. `tools/shell_page.py` makes this page.

To complete commands, ids, names and years at TAB: `bilat completion --install`, for bash, zsh and fish.
"""


def page() -> str:
    """Return the page."""
    return "\n".join([_OPENING, *(f"## {name}\n\n```text\n{text(name).rstrip()}\n```\n" for name in TOPICS)])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
