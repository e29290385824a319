"""The schema of the fact file, for editors; it stands beside the base that ships."""

import json

from bilat.schema.file_schema import file_schema

PATH = "data/facts.schema.json"


def files() -> dict[str, str]:
    """Return the schema by its path."""
    return {PATH: json.dumps(file_schema(), indent=1, ensure_ascii=False) + "\n"}
