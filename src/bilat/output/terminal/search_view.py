"""Facts by words: the best matches first, each with the words in which it matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.evidence import reading_words
from bilat.output import wording
from bilat.output.terminal.doubts import doubts_note, named_marks
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import Column, Table
from bilat.query.listing import doubts_by_id
from bilat.values.text_folding import ungrouped

if TYPE_CHECKING:
    from bilat.model.rows import FactRow
    from bilat.query.answers import Hit, SearchAnswer

_COLUMNS = [Column("date", "Date", 3), Column("kind", "Kind", 4), Column("fact", "Fact", grows=True)]

_PARTS = {"quotes": "quote", "gloss": "translation", "names": "name", "notes": "note", "sources": "source"}


def render(answer: SearchAnswer, screen: Screen) -> Iterator[str]:
    """Return the facts as text for a terminal, the title of each above the words that match."""
    if not answer["matches"]:
        yield screen.paragraph(wording.NO_MATCH)
        return
    hits = {hit["id"]: hit for hit in answer["hits"]}
    doubts = doubts_by_id(answer["uncertain"])
    cells = [_cells(row, hits[row["id"]], doubts.get(row["id"], []), answer, screen) for row in answer["facts"]]
    if cells:
        yield from Table(_COLUMNS, cells, screen).draw(cells)
    every = len(cells) == answer["matches"]
    nouns = ("match", "matches")
    words = f"{wording.counted(len(cells), *nouns)}." if every else wording.more(len(cells), answer["matches"], *nouns)
    yield screen.paragraph((words, "faint"))
    yield from doubts_note(answer, screen)


def _cells(row: FactRow, hit: Hit, doubts: Sequence[str], answer: SearchAnswer, screen: Screen) -> dict[str, Text]:
    outside = (f"{GLUE}{screen.outside}", "uncertain") if "date" in doubts else ""
    found = (
        screen.text() if hit["part"] == "title" else screen.text((f"\n{_PARTS[hit['part']]}: ", "faint"), hit["text"])
    )
    if words := _words(answer):
        found.highlight_regex(
            re.compile("|".join(_spellings(screen.said(word)) for word in words), re.IGNORECASE), "chosen"
        )
    if differing := wording.differing(hit, row, answer):
        found.append_text(screen.text((f" ({differing})", "span")))
    return {
        "date": screen.text(wording.short_date(row["date"]), outside),
        "kind": screen.text(row["kind"]),
        "fact": screen.text(*_head(row, doubts, screen), found),
    }


def _head(row: FactRow, doubts: Sequence[str], screen: Screen) -> Iterator[Part]:
    yield row["title"], "title"
    if row["disputed"]:
        yield f"{GLUE}{screen.dispute}", "dispute"
    yield f"\n{row['id']}", "id"
    if standing := wording.standing(row):
        yield f" · {'; '.join(standing)}", "standing"
    yield from named_marks((field for field in doubts if field != "date"), screen)
    if row["disputed"]:
        fields = wording.listed([reading_words.field_name(field) for field in row["disputed"]])
        yield f"\nsources disagree on the {fields}", "span"


def _words(answer: SearchAnswer) -> Sequence[str]:
    """Return the words that were searched for, those to keep out left out."""
    words = ungrouped(str(answer["query"]["words"])).split()
    return [bare for word in words if not word.startswith("-") and (bare := word.strip('"*'))]


def _spellings(word: str) -> str:
    """Return the pattern of a word; of a number in all ways to set its thousands apart."""
    if not word.isdigit():
        return re.escape(word)
    first = len(word) % 3 or 3
    return r"\W?".join([word[:first], *(word[at : at + 3] for at in range(first, len(word), 3))])
