"""The JSON Schema of the fact file, for editors: from the same declarations that the reader reads by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bilat.schema.fields import Field, Type
from bilat.schema.kinds import KINDS, Kind
from bilat.schema.tables import BASE, CLAIM, COMMODITY, FACT_KEYS, ORGANISATION, PERSON, ROLE, SOURCE, WITHDRAWAL
from bilat.values import countries

Schema = dict[str, Any]

# Editors agree on this draft best.
DIALECT = "http://json-schema.org/draft-07/schema#"
_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_DATE = "([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?"
_END = rf"({_DATE}|\.\.)?"
_MEMBER = rf" *{_DATE}(\.\.{_DATE})? *"
_PATTERNS = {
    Type.IDENTIFIER: _ID,
    Type.DATE: rf"({_DATE}|{_END}/{_END}|\[{_MEMBER}(,{_MEMBER})*\])",
    Type.ADDRESS: "https?://.+",
    Type.LANGUAGE: "[a-z]{2,3}(-[A-Za-z0-9]+)*",
    **dict.fromkeys((Type.PERSON, Type.ORGANISATION, Type.PARTY, Type.COMMODITY, Type.SOURCE, Type.FACT), _ID),
    Type.PARTIES: f"([A-Z]{{2}}|{_ID})",
}
_LISTS = {
    Type.COUNTRIES: Type.COUNTRY,
    Type.PEOPLE: Type.PERSON,
    Type.ORGANISATIONS: Type.ORGANISATION,
    Type.PARTIES: Type.PARTIES,
    Type.FACTS: Type.FACT,
    Type.TEXTS: Type.TEXT,
    Type.WORDS: Type.TEXT,
}
_TEXT: Schema = {"type": "string", "minLength": 1}


def file_schema() -> Schema:
    """Return the schema of a fact file, as an object ready to be written as JSON."""
    entries = (SOURCE, PERSON, ORGANISATION, COMMODITY)
    return {
        "$schema": DIALECT,
        "title": "A fact file of bilat",
        "type": "object",
        "required": [BASE.name],
        "additionalProperties": False,
        "properties": {
            BASE.name: _ref(BASE.name),
            **{shape.name: _by_id(shape.name, shape.summary) for shape in entries},
            **{kind.name: _by_id(kind.name, kind.summary) for kind in KINDS.values()},
        },
        "definitions": {
            "country": {"type": "string", "enum": sorted(countries.names())},
            **{shape.name: _table(shape.fields, shape.summary) for shape in (BASE, *entries, ROLE, WITHDRAWAL)},
            **{name: schema for kind in KINDS.values() for name, schema in _of_kind(kind).items()},
        },
    }


def _of_kind(kind: Kind) -> dict[str, Schema]:
    """Return the schemas of a fact of this kind, of its claims and of what they may say."""
    return {
        kind.name: _table((*kind.fields, *FACT_KEYS), kind.summary, kind),
        f"{kind.name}-claim": _table(CLAIM.fields, CLAIM.summary, kind),
        f"{kind.name}-says": _table(kind.disputable, "Fields that a source gives differently.", kind, required=False),
    }


def _table(fields: Iterable[Field], summary: str, kind: Kind | None = None, *, required: bool = True) -> Schema:
    fields = tuple(fields)
    needed = [field.name for field in fields if field.required and required]
    return {
        "description": summary,
        "type": "object",
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
        "properties": {field.name: _described(field, kind) for field in fields},
    }


def _described(field: Field, kind: Kind | None) -> Schema:
    # A reference stands beside nothing else in this draft, hence the list of one.
    schema = _value(field, kind)
    described: Schema = {"description": field.meaning}
    return described | ({"allOf": [schema]} if "$ref" in schema else schema)


def _value(field: Field, kind: Kind | None) -> Schema:
    """Return the schema of what a field holds."""
    name = kind.name if kind else ""
    if field.type in _LISTS:
        return {"type": "array", "items": _single(_LISTS[field.type], field)}
    match field.type:
        case Type.ROLES:
            return {"type": "array", "items": _ref(ROLE.name)}
        case Type.CLAIMS:
            return {"type": "array", "minItems": 1, "items": _ref(f"{name}-claim")}
        case Type.SAYS:
            return _ref(f"{name}-says")
        case Type.NAMES:
            return {
                "type": "array",
                "items": {"type": "string", "enum": [one.name for one in kind.fields] if kind else []},
            }
        case Type.WITHDRAWAL:
            return _ref(WITHDRAWAL.name)
        case Type.REASONS:
            return {"type": "object", "propertyNames": {"pattern": "^B[0-9]{3}$"}, "additionalProperties": _TEXT}
        case Type.VOTES:
            words = {"type": "string", "enum": list(field.choices)}
            return {"type": "object", "propertyNames": {"pattern": "^[A-Z]{2}$"}, "additionalProperties": words}
    return _single(field.type, field)


def _single(type_: Type, field: Field) -> Schema:
    """Return the schema of one value."""
    if pattern := _PATTERNS.get(type_):
        return {"type": "string", "pattern": f"^{pattern}$"}
    match type_:
        case Type.WORD:
            return {"type": "string", "enum": list(field.choices)} | (
                {"default": field.default} if field.default else {}
            )
        case Type.NUMBER | Type.COUNT:
            number = {"type": "integer" if type_ is Type.COUNT else "number"}
            return number if field.least is None else number | {"minimum": field.least}
        case Type.FLAG:
            return {"type": "boolean"}
        case Type.COUNTRY:
            return _ref("country")
    return _TEXT


def _by_id(name: str, summary: str) -> Schema:
    """Return the schema of a table whose keys are ids."""
    return {
        "description": summary,
        "type": "object",
        "propertyNames": {"pattern": f"^{_ID}$"},
        "additionalProperties": _ref(name),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
