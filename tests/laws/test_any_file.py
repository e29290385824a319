"""The checker answers a file of any bytes with problems, never with a traceback."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilat.check import check_file
from bilat.check.examples import examples
from bilat.loading.diagnostics import Problem
from bilat.output.problems import for_github, for_people, for_programs
from support.laws import example_count

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
