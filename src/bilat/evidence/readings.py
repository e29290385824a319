"""What a claim says, in values and in JSON rows alike: whether it is live, and which amount it states.

A look-up reads rows by these functions too, so this module imports nothing at run time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from bilat.model.rows import ClaimRow, FactRow, Number, SideRow

    Value = TypeVar("Value")

AMOUNT_PARTS = {"amount": ("amount", "amount_to", "unit", "qualifier"), "value": ("value", "currency")}
"""The fields that are read together with a number, that field first."""
UNITS = {"amount": "unit", "value": "currency"}
"""The field that holds the unit of each of these numbers."""


def is_live(claim: ClaimRow) -> bool:
    """Say whether the row of a claim is neither a slip of its source nor about an earlier stage."""
    return claim["rejected"] is None and claim["earlier"] is None


def claims_of(side: SideRow, row: FactRow) -> list[ClaimRow]:
    """Return the claims of a fact's row that give one side of a dispute."""
    return [claim for claim in row["claims"] if claim["id"] in side["claims"]]


def text_of(row: Mapping[str, object], name: str) -> str | None:
    """Return the text that a field of a row holds, such as one of a kind's own; None where it holds none."""
    value = row.get(name)
    return value if isinstance(value, str) else None


def number_of(row: Mapping[str, object], name: str) -> Number | None:
    """Return the number that a field of a row holds; None where it holds none."""
    value = row.get(name)
    return value if isinstance(value, int | float) else None


def stated_amount(chosen: Mapping[str, Value], says: Mapping[str, Value], name: str = "amount") -> dict[str, Value]:
    """Return the fields of the amount that a claim states; `chosen` are the fields of its fact.

    A number that the claim gives comes with its own upper end and qualifier, and is in the chosen unit where it names
    none. A unit, an upper end or a qualifier alone belongs to the chosen number. A claim that gives none of them
    states the chosen amount.
    """
    inherited = (UNITS[name],) if name in says else AMOUNT_PARTS[name]
    stated = {key: chosen[key] for key in inherited if key in chosen}
    stated.update((key, says[key]) for key in AMOUNT_PARTS[name] if key in says)
    return stated
