"""The example on the page about importing is true to the letter."""

import re
import shlex
from pathlib import Path

from support.program import ROOT, Program

PAGE = (ROOT / "docs/importing.md").read_text(encoding="utf-8")


def block(language: str, after: str) -> str:
    """Return the first block of a language after some words."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE.partition(after)[2], re.DOTALL)
    assert found
    return found[1]


def test_the_example_prints_what_the_page_says(process: Program, tmp_path: Path) -> None:
    (tmp_path / "flows.csv").write_text(block("csv", "`flows.csv`"), encoding="utf-8")
    (tmp_path / "flows.map.toml").write_text(block("toml", "`flows.map.toml`"), encoding="utf-8")
    told = []
    for line in block("console", "`flows.map.toml`").splitlines():
        if line.startswith("$ bilat "):
            told.append(line)
            words = shlex.split(line.removeprefix("$ bilat "))
            target = words[words.index(">") + 1] if ">" in words else None
            answer = process(*words[: words.index(">")] if target else words, cwd=tmp_path)
            if target:
                (tmp_path / target).write_text(answer.stdout, encoding="utf-8")
            told += [*answer.stderr.splitlines(), *([] if target else answer.stdout.splitlines())]
    assert "\n".join(told) + "\n" == block("console", "`flows.map.toml`")
