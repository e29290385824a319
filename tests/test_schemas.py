"""The real output of every command that has a schema is held against it, on the base that ships."""

import json
from typing import Any

import pytest
from conftest import ROOT, Program
from generators.answer_schemas import row_schema, total_schema
from jsonschema import Draft202012Validator

from bilat.cli.command_table import LISTINGS
from bilat.schema.kinds import KINDS

SCHEMAS = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "src/bilat/schemas").glob("*.json")
}


def faults(answer: Any) -> list[str]:
    """Return what is wrong with an answer by the schema that its own format names."""
    schema = SCHEMAS[answer["format"].replace("/", "-")]
    return [error.message for error in Draft202012Validator(schema).iter_errors(answer)]


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
        ("meetings", "--person", "lavrov", "--limit", "2"),
    ],
    ids=" ".join,
)
def test_an_answer_keeps_the_promise_of_its_schema(question: tuple[str, ...], bilat: Program) -> None:
    assert faults(json.loads(bilat(*question, "--json").stdout)) == []
