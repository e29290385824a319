"""Facts one by one, for people: the fields, the readings side by side, every claim with its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.evidence import reading_words
from bilat.evidence.readings import claims_of, is_live
from bilat.output import wording
from bilat.output.terminal.references import marks, references
from bilat.output.terminal.screen import Part, Screen
from bilat.output.terminal.table import Column, Table
from bilat.output.terminal.theme import progress_style, side_style
from bilat.query.query import NOT_STATED
from bilat.schema.fields import TERMS
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow
    from bilat.query.answers import FactsAnswer

_PARTS = {"title", "date", "amount_to", "unit", "qualifier", "currency", "because", "note", "published_total"}
"""Fields that are shown with another, or in a place of their own."""
_COLUMNS = [Column("label", "Label"), Column("text", "Text", grows=True)]
_LABEL, _INDENT = 10, 8

Line = tuple[str, Sequence[Part]]
"""A label, and the text after it."""


def render(answer: FactsAnswer, kept: Collection[str], screen: Screen) -> Iterator[str]:
    """Return the facts of an answer as text, as wide as the screen where words allow; `kept` are sources kept."""
    cited = dict.fromkeys(claim["source"] for row in answer["facts"] for claim in row["claims"])
    numbers = {source: n for n, source in enumerate(cited, start=1)}
    names = answer["people"] | answer["organisations"]
    for n, row in enumerate(answer["facts"]):
        yield "\n" if n else ""
        yield screen.paragraph((row["title"], "title"))
        yield _table(_fields(row, names), screen)
        yield from _disputes(row, answer, numbers, screen)
        yield from _claims(row, answer, numbers, kept, screen)
    if numbers:
        yield "\n"
        yield screen.paragraph(("sources", "heading"))
    yield from references(numbers, answer["sources"], screen)


def _table(lines: Iterator[Line], screen: Screen) -> str:
    """Return lines, each after its label."""
    rows = [
        {"label": screen.text((label.ljust(_LABEL), "label")), "text": screen.text(*parts)} for label, parts in lines
    ]
    return Table(_COLUMNS, rows, screen).rows(rows)


def _fields(row: FactRow, names: Mapping[str, str]) -> Iterator[Line]:
    yield "id", [(row["id"], "id"), f" ({row['kind']})"]
    yield "date", [wording.date(row["date"]), (f" ({row['date']})", "faint")]
    kind = KINDS[row["kind"]]
    for field in kind.fields:
        content = row.get(field.name)
        if field.name in _PARTS:
            continue
        if content not in (None, [], {}):
            yield reading_words.field_name(field.name), _content(row, field.name, content, names)
        elif taken := wording.from_whole(row, field.name, names):
            yield reading_words.field_name(field.name), [(taken, "standing")]
        elif field.role == TERMS or (field.name == "amount" and kind.summed):
            yield reading_words.field_name(field.name), [(NOT_STATED, "faint")]
    for field in kind.fields:
        if field.inverse != field.name and (linked := row.get(field.inverse)):
            yield reading_words.field_name(field.inverse), [reading_words.value(row, field.inverse, linked, {})]
    if row.get("published_total"):
        yield "total", [("a total that somebody published: shown and reconciled, never added", "standing")]
    for name in ("note", "because"):
        if text := row.get(name):
            yield reading_words.field_name(name), [str(text)]
    if row["withdrawn"]:
        withdrawn = row["withdrawn"]
        yield "withdrawn", [(f"{wording.date(withdrawn['date'])}: {withdrawn['reason']}", "standing")]
    yield "evidence", [wording.witnesses(row["sources"], row["independent"])]


def _content(row: FactRow, name: str, content: object, names: Mapping[str, str]) -> Sequence[Part]:
    if name == "amount":
        disputed = wording.disputed_span(row)
        return [(wording.amount(row), "number"), (f" ({disputed})" if disputed else "", "span")]
    if name in (KINDS[row["kind"]].state, "value"):
        style = progress_style(row["kind"], str(content)) if name != "value" else ""
        return [(wording.chosen(name, row, names), style)]
    return [reading_words.value(row, name, content, names)]


def _disputes(row: FactRow, answer: FactsAnswer, numbers: Mapping[str, int], screen: Screen) -> Iterator[str]:
    """Return each disputed field with its readings side by side, each with the numbers of its sources."""
    names = answer["people"] | answer["organisations"]
    for dispute in answer["disputes"].get(row["id"], ()):
        heading = f" sources disagree on the {reading_words.field_name(dispute['field'])}"
        yield "\n"
        yield screen.paragraph((screen.dispute, "dispute"), (heading, "heading"))
        lines: list[Line] = []
        for side in dispute["sides"]:
            reading = reading_words.value(row, dispute["field"], side["reading"], names)
            where = marks({numbers[claim["source"]] for claim in claims_of(side, row)}) or "no claim on its own"
            said: list[Part] = [(reading, side_style(side)), " ", (where, "reference")]
            lines.append((f"  {reading_words.stand(side)}", said))
        yield _table(iter(lines), screen)


def _claims(
    row: FactRow, answer: FactsAnswer, numbers: Mapping[str, int], kept: Collection[str], screen: Screen
) -> Iterator[str]:
    """Return the live claims, those of an earlier stage and the rejected ones, each group that there is."""
    names = answer["people"] | answer["organisations"]
    groups = {
        "claims": [claim for claim in row["claims"] if is_live(claim)],
        "at an earlier stage": [claim for claim in row["claims"] if claim["earlier"] is not None],
        "treated as errors": [claim for claim in row["claims"] if claim["rejected"]],
    }
    for heading, claims in groups.items():
        if claims:
            yield "\n"
            yield screen.paragraph((heading, "heading"))
        for claim in claims:
            yield from _claim(claim, row, names, numbers[claim["source"]], screen)
            words = wording.verified(claim, kept=claim["source"] in kept)
            yield screen.hanging("", (words, "faint"), _INDENT)


def _claim(claim: ClaimRow, row: FactRow, names: Mapping[str, str], number: int, screen: Screen) -> Iterator[str]:
    who = f"{names.get(claim['by'], claim['by'])}: " if claim["by"] else ""
    quote = screen.link(screen.text(f"“{claim['quote']}”"), claim["link"])
    gloss = f" ({claim['gloss']})" if claim["gloss"] else ""
    divergence = wording.divergence(claim, row, names)
    text = screen.text(who, quote, gloss, f" — {divergence}" if divergence else "")
    yield screen.hanging((f"  [{number}]", "reference"), text, _INDENT)
    for label in ("rejected", "note", "locator"):
        if words := claim.get(label):
            yield screen.hanging("", (f"{label}: {words}", "rejected" if label == "rejected" else "faint"), _INDENT)
