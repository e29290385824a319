"""The fields of a fact and what its claims give for them, in the words that every output for people uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bilat.evidence.readings import AMOUNT_PARTS, UNITS, stated_amount
from bilat.schema.fields import FieldType, Type
from bilat.schema.kinds import KINDS
from bilat.values import countries
from bilat.values.dates_in_words import dated
from bilat.values.value_words import amount_words, spaced, value_words

if TYPE_CHECKING:
    from bilat.model.rows import FactRow, SideRow

_LABELS = {
    "amount_to": "upper end",
    "because": "why chosen",
    "value": "worth",
    "part_of": "part of",
    "fulfils": "carries out",
    "fulfilled_by": "carried out by",
    "superseded_by": "superseded by",
    "overlaps": "overlaps with",
    "related": "see also",
    "last_word": "last mentioned",
    "published_total": "published total",
}


def field_name(name: str) -> str:
    """Return the name of a field as a label."""
    return _LABELS.get(name, name.replace("_", " "))


def value(row: FactRow, name: str, content: object, names: Mapping[str, str], *, spelled: bool = False) -> str:
    """Return what a field of a fact holds, or would hold, in words.

    `names` are those of people and organisations by id; `spelled` writes "at least 22,000 t" for "≥22,000 t".
    """
    field = KINDS[row["kind"]].field(name)
    type_ = field.type if field else Type.TEXT
    match content:
        case Mapping() if type_ is Type.VOTES:
            return ", ".join(f"{countries.name(code)} {vote}" for code, vote in content.items())
        case list():
            return ", ".join(_one(item, type_, names) for item in content)
        case str() if name != "date":
            return _one(content, type_, names)
        case int() | float() if name in UNITS:
            return _amount({"amount": content, "unit": row.get(UNITS[name])}, spelled=spelled)
    return value_words(name, content, spelled=spelled)


def _one(item: str, type_: FieldType, names: Mapping[str, str]) -> str:
    if "country" in type_.names and item.isupper():
        return countries.name(item)
    return spaced(item) if type_ in (Type.WORD, Type.COMMODITY) else names.get(item, item)


def _amount(row: Mapping[str, object], *, spelled: bool) -> str:
    """Return an amount in words; a number without a unit states none."""
    return "" if row.get("unit") is None else amount_words(row, spelled=spelled)


def given(
    says: Mapping[str, object], row: FactRow, names: Mapping[str, str], *, spelled: bool = False
) -> dict[str, str]:
    """Return in words what a claim gives for each field that it gives differently; an amount is one field."""
    found: dict[str, str] = {}
    for name, content in says.items():
        number = next((field for field, parts in AMOUNT_PARTS.items() if name in parts), None)
        if number is None:
            found[name] = value(row, name, content, names, spelled=spelled)
        else:
            stated = stated_amount(row, says, number)
            amount = {**stated, "amount": stated.get(number), "unit": stated.get(UNITS[number])}
            found[number] = _amount(amount, spelled=spelled)
    return found


def differences(
    says: Mapping[str, object], row: FactRow, names: Mapping[str, str], *, spelled: bool = False
) -> list[str]:
    """Return in words how a claim differs from its fact: "gives the terms as sale", "dates it to about June 2023"."""
    return [
        f"dates it {dated(str(says['date']))}" if field == "date" else f"gives the {field_name(field)} as {words}"
        for field, words in given(says, row, names, spelled=spelled).items()
    ]


def stand(side: SideRow) -> str:
    """Return how a reading stands to the chosen one, in a word or two."""
    if side["chosen"]:
        return "chosen"
    if not side["fits"]:
        return "disputed"
    return "fits chosen" if side["party"] else "compatible"
