"""CONTRIBUTING.md names what there is, where it is."""

import ast
import re

from support.program import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_package_has_its_row() -> None:
    rows = re.findall(
        r"^\| `([a-z_]+)(?:/|\.py)` \|", PAGE.split("## Where things go")[1].split("\n## ")[0], re.MULTILINE
    )
    homes = {
        path.stem for path in (ROOT / "src/bilat").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert sorted(rows) == sorted(homes - {"__init__", "__main__"})


def test_every_path_that_is_named_exists() -> None:
    paths = re.findall(r"`((?:bench|data|docs|src|tools)/[\w./]*)`", PAGE)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_task_of_nox_is_named() -> None:
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    tasks = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list]
    named = {name for words in re.findall(r"`nox -s ([a-z ]+)", PAGE) for name in words.split()}
    assert len(tasks) >= 10
    assert [task for task in tasks if task not in named | {"generate"}] == []
