"""Write the editor's schema of the fact file beside the base that ships: `python tools/file_schema.py`."""

import json
from pathlib import Path

from bilat.schema.file_schema import file_schema

HOME = Path(__file__).parents[1] / "data/facts.schema.json"


def text() -> str:
    """Return the schema as it is written."""
    return json.dumps(file_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    HOME.write_text(text(), encoding="utf-8")
