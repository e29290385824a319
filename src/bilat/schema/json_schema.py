"""The JSON Schemas of the answers, from the same declarations that the answers are made from."""

from __future__ import annotations

from typing import Any

from bilat.schema.fields import LISTS, Field, Type
from bilat.schema.kinds import KINDS, Kind

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "number"}
_FLAG: Schema = {"type": "boolean"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_NAMES: Schema = {"type": "object", "additionalProperties": _TEXT}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(properties: Schema) -> Schema:
    """Return the schema of an object that always has these keys; later versions may add more."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _many(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _shared(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_BASE = _object({"title": _TEXT, "version": _TEXT, "parties": _many({"type": "string", "pattern": "^[A-Z]{2}$"})})

_SOURCE = _object(
    {
        "title": _maybe(_TEXT),
        "description": _maybe(_TEXT),
        "publisher": _TEXT,
        "published": _maybe(_TEXT),
        "url": _maybe({"type": "string", "pattern": "^https?://"}),
        "type": _TEXT,
        "language": _maybe(_TEXT),
        "author": _maybe(_TEXT),
        "agency": _maybe(_TEXT),
        "archived": _maybe(_TEXT),
        "accessed": _maybe(_TEXT),
        "fingerprint": _maybe(_TEXT),
        "note": _maybe(_TEXT),
    }
)

_CLAIM = _object(
    {
        "id": _TEXT,
        "source": _TEXT,
        "by": _maybe(_TEXT),
        "quote": _TEXT,
        "gloss": _maybe(_TEXT),
        "locator": _maybe(_TEXT),
        "says": _maybe({"type": "object"}),
        "earlier": _maybe({"type": "object"}),
        "silent": _TEXTS,
        "rejected": _maybe(_TEXT),
        "note": _maybe(_TEXT),
        "verified": _FLAG,
        "link": _maybe({"type": "string", "pattern": "^https?://"}),
    }
)

_LEFT_OUT = _object({"id": _TEXT, "reason": _TEXT, "of": _maybe(_TEXT)})

_DEFINITIONS: Schema = {"base": _BASE, "source": _SOURCE, "claim": _CLAIM, "left_out": _LEFT_OUT}


def document(format_: str, properties: Schema, **rest: Any) -> Schema:
    """Return the schema of an answer: `format_` is its name and version, `properties` its other keys."""
    keys: Schema = {"format": {"const": format_}, "base": _shared("base"), **properties}
    return {"$schema": DIALECT, "title": format_, **_object(keys), **rest, "$defs": _DEFINITIONS}


_TERM = _object({"id": _TEXT, "amount": _NUMBER, "apart": _NUMBER})

_TOTAL: Schema = {
    "group": _maybe(_TEXT),
    "chosen": _NUMBER,
    "low": _NUMBER,
    "high": _NUMBER,
    "qualifiers": _TEXTS,
    "disputed": _TEXTS,
    "counted": _TEXTS,
    "left_out": _many(_shared("left_out")),
    "joined": _TEXTS,
    "shared": _TEXTS,
    "fulfilled": _maybe(_NUMBER),
    "open": _maybe(_NUMBER),
    "arithmetic": _maybe(_object({end: _many(_TERM) for end in ("low", "chosen", "high")})),
}

_TYPES: dict[Type, Schema] = {
    Type.DATE: _TEXT,
    Type.NUMBER: _NUMBER,
    Type.COUNT: _COUNT,
    Type.FLAG: _FLAG,
    Type.VOTES: _NAMES,
}


def fact(kind: Kind) -> Schema:
    """Return the schema of a row of a kind: every key is always there, unknown is null or an empty list."""
    properties: Schema = {"id": _TEXT, "kind": {"const": kind.name}}
    for field in kind.fields:
        properties[field.name] = _field(field)
        if field.name == "date":
            properties |= {"first": _maybe(_DAY), "last": _maybe(_DAY)}
        if field.name == "amount_to":
            properties |= {"low": _maybe(_NUMBER), "high": _maybe(_NUMBER)}
    return _object(properties | _EVIDENCE)


_EVIDENCE: Schema = {
    "disputed": _TEXTS,
    "sources": _COUNT,
    "independent": _COUNT,
    "last_word": _maybe(_DAY),
    "parts": _TEXTS,
    "fulfilled_by": _TEXTS,
    "superseded_by": _TEXTS,
    "overlaps": _TEXTS,
    "related": _TEXTS,
    "withdrawn": _maybe(_object({"date": _TEXT, "reason": _TEXT})),
    "claims": _many(_shared("claim")),
}


def _field(field: Field) -> Schema:
    if field.type in LISTS:
        return {**_TEXTS, "description": field.meaning}
    plain = {"enum": list(field.choices)} if field.type is Type.WORD else _TYPES.get(field.type, _TEXT)
    known = field.required or field.type is Type.FLAG
    return {**(plain if known else _maybe(plain)), "description": field.meaning}


def total(kind: Kind) -> Schema:
    """Return the schema of a total of a kind: what must agree, then the sum."""
    return _object({name: _maybe(_TEXT) for name in kind.totals} | _TOTAL)


def listing() -> Schema:
    """Return the schema of what every listing answers: `bilat-list/1`."""
    common: Schema = {
        "kind": {"enum": list(KINDS)},
        "query": _NAMES,
        "matches": _COUNT,
        "uncertain": _TEXTS,
        "facts": {"type": "array"},
        "totals": {"type": "array"},
        "left_out": _many(_shared("left_out")),
        "people": _NAMES,
        "organisations": _NAMES,
        "sources": {"type": "object", "additionalProperties": _shared("source")},
    }
    kinds = [
        {
            "if": {"properties": {"kind": {"const": kind.name}}},
            "then": {"properties": {"facts": _many(fact(kind)), "totals": _totals(kind)}},
        }
        for kind in KINDS.values()
    ]
    return document("bilat-list/1", common, allOf=kinds)


def _totals(kind: Kind) -> Schema:
    return _many(total(kind)) if kind.totals else {"type": "array", "maxItems": 0}


def shown() -> Schema:
    """Return the schema of what `bilat show` answers: `bilat-show/1`."""
    return document("bilat-show/1", _shown())


def _shown() -> Schema:
    reading: Schema = {"type": ["string", "number", "boolean", "object"]}
    side = _object({"reading": reading, "chosen": _FLAG, "party": _FLAG, "claims": _TEXTS, "independent": _COUNT})
    dispute = _object({"field": _TEXT, "sides": _many(side)})
    return {
        "facts": _many({"anyOf": [fact(kind) for kind in KINDS.values()]}),
        "disputes": {"type": "object", "additionalProperties": _many(dispute)},
        "people": _NAMES,
        "organisations": _NAMES,
        "sources": {"type": "object", "additionalProperties": _shared("source")},
    }


_ASKED: Schema = {"query": _NAMES, "matches": _COUNT, "uncertain": _TEXTS}


def disputes() -> Schema:
    """Return the schema of what `bilat disputes` answers: `bilat-disputes/1`."""
    return document("bilat-disputes/1", _ASKED | _shown())


def timeline() -> Schema:
    """Return the schema of what `bilat timeline` answers: `bilat-timeline/1`."""
    year = _object({"year": _maybe({"type": "string", "pattern": "^[0-9]{4}$"}), "facts": _TEXTS})
    return document("bilat-timeline/1", _ASKED | _shown() | {"years": _many(year)})


def search() -> Schema:
    """Return the schema of what `bilat search` answers: `bilat-search/1`."""
    hit = _object({"id": _TEXT, "part": {"enum": ["title", "quotes", "names", "notes", "sources"]}, "text": _TEXT})
    return document("bilat-search/1", _ASKED | {"hits": _many(hit)} | _shown())


def stats() -> Schema:
    """Return the schema of what `bilat stats` answers: `bilat-stats/1`."""
    counts: Schema = {"type": "object", "additionalProperties": _COUNT}
    witnessed: Schema = {"facts": _COUNT, "single_witness": _COUNT, "disputed": _COUNT, "one_sided": counts}
    kinds = {"type": "object", "required": list(KINDS), "additionalProperties": _COUNT}
    properties: Schema = {
        "query": _NAMES,
        **witnessed,
        "kinds": _many(_object({"kind": {"enum": list(KINDS)}, **witnessed})),
        "years": _many(_object({"year": _TEXT, "facts": _COUNT, "kinds": kinds})),
        "quotes": _object({"quotes": _COUNT, "verified": _COUNT, "not_verified": _COUNT}),
        "sources": _object({"sources": _COUNT, "types": counts, "languages": counts}),
    }
    return document("bilat-stats/1", properties)


def reconcile() -> Schema:
    """Return the schema of what `bilat reconcile` answers: `bilat-reconcile/1`."""
    ours: Schema = {name: _TOTAL[name] for name in ("low", "chosen", "high", "counted", "left_out", "arithmetic")}
    reason = _object({"reason": _TEXT, "of": _maybe(_TEXT)})
    entry: Schema = {"id": _TEXT, "title": _TEXT, "date": _TEXT, "unit": _maybe(_TEXT), "reasons": _many(reason)}
    amounts: Schema = {name: _maybe(_NUMBER) for name in ("amount", "low", "high")}
    scope: Schema = {"date": _TEXT, "chosen": _FLAG, "claims": _TEXTS, "ours": _object(ours), "difference": _NUMBER}
    scope |= {"agreement": {"enum": ["same", "possible", "none"]}}
    scope |= {"could_explain": _many(_object(entry | amounts | {"exact": _FLAG}))}
    total: Schema = dict.fromkeys(("id", "kind", "title", "date", "unit"), _TEXT)
    total |= dict.fromkeys(("amount", "low", "high"), _NUMBER)
    total |= {"qualifier": _maybe(_TEXT), "disputed": _TEXTS, "sources": _COUNT, "independent": _COUNT}
    return document("bilat-reconcile/1", {"totals": _many(_object(total | {"scopes": _many(_object(scope))}))})


def cited() -> Schema:
    """Return the schema of what `bilat cite` answers: `bilat-cite/1`."""
    shown = _shown()
    claim = _object(_CLAIM["properties"] | {"reference": _COUNT, "speaker": _TEXT, "found": _TEXT})
    one = {"id": _TEXT, "kind": _TEXT, "sentence": _TEXT, "disputes": shown["disputes"]["additionalProperties"]}
    reference = {"number": _COUNT, "id": _TEXT, "source": _shared("source"), "styles": _NAMES}
    return document(
        "bilat-cite/1",
        {
            "facts": _many(_object(one | {"because": _maybe(_TEXT), "claims": _many(claim)})),
            "references": _many(_object(reference | {"csl": _object({"id": _TEXT, "type": _TEXT})})),
        },
    )


_CHECKED = {
    "id": _TEXT,
    "state": {"enum": ["found", "changed", "gone", "unreachable"]},
    "text": _TEXT,
    "reason": _maybe(_TEXT),
    "quotes": _COUNT,
    "found": _COUNT,
    "fingerprint": _maybe(_TEXT),
    "recorded": _maybe(_TEXT),
    "drifted": _FLAG,
}
_LOOKED_UP = {
    "claim": _TEXT,
    "fact": _TEXT,
    "source": _TEXT,
    "quote": _TEXT,
    "state": {"enum": ["found", "missing", "too-short"]},
    "line": _maybe(_COUNT),
    "column": _maybe(_COUNT),
    "passage": _maybe(_TEXT),
    "differences": _many(_object({"quote": _TEXT, "text": _TEXT})),
    "link": _maybe(_TEXT),
}


def verified() -> Schema:
    """Return the schema of what `bilat verify` answers: `bilat-verify/1`."""
    counts = ("found", "changed", "gone", "unreachable", "drifted", "quotes", "quotes_found")
    return document(
        "bilat-verify/1",
        {
            "texts": _maybe(_TEXT),
            "live": _FLAG,
            "summary": _object(dict.fromkeys(counts, _COUNT)),
            "sources": _many(_object(_CHECKED)),
            "quotes": _many(_object(_LOOKED_UP)),
            "warnings": _many(_object({"fact": _TEXT, "field": _TEXT, "number": _NUMBER})),
        },
    )


def _directory(name: str, entry: Schema) -> Schema:
    return document(f"bilat-{name}/1", {name: _many(entry)})


def sources() -> Schema:
    """Return the schema of what `bilat sources` answers: `bilat-sources/1`."""
    return _directory("sources", _object({"id": _TEXT, **_SOURCE["properties"], "facts": _COUNT}))


def people() -> Schema:
    """Return the schema of what `bilat people` answers: `bilat-people/1`."""
    role = _object({"title": _TEXT, "from": _maybe(_TEXT), "to": _maybe(_TEXT), "organisation": _maybe(_TEXT)})
    entry: Schema = {"id": _TEXT, "name": _TEXT, "also": _TEXTS, "country": _maybe(_TEXT), "roles": _many(role)}
    return _directory("people", _object(entry | {"note": _maybe(_TEXT), "facts": _COUNT}))


def organisations() -> Schema:
    """Return the schema of what `bilat organisations` answers: `bilat-organisations/1`."""
    entry: Schema = {"id": _TEXT, "name": _TEXT, "also": _TEXTS, "country": _maybe(_TEXT), "is": _maybe(_TEXT)}
    return _directory("organisations", _object(entry | {"note": _maybe(_TEXT), "facts": _COUNT}))


SCHEMAS = {
    "bilat-list-1": listing,
    "bilat-show-1": shown,
    "bilat-disputes-1": disputes,
    "bilat-timeline-1": timeline,
    "bilat-search-1": search,
    "bilat-stats-1": stats,
    "bilat-reconcile-1": reconcile,
    "bilat-cite-1": cited,
    "bilat-verify-1": verified,
    "bilat-sources-1": sources,
    "bilat-people-1": people,
    "bilat-organisations-1": organisations,
}
"""Every schema that ships in `bilat/schemas`, by its file's name."""
