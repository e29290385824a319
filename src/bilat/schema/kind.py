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
    """What stands for a fact in a drawing, and in one of ASCII alone."""
    own: tuple[Field, ...]
    """The fields beside those that every fact has."""
    columns: tuple[Column, ...]
    progress: str | None = None
    """The field that says how far a fact has come: "status" or "stage"."""
    plans: tuple[str, ...] = ()
    """The words of `progress` that speak of a plan, shown with their last word once its time has passed."""
    summed: bool = False
    """Whether amounts are added up: then fields have the roles of giver, receiver, goods and terms."""
    told_apart_by: str = "title"
    """The field that tells two facts with the same parties on the same day apart."""

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
    def disputable(self) -> tuple[Field, ...]:
        """The fields that a claim may say differently, with the parts of an amount."""
        return tuple(field for field in self.fields if field.disputable or field.of)


HEAD = (
    Field(
        name="title",
        type=Type.TEXT,
        required=True,
        part="title",
        meaning="the fact in a few plain words of the curator's own",
    ),
    Field(
        name="date",
        type=Type.DATE,
        required=True,
        disputable=True,
        meaning="when it happened, or when it was promised",
        example="2023-09-21",
    ),
    Field(
        name="place",
        type=Type.TEXT,
        disputable=True,
        meaning="where it happened: a city, a venue",
        filter="Facts whose place contains these words.",
        example="Bamako",
    ),
    Field(
        name="country",
        type=Type.COUNTRY,
        disputable=True,
        meaning="the country where it happened",
        example="ML",
    ),
)
"""The fields that every fact begins with."""

TAIL = (
    Field(
        name="topics",
        type=Type.TOPICS,
        meaning="what it is about, in the base's own few words",
        filter="Facts about this topic (all).",
        example="security",
    ),
    Field(name="note", type=Type.TEXT, part="notes", meaning="what else a reader should know"),
    Field(
        name="because",
        type=Type.TEXT,
        part="notes",
        meaning="why the chosen reading was chosen over the others; needed where it overrules a claim",
    ),
    Field(name="part_of", type=Type.FACT, meaning="the whole that this fact is part of"),
    Field(name="fulfils", type=Type.FACTS, meaning="the pledges or announcements that this fact carries out"),
    Field(name="supersedes", type=Type.FACTS, meaning="the facts that this one replaces"),
    Field(
        name="overlaps",
        type=Type.FACTS,
        meaning="facts that may partly be the same thing, to an unknown extent",
    ),
    Field(name="related", type=Type.FACTS, meaning="facts that a reader may want beside this one"),
)
"""The fields that every fact ends with."""


def amount_fields(meaning: str, *, least: int | None = 0) -> tuple[Field, ...]:
    """Return the fields that state an amount: number, upper end, unit and qualifier."""
    return (
        Field(
            name="amount",
            type=Type.NUMBER,
            disputable=True,
            least=least,
            unit="as `unit` says",
            meaning=meaning,
            example="25_000",
        ),
        Field(
            name="amount_to",
            type=Type.NUMBER,
            of="amount",
            least=least,
            unit="as `unit` says",
            meaning="the upper end, where a range is stated",
            example="50_000",
        ),
        Field(name="unit", type=Type.UNIT, of="amount", meaning="what the amount counts", example="t"),
        Field(
            name="qualifier",
            type=Type.WORD,
            of="amount",
            words=("about", "at-least", "up-to"),
            meaning="how the number is meant, where it is not meant exactly",
        ),
    )


VALUE_FIELDS = (
    Field(
        name="value",
        type=Type.NUMBER,
        disputable=True,
        unit="as `currency` says",
        meaning="its worth in money, as a source states it; never summed",
        example="2_000_000",
    ),
    Field(name="currency", type=Type.UNIT, of="value", meaning="the currency of `value`", example="USD"),
)


def progress_field(name: str, meaning: str, words: tuple[str, ...], outside: tuple[str, ...]) -> Field:
    """Return the field that says how far a fact has come; `outside` words stand beside the order."""
    return Field(
        name=name,
        type=Type.WORD,
        required=True,
        disputable=True,
        words=words,
        outside=outside,
        meaning=meaning,
        filter=f"Facts at this {name}.",
        example=words[-1],
    )


def country_field(name: str, meaning: str, role: str) -> Field:
    """Return a required field for a country that gives or gets, with its filter; `role` is GIVER or RECEIVER."""
    return Field(
        name=name,
        type=Type.COUNTRY,
        role=role,
        required=True,
        disputable=True,
        meaning=meaning,
        filter=f"Facts with this {name}: code or name.",
        example="RU",
    )


def word_field(name: str, meaning: str, words: tuple[str, ...], *, required: bool = False, role: str = "") -> Field:
    """Return a field that holds one of `words`, with its filter."""
    return Field(
        name=name,
        type=Type.WORD,
        role=role,
        required=required,
        disputable=True,
        words=words,
        meaning=meaning,
        filter=f"Facts with this {name}.",
        example=words[0],
    )
