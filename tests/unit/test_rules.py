"""A rule is one function and a folder with its example; the codes of reading stand in one place."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bilat.check import RULES
from bilat.check.examples import examples
from bilat.check.rules import reading
from bilat.loading.diagnostics import Code

ROOT = Path(__file__).parents[2]
LOADING = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "src/bilat/loading").glob("*.py")}

THIRTEEN = '''

@rule("B499", "warning", why="Thirteen brings bad luck.")
def thirteen(file: FactFile) -> Iterator[Breach]:
    """No amount is thirteen."""
    for fact in file.facts:
        if fact.quantity and fact.quantity.value == 13:
            yield Breach(at(fact, "amount"), "the amount is 13", "amount = 12")
'''
GOOD = next(example.good for example in examples("B411")).decode().replace("50_000", "12").replace("50,000", "12 or 13")
BAD = GOOD.replace("amount = 12", "amount = 13")


class Program:
    """A copy of the program's source with the rule B499 in it, and the example of that rule."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(ROOT / "src/bilat", folder / "bilat", ignore=shutil.ignore_patterns("__pycache__"))
        with open(folder / "bilat/check/rules/amounts.py", "a", encoding="utf-8") as theme:
            theme.write(THIRTEEN)
        self.folder = folder
        self.example = folder / "bilat/check/examples/B499-thirteen"
        self.example.mkdir()
        (self.example / "good.toml").write_text(GOOD, encoding="utf-8")
        (self.example / "bad.toml").write_text(BAD, encoding="utf-8")

    def run(self, *arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(self.folder), str(ROOT / "tools")])}
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=environment, cwd=self.example, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("source"))


def test_a_new_rule_is_found_by_check_and_can_be_selected_and_allowed(program: Program) -> None:
    allowed = program.example / "allowed.toml"
    allowed.write_text(BAD.replace("amount = 13", 'amount = 13\nallow = { B499 = "so it was" }'), encoding="utf-8")

    assert program.run("-m", "bilat", "check", "good.toml") == "good.toml: no problems.\n"
    assert "B499 warning: the amount is 13" in program.run("-m", "bilat", "check", "bad.toml", "--select", "B499")
    assert program.run("-m", "bilat", "check", "allowed.toml") == "allowed.toml: no problems.\n"


def test_a_new_rule_is_explained_with_its_example(program: Program) -> None:
    text = program.run("-m", "bilat", "explain", "B499")
    (row,) = json.loads(program.run("-m", "bilat", "explain", "B499", "--json"))["rules"]

    assert text.startswith("B499  warning\n\nNo amount is thirteen.\n\nThirteen brings bad luck.\n\nBad:\n\n    [aid.")
    assert row == {
        "code": "B499",
        "severity": "warning",
        "holds": "No amount is thirteen.",
        "why": "Thirteen brings bad luck.",
        "refused": False,
    }


def test_a_new_rule_stands_in_the_documentation(program: Program) -> None:
    page = program.run("-c", "from generators import problems_page; print(*problems_page.files().values())")

    assert "### B499\n\n**No amount is thirteen.** (warning)\n\nThirteen brings bad luck.\n" in page


def test_every_code_of_reading_has_one_rule_which_is_refused_and_finds_nothing_by_itself() -> None:
    assert [rule.code for rule in reading.RULES] == list(Code)
    assert {code for code, rule in RULES.items() if rule.refused} == set(Code)
    assert all(rule.find is None for rule in reading.RULES)


def test_every_code_of_reading_is_used_and_none_is_written_out() -> None:
    used = {name for text in LOADING.values() for name in re.findall(r"\bCode\.([A-Z0-9_]+)", text)}
    written = {name for name, text in LOADING.items() if re.search(r'"B\d{3}"', text)}

    assert used == {code.name for code in Code}
    assert written == {"diagnostics.py"}
