"""Write the JSON Schemas that ship with the package: `python tools/schemas.py`."""

import json
from pathlib import Path

from bilat.schema.json_schema import SCHEMAS

HOME = Path(__file__).parents[1] / "src/bilat/schemas"


def texts() -> dict[str, str]:
    """Return the text of every schema by its file's name."""
    return {
        f"{name}.json": json.dumps(schema(), indent=1, ensure_ascii=False) + "\n" for name, schema in SCHEMAS.items()
    }


if __name__ == "__main__":
    for name, text in texts().items():
        (HOME / name).write_text(text, encoding="utf-8")
