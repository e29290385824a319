"""Facts one by one, for people: the fields, the readings side by side, every claim with its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bilat.evidence.readings import is_live
from bilat.output.terminal.listing_table import reference
from bilat.output.terminal.screen import Screen
from bilat.output.wording import amount, date, progress, reading, span, witnesses
from bilat.query.listing import Row
from bilat.schema.kinds import KINDS

_HANG = 12
_SKIPPED = {"title", "date", "amount_to", "unit", "qualifier", "currency", "because", "note", "published_total"}


class _Line(NamedTuple):
    """What is said under a label; without a label a heading. It may lead to an address."""

    label: str
    text: str
    url: str | None = None


def render(answer: Row, screen: Screen) -> Iterator[str]:
    """Return the facts of a `show` answer as text, as wide as the screen where words allow."""
    cited = dict.fromkeys(claim["source"] for row in answer["facts"] for claim in row["claims"])
    numbers = {source: n for n, source in enumerate(cited, start=1)}
    for n, row in enumerate(answer["facts"]):
        yield "\n" if n else ""
        for line in _fact(row, answer, numbers):
            yield from _set(_Line(*line), screen)
    if numbers:
        yield "\n"
    for source, n in numbers.items():
        yield from reference(n, source, answer["sources"][source], screen)


def _set(line: _Line, screen: Screen) -> Iterator[str]:
    if not line.label:
        yield from (screen.bold(one) + "\n" for one in screen.folded(line.text))
        return
    for one in screen.hanging(line.label, line.text, _HANG):
        yield screen.link(one, line.url) + "\n"
    if line.url and not screen.links:
        # An address is never broken, so that it can be picked whole.
        yield " " * _HANG + screen.faint(screen.said(line.url)) + "\n"


def _fact(row: Row, answer: Row, numbers: dict[str, int]) -> Iterator[tuple[str, ...]]:
    names = answer["people"] | answer["organisations"]
    yield "", f"{row['title']}"
    yield "id", f"{row['id']} ({row['kind']})"
    yield "date", f"{date(row['date'])} ({row['date']})"
    yield from _fields(row, names)
    for label in ("note", "because"):
        if row[label]:
            yield label, str(row[label])
    if row["withdrawn"]:
        yield "withdrawn", f"{row['withdrawn']['date']}: {row['withdrawn']['reason']}"
    yield "evidence", witnesses(row)
    for dispute in answer["disputes"].get(row["id"], ()):
        yield from _dispute(dispute, row, numbers)
    for heading, claims in _claims_apart(row["claims"]):
        yield "", f"  {heading}"
        for claim in claims:
            yield from _claim(claim, row, names, numbers)


def _fields(row: Row, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for field in KINDS[row["kind"]].fields:
        value = row[field.name]
        if field.name in _SKIPPED or value in (None, [], {}):
            continue
        if field.name == "amount":
            yield "amount", amount(row) + (f" ({span(row)})" if span(row) and row["amount_to"] is None else "")
        elif field.name == "value":
            yield "worth", amount({"amount": value, "unit": row["currency"]})
        elif field.name in ("status", "stage"):
            yield field.name, progress(row)
        else:
            yield field.name, _value(value, names)
    for link in ("parts", "fulfilled_by", "superseded_by"):
        if row[link]:
            yield link.replace("_", " "), ", ".join(row[link])
    if row.get("published_total"):
        yield "total", "a sum that somebody published: shown and reconciled, never added"


def _value(value: Any, names: dict[str, str]) -> str:
    match value:
        case list():
            return ", ".join(str(names.get(one, one)) for one in value)
        case dict():
            return ", ".join(f"{key} {one}" for key, one in value.items())
        case str():
            return str(names.get(value, value))
    return f"{value:,}"


def _dispute(dispute: Row, row: Row, numbers: dict[str, int]) -> Iterator[tuple[str, ...]]:
    sides = []
    for side in dispute["sides"]:
        sources = [claim["source"] for claim in row["claims"] if claim["id"] in side["claims"]]
        marks = "".join(f"[{n}]" for n in sorted({numbers[source] for source in sources}))
        chosen = " (chosen)" if side["chosen"] else ""
        sides.append(f"{reading(dispute['field'], side['reading'], row)}{chosen} {marks or 'no claim'}")
    yield "disputed", f"{dispute['field']}: {'; '.join(sides)}"


def _claims_apart(claims: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Return the live claims, those of an earlier stage and the rejected ones, each sort that there is."""
    live = [claim for claim in claims if is_live(claim)]
    earlier = [claim for claim in claims if claim["earlier"] is not None]
    rejected = [claim for claim in claims if claim["rejected"]]
    for heading, sort in (("claims", live), ("at an earlier stage", earlier), ("taken for slips", rejected)):
        if sort:
            yield heading, sort


def _claim(claim: Row, row: Row, names: dict[str, str], numbers: dict[str, int]) -> Iterator[tuple[str, ...]]:
    who = f"{names.get(claim['by'], claim['by'])}: " if claim["by"] else ""
    gloss = f" ({claim['gloss']})" if claim["gloss"] else ""
    yield f"  [{numbers[claim['source']]}]", f"{who}“{claim['quote']}”{gloss}{_said(claim, row)}", claim["link"]
    for label in ("rejected", "note", "locator"):
        if claim[label]:
            yield " ", f"{label}: {claim[label]}"


def _said(claim: Row, row: Row) -> str:
    told = {**(claim["says"] or {}), **(claim["earlier"] or {})}
    parts = [f"{field} {reading(field, value, row)}" for field, value in told.items()]
    silent = [f"silent on {', '.join(claim['silent'])}"] if claim["silent"] else []
    return f" — {'; '.join(parts + silent)}" if parts or silent else ""
