"""JSON answers, held against the schemas that ship with the package."""

import json
from typing import Any

from jsonschema_rs import Draft202012Validator

from support.program import ROOT

SCHEMAS = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "src/bilat/schemas").glob("*.json")
}


def faults(answer: Any) -> list[str]:
    """Return what is wrong with an answer by the schema that its own format names."""
    schema = SCHEMAS[answer["format"].replace("/", "-")]
    return [error.message for error in Draft202012Validator(schema).iter_errors(answer)]
