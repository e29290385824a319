"""The words are spelt right, in the code and in the pages."""

import subprocess
import sys

from support.program import ROOT


def test_nothing_is_misspelt() -> None:
    run = subprocess.run([sys.executable, "-m", "codespell_lib"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.stdout, run.returncode) == ("", 0)
