"""The project's own checks: format and lint; types, which take longer, are checked by `nox -s types`."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.program import ROOT

pytestmark = pytest.mark.slow


def test_editors_find_nothing_wrong_with_the_fact_file() -> None:
    tombi = shutil.which("tombi", path=Path(sys.executable).parent)
    assert tombi is not None
    run = subprocess.run(
        [tombi, "lint", "--offline", "data/facts.toml"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "ruff", "check", "."],
    ],
    ids=["format", "lint"],
)
def test_the_code_passes(command: list[str]) -> None:
    run = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
