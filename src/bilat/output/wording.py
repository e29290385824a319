"""A fact's values as people read them, and text made safe to print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bilat.evidence.readings import AMOUNT_PARTS, UNITS, stated_amount
from bilat.query.listing import Listing, Row
from bilat.values.date_words import text_words
from bilat.values.value_words import amount_words, value_words


def date(text: str) -> str:
    """Return an EDTF date in words."""
    return text_words(text)


_MONTH = re.compile(r"\b(Jan|Feb|Apr|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|il|ust|tember|ober|ember)\b")


def short(text: str) -> str:
    """Return an EDTF date in words, its months in three letters: what a column has room for."""
    return _MONTH.sub(r"\1", date(text))


def number(value: float) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,}"


def amount(value: Mapping[str, Any]) -> str:
    """Return what a table with amount, amount_to, unit and qualifier states; "" where it states nothing."""
    return "" if value.get("unit") is None else amount_words(value)


def span(row: Row) -> str:
    """Return the lowest and highest amount of a row, or a total, where they differ: "20,000–25,000"."""
    low, high = row["low"], row["high"]
    return "" if low == high else f"{number(low)}–{number(high)}"


def reading(field: str, value: Any, row: Row) -> str:
    """Return what one side of a dispute reads a field as; the row tells what the side leaves unsaid."""
    if field == "amount" and not isinstance(value, Mapping):
        return amount({"unit": row.get("unit"), "amount": value})
    return value_words(field, value)


def said(field: str, claim: Row, row: Row) -> str | None:
    """Return what a claim reads a field as, where it says so itself."""
    says = claim["says"] or {}
    if field in AMOUNT_PARTS and not says.keys().isdisjoint(AMOUNT_PARTS[field]):
        stated = stated_amount(row, says, field)
        return amount({"amount": stated.get(field), "unit": stated.get(UNITS[field]), **stated})
    return reading(field, says[field], row) if field in says else None


def progress(row: Row) -> str:
    """Return the status or stage; a plan comes with its last word."""
    word = row.get("status") or row.get("stage") or ""
    return f"{word} (last word {row['last_word']})" if row["last_word"] else word


def witnesses(row: Row) -> str:
    """Return how many sources and independent voices speak: "4 sources, 3 independent"."""
    count, independent = row["sources"], row["independent"]
    return f"{count} source{'s' * (count != 1)}" + ("" if count == independent else f", {independent} independent")


def cell(row: Row, key: str, listing: Listing) -> str:
    """Return what a table shows of a row under a column's key. It is not safe to print yet."""
    if make := _CELLS.get(key):
        return make(row, listing)
    value = row.get(key)
    if isinstance(value, list):
        return ", ".join(_name(one, listing) for one in value)
    return "" if value is None else _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return number(value) if isinstance(value, int | float) else str(value)


def _name(id_: str, listing: Listing) -> str:
    return listing.people.get(id_) or listing.organisations.get(id_) or id_


def _tally(row: Row, _: Listing) -> str:
    counts = [row[key] for key in ("for", "against", "abstained")]
    return "" if counts == [None] * 3 else "–".join("?" if count is None else str(count) for count in counts)


_CELLS: dict[str, Callable[[Row, Listing], str]] = {
    "date": lambda row, _: date(row["date"]),
    "amount": lambda row, _: amount(row),
    "value": lambda row, _: amount({"amount": row["value"], "unit": row["currency"]}),
    "stage": lambda row, _: progress(row),
    "status": lambda row, _: progress(row),
    "sources": lambda row, _: witnesses(row),
    "tally": _tally,
}
