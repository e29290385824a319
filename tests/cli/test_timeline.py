"""`bilat timeline`: the years with their events, incidents and meetings, placed as precisely as they are dated."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.program import Program
from support.small_bases import aid
from support.terminals import seen

Base = Callable[[str], Path]
MONTHS = slice(15, 27)
"""Where the twelve months are drawn on a line, at 80 columns."""


def event(id_: str, date: str, **fields: str) -> str:
    """Return the TOML of an event that happened, but for what `fields` say."""
    status = fields.pop("status", "happened")
    own = "".join(f"{name} = {value}\n" for name, value in fields.items())
    claim = "" if "claim" in fields else 'claim = [{ source = "paper", quote = "some words" }]\n'
    return f'\n[event.{id_}]\ntitle = "Event {id_}"\ndate = "{date}"\nstatus = "{status}"\n{own}{claim}'


def drawn(lines: list[str]) -> list[str]:
    """Return the months of each line that has any."""
    return [line[MONTHS] for line in lines if line[15:16] in tuple("·◆━╌~?†")]


@pytest.mark.parametrize(
    ("date", "months"),
    [
        ("2023-05-09", "····◆·······"),
        ("2023-05", "····╌·······"),
        ("2023", "╌╌╌╌╌╌╌╌╌╌╌╌"),
        ("2023-03-10/2023-05-20", "··━━━·······"),
        ("2023-03/2023-05", "··━━━·······"),
        ("2023-05~", "····~·······"),
        ("2023-05?", "····?·······"),
        ("[2023-04-30,2023-05-01]", "···╌╌·······"),
        ("[2023-02-03,2023-11-03]", "·╌········╌·"),
        ("2023-05-09/..", "····━╌╌╌╌╌╌╌"),
        ("2023-22", "·····╌╌╌····"),
    ],
)
def test_a_date_is_drawn_as_precisely_as_it_is_known(date: str, months: str, base: Base) -> None:
    assert drawn(seen("timeline", facts=base(event("it", date)), columns=80)) == [months]


def test_where_no_months_are_drawn_the_words_have_their_room(base: Base) -> None:
    long = "An event of which it is not known when it began".ljust(55, "!").replace(" ", "_")
    facts = base(event("it", "../2023").replace("Event it", long))
    assert [line for line in seen("timeline", facts=facts, columns=80) if long in line] != []


def test_what_goes_on_beyond_its_year_says_so(base: Base) -> None:
    (line,) = [
        line for line in seen("timeline", facts=base(event("it", "2022-11/2023-02")), columns=80) if "Event" in line
    ]
    assert line[14:28] == " ··········━━▸"


def test_facts_stand_in_order_under_their_years_with_the_gap_between(base: Base) -> None:
    facts = (
        event("late", "2023-05-09") + event("early", "2019-01-02") + event("earlier", "2019") + event("ever", "../2023")
    )
    lines = seen("timeline", facts=base(facts), columns=80)
    assert [line.split()[0] for line in lines if line and line[0].isdigit() and "◆" not in line] == [
        "2019",
        "2020–2022",
        "2023",
    ]
    assert [line.split()[-1] for line in lines if "◆ Event" in line] == ["ever", "earlier", "early", "late"]


def test_a_date_that_sources_dispute_is_marked_and_the_rival_drawn(base: Base) -> None:
    claims = '[{ source = "paper", quote = "a" }, { source = "ministry", quote = "b", says = { date = "2023-08-01" } }]'
    facts = base(event("it", "2023-05-09", claim=claims, because='"Nearer."'))
    (line,) = [line for line in seen("timeline", facts=facts, columns=80) if "Event" in line]
    assert (line.startswith("9 May †"), line[MONTHS]) == (True, "····◆··†····")


def test_a_rival_date_in_another_year_is_marked_at_the_edge(base: Base) -> None:
    claims = '[{ source = "paper", quote = "a" }, { source = "ministry", quote = "b", says = { date = "2024-01" } }]'
    facts = base(event("it", "2023-12-31", claim=claims, because='"Nearer."'))
    (line,) = [line for line in seen("timeline", facts=facts, columns=80) if "Event" in line]
    assert line[14:28] == " ···········◆†"


def test_what_only_may_lie_in_the_days_asked_for_is_marked(base: Base) -> None:
    facts = base(event("sure", "2023-05-09") + event("perhaps", "2023"))
    lines = seen("timeline", "--year", "2023-05", facts=facts, columns=80)
    assert [line.split("Event ")[1] for line in lines if "Event" in line] == ["perhaps ‡", "sure"]


def test_a_plan_comes_with_its_last_mention(base: Base) -> None:
    lines = seen("timeline", facts=base(event("it", "2023-05-09", status="planned")), columns=80)
    assert [line for line in lines if "Event it, planned (last mentioned" in line] != []


def test_meetings_and_events_are_shown_unless_other_kinds_are_named(bilat: Program, base: Base) -> None:
    facts = base(event("it", "2023") + aid("wheat"))
    asked = [(), ("--kind", "aid"), ("--kind", "aid", "--kind", "event")]
    answers = [json.loads(bilat("timeline", *words, "--json", facts=facts).stdout) for words in asked]
    assert [[row["id"] for row in answer["facts"]] for answer in answers] == [["it"], ["wheat"], ["it", "wheat"]]


def test_json_names_the_facts_of_each_year(bilat: Program, base: Base) -> None:
    facts = base(event("a", "2023") + event("b", "2019") + event("c", "../2023"))
    assert json.loads(bilat("timeline", "--json", facts=facts).stdout)["years"] == [
        {"year": None, "facts": ["c"]},
        {"year": "2019", "facts": ["b"]},
        {"year": "2023", "facts": ["a"]},
    ]


def test_a_pipe_gets_a_fact_a_line(bilat: Program, base: Base) -> None:
    facts = base(event("it", "2023-05"))
    assert bilat("timeline", facts=facts).stdout == "it\t2023-05\tevent\tEvent it\thappened\t\t\n"


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_no_line_is_wider_than_the_terminal(columns: int, base: Base) -> None:
    long = event("long", "[2022-01-25..2022-01-31]").replace("Event long", "An event with words and words " * 6)
    lines = seen("timeline", facts=base(long + event("it", "2023")), columns=columns)
    assert [line for line in lines if len(line) > columns] == []


def test_a_narrow_terminal_gets_words_alone(base: Base) -> None:
    lines = seen("timeline", facts=base(event("it", "2023-05-09")), columns=60)
    assert lines[1] == "9 May          ◆ Event it"


def test_nothing_to_draw_is_an_answer(base: Base) -> None:
    assert seen("timeline", facts=base(""), columns=80) == ["Nothing matches.", ""]
