"""Facts in sentences: what happened, who says what, which reading was chosen and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from bilat.cite.citation import Citation
from bilat.cite.references import Row
from bilat.values.amounts import Quantity
from bilat.values.amounts import words as quantity_words
from bilat.values.date_words import words
from bilat.values.dates import parse_date

_QUALIFIED = {"~": "about ", "≥": "at least ", "≤": "up to "}


def sentence(row: Row) -> str:
    """Return a fact in a sentence: title, when, where, how much, how far it has come."""
    # What the title says already is not said again.
    around = [part for part in (row["place"], date(row["date"])) if part and part not in row["title"]]
    when = f" ({', '.join(around)})" if around else ""
    told = [amount(row), _worth(row), _progress(row)]
    rest = ", ".join(part for part in told if part)
    withdrawn = row["withdrawn"]
    gone = f" Withdrawn on {date(withdrawn['date'])}: {_stopped(withdrawn['reason'])}" if withdrawn else ""
    return f"{row['title']}{when}" + (f": {rest}." if rest else ".") + gone


def date(text: str) -> str:
    """Return an EDTF date in words."""
    return words(parse_date(text))


def amount(told: Row, key: str = "amount", unit: str = "unit") -> str:
    """Return an amount in words: "at least 22,000 t"; "" where none is told."""
    if told.get(key) is None:
        return ""
    upper = told.get("amount_to") if key == "amount" else None
    said = quantity_words(
        Quantity(
            value=Decimal(str(told[key])),
            unit=told.get(unit) or "",
            upper=None if upper is None else Decimal(str(upper)),
            qualifier=told.get("qualifier") if key == "amount" else None,
        )
    ).strip()
    return _QUALIFIED[said[0]] + said[1:] if said[0] in _QUALIFIED else said


def _worth(row: Row) -> str:
    return f"worth {amount(row, 'value', 'currency')}" if row.get("value") is not None else ""


def _progress(row: Row) -> str:
    word = row.get("stage") or row.get("status") or row.get("result") or ""
    return f"{word} (last word {date(row['last_word'])})" if word and row["last_word"] else str(word)


def said(claim: Row, row: Row) -> str:
    """Return what a claim says otherwise than the chosen reading, and why it does not count: "" where it agrees."""
    told = claim["says"] or claim["earlier"] or {}
    parts = [reading(name, value, told | {"unit": told.get("unit") or row.get("unit")}) for name, value in told.items()]
    words_ = ", ".join(part for part in parts if part)
    if claim["rejected"]:
        return f"says {words_ or 'otherwise'}; taken for a slip: {claim['rejected']}".rstrip(".")
    if claim["earlier"] is not None:
        return f"at an earlier stage: {words_}" if words_ else "at an earlier stage"
    return f"says {words_}" if words_ else ""


def reading(name: str, value: Any, told: Row) -> str:
    """Return one reading of a field: "amount 25,000 t", "date 21 September 2023"; "" for a part of an amount."""
    match value:
        case {"amount": _}:
            return f"{name} {amount(value)}"
        case _ if name in ("unit", "qualifier", "amount_to"):
            return ""
        case _ if name == "amount":
            return f"amount {amount(told)}"
        case str() if name == "date":
            return f"date {date(value)}"
        case bool():
            return f"{name} {'yes' if value else 'no'}"
        case int() | float():
            return f"{name} {value:,}"
    return f"{name} {value}"


def disagreement(row: Row, disputes: Sequence[Row], cited: Citation) -> Iterator[str]:
    """Return in sentences where the sources disagree, and why the chosen reading was chosen."""
    for dispute in disputes:
        sides = "; ".join(_side(dispute["field"], side, row, cited) for side in dispute["sides"])
        yield f"Sources disagree on the {dispute['field']}: {sides}."
    if row["because"]:
        yield f"Chosen because: {_stopped(row['because'])}"


def _side(name: str, side: Row, row: Row, cited: Citation) -> str:
    told = reading(name, side["reading"], row).removeprefix(f"{name} ")
    marks = [
        f"[{cited.number(claim['source'])}]"
        for claim in row["claims"]
        if claim["id"] in side["claims"] and claim["source"] in cited.references
    ]
    return told + (" (chosen)" if side["chosen"] else "") + (" " + "".join(marks) if marks else "")


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
