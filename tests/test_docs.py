"""The documents name what there is."""

from pathlib import Path

from bilat.cli.command_table import LISTINGS, OTHERS

ROOT = Path(__file__).parents[1]


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*LISTINGS, *OTHERS) if f"bilat {name}" not in readme] == []
