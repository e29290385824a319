"""From an index back to the base that it was built from: its rows hold all that the base says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from json import JSONDecoder
from typing import TYPE_CHECKING, Any, TypeVar

from bilat.evidence.verified import VerifiedText, fingerprint, quote_mark
from bilat.model import (
    Claim,
    Commodity,
    Fact,
    FactBase,
    Organisation,
    Person,
    Place,
    Publisher,
    Role,
    Source,
    Value,
    Withdrawal,
)
from bilat.schema.fields import Field, Type
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date, parse_date
from bilat.values.person_names import Name

if TYPE_CHECKING:
    from bilat.index.index import Index

Row = Mapping[str, Any]
Entity = TypeVar("Entity")


def base_of(index: Index) -> FactBase:
    """Return the base of an index: the claims of a fact by publication, without what `check` alone heeds."""
    facts: dict[str, Fact] = {}
    texts: defaultdict[str, list[VerifiedText]] = defaultdict(list)
    for (n,) in index.select("SELECT n FROM answer ORDER BY n"):  # rows are large: one at a time
        row = _read(index.stored(n).row)
        facts[row["id"]] = fact = _fact(row)
        for claim, stored in zip(fact.claims, row["claims"], strict=True):
            texts[claim.source] += _texts(claim, stored)
    return FactBase(
        title=index.base["title"],
        parties=tuple(index.base["parties"]),
        version=index.base["version"],
        since=_date(index.base["since"]),
        publishers=_entities(index, "publisher", _publisher),
        sources={id_: _source(id_, _read(row), texts[id_]) for id_, row, _ in index.source_texts()},
        people=_entities(index, "person", _person),
        organisations=_entities(index, "organisation", _organisation),
        commodities=_entities(index, "commodity", _commodity),
        places=_entities(index, "place", _place),
        facts=facts,
    )


_read = JSONDecoder(parse_float=Decimal, parse_int=Decimal).decode


# Facts and claims.


def _fact(row: Row) -> Fact:
    withdrawn = row["withdrawn"]
    return Fact(
        id=row["id"],
        kind=row["kind"],
        values={
            name: _value(field, value)
            for name, field in _fields(row["kind"]).items()
            if (value := row[name]) or isinstance(value, Decimal)
        },
        claims=tuple(_claim(row, claim) for claim in row["claims"]),
        withdrawn=withdrawn and Withdrawal(date=parse_date(withdrawn["date"]), reason=withdrawn["reason"]),
    )


def _value(field: Field, value: Any) -> Value:
    if field.type is Type.DATE:
        return parse_date(value)
    return tuple(value) if isinstance(value, list) else value


def _claim(fact: Row, row: Row) -> Claim:
    *_, own_id = row["id"].split("/", 2)
    named = row["id"].count("/") > 1
    values = {key: row[key] for key in ("source", "quote", "by", "locator", "note", "gloss", "rejected")}
    said, earlier = (row[key] and _said(fact["kind"], row[key]) for key in ("says", "earlier"))
    return Claim(
        fact=fact["id"],
        own_id=own_id if named else None,
        says=said or {},
        earlier=earlier,
        silent=tuple(row["silent"]),
        **values,
    )


def _texts(claim: Claim, row: Row) -> Iterator[VerifiedText]:
    """Return the texts in which a quote was found and missing, with its mark alone."""
    found, missing = row["found_in"], row["missing_from"]
    if not found and not missing:
        return
    marks = frozenset([quote_mark(claim)])
    if found:
        yield VerifiedText(found["day"], found["text"], found=marks)
    if missing:
        yield VerifiedText(missing["day"], missing["text"], missing=marks)


def _said(kind: str, table: Row) -> dict[str, Value]:
    fields = _fields(kind)
    return {name: _value(fields[name], value) for name, value in table.items()}


@cache
def _fields(kind: str) -> dict[str, Field]:
    return {field.name: field for field in KINDS[kind].fields}


# What facts rest on and refer to.


def _entities(index: Index, entity_type: str, made: Callable[[Row], Entity]) -> dict[str, Entity]:
    return {row["id"]: made(row) for row in map(_read, index.entity_texts(entity_type))}


def _date(text: str | None) -> Date | None:
    return parse_date(text) if text else None


def _source(id_: str, row: Row, texts: Iterable[VerifiedText]) -> Source:
    keys = ("publisher", "language", "title", "description", "url", "document", "agency", "archived", "note")
    text = row["fingerprint"]
    return Source(
        id=id_,
        published=_date(row["published"]),
        accessed=_date(row["accessed"]),
        authors=tuple(map(_author, row["authors"])),
        fingerprint=text and _fingerprint(text, texts),
        **{key: row[key] for key in keys},
    )


def _fingerprint(latest: str, texts: Iterable[VerifiedText]) -> str:
    """Return the fingerprint of a source: its last text, and the texts in which quotes were found or missing."""
    merged: dict[tuple[str | None, str], VerifiedText] = {}
    for one in texts:
        so_far = merged.get((one.day, one.text), one)
        merged[one.day, one.text] = one._replace(found=so_far.found | one.found, missing=so_far.missing | one.missing)
    if latest not in (text for _, text in merged):
        merged[None, latest] = VerifiedText(None, latest)
    return fingerprint(sorted(merged.values(), key=lambda one: one.text != latest))


def _author(row: Row) -> Name:
    if row["family"] is None:
        return Name(row["name"], is_body=True)
    return Name(row["family"], row["given"] or "", row["particle"] or "", row["suffix"] or "")


def _publisher(row: Row) -> Publisher:
    values = {key: row[key] for key in ("id", "name", "type", "country", "note")}
    return Publisher(**values, also=tuple(row["also"]))


def _person(row: Row) -> Person:
    values = {key: row[key] for key in ("id", "name", "country", "names", "note")}
    return Person(**values, also=tuple(row["also"]), roles=tuple(map(_role, row["roles"])))


def _role(row: Row) -> Role:
    start, end = _date(row["from"]), _date(row["to"])
    return Role(title=row["title"], start=start, end=end, organisation=row["organisation"])


def _organisation(row: Row) -> Organisation:
    values = {key: row[key] for key in ("id", "name", "country", "names", "note")}
    return Organisation(**values, also=tuple(row["also"]), coarser=row["is"])


def _commodity(row: Row) -> Commodity:
    values = {key: row[key] for key in ("id", "name", "names", "note")}
    return Commodity(**values, also=tuple(row["also"]), coarser=row["is"])


def _place(row: Row) -> Place:
    values = {key: row[key] for key in ("id", "name", "names", "country", "note")}
    return Place(**values, also=tuple(row["also"]))
