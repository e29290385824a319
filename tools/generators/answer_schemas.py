"""The JSON Schemas of the answers, which ship with the package: made of the types of rows and answers, and of kinds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from bilat.model.rows import AmountRangeRow, FactRow, Number, TotalRow
from bilat.query import answers
from bilat.query.answers import ListAnswer
from bilat.schema import columns
from bilat.schema.fields import Field, FieldType, Schema, Type
from bilat.schema.kinds import KINDS, Kind

FOLDER = "src/bilat/schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

ANSWERS = {
    get_args(get_type_hints(answer)["format"])[0]: answer
    for answer in vars(answers).values()
    if is_typeddict(answer) and "format" in answer.__annotations__
}
"""The type of each answer by its format: "bilat-list/1"."""
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Number: {"type": "number"},
    object: {},
}


def files() -> dict[str, str]:
    """Return the text of each schema by its path."""
    return {f"{FOLDER}/{format_.replace('/', '-')}.json": _text(schema(format_)) for format_ in ANSWERS}


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def schema(format_: str) -> Schema:
    """Return the schema of the answers of a format."""
    return _Schema().of_answer(ANSWERS[format_])


def row_schema(kind: Kind) -> Schema:
    """Return the schema of the row of a kind of fact."""
    return _Schema().of_fact(kind)


def total_schema(kind: Kind) -> Schema:
    """Return the schema of a total of a kind."""
    return _Schema().of_total(kind)


class _Schema:
    """One schema in the making, with the definitions that it refers to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of_answer(self, answer: Any) -> Schema:
        format_ = get_args(_hints(answer)["format"])[0]
        body = self._object(answer)
        if answer is ListAnswer:
            body["allOf"] = [self._if_listed(kind) for kind in KINDS.values()]
        return {"$schema": DIALECT, "title": format_, **body, "$defs": dict(sorted(self.definitions.items()))}

    def _if_listed(self, kind: Kind) -> Schema:
        """Return what holds for a list of one kind."""
        totals = _many(self.of_total(kind)) if kind.summed else {"maxItems": 0}
        return {
            "if": {"properties": {"kind": {"const": kind.name}}},
            "then": {"properties": {"facts": _many(self._fact(kind)), "totals": totals}},
        }

    def _fact(self, kind: Kind) -> Schema:
        return self._refer(f"{kind.name}_fact", lambda: self.of_fact(kind))

    def of_fact(self, kind: Kind) -> Schema:
        """Return the schema of a row: every key is always there, unknown is null or an empty list."""
        derived = {**_hints(FactRow), **_hints(AmountRangeRow)}
        keys = {field.name: field for field in kind.fields}
        properties = {
            key.name: _of_field(key) if key.name in keys else self._of(derived[key.name])
            for key in columns.of_row(kind)
        }
        return _object_of(f"A fact of the kind {kind.name}.", properties | {"kind": {"const": kind.name}})

    def of_total(self, kind: Kind) -> Schema:
        """Return the schema of a total: what must agree, then the sum."""
        properties = self._key(kind) | {name: self._of(hint) for name, hint in _hints(TotalRow).items()}
        return _object_of(f"A total of the kind {kind.name}.", properties)

    @staticmethod
    def _key(kind: Kind) -> Schema:
        """Return the schemas of the fields that must agree for a total, each null where it is not stated."""
        fields = (field for name in kind.totals if (field := kind.field(name)))
        return {field.name: _or_null(field.schema) | {"description": field.meaning} for field in fields}

    def _refer(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Return a reference to a definition, which is made when it is first referred to."""
        if name not in self.definitions:
            self.definitions[name] = {}  # it may refer to itself
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, row: Any) -> Schema:
        return _object_of(row.__doc__, {name: self._of(hint) for name, hint in _hints(row).items()})

    def _row(self, row: Any) -> Schema:
        """Return a reference to the schema of a row; where it depends on its kind, to one of several."""
        if row is FactRow:
            return {"anyOf": [self._fact(kind) for kind in KINDS.values()]}
        if row is TotalRow:
            return {"type": "object"}  # a list says more of it, by its kind
        return self._refer(_name(row), lambda: self._object(row))

    def _of(self, hint: Any) -> Schema:
        """Return the schema of what a type says."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return _noted(self._of(arguments[0]), arguments[1:])
        if hint in _PLAIN:
            return dict(_PLAIN[hint])
        if origin in (Union, UnionType):
            return self._one_of(arguments)
        if origin is Literal:
            return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
        if origin is list:
            return _many(self._of(arguments[0]))
        if origin in (dict, Mapping):
            values = self._of(arguments[1])
            return {"type": "object"} | ({"additionalProperties": values} if values else {})
        return self._row(hint)

    def _one_of(self, types: tuple[Any, ...]) -> Schema:
        known = [type_ for type_ in types if type_ is not NoneType]
        schemas = [self._of(type_) for type_ in known]
        one = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
        if set(known) == set(get_args(Number)):
            one = dict(_PLAIN[Number])
        return _or_null(one) if NoneType in types else one


def _hints(row: Any) -> dict[str, Any]:
    return get_type_hints(row, include_extras=True)


def _name(row: Any) -> str:
    """Return what a row is called among the definitions: LeftOutRow is left_out."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", row.__name__.removesuffix("Row")).lower()


def _object_of(description: str | None, properties: Schema) -> Schema:
    """Return the schema of an object that always has these keys; later versions may add more."""
    described = {"description": description.splitlines()[0]} if description else {}
    return {**described, "type": "object", "required": list(properties), "properties": properties}


def _many(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _of_field(field: Field) -> Schema:
    """Return the schema of a fact's own field in its row."""
    known = field.required or field.type.is_list or field.type is Type.FLAG
    return (field.schema if known else _or_null(field.schema)) | {"description": field.meaning}


def _noted(schema: Schema, notes: tuple[Any, ...]) -> Schema:
    """Return a schema with what is noted beside its type: a column, a type of field, a narrower schema, a meaning."""
    for note in notes:
        if note is columns.KIND:
            schema = _with_kinds(schema)
        elif isinstance(note, Field):
            schema = _narrowed(schema, note.schema) | {"description": note.meaning}
        elif isinstance(note, FieldType):
            schema = _narrowed(schema, note.schema)
        elif isinstance(note, str):
            schema = {**schema, "description": note}
        else:
            schema = {**schema, **note}
    return schema


def _with_kinds(schema: Schema) -> Schema:
    """Return the schema of the name of a kind, or of an object with a key for each."""
    kinds = list(KINDS)
    return {**schema, "required": kinds} if schema["type"] == "object" else {"enum": kinds}


def _narrowed(schema: Schema, narrower: Schema) -> Schema:
    """Return the schema of a value, which may be null, with all that its own type says; a row's own says more."""
    if "anyOf" in schema:
        value, null = schema["anyOf"]
        return {"anyOf": [_narrowed(value, narrower), null]}
    return schema if "$ref" in (schema.keys() | schema.get("items", {}).keys()) else {**schema, **narrower}
