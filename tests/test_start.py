"""A look-up loads what it needs and no more: what is loaded is listed here, and nothing else may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from indexes import bilat

PLAIN = {
    *("", "errors", "cli", "cli.command_table", "cli.main", "cli.options", "cli.plain", "cli.query_arguments"),
    *("cli.shipped", "cli.streams", "index", "index.filters", "index.index", "index.names", "index.precomputed"),
    *("index.store", "index.tables", "query", "query.listing", "query.query", "schema", "schema.field_types"),
    *(
        "schema.fields",
        "schema.kind",
        "schema.kind_names",
        "schema.kinds",
        "values",
        "values.dates",
        "values.json_text",
        "values.text_folding",
    ),
}
HELPING = ("app", "command_table", "main", "refusals", "session", "shipped", "streams")
STANDARD = {"__future__", "gc", "importlib", "importlib._bootstrap", "importlib._bootstrap_external"}
LISTING = PLAIN | {"output", "output.machine", "output.machine.as_json"}

WATCH = """
import os, sys
import json, re, sqlite3, typing, unicodedata, zlib
known = set(sys.modules)
def leave(status):
    print(*(name for name in sys.modules if name not in known), file=sys.stderr)
    sys.stderr.flush()
    left(status)
left, os._exit = os._exit, leave
"""


def loaded(cache: Path, *arguments: str) -> set[str]:
    """Return the modules that the second of two equal questions loads beside those that WATCH does."""
    from bilat.cli.shipped import shipped_facts

    bilat(shipped_facts(), *arguments, cache=cache)
    return set(bilat(shipped_facts(), *arguments, cache=cache, before=WATCH).stderr.split())


def named(modules: set[str]) -> set[str]:
    return {f"bilat.{name}".rstrip(".") for name in modules}


@pytest.mark.parametrize(
    ("question", "kind"), [("aid --year 2023", "aid"), ("aid", "aid"), ("aid --totals", "aid"), ("votes", "vote")]
)
def test_a_listing_for_programs_loads_sqlite3_json_and_little_else(question: str, kind: str, tmp_path: Path) -> None:
    modules = loaded(tmp_path, *question.split(), "--json")
    assert modules - STANDARD == named(LISTING | {f"schema.kinds.{kind}"})


def test_a_fact_for_programs_loads_sqlite3_json_and_little_else(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "show", "wheat-2023", "--json")
    assert modules - STANDARD == named(PLAIN | {"schema.kinds.aid"})


@pytest.mark.parametrize("question", ["aid --text wheat --json", "search wheat --json", "aid", "timeline --json"])
def test_no_question_loads_the_reader_the_checker_or_what_draws_tables(question: str, tmp_path: Path) -> None:
    modules = loaded(tmp_path, *question.split())
    heavy = ("tomli", "rich", "bilat.loading.load", "bilat.check", "bilat.index.build", "importlib.metadata")
    assert [name for name in sorted(modules) if name.startswith(heavy)] == []


def test_help_loads_neither_commands_nor_the_index(tmp_path: Path) -> None:
    modules = {name for name in loaded(tmp_path, "--help") if name.startswith("bilat")}
    assert modules <= named({"", "errors", "cli", *(f"cli.{name}" for name in HELPING)})
