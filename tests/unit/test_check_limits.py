"""The checker on files that are deep or huge: an answer all the same, and a short one."""

from __future__ import annotations

import pytest

from bilat.check import check_file
from bilat.loading.diagnostics import Problem
from bilat.output.problems import for_github, for_people, for_programs

pytestmark = pytest.mark.slow

HEAD = '[base]\nformat = 1\ntitle = "A base"\nparties = ["RU", "ML"]\nversion = "1"\n\n'


def told(data: bytes) -> list[Problem]:
    """Return the problems, once they have been written in every way."""
    problems = check_file("facts.toml", data)
    for render in (for_people, for_programs, for_github):
        assert "".join(render(problems, ["facts.toml"], 20))
    return problems


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
