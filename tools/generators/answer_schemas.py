"""The JSON Schemas of the answers, which ship with the package."""

import json

from bilat.schema.json_schema import SCHEMAS, Schema

FOLDER = "src/bilat/schemas"


def files() -> dict[str, str]:
    """Return the text of each schema by its path."""
    return {f"{FOLDER}/{name}.json": _text(schema()) for name, schema in SCHEMAS.items()}


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
