"""The schema of the fact file, for editors; it stands beside the base that ships."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bilat.schema.fields import Field, Schema, Type
from bilat.schema.kinds import KINDS, Kind
from bilat.schema.tables import BASE, CLAIM, FACT_KEYS, ROLE, TABLES, WITHDRAWAL
from bilat.values import countries

PATH = "data/facts.schema.json"
# Editors agree on this draft best.
DIALECT = "http://json-schema.org/draft-07/schema#"
_IDS = {"pattern": Type.IDENTIFIER.schema["pattern"]}
_TABLES = {Type.COUNTRY: "country", Type.ROLE: ROLE.name, Type.WITHDRAWAL: WITHDRAWAL.name}
"""The types that have a definition of their own."""
_TABLES_OF_A_KIND = {Type.CLAIM: "claim", Type.SAYS: "says"}
"""The types that have a definition for each kind."""


def files() -> dict[str, str]:
    """Return the schema by its path."""
    return {PATH: json.dumps(file_schema(), indent=1, ensure_ascii=False) + "\n"}


def file_schema() -> Schema:
    """Return the schema of a fact file, as an object ready to be written as JSON."""
    entries = [shape for shape in TABLES.values() if shape not in (BASE, CLAIM)]
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
    """Return the schema of what a field holds: that of its type, with references where there are definitions."""
    item = field.type.item or field.type
    if item in _TABLES:
        one = _ref(_TABLES[item])
    elif item in _TABLES_OF_A_KIND and kind:
        one = _ref(f"{kind.name}-{_TABLES_OF_A_KIND[item]}")
    elif field.type is Type.NAMES and kind:
        one = {"type": "string", "enum": [other.name for other in kind.fields]}
    else:
        return field.schema
    return {**field.schema, "items": one} if field.type.is_list else one


def _by_id(name: str, summary: str) -> Schema:
    """Return the schema of a table whose keys are ids."""
    return {"description": summary, "type": "object", "propertyNames": _IDS, "additionalProperties": _ref(name)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
