"""A citation style is one file and one name: a style added to a copy of the program is offered everywhere."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.answer_schemas import faults
from support.program import ROOT
from support.small_bases import BASE

Run = Callable[..., str]

SHORT = '''
"""Title and publisher, and nothing else."""

from bilat.cite.reference_list import Order
from bilat.cite.references import Reference

HEADING = "References"
ORDER = Order()
ENDS_WITH_STOP = False


def entry(reference: Reference) -> str:
    """Return the title with the publisher in brackets."""
    return f"{reference.title} ({reference.container or reference.authors[0]})"
'''


@pytest.fixture
def bilat_with_style(tmp_path: Path) -> Run:
    """Return what runs a copy of the program that has the style "short" too, and prints."""
    home = tmp_path / "src"
    shutil.copytree(ROOT / "src/bilat", home / "bilat", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "bilat/cite/styles/short.py").write_text(SHORT, encoding="utf-8")
    tables = home / "bilat/cite/styles_and_formats.py"
    text = tables.read_text(encoding="utf-8")
    tables.write_text(text.replace('"ieee")', '"ieee", "short")'), encoding="utf-8")
    facts = tmp_path / "facts.toml"
    facts.write_text(BASE, encoding="utf-8")
    own = {"PYTHONPATH": str(home), "XDG_CACHE_HOME": str(tmp_path / "cache"), "BILAT_FACTS": str(facts)}

    def run(*words: str, **env: str) -> str:
        command = [sys.executable, "-m", "bilat", *words]
        return subprocess.run(
            command, env=os.environ | own | env, capture_output=True, encoding="utf-8", check=True
        ).stdout

    return run


def test_a_new_style_writes_references_in_its_own_order(bilat_with_style: Run) -> None:
    printed = bilat_with_style("cite", "ministry", "paper", "--style", "short")
    assert printed.splitlines() == ["Remarks (The Ministry)", "A page (The Paper)"]


def test_a_new_style_is_in_the_json_answer_and_its_schema_allows_it(bilat_with_style: Run) -> None:
    answer = json.loads(bilat_with_style("cite", "paper", "--json"))
    assert (answer["references"][0]["styles"]["short"], faults(answer)) == ("A page (The Paper)", [])


def test_a_new_style_is_completed(bilat_with_style: Run) -> None:
    words = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": "bilat cite --style s", "COMP_CWORD": "3"}
    assert bilat_with_style(**words).split() == ["plain,short"]
