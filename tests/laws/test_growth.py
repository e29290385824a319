"""A law of cost: what is twice as long takes about twice the work, however its facts hang together.

Work is counted in calls of functions, so that a slow machine can't fail a test and a fast one can't hide a square.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

import bilat
from bilat.query.listing import ListingRequest
from bilat.query.query import Query
from support.program import within
from support.small_bases import BASE, aid

pytestmark = pytest.mark.slow

MANY = 80


def _agreeing(count: int) -> str:
    """Return a fact of which all sources say less than they know: none is at odds with another."""
    said = "{{ source = 'paper', id = 'c{0}', quote = '{0} t', says = {{ amount = {0}, qualifier = 'at-least' }} }}"
    claims = ", ".join(said.format(number) for number in range(2, count + 2))
    return BASE + aid("wheat", amount=1, qualifier="at-least", claims=claims)


def _dated(count: int) -> str:
    """Return a fact whose sources give it intervals that all meet."""
    said = "{{ source = 'paper', id = 'c{0}', quote = 'until {0}', says = {{ date = '2020/{0}' }} }}"
    return BASE + aid("wheat", date="2020", claims=", ".join(said.format(2021 + number) for number in range(count)))


def _voices(count: int) -> str:
    """Return a fact with as many independent voices as claims."""
    press = "".join(
        f'[publisher.p{number}]\nname = "Paper {number}"\ntype = "press"\n\n'
        f'[source.s{number}]\npublisher = "p{number}"\ndocument = "news"\nlanguage = "en"\n\n'
        for number in range(count)
    )
    claims = ", ".join(f'{{ source = "s{number}", quote = "100 t" }}' for number in range(count))
    return BASE + press + aid("wheat", claims=claims)


def _wholes(count: int) -> str:
    """Return a chain of wholes in wholes, each of which overlaps what stands beside the outermost."""
    return (
        BASE
        + aid("root")
        + "".join(
            aid(f"part-{number}", amount=1, overlaps=["root"], part_of=f"part-{number - 1}" if number else None)
            for number in range(count)
        )
    )


def _deliveries(count: int) -> str:
    """Return a pledge with all that was delivered of it."""
    return (
        BASE
        + aid("pledge", stage="pledged", amount=5)
        + "".join(aid(f"delivery-{number}", amount=1, fulfils=["pledge"]) for number in range(count))
    )


def _crowd(count: int) -> str:
    """Return deliveries that all overlap one another."""
    ids = [f"lot-{number}" for number in range(count)]
    return BASE + "".join(aid(id_, overlaps=ids[max(0, at - 3) : at]) for at, id_ in enumerate(ids))


SHAPES = [_agreeing, _dated, _voices, _wholes, _deliveries, _crowd]
QUESTIONS = [
    ("check", "{}"),
    ("--facts", "{}", "aid", "--by", "year", "--totals", "--json"),
    ("--facts", "{}", "reconcile", "--json"),
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__.strip("_"))
def test_twice_the_base_is_about_twice_the_work(shape: Callable[[int], str], tmp_path: Path) -> None:
    few, many = (_work(shape(count), tmp_path / str(count)) for count in (MANY, 2 * MANY))

    assert {name: calls for name, calls in many.items() if calls > 2.5 * few[name]} == {}


def _work(text: str, folder: Path) -> dict[str, int]:
    """Return how many functions are called while the program checks a base, and while it answers each question.

    The first one builds the index.
    """
    folder.mkdir()
    path = folder / "facts.toml"
    path.write_text(text, encoding="utf-8")
    return {" ".join(question): _calls([word.format(path) for word in question], folder) for question in QUESTIONS}


def _plain(count: int) -> str:
    """Return lots that have nothing to do with one another, each of a day of its own."""
    return BASE + "".join(
        aid(f"lot-{at}", date=f"{2000 + at % 25}-{at % 12 + 1:02}-{at % 28 + 1:02}") for at in range(count)
    )


@pytest.mark.parametrize("by", ["year", "month", "stage", None])
def test_twice_the_facts_are_about_twice_the_steps_of_sql(by: str | None, tmp_path: Path) -> None:
    few, many = (_steps(_plain(count), by, tmp_path / f"{count}.toml") for count in (10 * MANY, 20 * MANY))

    assert many <= 2.5 * few


def _steps(text: str, by: str | None, path: Path) -> int:
    """Return how many hundreds of steps SQLite takes to list all aid with its totals."""
    path.write_text(text, encoding="utf-8")
    index, steps = bilat.open(str(path)), 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    index._connection.set_progress_handler(count, 100)
    index.listing(ListingRequest(Query(kind="aid"), {}, by=by))
    return steps


def _calls(words: list[str], folder: Path) -> int:
    calls = 0

    def count(_frame: FrameType, _event: str, _: object) -> None:
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        within(words, {"XDG_CACHE_HOME": str(folder / "cache")})
    finally:
        sys.setprofile(before)
    return calls
