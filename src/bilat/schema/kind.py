"""What a kind of fact is: a plain value that lists its fields, its columns and what is added up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bilat.schema.fields import GIVER, GOODS, OUTCOME, RECEIVER, TERMS, Field, Type
from bilat.schema.kind_list import COMMANDS


class Column(NamedTuple):
    """A column of a kind's table: the row's key, its heading, and its rank when there is no room for all."""

    key: str
    heading: str
    rank: int
    """1 stays to the last; the greatest rank is left out first."""


class Kind(NamedTuple):
    """A sort of fact."""

    name: str
    """The table in the fact file: `[aid.some-id]`."""
    brief: str
    """What its command answers, in a few words: a line of `bilat --help`."""
    summary: str
    """What its command answers, as a sentence."""
    sign: tuple[str, str]
    """The sign of a fact in a drawing, and its sign in ASCII."""
    own: tuple[Field, ...]
    """The fields in addition to those that every fact has."""
    columns: tuple[Column, ...]
    progress: str | None = None
    """The field that says how far a fact has come: "status" or "stage"."""
    plans: tuple[str, ...] = ()
    """The words of `progress` that speak of a plan, shown with their last word once its time has passed."""
    summed: bool = False
    """Whether amounts are added up: then fields have the roles of giver, receiver, goods and terms."""
    told_apart_by: str = "title"
    """The field that distinguishes two facts with the same parties on the same day."""

    @property
    def command(self) -> str:
        """The command that lists it."""
        return COMMANDS[self.name]

    @property
    def state(self) -> str:
        """The field that says how far a fact has come, else the one that says what came of it; "" for neither."""
        outcome = self.role(OUTCOME)
        return self.progress or (outcome.name if outcome else "")

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of a fact of this kind, in the order in which outputs show them."""
        return (*HEAD, *self.own, *TAIL)

    def field(self, name: str) -> Field | None:
        """Return the field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def role(self, role: str) -> Field | None:
        """Return the field of that role, or None."""
        return next((field for field in self.own if field.role == role), None)

    def searched(self, part: str) -> Iterator[Field]:
        """Return the fields of text that a search finds in a part of a fact: "title", "names" or "notes"."""
        return (field for field in self.fields if field.type.searchable and field.part == part)

    @property
    def cited(self) -> Iterator[Field]:
        """The fields that name people and organisations: an answer gives the names of those."""
        return (field for field in self.fields if {"person", "organisation"} & {*field.type.names})

    @property
    def totals(self) -> tuple[str, ...]:
        """The fields that must agree for amounts to be added, in order; () for a kind that is never summed.

        They are the giver, the receiver, the goods, the unit, the stage and the terms.
        """
        if not self.summed:
            return ()
        names = {field.role: field.name for field in self.own if field.role}
        return (names[GIVER], names[RECEIVER], names[GOODS], "unit", str(self.progress), names[TERMS])

    @property
    def stages(self) -> tuple[str, ...]:
        """The words of `progress`, in their order."""
        field = self.field(self.progress or "")
        return field.choices if field else ()

    @property
    def groupings(self) -> tuple[str, ...]:
        """What its totals may be grouped by: periods, and the fields that must agree for them."""
        from bilat.values.dates import PERIODS  # the list of commands needs no dates

        return (*PERIODS, *self.totals) if self.summed else ()

    @property
    def disputable(self) -> tuple[Field, ...]:
        """The fields that a claim may give differently, with the parts of an amount."""
        return tuple(field for field in self.fields if field.disputable or field.of)


HEAD = (
    Field("title", Type.TEXT, "the fact in a few plain words of the curator's own", required=True, part="title"),
    Field(
        "date",
        Type.DATE,
        "when it happened, or when it was promised",
        required=True,
        disputable=True,
        example="2023-09-21",
    ),
    Field(
        "place",
        Type.PLACE,
        "where it happened: a city, a venue",
        disputable=True,
        filter="Facts whose place contains these words, or has this name.",
        example="Bamako",
    ),
    Field("country", Type.COUNTRY, "the country where it happened", disputable=True, example="ML"),
)
"""The fields that every fact begins with."""

TAIL = (
    Field(
        "topics",
        Type.TOPICS,
        "what it is about, in the base's own few words",
        filter="Facts about this topic (all).",
        example="security",
    ),
    Field("note", Type.TEXT, "what else a reader should know", part="notes"),
    Field(
        "because",
        Type.TEXT,
        "why the chosen reading was chosen over the others; needed where it overrules a claim",
        part="notes",
    ),
    Field("part_of", Type.FACT, "the whole that this fact is part of", inverse="parts"),
    Field("fulfils", Type.FACTS, "the pledges or announcements that this fact carries out", inverse="fulfilled_by"),
    Field("supersedes", Type.FACTS, "the facts that this one replaces", inverse="superseded_by"),
    Field(
        "overlaps",
        Type.FACTS,
        "facts that may partly be the same thing, to an unknown extent",
        inverse="overlaps",
    ),
    Field("related", Type.FACTS, "facts that a reader may want beside this one", inverse="related"),
)
"""The fields that every fact ends with."""


def amount_fields(meaning: str, *, least: int | None = 0) -> tuple[Field, ...]:
    """Return the fields that state an amount: number, upper end, unit and qualifier."""
    return (
        Field("amount", Type.NUMBER, meaning, disputable=True, least=least, unit="as `unit` says", example="25_000"),
        Field(
            "amount_to",
            Type.NUMBER,
            "the upper end, where a range is stated",
            of="amount",
            least=least,
            unit="as `unit` says",
            example="50_000",
        ),
        Field(
            "unit",
            Type.UNIT,
            "what the amount counts",
            of="amount",
            filter="Facts with an amount in this unit.",
            example="t",
        ),
        Field(
            "qualifier",
            Type.WORD,
            "how the number is meant, where it is not meant exactly",
            of="amount",
            words=("about", "at-least", "up-to"),
        ),
    )


VALUE_FIELDS = (
    Field(
        "value",
        Type.NUMBER,
        "its worth in money, as a source states it; never summed",
        disputable=True,
        unit="as `currency` says",
        example="2_000_000",
    ),
    Field("currency", Type.UNIT, "the currency of `value`", of="value", example="USD"),
)


def progress_field(name: str, meaning: str, words: tuple[str, ...], outside: tuple[str, ...]) -> Field:
    """Return the field that says how far a fact has come; `outside` words stand beside the order."""
    return Field(
        name,
        Type.WORD,
        meaning,
        required=True,
        disputable=True,
        words=words,
        outside=outside,
        filter=f"Facts at this {name}.",
        example=words[-1],
    )


def country_field(name: str, meaning: str, role: str) -> Field:
    """Return a required field for a country that gives or gets, with its filter; `role` is GIVER or RECEIVER."""
    return Field(
        name,
        Type.COUNTRY,
        meaning,
        role=role,
        required=True,
        disputable=True,
        filter=f"Facts with this {name}: code or name.",
        example="RU",
    )


def word_field(name: str, meaning: str, words: tuple[str, ...], *, required: bool = False, role: str = "") -> Field:
    """Return a field that holds one of `words`, with its filter."""
    return Field(
        name,
        Type.WORD,
        meaning,
        role=role,
        required=required,
        disputable=True,
        words=words,
        filter=f"Facts with this {name}.",
    )
