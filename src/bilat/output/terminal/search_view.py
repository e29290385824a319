"""Facts by words: the best matches first, each with the words in which it matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.evidence import reading_words
from bilat.output import wording
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import Column, Table

if TYPE_CHECKING:
    from bilat.model.rows import FactRow
    from bilat.query.answers import Hit, SearchAnswer

_COLUMNS = [Column("date", "Date", 3), Column("kind", "Kind", 4), Column("fact", "Fact", grows=True)]

_PARTS = {"quotes": "quote", "names": "name", "notes": "note", "sources": "source"}


def render(answer: SearchAnswer, screen: Screen) -> Iterator[str]:
    """Return the facts as text for a terminal, the title of each above the words that match."""
    if not answer["matches"]:
        yield screen.paragraph(wording.NO_MATCH)
        return
    hits = {hit["id"]: hit for hit in answer["hits"]}
    cells = [_cells(row, hits[row["id"]], answer, screen) for row in answer["facts"]]
    if cells:
        yield from Table(_COLUMNS, cells, screen).draw(cells)
    if len(cells) < answer["matches"]:
        yield screen.paragraph((wording.more(len(cells), answer["matches"], "match", "matches"), "faint"))
    yield from screen.outside_note(answer)


def _cells(row: FactRow, hit: Hit, answer: SearchAnswer, screen: Screen) -> dict[str, Text]:
    outside = (f"{GLUE}{screen.outside}", "uncertain") if row["id"] in answer["uncertain"] else ""
    found = (
        screen.text() if hit["part"] == "title" else screen.text((f"\n{_PARTS[hit['part']]}: ", "faint"), hit["text"])
    )
    found.highlight_words([screen.said(word) for word in _words(answer)], "chosen", case_sensitive=False)
    return {
        "date": screen.text(wording.short_date(row["date"]), outside),
        "kind": screen.text(row["kind"]),
        "fact": screen.text(*_head(row, screen), found),
    }


def _head(row: FactRow, screen: Screen) -> Iterator[Part]:
    yield row["title"], "title"
    if row["disputed"]:
        yield f"{GLUE}{screen.dispute}", "dispute"
    yield f"\n{row['id']}", "id"
    if standing := wording.standing(row):
        yield f" · {'; '.join(standing)}", "standing"
    if row["disputed"]:
        fields = wording.listed([reading_words.field_name(field) for field in row["disputed"]])
        yield f"\nsources disagree on the {fields}", "span"


def _words(answer: SearchAnswer) -> Sequence[str]:
    """Return the words that were searched for, those to keep out left out."""
    words = answer["query"].get("words", "").split()
    return [bare for word in words if not word.startswith("-") and (bare := word.strip('"*'))]
