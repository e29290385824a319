"""What is generated is what its generator writes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from generate import GENERATORS, stale
from generators.pictures import PICTURES

from support.program import ROOT

ALWAYS = [
    pytest.param(name, marks=[pytest.mark.slow] if name == "pictures" else [])
    for name, generator in GENERATORS.items()
    if not generator.needs
]
"""The generators that need no more than the development libraries."""


def generate(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/generate.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", ALWAYS)
def test_a_generated_file_is_up_to_date(name: str) -> None:
    assert list(map(str, stale(name))) == []


def test_a_stale_file_is_named_with_what_differs(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/shell.md").write_text("# An old page\n", encoding="utf-8")
    [page] = stale("shell", tmp_path)
    assert str(page).startswith("docs/shell.md\n    @@ -1")
    assert "\n    -# An old page\n    +# The shell\n" in str(page)


def test_writing_mends_what_is_stale_missing_or_left_over(tmp_path: Path) -> None:
    folder = tmp_path / "src/bilat/schemas"
    folder.mkdir(parents=True)
    (folder / "bilat-gone-1.json").write_text("{}", encoding="utf-8")
    found = stale("schemas", tmp_path)
    for file in found:
        file.mend(tmp_path)
    assert "src/bilat/schemas/bilat-gone-1.json: no generator writes it any more" in map(str, found)
    assert stale("schemas", tmp_path) == []


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    run = generate("--check", "shel")
    assert (run.returncode, "no generator 'shel'" in run.stderr, "shell, transcripts" in run.stderr) == (2, True, True)


def test_every_picture_in_the_readme_is_generated_and_says_what_it_shows() -> None:
    shown = re.findall(r"!\[(.*?)\]\(docs/pictures/(.*?)\.svg\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    wanted = {name: f"bilat {' '.join(arguments)} on a terminal" for name, arguments in PICTURES.items()}
    assert len(shown) >= 3
    assert shown == [(wanted[name], name) for _, name in shown]
