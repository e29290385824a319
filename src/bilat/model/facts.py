"""Facts and claims: named tuples, for there may be a hundred thousand, and dataclasses take five times as long."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from bilat.schema.kind import TAIL
from bilat.values.amounts import Quantity
from bilat.values.dates import Date

Value = str | bool | int | Decimal | Date | tuple[str, ...] | Mapping[str, str]
"""What a field may hold once it is read."""
Values = Mapping[str, Value]
_NONE: Mapping[str, str] = MappingProxyType({})

LINKS = {field.name: None for field in TAIL if field.type.names == ("fact",)}.keys()
"""The fields that link a fact to others, in the order of the fact file."""


class Claim(NamedTuple):
    """One source speaking of one fact: its words, and where it says something else than the chosen reading."""

    fact: str
    source: str
    quote: str
    own_id: str | None = None
    by: str | None = None
    locator: str | None = None
    note: str | None = None
    gloss: str | None = None
    says: Values = _NONE
    earlier: Values | None = None
    silent: tuple[str, ...] = ()
    rejected: str | None = None

    @property
    def id(self) -> str:
        """`fact/source`, and `/own id` where one source speaks twice of one fact."""
        name = f"{self.fact}/{self.source}"
        return f"{name}/{self.own_id}" if self.own_id else name

    @property
    def live(self) -> bool:
        """Whether it is neither a slip of its source nor of an earlier stage."""
        return self.rejected is None and self.earlier is None


class Withdrawal(NamedTuple):
    """When a fact was withdrawn, and why."""

    date: Date
    reason: str


class Fact(NamedTuple):
    """One thing in the world. `values` are its fields as the curator chose to read them, by name."""

    id: str
    kind: str
    values: Values
    claims: tuple[Claim, ...]
    withdrawn: Withdrawal | None = None
    allow: Mapping[str, str] = _NONE

    @property
    def title(self) -> str:
        """The fact in a few words."""
        return self.text("title") or ""

    @property
    def date(self) -> Date:
        """The chosen date."""
        date = self.values["date"]
        assert isinstance(date, Date)
        return date

    @property
    def order(self) -> tuple[str, str, str]:
        """The one order of facts: first possible day, last possible day, id."""
        return (*self.date.order, self.id)

    @property
    def part_of(self) -> str | None:
        """The id of the whole that this entry is inside."""
        return self.text("part_of")

    @property
    def quantity(self) -> Quantity | None:
        """The chosen amount."""
        return amount_in(self.values)

    @property
    def live_claims(self) -> tuple[Claim, ...]:
        """The claims that are neither rejected nor of an earlier stage."""
        if all(claim.live for claim in self.claims):  # the usual case
            return self.claims
        return tuple(claim for claim in self.claims if claim.live)

    def text(self, name: str) -> str | None:
        """Return the text in a field, or None where it holds none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def names(self, name: str) -> tuple[str, ...]:
        """Return the ids, codes or words in a field, as a list whatever the field holds."""
        match self.values.get(name):
            case None:
                return ()
            case str(one):
                return (one,)
            case tuple(many) if not isinstance(many, Date):
                return many
            case Mapping() as table:
                return tuple(table)
            case _:
                return ()


def amount_in(values: Values, number: str = "amount", unit: str = "unit") -> Quantity | None:
    """Return the amount that a table of fields states, or None; `number` and `unit` name its fields."""
    value, measure = values.get(number), values.get(unit)
    if not isinstance(value, Decimal) or not isinstance(measure, str):
        return None
    upper = values.get("amount_to" if number == "amount" else f"{number}_to")
    qualifier = values.get("qualifier") if number == "amount" else None
    return Quantity(
        value,
        measure,
        upper if isinstance(upper, Decimal) else None,
        qualifier if isinstance(qualifier, str) else None,
    )
