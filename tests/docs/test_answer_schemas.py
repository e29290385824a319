"""The real output of every command that has a schema is held against it, on the base that ships."""

import json

import pytest
from generators.answer_schemas import row_schema, total_schema

from bilat.cli.command_table import LISTINGS
from bilat.schema.kinds import KINDS
from support.answer_schemas import SCHEMAS, faults
from support.program import ROOT, Program

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", LISTINGS)
def test_a_listing_keeps_the_promise_of_its_schema(command: str, bilat: Program) -> None:
    answer = json.loads(bilat(command, "--json").stdout)
    assert (faults(answer), answer["facts"] != []) == ([], True)


@pytest.mark.parametrize("command", LISTINGS)
def test_a_fact_has_exactly_the_keys_of_its_kind(command: str, bilat: Program) -> None:
    answer = json.loads(bilat(command, "--json").stdout)
    wanted = list(row_schema(KINDS[answer["kind"]])["properties"])
    assert {tuple(row) for row in answer["facts"]} == {tuple(wanted)}


@pytest.mark.parametrize("command", ["aid", "deliveries"])
def test_a_total_has_exactly_the_keys_of_its_kind(command: str, bilat: Program) -> None:
    answer = json.loads(bilat(command, "--json").stdout)
    wanted = set(total_schema(KINDS[answer["kind"]])["properties"])
    assert [set(row) ^ wanted for row in answer["totals"] if set(row) != wanted] == []


@pytest.mark.parametrize(
    "question",
    [
        ("show", "wheat-2023"),
        ("disputes",),
        ("disputes", "--kind", "aid", "--limit", "1"),
        ("timeline",),
        ("timeline", "--year", "1900"),
        ("stats",),
        ("stats", "--kind", "vote"),
        ("reconcile",),
        ("sources",),
        ("people",),
        ("organisations",),
        ("aid", "--year", "2023", "--by", "year"),
        ("aid", "--year", "1900"),
        ("aid", "--sensitivity"),
        ("aid", "--known-by", "2023-07-28", "--without", "TASS"),
        ("deliveries", "--sensitivity"),
        ("meetings", "--person", "lavrov", "--limit", "2"),
        ("search", "wheat", "-fuel"),
        ("cite", "wheat-2023"),
        ("cite", "tass-2024-01-17"),
        ("check", "--hints"),
        ("explain",),
        ("fields", "aid"),
        ("fields", "reconcile"),
        ("cache",),
    ],
    ids=" ".join,
)
def test_an_answer_keeps_the_promise_of_its_schema(question: tuple[str, ...], bilat: Program) -> None:
    assert faults(json.loads(bilat(*question, "--json").stdout)) == []


def test_the_page_on_json_lists_every_schema() -> None:
    page = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    assert [name for name in SCHEMAS if f"[{name}.json](../src/bilat/schemas/{name}.json)" not in page] == []
