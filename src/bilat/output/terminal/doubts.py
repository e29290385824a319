"""What need not match a question, on a terminal: the mark at a fact, and what it means below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilat.output import wording
from bilat.output.terminal.screen import GLUE, Part, Screen


def named_marks(fields: Iterable[str], screen: Screen) -> Iterator[Part]:
    """Return the fields by which a fact need not match, marked, to stand behind its id."""
    for field in fields:
        yield f" · {wording.field_name(field)}{GLUE}{screen.outside}", "uncertain"


def legend(fields: Iterable[str], screen: Screen) -> Iterator[str]:
    """Return a line for each of the fields: what the mark at it means."""
    for field in sorted(set(fields)):
        mark = screen.outside
        yield screen.hanging((mark, "uncertain"), screen.text(wording.doubt(field)), len(mark) + 1)
