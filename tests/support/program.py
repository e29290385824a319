"""The program as tests run it, and where the project lies."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data/facts.toml"
Program = Callable[..., subprocess.CompletedProcess[str]]
"""What the fixture `bilat` returns."""


def ids(answer: str) -> list[str]:
    """Return the ids of the facts in a JSON answer, in its order."""
    return [fact["id"] for fact in json.loads(answer)["facts"]]
