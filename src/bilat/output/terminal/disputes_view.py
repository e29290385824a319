"""Disputed facts, for people: each field with its sides, each side with its reading, witnesses and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from bilat.evidence import reading_words
from bilat.evidence.readings import claims_of
from bilat.output import wording
from bilat.output.terminal.doubts import doubts_note, named_marks
from bilat.output.terminal.screen import GLUE, Part, Screen
from bilat.output.terminal.table import Column, Table
from bilat.output.terminal.theme import side_style
from bilat.query.listing import doubts_by_id

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, DisputeRow, FactRow, SideRow
    from bilat.query.answers import DisputesAnswer

MOST_QUOTES = 4
"""Of a side with more claims than this, the others are named by their sources; `bilat show` has them all."""
_SAMPLE = 100
"""How many facts decide the widths of the columns."""
_FIELD = 10
_COLUMNS = [Column("field", "Field"), Column("reading", "Reading"), Column("claims", "Claims", grows=True)]


def render(answer: DisputesAnswer, screen: Screen) -> Iterator[str]:
    """Return the disputed facts as text for a terminal."""
    facts, matches, doubts = answer["facts"], answer["matches"], doubts_by_id(answer["uncertain"])
    sample = [cells for row in facts[:_SAMPLE] for cells in _sides(row, answer, screen)]
    table = Table(_COLUMNS, sample, screen)
    for n, row in enumerate(facts):
        yield "\n" if n else ""
        yield from _heading(row, doubts.get(row["id"], []), screen)
        yield table.rows(list(_sides(row, answer, screen)))
        if row["because"]:
            indent = table.widths["field"] + 2
            yield screen.hanging((reading_words.field_name("because"), "label"), row["because"], indent)
    if not matches:
        yield screen.paragraph("Nothing that matches is disputed.")
    elif len(facts) < matches:
        yield "\n"
        yield screen.paragraph((wording.more(len(facts), matches, "disputed fact"), "faint"))
    yield from doubts_note(answer, screen)


def _heading(row: FactRow, doubts: Sequence[str], screen: Screen) -> Iterator[str]:
    yield screen.paragraph((row["title"], "title"))
    mark = (f"{GLUE}{screen.outside}", "uncertain") if "date" in doubts else ""
    others = named_marks((field for field in doubts if field != "date"), screen)
    around = ", ".join(filter(None, (row["kind"], wording.progress(row), *wording.standing(row))))
    yield screen.paragraph(wording.date(row["date"]), mark, f", {around}, ", (row["id"], "id"), *others)


def _sides(row: FactRow, answer: DisputesAnswer, screen: Screen) -> Iterator[dict[str, Text]]:
    """Return a row of cells for each side of each dispute, the field named once."""
    names = answer["people"] | answer["organisations"]
    disputes = answer["disputes"][row["id"]]
    for dispute in disputes:
        for n, side in enumerate(dispute["sides"]):
            last = n == len(dispute["sides"]) - 1 and dispute is not disputes[-1]
            yield {
                "field": screen.text(
                    ((reading_words.field_name(dispute["field"]) if n == 0 else "").ljust(_FIELD), "label")
                ),
                "reading": screen.text(*_reading(dispute, side, row, names)),
                "claims": screen.text(*_evidence(side, claims_of(side, row), answer, names), "\n" * last),
            }


def _reading(dispute: DisputeRow, side: SideRow, row: FactRow, names: dict[str, str]) -> Iterator[Part]:
    words = reading_words.value(row, dispute["field"], side["reading"], names)
    yield words, side_style(side)
    yield f"\n{reading_words.stand(side)}", "label"


def _evidence(
    side: SideRow, claims: Sequence[ClaimRow], answer: DisputesAnswer, names: dict[str, str]
) -> Iterator[Part]:
    """Return how many give it, then who in which words; of many claims the first few, and the sources of the others."""
    sources = list(dict.fromkeys(claim["source"] for claim in claims))
    yield wording.witnesses(len(sources), side["independent"]) if sources else "no source on its own"
    shown = claims if len(claims) <= MOST_QUOTES + 1 else claims[:MOST_QUOTES]
    for claim in shown:
        yield from _claim(claim, answer, names)
    if more := claims[len(shown) :]:
        yield f"\nand {len(more)} more: {', '.join(claim['source'] for claim in more)}", "id"


def _claim(claim: ClaimRow, answer: DisputesAnswer, names: dict[str, str]) -> Iterator[Part]:
    source = answer["sources"][claim["source"]]
    by = f"{names.get(claim['by'], claim['by'])} in " if claim["by"] else ""
    yield f"\n“{claim['quote']}”" + (f" ({claim['gloss']})" if claim["gloss"] else "")
    yield f"\n{by}{source['publisher_name']}, {wording.published(source)}, {claim['source']}", "faint"
