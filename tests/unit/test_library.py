"""The library: what `bilat` exports can be asked without the command line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import bilat
from support.small_bases import aid


def test_a_question_is_asked_of_an_opened_base(base: Callable[..., Path]) -> None:
    index = bilat.open(str(base(aid("wheat-2023", date="2023-11") + aid("wheat-2024", date="2024"))))
    listing = index.listing(bilat.ListingRequest(bilat.Query(kind="aid"), {}, limit=1))
    assert ([fact["id"] for fact in listing.facts], listing.matches) == (["wheat-2023"], 2)
    assert [total["chosen"] for total in listing.totals] == [200]


def test_a_faulty_base_is_refused_with_every_problem(base: Callable[..., Path]) -> None:
    with pytest.raises(bilat.DataError) as refused:
        bilat.open(str(base(aid("one", date="2023-13") + aid("two", amount=-1))))
    assert [problem.code for problem in refused.value.problems] == ["B301", "B402"]
    assert isinstance(refused.value, bilat.BilatError)


def test_every_public_name_is_there() -> None:
    assert {name for name in bilat.__all__ if not hasattr(bilat, name)} == set()
    with pytest.raises(AttributeError):
        _ = bilat.nothing


@pytest.mark.usefixtures("unmeasured")
def test_importing_the_library_loads_nothing_else() -> None:
    code = "import sys; known = set(sys.modules); import bilat; print(*sorted(set(sys.modules) - known))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == ["__future__", "bilat"]
