"""The JSON contract of rows: facts, claims, sources, totals and disputes as types that all outputs share.

The second argument of each `Annotated` is the meaning of the key: columns, schemas and documentation are made of it. At
run time a row is a plain dict; a look-up never imports this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypedDict

if TYPE_CHECKING:
    from bilat.model.fact_base import FactBase

Row = dict[str, Any]
"""A JSON object that has no type of its own: picked fields, or a row about to be printed."""

Number = int | float
Day = Annotated[str, "a day as YYYY-MM-DD"]
Address = Annotated[str, "an http or https address"]


class BaseRow(TypedDict):
    """The base that an answer comes from."""

    title: str
    version: str
    parties: list[str]


def base_row(base: FactBase) -> BaseRow:
    """Return what every answer says of the base that it comes from."""
    return {"title": base.title, "version": base.version, "parties": list(base.parties)}


class ClaimRow(TypedDict):
    """One source speaking of one fact."""

    id: Annotated[str, "the fact's id, the source's, and the claim's own where one source speaks twice"]
    source: Annotated[str, "the id of the source"]
    by: Annotated[str | None, "the person or organisation whose words these are"]
    quote: Annotated[str, "the words of the source"]
    gloss: Annotated[str | None, "the quote in English"]
    locator: Annotated[str | None, "where in the source the words stand"]
    says: Annotated[Mapping[str, Any] | None, "the fields that the source gives differently"]
    earlier: Annotated[Mapping[str, Any] | None, "what it says of an earlier stage"]
    silent: Annotated[list[str], "the fields that it does not speak of"]
    rejected: Annotated[str | None, "why it is taken for a slip of the source"]
    note: str | None
    verified: Annotated[bool, "whether the quote was found in the text of the source"]
    link: Annotated[Address | None, "a link to the quoted words on the page"]


class SourceRow(TypedDict):
    """One published document."""

    title: str | None
    description: Annotated[str | None, "what the document is, where its title was not seen"]
    publisher: str
    published: Annotated[str | None, "when it was published, in EDTF"]
    url: Address | None
    type: Annotated[str, "what sort of publisher it has"]
    language: str | None
    author: str | None
    agency: Annotated[str | None, "the news agency that it reprints"]
    archived: str | None
    accessed: str | None
    fingerprint: Annotated[str | None, "the sha256 of the text in which its quotes were found"]
    note: str | None


RoleRow = TypedDict(
    "RoleRow",
    {"title": str, "from": str | None, "to": str | None, "organisation": str | None},
)
"""An office that a person held; both ends count."""


class PersonRow(TypedDict):
    """A person, with every spelling that the sources use."""

    name: str
    also: list[str]
    country: str | None
    roles: list[RoleRow]
    note: str | None


OrganisationRow = TypedDict(
    "OrganisationRow",
    {"name": str, "also": list[str], "country": str | None, "is": str | None, "note": str | None},
)
"""An organisation; `is` names the wider body that it belongs to."""

CommodityRow = TypedDict(
    "CommodityRow",
    {"name": str, "also": list[str], "is": str | None, "note": str | None},
)
"""A commodity; `is` names the wider word for it."""


class WithdrawalRow(TypedDict):
    """When a fact was withdrawn, and why."""

    date: str
    reason: str


class FactRow(TypedDict):
    """What the row of a fact holds whatever its kind; the fields of its own kind stand beside (see `field_of`)."""

    id: Annotated[str, "the name of the fact, unique in the base and never reused"]
    kind: Annotated[str, "the kind of fact"]
    title: str
    date: str
    first: Annotated[Day | None, "the first possible day; empty for an open beginning"]
    last: Annotated[Day | None, "the last possible day; empty for an open end"]
    place: str | None
    country: str | None
    topics: list[str]
    note: str | None
    because: str | None
    part_of: str | None
    fulfils: list[str]
    supersedes: list[str]
    overlaps: list[str]
    related: list[str]
    disputed: Annotated[list[str], "the fields on which sources disagree"]
    sources: Annotated[int, "how many sources speak of it"]
    independent: Annotated[int, "how many independent voices those are"]
    last_word: Annotated[Day | None, "the latest day on which a source speaks of what is still a plan"]
    parts: Annotated[list[str], "the lots inside this total"]
    fulfilled_by: Annotated[list[str], "the facts that carry it out"]
    superseded_by: Annotated[list[str], "the facts that replace it"]
    withdrawn: Annotated[WithdrawalRow | None, "when and why it was withdrawn"]
    claims: Annotated[list[ClaimRow], "what each source says of it, in which words"]


def field_of(row: FactRow | TotalRow, name: str) -> Any:
    """Return the value of one of a kind's own fields, or of a total's key; None where the row has no such key."""
    return row.get(name)


class SideRow(TypedDict):
    """One reading of a disputed field, and who gives it."""

    reading: Annotated[Any, "a text, a number, a flag, or an amount with its unit and qualifier"]
    chosen: bool
    party: Annotated[bool, "whether it can't hold together with another reading"]
    claims: list[str]
    independent: int


class DisputeRow(TypedDict):
    """A field on which sources disagree, with every reading of it."""

    field: str
    sides: list[SideRow]


class TermRow(TypedDict):
    """One fact's share in a sum; `apart` is what was taken off for its parts."""

    id: str
    amount: Number
    apart: Number


class LeftOutRow(TypedDict):
    """A match that is not counted, with the reason and the fact that the reason speaks of."""

    id: str
    reason: str
    of: str | None


class ArithmeticRow(TypedDict):
    """The terms of the three sums of a total."""

    low: list[TermRow]
    chosen: list[TermRow]
    high: list[TermRow]


class TotalRow(TypedDict):
    """A sum; the fields that must agree for it (donor, recipient, …) stand beside (see `field_of`)."""

    unit: str
    group: Annotated[str | None, "the year, month, commodity or donor, where totals are grouped"]
    chosen: Annotated[Number, "the sum of the chosen readings"]
    low: Annotated[Number, "the sum of the lowest readings"]
    high: Annotated[Number, "the sum of the highest readings"]
    qualifiers: Annotated[list[str], "how the numbers are meant, where they are not meant exactly"]
    disputed: Annotated[list[str], "the counted facts on which sources disagree"]
    counted: Annotated[list[str], "the facts that are added"]
    left_out: Annotated[list[LeftOutRow], "the matching facts that are not added, each with its reason"]
    joined: Annotated[list[str], "the facts whose overlap leads into another group"]
    shared: Annotated[list[str], "the facts that may stand in another total too"]
    fulfilled: Annotated[Number | None, "how much of a pledge was delivered"]
    open: Annotated[Number | None, "how much of a pledge is outstanding"]
    arithmetic: Annotated[ArithmeticRow | None, "the terms of each of the three sums"]


class AmountRow(TypedDict):
    """An amount as a reading of a field."""

    amount: Number
    amount_to: Number | None
    unit: str
    qualifier: Literal["about", "at-least", "up-to"] | None
