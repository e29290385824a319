"""Values of a JSON row in words: amounts, dates, numbers, yes and no."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bilat.values.amounts import Quantity, words
from bilat.values.date_words import text_words


def amount_words(row: Mapping[str, Any], *, spelled: bool = False) -> str:
    """Return what the keys amount, amount_to, unit and qualifier of a row state: "≥22,000 t"; "" without an amount.

    `spelled` writes "at least 22,000 t".
    """
    if row.get("amount") is None:
        return ""
    upper = row.get("amount_to")
    quantity = Quantity(
        value=Decimal(str(row["amount"])),
        unit=row.get("unit") or "",
        upper=None if upper is None else Decimal(str(upper)),
        qualifier=row.get("qualifier"),
    )
    return words(quantity, spelled=spelled).rstrip()


def value_words(field: str, value: object, *, spelled: bool = False) -> str:
    """Return the value of a field in words; an amount comes with its unit and qualifier as a mapping."""
    match value:
        case Mapping():
            return amount_words(value, spelled=spelled)
        case str() if field == "date":
            return text_words(value)
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:,}"
    return str(value)
