"""A fact as the JSON row that every output and the index are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, cast

from bilat.evidence.disputes import Dispute, Side, amount_bounds, disputes, from_whole, sorted_claims
from bilat.evidence.verified import VerifiedText, found_in, is_verified, missing_from, of_text
from bilat.evidence.witnesses import count_voices
from bilat.model import Claim, Commodity, Fact, FactBase, Organisation, Person, Place, Publisher, Role, Source, Values
from bilat.schema.columns import of_row
from bilat.schema.fields import Field, Type
from bilat.schema.kinds import KINDS
from bilat.values.amounts import Quantity, plain
from bilat.values.dates import Date
from bilat.values.person_names import Name
from bilat.values.web_links import deep_link, web_address

if TYPE_CHECKING:
    from bilat.model.rows import (
        AuthorRow,
        ClaimRow,
        DisputeRow,
        FactRow,
        Reading,
        RoleRow,
        Row,
        SideRow,
        SourceRow,
        VerifiedTextRow,
    )


def fact_row(fact: Fact, base: FactBase, found: tuple[Dispute, ...] | None = None) -> FactRow:
    """Return the fact as its JSON row: every key of its kind, in order, unknown ones None or empty.

    `found` are its disputes, where they are known. The row must not be changed: rows share their empty values.
    """
    found = disputes(fact, base) if found is None else found
    row = {**_blank(fact.kind), "id": fact.id}
    for name, value in fact.values.items():
        row[name] = value if isinstance(value, str) else plain_value(value)
    row["first"], row["last"] = fact.date.first, fact.date.last
    if quantity := fact.quantity:
        row["low"], row["high"] = map(plain, amount_bounds(quantity, found))
    _add_evidence(row, fact, found, base)
    _add_links(row, fact, base)
    row["claims"] = [claim_row(claim, base) for claim in sorted_claims(fact.claims, base)]
    return cast("FactRow", row)


@cache
def _blank(kind: str) -> Row:
    """Return a row of a kind with every key in its place, and nothing known."""
    keys = of_row(KINDS[kind])
    blank: Row = {key.name: [] if key.type.is_list else False if key.type is Type.FLAG else None for key in keys}
    return {**blank, "kind": kind}


def _add_evidence(row: dict[str, object], fact: Fact, found: tuple[Dispute, ...], base: FactBase) -> None:
    live = fact.live_claims
    if found:
        row["disputed"] = [dispute.field for dispute in found]
    if taken := from_whole(fact, base):
        row["from_whole"] = {
            name: {"of": whole, "readings": list(map(plain_value, readings))}
            for name, (whole, readings) in taken.items()
        }
    row["sources"] = len({claim.source for claim in live})
    row["independent"] = count_voices(live, base)
    row["last_word"] = last_word(fact, base)


def last_word(fact: Fact, base: FactBase) -> str | None:
    """Return the latest day on which a source speaks of a plan, or None where the fact is no plan."""
    kind = KINDS[fact.kind]
    if not kind.progress or fact.text(kind.progress) not in kind.plans:
        return None
    days = [date.last for claim in fact.claims if (date := base.sources[claim.source].published)]
    return max((day for day in days if day), default=None)


def _add_links(row: dict[str, object], fact: Fact, base: FactBase) -> None:
    """Add the links that others wrote, and the withdrawal; the fact's own links stand among its fields."""
    for link in _links(fact.kind):
        ids = base.inverse.get((link.name, fact.id), ())
        if link.inverse == link.name:  # it goes both ways
            ids = (*ids, *fact.names(link.name))
        if ids:
            row[link.inverse] = sorted(set(ids))
    if fact.withdrawn:
        row["withdrawn"] = {"date": fact.withdrawn.date.text, "reason": fact.withdrawn.reason}


@cache
def _links(kind: str) -> tuple[Field, ...]:
    return tuple(field for field in KINDS[kind].fields if field.inverse)


def claim_row(claim: Claim, base: FactBase) -> ClaimRow:
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
        "verified": is_verified(claim, source),
        "found_in": _text_row(found_in(claim, source)),
        "missing_from": _text_row(missing_from(claim, source)),
        "link": deep_link(source.url, claim.quote),
    }


def _text_row(text: VerifiedText | None) -> VerifiedTextRow | None:
    return {"day": text.day, "text": text.text} if text else None


def source_row(source: Source, base: FactBase) -> SourceRow:
    """Return the source as its JSON row, without its id."""
    publisher = base.publishers[source.publisher]
    return {
        "title": source.title,
        "description": source.description,
        "publisher": publisher.id,
        "publisher_name": publisher.name,
        "type": publisher.type,
        "country": publisher.country,
        "published": source.published.text if source.published else None,
        "url": web_address(source.url),
        "language": source.language,
        "document": source.document,
        "authors": list(map(_author_row, source.authors)),
        "agency": source.agency,
        "agency_name": base.publishers[source.agency].name if source.agency else None,
        "archived": web_address(source.archived),
        "accessed": source.accessed.text if source.accessed else None,
        "fingerprint": of_text(source),
        "note": source.note,
    }


def _author_row(name: Name) -> AuthorRow:
    return {
        "name": str(name),
        "family": None if name.is_body else name.family,
        "given": name.given or None,
        "particle": name.particle or None,
        "suffix": name.suffix or None,
    }


def entity_row(entity: Person | Organisation | Commodity | Place | Publisher) -> dict[str, object]:
    """Return an entry of one of these types as a JSON row; goods without a name are called by their id."""
    row: dict[str, object] = {
        "id": entity.id,
        "name": entity.name or entity.id.replace("-", " "),
        "also": list(entity.also),
    }
    if not isinstance(entity, Publisher):
        row["names"] = dict(sorted(entity.names.items()))
    if not isinstance(entity, Commodity):
        row["country"] = entity.country
    if isinstance(entity, Publisher):
        row["type"] = entity.type
    elif isinstance(entity, Person):
        row["roles"] = [_role_row(role) for role in entity.roles]
    elif not isinstance(entity, Place):
        row["is"] = entity.coarser
    return {**row, "note": entity.note}


def _role_row(role: Role) -> RoleRow:
    return {
        "title": role.title,
        "from": role.start.text if role.start else None,
        "to": role.end.text if role.end else None,
        "organisation": role.organisation,
    }


def dispute_rows(found: Iterable[Dispute], base: FactBase) -> list[DisputeRow]:
    """Return the disputes of a fact: each with its field and every side, the chosen one first."""
    return [{"field": dispute.field, "sides": [_side_row(side, base) for side in dispute.sides]} for dispute in found]


def _side_row(side: Side, base: FactBase) -> SideRow:
    return {
        "reading": cast("Reading", plain_value(side.reading)),
        "chosen": side.chosen,
        "party": side.party,
        "fits": side.fits,
        "claims": [claim.id for claim in side.claims],
        "independent": count_voices(side.claims, base),
    }


def _plain_values(values: Values) -> Row:
    return {name: plain_value(value) for name, value in values.items()}


def plain_value(value: object) -> object:
    """Return a value of a field, or a reading, as JSON knows it."""
    match value:
        case None | str() | bool():
            return value
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
