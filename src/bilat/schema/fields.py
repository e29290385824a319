"""What a field of the fact file is: its name, type and meaning, said once for everything that follows from it."""

from __future__ import annotations

from typing import NamedTuple

from bilat.schema.field_types import FieldType, Schema, Type

__all__ = ["Field", "FieldType", "TableShape", "Type"]

# What a field is to its fact, where fields of several kinds are the same to theirs.
GIVER, RECEIVER, GOODS, TERMS, MEASURE, OUTCOME = "giver", "receiver", "goods", "terms", "measure", "outcome"


class Field(NamedTuple):
    """One field: reader, JSON, schemas, columns, filters and docs all follow from this."""

    name: str
    type: FieldType
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
    role: str = ""
    """What it is to its fact, such as GIVER; "" for what only its own kind knows."""
    part: str = "names"
    """The part of a fact's text in which a search finds it, if its type is searched."""
    least: int | None = 0
    """The least number allowed; None where it may be negative."""
    unit: str = ""
    """What a number counts, or which field says it."""
    filter: str = ""
    """The help of the option that filters by this field; "" where there is none."""
    example: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """Every word that a WORD may be."""
        return self.words + self.outside

    @property
    def schema(self) -> Schema:
        """The JSON Schema of its value, where it has one."""
        schema = self.type.schema
        if self.type is Type.WORD and self.choices:
            return {"type": "string", "enum": list(self.choices)}
        if self.type is Type.VOTES:
            return {**schema, "additionalProperties": {"type": "string", "enum": list(self.choices)}}
        if self.type in (Type.NUMBER, Type.COUNT) and self.least is not None:
            return {**schema, "minimum": self.least}
        return schema


class TableShape(NamedTuple):
    """A table of the fact file that is not a fact: what its keys are."""

    name: str
    summary: str
    fields: tuple[Field, ...] = ()
