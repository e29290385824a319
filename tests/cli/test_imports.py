"""A look-up loads what it needs and no more: what is loaded is listed here, and nothing else may be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bilat.loading.shipped import shipped_facts
from support.index_processes import bilat

pytestmark = pytest.mark.usefixtures("unmeasured")

PLAIN = {
    *("", "errors", "cli", "cli.arguments", "cli.command", "cli.command_table", "cli.commands", "cli.execute"),
    *("cli.main", "cli.option", "cli.options", "cli.plain", "cli.session", "cli.streams"),
    *("index", "index.filters", "index.index", "index.names", "index.store"),
    *("index.stored_totals", "index.tables", "loading", "loading.shipped", "output", "output.formats"),
    *("output.machine", "output.machine.json", "output.reply", "query", "query.listing", "query.query"),
    *("schema", "schema.fields", "schema.kind", "schema.kind_list", "schema.kinds", "values"),
    *("values.dates", "values.json_text", "values.text_folding"),
}
HELPING = {
    *("", "errors", "cli", "cli.app", "cli.arguments", "cli.command", "cli.command_table", "cli.completing"),
    *("cli.examples", "cli.ids", "cli.main", "cli.option", "cli.pages", "cli.plain", "cli.refusals", "cli.session"),
    *("cli.streams", "loading", "loading.shipped", "output", "output.formats"),
}
STANDARD = {"__future__", "atexit", "gc", "importlib", "importlib._bootstrap", "importlib._bootstrap_external"}
LISTING = PLAIN | {"cli.commands.listings", "cli.query_arguments"}

WATCH = """
import os, sys
import contextlib, json, re, sqlite3, typing, unicodedata, zlib
known = set(sys.modules)
def leave(status):
    print(*(name for name in sys.modules if name not in known), file=sys.stderr)
    sys.stderr.flush()
    left(status)
left, os._exit = os._exit, leave
"""


def loaded(*arguments: str) -> set[str]:
    """Return the modules that the second of two equal questions loads beside those that WATCH does."""
    cache = Path(os.environ["XDG_CACHE_HOME"])
    bilat(shipped_facts(), *arguments, cache=cache)
    return set(bilat(shipped_facts(), *arguments, cache=cache, before=WATCH).stderr.split())


def named(modules: set[str]) -> set[str]:
    return {f"bilat.{name}".rstrip(".") for name in modules}


@pytest.mark.parametrize(
    ("question", "kind"), [("aid --year 2023", "aid"), ("aid", "aid"), ("aid --totals", "aid"), ("votes", "vote")]
)
def test_a_listing_for_programs_loads_sqlite3_json_and_little_else(question: str, kind: str) -> None:
    modules = loaded(*question.split(), "--json")
    assert modules - STANDARD == named(LISTING | {f"schema.kinds.{kind}"})


def test_a_fact_for_programs_loads_sqlite3_json_and_little_else() -> None:
    modules = loaded("show", "wheat-2023", "--json")
    assert modules - STANDARD == named(PLAIN | {"cli.commands.show", "cli.ids", "schema.kinds.aid"})


@pytest.mark.parametrize(
    "question", ["aid --text wheat --json", "search wheat --json", "aid", "timeline --json", "cite wheat-2023"]
)
def test_no_question_loads_the_reader_the_checker_dataclasses_or_what_draws_tables(question: str) -> None:
    modules = loaded(*question.split())
    heavy = (
        "tomli",
        "rich",
        "dataclasses",
        "bilat.loading.load",
        "bilat.check",
        "bilat.index.build",
        "importlib.metadata",
    )
    assert [name for name in sorted(modules) if name.startswith(heavy)] == []


def test_help_loads_neither_commands_nor_the_index() -> None:
    modules = loaded("--help")
    bilats = {name for name in modules if name.startswith("bilat") and not name.startswith("bilat.schema")}
    assert bilats == named(HELPING)
