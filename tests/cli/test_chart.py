"""`--chart`: totals by year or month as bars, the span visible, the exact numbers beside."""

import json
from collections.abc import Callable
from pathlib import Path

from support.program import Program
from support.small_bases import aid
from support.terminals import on_terminal, readable, seen

Base = Callable[[str], Path]
SAID = '{ source = "paper", quote = "some words" }, { source = "ministry", quote = "other", says = { amount = %s } }'


def test_a_year_is_a_bar_as_long_as_its_amount(base: Base) -> None:
    facts = base(aid("one", date="2022", amount=50, terms="gift") + aid("two", terms="gift"))
    assert seen("aid", "--chart", facts=facts, columns=40) == [
        "Russia to Mali, wheat, delivered, gifts,",
        "in t",
        "  2022  ██████████████               50",
        "  2023  ███████████████████████████  100",
        "  together  150",
        "",
        "2 facts counted, none left out.",
        "",
    ]


def test_the_span_of_disputed_readings_is_seen_low_chosen_high(base: Base) -> None:
    facts = aid("low", amount=75, claims=SAID % 50, because="Nearer.")
    facts += aid("high", amount=25, claims=SAID % 50, because="Nearer.")
    bar = seen("aid", "--chart", facts=base(facts), columns=80)[1]
    # By hand: low 50 + 25 = 75, chosen 75 + 25 = 100, high 75 + 50 = 125.
    parts = [round(bar.count(sign) / sum(map(bar.count, "█▓░")), 1) for sign in "█▓░"]
    assert (bar.endswith("  100 (75–125) †"), parts) == (True, [0.6, 0.2, 0.2])


def test_what_there_is_at_all_is_never_drawn_as_nothing(base: Base) -> None:
    facts = base(aid("little", date="2022", amount=1) + aid("much", date="2023", amount=1_000_000))
    assert seen("aid", "--chart", facts=facts, columns=60)[1].split() == ["2022", "█", "1"]


def test_years_without_anything_stand_between_as_one_gap(base: Base) -> None:
    facts = base(aid("one", date="2015") + aid("two", date="2023"))
    assert [line.split()[0] for line in seen("aid", "--chart", facts=facts)[1:4]] == ["2015", "2016", "2023"]


def test_a_year_of_which_no_source_states_the_amount_is_no_gap(base: Base) -> None:
    facts = aid("one", date="2015") + aid("some", date="2017", amount=None, unit=None) + aid("two", date="2018")
    lines = seen("aid", "--chart", facts=base(facts + aid("last", date="2020-05", amount=None, unit=None)))

    assert [line.replace("█", "").split() for line in lines[1:6]] == [
        ["2015", "100"],
        ["2016", "–"],
        ["2017", "no", "amount", "stated", "(some)"],
        ["2018", "100"],
        ["2019", "–"],
    ]
    assert lines[6].split() == ["2020", "no", "amount", "stated", "(last)"]


def test_what_lies_in_no_one_year_is_in_the_highest_reading_of_each_and_counted_together(base: Base) -> None:
    lines = seen("aid", "--chart", facts=base(aid("long", date="2022-12/2023-01")))
    assert [line.split()[0] for line in lines[1:4]] == ["2022", "2023", "together"]
    assert ["none certain, up to 100 t" in line for line in lines[1:4]] == [True, True, False]


def test_by_month_names_the_months(base: Base) -> None:
    facts = base(aid("one", date="2023-05-09"))
    assert seen("aid", "--chart", "--by", "month", facts=facts)[1].startswith("  May 2023  ██")


def test_a_terminal_without_signs_gets_ascii(base: Base) -> None:
    facts = base(aid("one", claims=SAID % 200, because="Nearer."))
    ascii_alone = {"PYTHONIOENCODING": "ascii:replace"}
    lines = readable(on_terminal("aid", "--chart", facts=facts, cache=facts.parent, env=ascii_alone))
    assert (lines[1].count("#") > 0, lines[1].count(".") > 0, [line for line in lines if not line.isascii()]) == (
        True,
        True,
        [],
    )


def test_no_line_is_wider_than_a_narrow_terminal(base: Base) -> None:
    facts = base(aid("one", claims=SAID % 200_000_000, because="Nearer.") + aid("long", date="2020/2023"))
    assert [line for line in seen("aid", "--chart", facts=facts, columns=60) if len(line) > 60] == []


def test_a_pipe_gets_a_line_for_each_bar(bilat: Program, base: Base) -> None:
    facts = base(aid("one", date="2022", amount=50) + aid("two", date="2023", claims=SAID % 70, because="Nearer."))
    lines = [line.split("\t") for line in bilat("aid", "--chart", facts=facts).stdout.splitlines()]
    assert lines == [
        ["RU", "ML", "wheat", "t", "delivered", "", "2022", "50", "50", "50", ""],
        ["RU", "ML", "wheat", "t", "delivered", "", "2023", "70", "100", "100", "disputed: two"],
        ["RU", "ML", "wheat", "t", "delivered", "", "together", "120", "150", "150", "disputed: two"],
    ]


def test_a_program_gets_the_totals_by_year(bilat: Program, base: Base) -> None:
    answer = json.loads(bilat("aid", "--chart", "--json", facts=base(aid("one"))).stdout)
    assert [total["group"] for total in answer["totals"]] == ["2023"]


def test_a_chart_by_commodity_is_refused(bilat: Program, base: Base) -> None:
    answer = bilat("aid", "--chart", "--by", "commodity", facts=base(aid("one")))
    assert (answer.returncode, "it can't be combined with --by commodity" in answer.stderr) == (2, True)


def test_nothing_to_draw_is_an_answer(base: Base) -> None:
    facts = base(aid("one", amount=None, unit=None))
    assert seen("aid", "--chart", facts=facts) == [
        "Nothing that can be added up matches.",
        "",
        "left out    one: no amount",
        "0 facts counted, 1 left out (1 gives no amount).",
        "",
    ]


def test_blank_lines_part_the_charts_of_two_totals(base: Base) -> None:
    years = ("2022", "2023")
    facts = "".join(aid(f"{what}-{year}", date=year, commodity=what) for what in ("wheat", "grain") for year in years)
    lines = seen("aid", "--chart", facts=base(facts))
    starts = [n for n, line in enumerate(lines) if line.startswith("Russia to Mali")]
    assert (len(starts), starts[0], lines[starts[1] - 1]) == (2, 0, "")
