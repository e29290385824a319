"""Listings: order, limits, pipes and JSON; and how a base is named."""

import json
from collections.abc import Callable
from pathlib import Path

from support.program import Program, ids
from support.small_bases import BASE, SMALL, aid
from support.terminals import seen


def test_a_limit_never_touches_a_total(bilat: Program, base: Callable[[str], Path]) -> None:
    whole = json.loads(bilat("aid", "--json", facts=base(SMALL)).stdout)
    cut = json.loads(bilat("aid", "--json", "--limit", "1", facts=base(SMALL)).stdout)
    assert (cut["matches"], cut["totals"], len(cut["facts"])) == (whole["matches"], whole["totals"], 1)


def test_the_order_in_the_file_changes_no_byte_of_the_answer(bilat: Program, tmp_path: Path) -> None:
    tables = SMALL.strip().split("\n\n")
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(BASE + "\n" + "\n\n".join(tables), encoding="utf-8")
    two.write_text(BASE + "\n" + "\n\n".join(reversed(tables)), encoding="utf-8")
    assert bilat("aid", "--json", facts=one).stdout == bilat("aid", "--json", facts=two).stdout


def test_an_empty_answer_is_an_answer(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("aid", "--year", "1900", "--json", facts=base(SMALL))
    assert (answer.returncode, json.loads(answer.stdout)["facts"], answer.stderr) == (0, [], "")


def test_a_pipe_gets_one_fact_a_line(bilat: Program) -> None:
    lines = bilat("meetings", "--year", "2023").stdout.splitlines()
    wanted = ids(bilat("meetings", "--year", "2023", "--json").stdout)
    assert [line.split("\t")[0] for line in lines] == wanted


def test_show_tells_what_it_found_and_names_what_it_did_not(bilat: Program) -> None:
    answer = bilat("show", "wheat-2023", "wheat-2032")
    assert (answer.returncode, "50,000 t" in answer.stdout, "wheat-2032" in answer.stderr) == (1, True, True)


def test_a_base_may_be_named_by_the_environment(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("aid", "--json", env={"BILAT_FACTS": str(base(SMALL))})
    assert json.loads(answer.stdout)["base"]["title"] == "Here and There"


def test_a_base_may_be_named_after_the_command(bilat: Program, base: Callable[[str], Path]) -> None:
    answer = bilat("aid", "--facts", str(base(SMALL)), "--json")
    assert json.loads(answer.stdout)["matches"] == 5


def test_a_limit_beyond_all_that_there_is_cuts_nothing(bilat: Program) -> None:
    every, cut = (json.loads(bilat("votes", *limit, "--json").stdout) for limit in ((), ("--limit", "9" * 30)))
    assert cut["facts"] == every["facts"]


def test_a_narrow_screen_leaves_out_every_column_that_is_not_among_the_most_important(
    base: Callable[..., Path],
) -> None:
    facts = base(aid("one"), BASE.replace("A page", "A page with a title that fills the screen"))
    heads = {columns: seen("sources", facts=facts, columns=columns)[0].split() for columns in (80, 24)}
    assert heads == {80: ["Source", "Publisher", "Published", "Facts"], 24: ["Source"]}


def test_without_a_home_for_indexes_a_base_is_answered_all_the_same(
    bilat: Program, base: Callable[[str], Path]
) -> None:
    nowhere = {"HOME": "nowhere", "XDG_CACHE_HOME": "not/absolute"}
    assert ids(bilat("aid", "--json", facts=base(aid("one")), env=nowhere).stdout) == ["one"]
