"""The documents name what there is."""

from bilat.cli.command_table import LISTINGS, OTHERS
from support.program import ROOT


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*LISTINGS, *OTHERS) if f"bilat {name}" not in readme] == []
