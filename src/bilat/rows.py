"""A fact as the JSON row that every output and the index are made from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from bilat.dates import Date
from bilat.evidence import Dispute, Side, amounts, disputes, sorted_claims, witnesses
from bilat.fields import LISTS, Type
from bilat.kinds import KINDS
from bilat.listing import Row
from bilat.model import Base, Claim, Commodity, Fact, Organisation, Person, Source, Values
from bilat.quantity import Quantity, plain
from bilat.quotes import deep_link, web_address


def fact_row(fact: Fact, base: Base) -> Row:
    """Return the fact as its JSON row: every key of its kind, in order, unknown ones None or empty."""
    found = disputes(fact, base)
    row: Row = {"id": fact.id, "kind": fact.kind}
    values, date, span = fact.values, fact.date, amounts(fact, found)
    for name, type_ in _fields(fact.kind):
        value = values.get(name)
        row[name] = _unknown(type_) if value is None else _plain(value)
        if name == "date":
            row["first"], row["last"] = date.first, date.last
        elif name == "amount_to":
            row["low"], row["high"] = (plain(span[0]), plain(span[1])) if span else (None, None)
    return row | _evidence(fact, found, base) | _links(fact, base) | _claims(fact, base)


@cache
def _fields(kind: str) -> tuple[tuple[str, Type], ...]:
    return tuple((field.name, field.type) for field in KINDS[kind].fields)


def _unknown(type_: Type) -> Any:
    """Return what stands in a row for a value that is not there."""
    if type_ in LISTS:
        return []
    return False if type_ is Type.FLAG else None


def _evidence(fact: Fact, found: tuple[Dispute, ...], base: Base) -> Row:
    live = fact.live_claims
    return {
        "disputed": [dispute.field for dispute in found],
        "sources": len({claim.source for claim in live}),
        "independent": witnesses(live, base),
        "last_word": last_word(fact, base),
    }


def last_word(fact: Fact, base: Base) -> str | None:
    """Return the latest day on which a source speaks of a plan, or None where the fact is no plan."""
    kind = KINDS[fact.kind]
    if not kind.progress or fact.text(kind.progress) not in kind.plans:
        return None
    days = [date.last for claim in fact.claims if (date := base.sources[claim.source].published)]
    return max((day for day in days if day), default=None)


def _links(fact: Fact, base: Base) -> Row:
    """Return the links that others wrote, and the withdrawal; the fact's own links stand among its fields."""

    def inverse(link: str) -> list[str]:
        return sorted(base.inverse.get((link, fact.id), ()))

    withdrawn = fact.withdrawn
    return {
        "parts": inverse("part_of"),
        "fulfilled_by": inverse("fulfils"),
        "superseded_by": inverse("supersedes"),
        "overlaps": sorted({*fact.names("overlaps"), *inverse("overlaps")}),
        "related": sorted({*fact.names("related"), *inverse("related")}),
        "withdrawn": {"date": withdrawn.date.text, "reason": withdrawn.reason} if withdrawn else None,
    }


def _claims(fact: Fact, base: Base) -> Row:
    return {"claims": [claim_row(claim, base) for claim in sorted_claims(fact.claims, base)]}


def claim_row(claim: Claim, base: Base) -> Row:
    """Return the claim as its JSON row."""
    source = base.sources[claim.source]
    return {
        "id": claim.id,
        "source": claim.source,
        "by": claim.by,
        "quote": claim.quote,
        "gloss": claim.gloss,
        "locator": claim.locator,
        "says": _plain_values(claim.says) or None,
        "earlier": None if claim.earlier is None else _plain_values(claim.earlier),
        "silent": list(claim.silent),
        "rejected": claim.rejected,
        "note": claim.note,
        "verified": source.fingerprint is not None,
        "link": deep_link(source.url, claim.quote),
    }


def source_row(source: Source) -> Row:
    """Return the source as its JSON row, without its id."""
    return {
        "title": source.title,
        "description": source.description,
        "publisher": source.publisher,
        "published": source.published.text if source.published else None,
        "url": web_address(source.url),
        "type": source.type,
        "language": source.language,
        "author": source.author,
        "agency": source.agency,
        "archived": web_address(source.archived),
        "accessed": source.accessed.text if source.accessed else None,
        "fingerprint": source.fingerprint,
        "note": source.note,
    }


def person_row(person: Person) -> Row:
    """Return the person as a JSON row, without the id."""
    return {
        "name": person.name,
        "also": list(person.also),
        "country": person.country,
        "roles": [
            {
                "title": role.title,
                "from": role.start.text if role.start else None,
                "to": role.end.text if role.end else None,
                "organisation": role.organisation,
            }
            for role in person.roles
        ],
        "note": person.note,
    }


def organisation_row(body: Organisation) -> Row:
    """Return the organisation as a JSON row, without the id."""
    return {
        "name": body.name,
        "also": list(body.also),
        "country": body.country,
        "is": body.coarser,
        "note": body.note,
    }


def commodity_row(goods: Commodity) -> Row:
    """Return the commodity as a JSON row, without the id; one that has no name of its own is called by its id."""
    return {
        "name": goods.name or goods.id.replace("-", " "),
        "also": list(goods.also),
        "is": goods.coarser,
        "note": goods.note,
    }


def base_row(base: Base) -> Row:
    """Return what every answer says of the base it comes from."""
    return {"title": base.title, "version": base.version, "parties": list(base.parties)}


def dispute_rows(fact: Fact, base: Base) -> list[Row]:
    """Return the disputes of a fact: each with its field and every side, the chosen one first."""
    return [
        {"field": dispute.field, "sides": [_side_row(side, base) for side in dispute.sides]}
        for dispute in disputes(fact, base)
    ]


def _side_row(side: Side, base: Base) -> Row:
    return {
        "reading": _plain(side.reading),
        "chosen": side.chosen,
        "party": side.party,
        "claims": [claim.id for claim in side.claims],
        "independent": witnesses(side.claims, base),
    }


def _plain_values(values: Values) -> Row:
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: object) -> Any:
    """Return a value as JSON knows it."""
    if isinstance(value, str):  # most are
        return value
    match value:
        case Decimal():
            return plain(value)
        case Date():
            return value.text
        case Quantity():
            upper = None if value.upper is None else plain(value.upper)
            return {
                "amount": plain(value.value),
                "amount_to": upper,
                "unit": value.unit,
                "qualifier": value.qualifier,
            }
        case tuple():
            return list(value)
        case Mapping():
            return dict(value)
        case _:
            return value
