"""The JSON contract of rows: facts, claims, sources, totals and disputes as types that all outputs share.

A key that is a column is annotated with it, so that its meaning and type are declared once; other keys with their
meaning. The schemas of the answers are made of these types. At run time a row is a plain dict; a look-up never imports
this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypedDict

from bilat.schema import columns
from bilat.schema.fields import Type

Row = Mapping[str, object]
"""A JSON object that has no type of its own: picked fields, or a row about to be printed."""

Number = int | float
KindName = Annotated[str, columns.KIND]
Address = Annotated[str, Type.ADDRESS]
Country = Annotated[str, Type.COUNTRY]
Date = Annotated[str, Type.DATE]


class SelectionRow(TypedDict):
    """Which claims are selected: those of a time, of some voices, without some."""

    known_by: Annotated[Date | None, "the day by the end of which their sources were published"]
    without: Annotated[list[str], "the sources, publishers, speakers and sides whose claims are left out, by id"]
    only: Annotated[list[str], "those whose claims alone are kept; none for all"]


class ExcerptRow(SelectionRow):
    """The claims that an answer rests on, where these are not all."""

    undated: Annotated[int, "how many claims are left out since no certain date of their source is known"]


class BaseRow(TypedDict):
    """The base that an answer comes from."""

    title: str
    version: str
    parties: list[Country]
    since: Annotated[Date | None, "how far back the record reaches; an open beginning reaches no further"]
    excerpt: Annotated[ExcerptRow | None, "which of its claims the answer rests on; null for all"]


class VerifiedTextRow(TypedDict):
    """A text of a source in which quotes were looked up."""

    day: Annotated[Date | None, "the day on which the source was viewed, where that is known"]
    text: Annotated[str, "the sha256 of the text"]


class ClaimRow(TypedDict):
    """One source speaking of one fact."""

    id: Annotated[str, "the fact's id, the source's, and the claim's own where one source speaks twice"]
    source: Annotated[str, "the id of the source"]
    by: Annotated[str | None, "the person or organisation whose words these are"]
    quote: Annotated[str, "the words of the source"]
    gloss: Annotated[str | None, "the quote in English"]
    locator: Annotated[str | None, "where in the source the words stand"]
    says: Annotated[Mapping[str, object] | None, "the fields that the source gives differently"]
    earlier: Annotated[Mapping[str, object] | None, "what it says of an earlier stage"]
    silent: Annotated[list[str], "the fields that it does not speak of"]
    rejected: Annotated[str | None, "why it is treated as an error of the source"]
    note: str | None
    verified: Annotated[bool, "whether the quote was found in the text of the source, and no later text of it lacks it"]
    found_in: Annotated[VerifiedTextRow | None, "the last text of the source in which the quote was found"]
    missing_from: Annotated[VerifiedTextRow | None, "the last text that lacks it, where no later one has it"]
    link: Annotated[Address | None, "a link to the quoted words on the page"]


class AuthorRow(TypedDict):
    """An author: a person by the parts of the name, or a body, which has its name alone."""

    name: Annotated[str, "the name as it reads"]
    family: Annotated[str | None, "the family name; null for a body"]
    given: str | None
    particle: Annotated[str | None, "what stands before the family name, such as de"]
    suffix: str | None


class SourceRow(TypedDict):
    """One published document."""

    title: str | None
    description: Annotated[str | None, "what the document is, where its title was not seen"]
    publisher: Annotated[str, "the id of who published it"]
    publisher_name: Annotated[str, "who published it"]
    type: Annotated[str, "what sort of publisher that is"]
    country: Annotated[Country | None, "the country of the publisher"]
    published: Annotated[Date | None, "when it was published"]
    url: Address | None
    language: str | None
    document: Annotated[str | None, "what sort of document it is, if that can be told"]
    authors: Annotated[list[AuthorRow], "who wrote it"]
    agency: Annotated[str | None, "the id of the news agency that it reprints"]
    agency_name: Annotated[str | None, "the news agency that it reprints"]
    archived: Address | None
    accessed: Date | None
    fingerprint: Annotated[str | None, "the sha256 of the text in which its quotes were looked up last"]
    note: str | None


class PublisherRow(TypedDict):
    """Who publishes sources, with every name that it goes by."""

    name: str
    type: str
    country: Country | None
    also: list[str]
    note: str | None


Names = Annotated[dict[str, str], "the names in other languages, by language code"]

RoleRow = TypedDict(
    "RoleRow",
    {"title": str, "from": Date | None, "to": Date | None, "organisation": str | None},
)
"""An office that a person held; both ends count."""


class PersonRow(TypedDict):
    """A person, with every spelling that the sources use."""

    name: str
    names: Names
    also: list[str]
    country: Country | None
    roles: list[RoleRow]
    note: str | None


OrganisationRow = TypedDict(
    "OrganisationRow",
    {"name": str, "names": Names, "also": list[str], "country": Country | None, "is": str | None, "note": str | None},
)
"""An organisation; `is` names the wider body that it belongs to."""

CommodityRow = TypedDict(
    "CommodityRow",
    {"name": str, "names": Names, "also": list[str], "is": str | None, "note": str | None},
)
"""A commodity; `is` names the wider word for it."""


class PlaceRow(TypedDict):
    """A place, by the name that facts give it."""

    name: str
    names: Names
    also: list[str]
    country: Country | None
    note: str | None


class WithdrawalRow(TypedDict):
    """When a fact was withdrawn, and why."""

    date: Date
    reason: str


class AmountRow(TypedDict):
    """An amount as a reading of a field."""

    amount: Number
    amount_to: Number | None
    unit: str
    qualifier: Literal["about", "at-least", "up-to"] | None


Reading = str | Number | bool | AmountRow


class FromWholeRow(TypedDict):
    """What a part takes from a whole around it for a field that no source gives for the part."""

    of: Annotated[str, "the whole"]
    readings: Annotated[list[Reading | None], "what the field may hold there, the chosen reading first"]


class FactRow(TypedDict):
    """What the row of every fact holds; the fields of its kind come on top."""

    id: Annotated[str, columns.ID]
    kind: KindName
    title: str
    date: str
    first: Annotated[str | None, columns.FIRST]
    last: Annotated[str | None, columns.LAST]
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
    disputed: Annotated[list[str], columns.DISPUTED]
    from_whole: Annotated[dict[str, FromWholeRow] | None, columns.FROM_WHOLE]
    sources: Annotated[int, columns.SOURCES]
    independent: Annotated[int, columns.INDEPENDENT]
    last_word: Annotated[str | None, columns.LAST_WORD]
    parts: Annotated[list[str], columns.PARTS]
    fulfilled_by: Annotated[list[str], columns.FULFILLED_BY]
    superseded_by: Annotated[list[str], columns.SUPERSEDED_BY]
    withdrawn: Annotated[WithdrawalRow | None, columns.WITHDRAWN]
    claims: Annotated[list[ClaimRow], columns.CLAIMS]


class AmountRangeRow(TypedDict):
    """What the row of a fact that states an amount holds besides its own fields."""

    low: Annotated[Number | None, columns.LOW]
    high: Annotated[Number | None, columns.HIGH]


class SideRow(TypedDict):
    """One reading of a disputed field, and who gives it."""

    reading: Reading
    chosen: bool
    party: Annotated[bool, "whether it can't hold together with another reading"]
    fits: Annotated[bool, "whether it can hold together with the chosen reading"]
    claims: list[str]
    independent: int


class DisputeRow(TypedDict):
    """A field on which sources disagree, with every reading of it."""

    field: str
    sides: list[SideRow]


class TermRow(TypedDict):
    """One fact's share in a sum."""

    id: str
    amount: Number
    outside: Annotated[Number, "what was taken off it, since parts of it surely fall outside the requested dates"]


class LeftOutRow(TypedDict):
    """A match that is not counted, with the reason and the fact that the reason speaks of."""

    id: str
    reason: str
    of: str | None


class TakenRow(TypedDict):
    """A field of the total that a fact in it takes from a whole, since no source gives it for the fact itself."""

    id: str
    field: str
    of: Annotated[str, "the whole"]


class SharedRow(TypedDict):
    """A fact that may be counted in another total too."""

    id: str
    reason: Annotated[
        Literal["part-of", "overlap", "another-reading"],
        "it lies inside another fact, it may partly be the same as another, or other readings put it elsewhere",
    ]
    of: Annotated[str | None, "the other fact; null where there is none"]


class ArithmeticRow(TypedDict):
    """The terms of the three sums of a total."""

    low: list[TermRow]
    chosen: list[TermRow]
    high: list[TermRow]


class EndsRow(TypedDict):
    """A sum by the chosen readings, and at least and at most by the others."""

    chosen: Number
    low: Number
    high: Number


class TotalRow(TypedDict):
    """A sum; the fields that must agree for it (donor, recipient, …) come on top."""

    unit: str
    group: Annotated[str | None, columns.GROUP]
    chosen: Annotated[Number, columns.CHOSEN_SUM]
    low: Annotated[Number, columns.LOW_SUM]
    high: Annotated[Number, columns.HIGH_SUM]
    qualifiers: Annotated[list[str], columns.QUALIFIERS]
    disputed: Annotated[list[str], columns.DISPUTED_FACTS]
    counted: Annotated[list[str], columns.COUNTED]
    possible: Annotated[list[str], columns.POSSIBLE]
    left_out: Annotated[list[LeftOutRow], columns.LEFT_OUT]
    taken: Annotated[list[TakenRow], columns.TAKEN]
    shared: Annotated[list[SharedRow], columns.SHARED]
    deliveries: Annotated[int, columns.DELIVERIES]
    fulfilled: Annotated[EndsRow | None, columns.FULFILLED]
    outstanding: Annotated[EndsRow | None, columns.OUTSTANDING]
    arithmetic: Annotated[ArithmeticRow | None, columns.ARITHMETIC]


class SpreadRow(TypedDict):
    """A fact for which a total is not the sum of its groups."""

    id: str
    reason: Annotated[
        Literal["several-groups", "overlap", "no-group"],
        "it may stand in more than one group, it overlaps with a fact in another, or it is surely in none",
    ]


class WithoutAmountRow(TypedDict):
    """A fact that no total can count, since it states no amount, with a group in which it may stand."""

    id: str
    group: str


class TogetherRow(TotalRow):
    """A sum over all groups; the fields that must agree for it come on top."""

    spread: Annotated[list[SpreadRow], "the facts for which it is not the sum of its groups"]
    without_amount: Annotated[list[WithoutAmountRow], "the facts of its key that state no amount, in each group"]
