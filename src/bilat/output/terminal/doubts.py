"""What need not match a question, on a terminal: the mark at a fact, and what it means below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bilat.evidence.reading_words import field_name
from bilat.output import wording
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.query.listing import doubts_by_id

if TYPE_CHECKING:
    from bilat.query.answers import MatchesAnswer


def named_marks(fields: Iterable[str], screen: Screen) -> Iterator[Part]:
    """Return the fields by which a fact need not match, marked, to stand behind its id."""
    for field in fields:
        yield f" · {field_name(field)}{GLUE}{screen.outside}", "uncertain"


def legend(fields: Iterable[str], screen: Screen) -> Iterator[str]:
    """Return a line for each of the fields: what the mark at it means."""
    for field in sorted(set(fields)):
        mark = screen.outside
        yield screen.hanging((mark, "uncertain"), screen.text(wording.doubt(field)), len(mark) + 1)


def doubts_note(answer: MatchesAnswer, screen: Screen) -> Iterator[str]:
    """Return what the marks mean at the facts of an answer, where any has one, after an empty line."""
    doubts = doubts_by_id(answer["uncertain"])
    if shown := [field for row in answer["facts"] for field in doubts.get(row["id"], ())]:
        yield "\n"
        yield from legend(shown, screen)
