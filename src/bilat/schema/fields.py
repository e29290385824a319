"""What a field of the fact file is: its name, type and meaning, said once for everything that follows from it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Type(Enum):
    """The sorts of value a field may hold; the text says how it is written."""

    TEXT = "text"
    WORD = "one of a closed set of words"
    IDENTIFIER = "a word of a-z, 0-9 and hyphens"
    DATE = "a date in EDTF"
    NUMBER = "a number"
    COUNT = "a whole number"
    UNIT = "a unit"
    FLAG = "true or false"
    ADDRESS = "a web address"
    LANGUAGE = "a language code"
    COUNTRY = "a country code"
    COUNTRIES = "a list of country codes"
    PERSON = "the id of a person"
    PEOPLE = "a list of ids of people"
    ORGANISATION = "the id of an organisation"
    ORGANISATIONS = "a list of ids of organisations"
    PARTY = "the id of a person or an organisation"
    PARTIES = "a list of country codes and ids of organisations"
    COMMODITY = "the id of a commodity"
    SOURCE = "the id of a source"
    FACT = "the id of a fact"
    FACTS = "a list of ids of facts"
    TEXTS = "a list of texts"
    WORDS = "a list of words"
    VOTES = "a table from country code to vote"
    ROLES = "a list of offices held"
    SAYS = "a table of the fact's own fields"
    NAMES = "a list of the fact's own fields"
    WITHDRAWAL = "a table with date and reason"
    REASONS = "a table from rule code to reason"
    CLAIMS = "a list of claims"

    __hash__ = object.__hash__  # of one object each; Enum's own is slower, and asked for with every value read


LISTS = frozenset(
    {
        Type.COUNTRIES,
        Type.PEOPLE,
        Type.ORGANISATIONS,
        Type.PARTIES,
        Type.FACTS,
        Type.TEXTS,
        Type.WORDS,
        Type.ROLES,
        Type.NAMES,
        Type.CLAIMS,
    }
)
"""The types whose value is a list; unknown is an empty one."""


class Field(NamedTuple):
    """One field: reader, JSON, schemas, columns, filters and docs all follow from this."""

    name: str
    type: Type
    meaning: str
    """One line for the docs and the editor, without a full stop."""
    required: bool = False
    words: tuple[str, ...] = ()
    """The closed set of a WORD; stages and statuses stand in their order."""
    outside: tuple[str, ...] = ()
    """The words of the set that stand outside the order, such as "cancelled"."""
    disputable: bool = False
    """Whether a claim may say this field differently."""
    of: str = ""
    """The field that this one is a part of: unit and qualifier are `of` "amount"."""
    least: int | None = 0
    """The least number allowed; None where it may be negative."""
    default: str | None = None
    filter: str = ""
    """The help of the option that filters by this field; "" where there is none."""
    example: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """Every word that a WORD may be."""
        return self.words + self.outside


class TableShape(NamedTuple):
    """A table of the fact file that is not a fact: what its keys are."""

    name: str
    summary: str
    fields: tuple[Field, ...] = ()
