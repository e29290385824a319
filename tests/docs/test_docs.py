"""The documents are what their generators write, and name what there is."""

import importlib.util
from types import ModuleType

from bilat.cli.command_table import LISTINGS, OTHERS
from support.program import ROOT


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_description_of_the_fact_file_is_what_the_reader_reads() -> None:
    opening = (ROOT / "docs/facts.opening.md").read_text(encoding="utf-8")
    assert (ROOT / "docs/facts.md").read_text(encoding="utf-8") == tool("file_format").text(opening)


def test_the_schemas_that_ship_are_those_of_the_declarations() -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "src/bilat/schemas").glob("*.json")}
    assert shipped == tool("schemas").texts()


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*LISTINGS, *OTHERS) if f"bilat {name}" not in readme] == []
