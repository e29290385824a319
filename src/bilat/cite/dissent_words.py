"""Readings that differ, in sentences: "other sources give 20,000 t", "another source names Russia as the recipient"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.cite.phrases import capitalized, country, indefinite, party, where
from bilat.cite.pieces import Piece
from bilat.cite.quantities import goods, money, quantity
from bilat.evidence.reading_words import field_name, value
from bilat.evidence.readings import claims_of, number_of
from bilat.schema.fields import TERMS, Type
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date
from bilat.values.dates_in_words import dated
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import FactRow, SideRow

_VERBS = {
    "amount": ("gives ", "give "),
    "date": ("dates it ", "date it "),
    "value": ("puts its worth at ", "put its worth at "),
    "place": ("places it ", "place it "),
    "country": ("places it in ", "place it in "),
    "form": ("calls it ", "call it "),
    "for": ("counts the votes for it as ", "count the votes for it as "),
    "against": ("counts the votes against it as ", "count the votes against it as "),
    "abstained": ("counts the abstentions as ", "count the abstentions as "),
    "previous": ("gives the earlier number as ", "give the earlier number as "),
}
"""What one source does who gives another reading, and what several do, by field."""
_VERBS_OF_STAGES = {
    "ended": "has ended",
    "happened": "happened",
    "stalled": "has since stalled",
    "started": "started",
}


def readings(
    sides: Sequence[SideRow], field: str, who: tuple[str, str], fact: FactRow, citation: Citation
) -> Iterator[Piece]:
    """Return the pieces of a sentence in which one source, or several, give other readings of a field.

    `who` is what one source is called, and what several are.
    """
    one = len({id_.split("/")[1] for side in sides for id_ in side["claims"]}) == 1
    lead, after = _around(field, who[0] if one else who[1], fact, one=one)
    sides = sorted(sides, key=lambda side: _order(side, field))
    texts = [reading(side, field, fact, citation) for side in sides]
    if any(map(_FIGURE.search, texts)):  # numbers in one list are written one way
        texts = [reading(side, field, fact, citation, figures=True) for side in sides]
    texts = _shared_once(texts)
    for number, (side, text) in enumerate(zip(sides, texts, strict=True)):
        last = number == len(sides) - 1
        between = capitalized(lead) if number == 0 else " or " if last else ", "
        yield Piece(between + text + (after if last else ""), claims_of(side, fact))


def _around(field: str, who: str, fact: FactRow, *, one: bool) -> tuple[str, str]:
    """Return what stands before and after the readings."""
    kind = KINDS[fact["kind"]]
    s = "s" if one else ""
    found = kind.field(field)
    type_ = found.type if found else Type.TEXT
    terms = kind.role(TERMS)
    if field == kind.progress:
        return f"according to {who}, it ", ""
    if field in _VERBS:
        return f"{who} {_VERBS[field][0 if one else 1]}", ""
    if terms and field == terms.name:
        return f"{who} call{s} it ", ""
    if type_ is Type.COMMODITY:
        return f"{who} speak{s} of ", ""
    if {"country", "organisation"} & {*type_.names}:
        return f"{who} name{s} ", f" as the {field_name(field)}"
    return f"{who} give{s} the {field_name(field)} as ", ""


_FIGURE = re.compile(r"^(?:about |at least |up to )?\d")


def reading(side: SideRow, field: str, fact: FactRow, citation: Citation, *, figures: bool = False) -> str:
    """Return a reading as it stands in a sentence: "a sale", "20,000 t", "the United States", "was agreed".

    `figures` writes small numbers as "3" rather than "three".
    """
    kind, content = KINDS[fact["kind"]], side["reading"]
    terms = kind.role(TERMS)
    found = kind.field(field)
    match content:
        case Mapping() if field == "amount":
            rate = "/" in str(fact.get("unit")) and "/" not in str(content.get("unit"))
            return quantity(content, figures=figures) + (" in all" if rate else "")
        case Mapping() if field == "value":
            return money({"value": content.get("amount"), "currency": content.get("unit")})
        case str() if field == kind.progress:
            return _VERBS_OF_STAGES.get(content) or f"was {_only(content, fact)}{spaced(content)}"
        case str() if field == "form" or (terms and field == terms.name):
            return indefinite(spaced(content))
        case str() if field == "date":
            return dated(content)
        case str() if field == "place":
            return where(content)
        case str() if field == "country":
            return country(content)
        case str() if found and found.type is Type.COMMODITY:
            return goods(content)
        case str() if found and {"country", "organisation"} & {*found.type.names}:
            return party(content, citation.names)
    return value(fact, field, content, citation.names, spelled=True)


def _only(stage: str, fact: FactRow) -> str:
    """Return "only " for a stage before the chosen one."""
    order, chosen = KINDS[fact["kind"]].stages, fact.get(KINDS[fact["kind"]].state)
    return "only " if chosen in order and stage in order and order.index(stage) < order.index(str(chosen)) else ""


def _shared_once(texts: Sequence[str]) -> list[str]:
    """Return readings with what they share said once: "20,000 or 25,000 t", "to May 2017 or earlier"."""
    first, noun = texts[0], texts[-1].rpartition(" ")[2]
    if first.startswith("to "):
        bare = [text.removeprefix("to ") for text in texts]
        shared = [_EARLIER.sub(lambda end: "earlier" if end[1] in bare else end[0], one) for one in bare]
        return _ends_once([f"to {shared[0]}", *shared[1:]])
    if not noun.isalpha() or not all(text.endswith(f" {noun}") for text in texts):
        return list(texts)
    return [*(text.removesuffix(f" {noun}") for text in texts[:-1]), texts[-1]]


_EARLIER = re.compile("(.+) at the latest")


def _ends_once(dates: Sequence[str]) -> list[str]:
    """Return dates with the month and year, or the year, that all end in at the last: "to 26, 27 or 28 May 2021"."""
    for shape in _SHAPES:
        found = [match for date in dates if (match := shape.fullmatch(date))]
        if len(found) == len(dates) and len({match[2] for match in found}) == 1:
            return [*(match[1] for match in found[:-1]), dates[-1]]
    return list(dates)


_SHAPES = re.compile(r"((?:to )?[\d–]+)( [A-Z][a-z]+ \d{4})"), re.compile(r"(?!to \d{4})((?:(?!\d{4}).)+)( \d{4})")
"""Days of a month, and days or months of a year, each with what others may share."""


def _order(side: SideRow, field: str) -> tuple[float, ...]:
    """Return what readings are sorted by: numbers by size; dates by day, a year before its months, intervals last."""
    match side["reading"]:
        case Mapping() as amount:
            low, high = (number_of(amount, key) for key in ("amount", "amount_to"))
            return low or 0, high or low or 0
        case int() | float() as number:
            return (number,)
        case str() as date if field == "date":
            known = parse_date(date)
            first, last = (int((day or "0").replace("-", "")) for day in (known.first or known.last, known.last))
            return first, "/" in date, -last
    return ()
