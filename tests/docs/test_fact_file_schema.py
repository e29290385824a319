from __future__ import annotations

import json

import pytest
import tomli
from generators.fact_file_schema import file_schema
from jsonschema_rs import Draft7Validator, meta

from bilat.check.examples import Example, examples
from bilat.errors import DateError
from bilat.values.dates import parse_date
from support.program import ROOT

VALIDATOR = Draft7Validator(file_schema())
SEEN_WHILE_TYPING = {"B110", "B111", "B112", "B113", "B114", "B115", "B116", "B205", "B402", "B501", "B704", "B910"}
"""The rules that an editor can hold a file to by its schema."""


def faults(text: str) -> list[str]:
    as_json = json.dumps(tomli.loads(text), default=lambda _: None)  # a date without quotes is no value of JSON
    return [error.message for error in VALIDATOR.iter_errors(json.loads(as_json))]


def test_the_base_that_ships_names_the_schema_and_keeps_it() -> None:
    text = (ROOT / "data/facts.toml").read_text(encoding="utf-8")
    assert text.startswith("#:schema ./facts.schema.json\n")
    assert faults(text) == []


@pytest.mark.parametrize("example", list(examples()), ids=lambda example: f"{example.code}-{example.slug}")
def test_a_good_example_keeps_the_schema(example: Example) -> None:
    assert faults(example.good.decode()) == []


@pytest.mark.parametrize(
    "example",
    [example for example in examples() if example.code in SEEN_WHILE_TYPING],
    ids=lambda example: f"{example.code}-{example.slug}",
)
def test_what_an_editor_can_see_is_a_fault_by_the_schema_too(example: Example) -> None:
    assert faults(example.bad.decode()) != []


DATES = """
    2023 2023-09 2023-09-21 2022-12/2023-01 2023-09/.. ../2024-02 2023-09~ 2023? 2024-23 202X 19XX 2023-XX-XX
    [2023-09-21,2023-09-22] [2024-01-25..2024-01-31] 2023-9 23-09 2023/09/21 September in-2023 2023-09-21T10:00
"""


@pytest.mark.parametrize("text", DATES.split())
def test_the_schema_takes_the_dates_that_the_reader_takes(text: str) -> None:
    pattern = file_schema()["definitions"]["aid"]["properties"]["date"]["pattern"]
    try:
        parse_date(text)
        read = True
    except DateError:
        read = False
    assert Draft7Validator({"pattern": pattern}).is_valid(text) is read


def test_the_schema_is_one() -> None:
    assert meta.is_valid(json.loads((ROOT / "data/facts.schema.json").read_text(encoding="utf-8")))
