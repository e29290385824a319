"""A file of any bytes is answered with problems: never with a traceback, in bounded time and memory."""

from __future__ import annotations

import random
import re

import pytest
from conftest import example_count
from hypothesis import given
from hypothesis import strategies as st

from bilat.check import check_file
from bilat.check.examples import examples
from bilat.loading.diagnostics import Problem
from bilat.output.problems import for_github, for_people, for_programs

HEAD = '[base]\nformat = 1\ntitle = "A base"\nparties = ["RU", "ML"]\nversion = "1"\n\n'
FILES = [data for example in examples() for data in (example.good, example.bad)]
VALUES = [
    *(b"1", b"-1", b'"x"', b'""', b"[]", b"{}", b"[1]", b"{ a = 1 }", b"true", b"inf", b"nan", b"1e400", b"1e-400"),
    *(b"1e99999999999999999", b"0x" + b"f" * 5000, b"2023-01-01", b"07:32:00", b"[[]]", b"[{}]", b'"\\u0000"'),
    *(b'"2023/"', b'"[2023"', b'"../.."', b'"9999-12-31/.."', b'"[1..2]"', b"{ amount = {} }", b"{ a.b.c = 1 }"),
]


def told(data: bytes) -> list[Problem]:
    """Return the problems, once they have been written in every way."""
    problems = check_file("facts.toml", data)
    for render in (for_people, for_programs, for_github):
        assert "".join(render(problems, ["facts.toml"], 20))
    return problems


@given(st.binary(max_size=400))
@example_count(200)
def test_any_bytes_are_answered(data: bytes) -> None:
    told(data)


@given(st.text(max_size=400))
@example_count(200)
def test_any_text_is_answered(text: str) -> None:
    told(text.encode("utf-8", "surrogatepass"))


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a file with a byte, a stretch, a value or a table changed."""
    match chance.randrange(4):
        case 0:
            at = chance.randrange(len(data))
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 1:
            at = chance.randrange(len(data))
            return data[:at] + data[at + chance.randrange(40) :]
        case 2:
            values = list(re.finditer(rb'(?<== )[^\n]+|"[^"\n]*"|\{[^}\n]*\}', data))
            value = chance.choice(values) if values else None
            return data[: value.start()] + chance.choice(VALUES) + data[value.end() :] if value else data
    tables = data.split(b"\n\n")
    return b"\n\n".join([*tables, chance.choice(tables)])


@pytest.mark.parametrize("seed", range(20))
def test_a_base_with_anything_changed_is_answered(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        data = chance.choice(FILES)
        for _ in range(chance.choice((1, 1, 2, 5))):
            data = mutated(data, chance) or b"\n"
        told(data)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "x = " + "[" * 100_000,
        HEAD + "x = " + "{ a = " * 100_000,
        HEAD + "a" + ".a" * 20_000 + " = 1\n",
        HEAD + "[" + ".".join("a" * 20_000) + "]\n",
        HEAD + "[aid.a]\namount = 0x" + "f" * 1_000_000 + "\n",
        HEAD + "[aid.a]\namount = " + "9" * 1_000_000 + "\n",
        HEAD + "[aid.a]\namount = 1e99999999999999999\n",
        HEAD + "[aid.a]\ndate = [" + '"2023",' * 100_000 + "]\n",
    ],
    ids=["lists", "tables", "dots", "header", "hexadecimal", "digits", "exponent", "list"],
)
def test_what_is_deep_or_long_is_answered(text: str) -> None:
    assert told(text.encode())


def test_a_text_of_a_hundred_megabytes_is_shown_in_a_line() -> None:
    problems = told(f'{HEAD}[source.a]\npublisher = 1\ntitle = "{"x" * 100_000_000}"\ntype = "{"y" * 1000}"\n'.encode())
    assert max(len(line) for piece in for_people(problems, ["f"], 20) for line in piece.splitlines()) < 250


def test_half_a_million_problems_are_counted_and_a_few_of_them_shown() -> None:
    problems = check_file("f", (HEAD + "[aid.a]\ntopics = [" + "1," * 500_000 + "]\n").encode())
    written = "".join(for_people(problems, ["f"], 100))
    assert len(problems) > 500_000
    assert written.count("B112") <= 100
    assert len(written) < 100_000
