"""Values of a JSON row in words: amounts, dates, stages, numbers, yes and no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from bilat.values.amounts import Quantity, words
from bilat.values.dates import parse_date
from bilat.values.dates_in_words import short_words, text_words


def amount_words(row: Mapping[str, object], *, spelled: bool = False) -> str:
    """Return what the keys amount, amount_to, unit and qualifier of a row state: "≥22,000 t"; "" without an amount.

    `spelled` writes "at least 22,000 t".
    """
    return "" if row.get("amount") is None else words(row_quantity(row), spelled=spelled)


def row_quantity(row: Mapping[str, object]) -> Quantity:
    """Return what the keys amount, amount_to, unit and qualifier of a row state, of which it has an amount."""
    upper, qualifier = row.get("amount_to"), row.get("qualifier")
    return Quantity(
        value=Decimal(str(row["amount"])),
        unit=str(row.get("unit") or ""),
        upper=None if upper is None else Decimal(str(upper)),
        qualifier=None if qualifier is None else str(qualifier),
    )


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


def spaced(code: str) -> str:
    """Return a word of a closed set, or a commodity, as people write it: "in force", "UN", but "mi-24p"."""
    return "UN" if code == "un" else _HYPHEN.sub(" ", code)


_HYPHEN = re.compile(r"-(?!\d)")


def progress_words(word: str | None, last_word: str | None, *, short: bool = False) -> str:
    """Return how far a fact has come, or how a vote ended, in words; a plan comes with the day of its last mention.

    `word` is its stage, status or result, and `last_word` that day; `short` writes its month in three letters.
    """
    if not (word and last_word):
        return spaced(word or "")
    mentioned = short_words(parse_date(last_word)) if short else text_words(last_word)
    return f"{spaced(word)} (last mentioned {mentioned})"
