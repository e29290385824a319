"""Break the base that ships, one slip at a time: one problem, in its place, with a help that mends it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from bilat.check import check
from bilat.loading.diagnostics import Problem
from support.program import SHIPPED

pytestmark = pytest.mark.slow

BASE = SHIPPED.read_text(encoding="utf-8")

DIESEL = "aid.diesel-2024-01"
WHEAT, ORDER, FERTILISER = "aid.wheat-2023", "aid.wheat-order-2022-11", "aid.fertiliser-2023-12"
VISIT, LAVROV, MID = "meeting.lavrov-bamako-2023-02-07", "person.sergey-lavrov", "source.mid-2024-02-28"
CLAIMS = "claim = […]"
"""Stands for all the claims of a fact."""
TASS = (
    '{ source = "tass-2024-01-17", by = "maria-zakharova", quote = "50,000 metric tons of wheat", '
    'note = "Handed over free, she says, through the Emergencies Ministry." }'
)
SAID = 'quote = "25,000 tonnes of fertilisers in December 2023", says = { amount = 25_000 }'
LANDED = '{ source = "tass-2023-02-07", quote = "embarked on his first working visit to Mali" }'


HEADER = re.compile(r"^\[([\w.-]+)\]$", re.MULTILINE)


@dataclass(frozen=True)
class Break:
    """One slip: in which table, what stands there, and what is written in its place."""

    code: str
    table: str
    right: str
    wrong: str
    marked: str
    """What the carets stand under."""
    typed: str
    """What the help gives to type, or names to look at."""
    mended: str | None = None
    """What stands there once the help is followed; None where that is what stood there before."""


BREAKS = [
    Break("B102", "base", "format = 1\n", 'format = 1\ntitle = "Again"\n', "t", "remove one of the two"),
    Break("B102", WHEAT, "amount = 50_000", "amount = 50,000", ",", "numbers as 25_000"),
    Break("B102", WHEAT, 'donor = "RU"', 'donor = "RU', "", 'end it with "'),
    Break("B102", WHEAT, 'donor = "RU"', "donor = “RU”", "“", 'put texts in straight quotes, "…"'),
    Break("B102", WHEAT, 'unit = "t"\n', 'unit = "t"\nunit = "t"\n', "u", "remove one of the two"),
    Break("B102", WHEAT, TASS + ",", TASS, "{", "end each entry with a comma"),
    Break("B103", "base", "format = 1", "format = 9", "9", "upgrade bilat"),
    Break("B110", WHEAT, "donor =", "doner =", "doner", '"donor"'),
    Break("B110", WHEAT, TASS, TASS.replace("quote", "qoute"), "qoute", '"quote"'),
    Break("B110", FERTILISER, "says = { amount = 25_000 }", "says = { amuont = 25_000 }", "amuont", '"amount"'),
    Break("B110", MID, "[source.mid-2024-02-28]", "[sorce.mid-2024-02-28]", "sorce", '"source"'),
    Break("B110", MID, "publisher =", "Publisher =", "Publisher", '"publisher"'),
    Break("B111", WHEAT, 'recipient = "ML"\n', "", "wheat-2023", "add recipient", 'recipient = "ML"\n'),
    Break(
        "B111",
        WHEAT,
        'title = "Russian wheat received by Mali in 2023, a gift or a cut-price sale"\n',
        "",
        "wheat-2023",
        "add title",
    ),
    Break("B111", VISIT, 'form = "visit"\n', "", "lavrov-bamako-2023-02-07", "visit"),
    Break("B112", WHEAT, "amount = 50_000", 'amount = "50 000"', '"50 000"', "write digits without quotes: 25_000"),
    Break("B112", VISIT, 'date = "2023-02-07"', "date = 2023-02-07", "2023-02-07", 'date = "2023-02-07"'),
    Break("B112", WHEAT, 'topics = ["aid", "food"]', 'topics = "aid"', '"aid"', 'topics = ["aid"]', 'topics = ["aid"]'),
    Break("B113", VISIT, 'place = "Bamako"', 'place = ""', '""', "remove place", 'place = "Bamako"'),
    Break("B114", WHEAT, '"delivered"', '"deliverd"', '"deliverd"', '"delivered"'),
    Break("B114", VISIT, 'form = "visit"', 'form = "dinner"', '"dinner"', "visit"),
    Break("B114", FERTILISER, '"at-least"', '"atleast"', '"atleast"', '"at-least"'),
    Break("B115", LAVROV, "[person.sergey-lavrov]", "[person.Sergey-Lavrov]", "Sergey-Lavrov", "a-z"),
    Break("B116", MID, 'language = "en"', 'language = "English"', '"English"', '"en"'),
    Break("B117", "base", '["RU", "ML"]', '["RU"]', '["RU"]', '["RU", "ML"]'),
    Break("B118", DIESEL, "[aid.diesel-2024-01]", "[aid.mid-2024-02-28]", "mid-2024-02-28", "change one"),
    Break("B119", DIESEL, 'unit = "t"', 'unit = "t;"', '"t;"', "letters and digits"),
    Break("B120", WHEAT, 'unit = "t"\n', 'unit = "t"\nallow = { B91 = "so" }\n', "B91", "B"),
    Break("B121", WHEAT, 'unit = "t"\n', 'unit = "t"\nallow = { B408 = "so" }\n', "B408", "B408"),
    Break("B122", VISIT, 'place = "Bamako"', f'place = "{"Bamako/" * 1500}"', '"Bamako/Bamako', "say it shorter"),
    Break("B201", WHEAT, '"tass-2024-01-17"', '"tas-2024-01-17"', '"tas-2024-01-17"', '"tass-2024-01-17"'),
    Break("B202", VISIT, '["sergey-lavrov"', '["sergej-lavrov"', '"sergej-lavrov"', '"sergey-lavrov"'),
    Break("B202", WHEAT, '"maria-zakharova"', '"maria-zakarova"', '"maria-zakarova"', '"maria-zakharova"'),
    Break("B203", VISIT, '"mali-mfa"', '"mali-mfaa"', '"mali-mfaa"', '"mali-mfa"'),
    Break("B204", ORDER, '["wheat-2023"]', '["wheat-2032"]', '"wheat-2032"', '"wheat-2023"'),
    Break("B205", WHEAT, 'recipient = "ML"', 'recipient = "Mali"', '"Mali"', 'write "ML"'),
    Break("B205", VISIT, 'country = "ML"', 'country = "MLI"', '"MLI"', '"ML"'),
    Break("B301", VISIT, '"2023-02-07"', '"2023-02-30"', '"2023-02-30"', '"2023-02-28"', '"2023-02-07"'),
    Break("B301", FERTILISER, '"2023-12"', '"2023-13"', '"2023-13"', '"2023-12"'),
    Break("B301", WHEAT, 'date = "2023"\n', 'date = "in 2023"\n', '"in 2023"', '"2023"'),
    Break("B302", VISIT, 'date = "2023-02-07"', 'date = "2033-02"', '"2033-02"', "correct one of the dates"),
    Break("B305", FERTILISER, 'date = "2023-12"', 'date = "0223-12"', '"0223-12"', "digits of the year"),
    Break("B401", WHEAT, "50_000\n", "50_000.00000000000001\n", "50_000.00000000000001", "15 digits"),
    Break("B402", WHEAT, "amount = 50_000", "amount = -50_000", "-50_000", "0 or more"),
    Break("B403", FERTILISER, 'unit = "t"\n', "", "22_000", 'add unit = "t"', 'unit = "t"\n'),
    Break("B404", WHEAT, "amount = 50_000\n", "amount = 50_000\namount_to = 5_000\n", "5_000", "lower end"),
    Break("B406", DIESEL, 'unit = "t"', 'unit = "tonnes"', '"tonnes"', 'unit = "t"'),
    Break("B411", WHEAT, '"50,000 metric tons of wheat"', '"tons of wheat"', '"tons of wheat"', "quote the words"),
    Break("B412", WHEAT, '"50,000 metric tons', '"over 50,000 metric tons', '"over 50,000', 'qualifier = "at-least"'),
    Break("B501", WHEAT, CLAIMS, "claim = []", "[]", "write claim = [{ source"),
    Break("B502", WHEAT, 'id = "millers", ', "", "{ source", 'id = "'),
    Break("B503", FERTILISER, SAID, SAID + ', earlier = { stage = "pledged" }', "{ stage", "keep the one"),
    Break("B504", WHEAT, 'silent = ["amount"]', 'silent = ["amout"]', '"amout"', '"amount"'),
    Break(
        "B507", WHEAT, "50,000 metric tons of wheat", "50,000 metric tons" + " of wheat" * 9, '"50,000', "keep the 12"
    ),
    Break("B509", WHEAT, '"50,000 metric tons of', '"50,000 metric … of', '"50,000 metric', "on one side of the gap"),
    Break(
        "B513",
        FERTILISER,
        SAID + ', silent = ["terms"',
        SAID + ', silent = ["terms", "amount"',
        '"amount"',
        "remove amount",
    ),
    Break("B514", WHEAT, TASS, TASS.replace(" }", ', silent = ["place"] }'), '"place"', "remove place"),
    Break("B604", WHEAT, TASS, TASS.replace(" }", ', says = { commodity = "wheat" } }'), '"wheat"', "remove commodity"),
    Break("B701", ORDER, '["wheat-2023"]', '["wheat-order-2022-11"]', '"wheat-order-2022-11"', "name another fact"),
    Break("B704", VISIT, 'form = "visit"\n', 'form = "visit"\npart_of = ["wheat-2023"]\n', '["', "write one id"),
    Break("B801", WHEAT, 'donor = "RU"', 'donor = "ML"', '"ML"', "correct donor"),
    Break("B903", MID, "/?lang=en", "/?lang=en&utm_source=x", '"https', "end the address before utm_source="),
    Break("B904", MID, 'language = "en"', 'language = "en"\naccessed = "2023"', '"2023"', "one of the two dates"),
    Break("B905", MID, 'language = "en"\n', "", "mid-2024-02-28", 'language = "en"'),
    Break("B908", WHEAT, '"Russian wheat', '"Russian \\u202Ewheat', '"Russian', "remove it"),
    Break("B909", WHEAT, '"Russian wheat', '"<i>Russian</i> wheat', '"<i>', "write it without <i>"),
    Break("B910", MID, '"https://mid.ru', '"mid.ru', '"mid.ru', "https://"),
    Break("B914", WHEAT, '"50,000 metric tons of', '"50,000 metric  tons of', '"50,000 metric  tons', "single spaces"),
]


@cache
def part() -> str:
    """Return the tables that are broken, and all that they name: the rest of the base would be read for each slip."""
    blocks = {found[1]: block for block in BASE.split("\n\n") if (found := HEADER.search(block))}
    wanted, kept = {one.table for one in BREAKS}, set[str]()
    while wanted:
        kept |= wanted
        names = {name for table in wanted for name in re.findall(r'"([\w.-]+)"', blocks[table])}
        wanted = {table for table in blocks if table.partition(".")[2] in names} - kept
    return "\n\n".join(block for table, block in blocks.items() if table in kept) + "\n\n"


def broken(one: Break, instead: str, base: str) -> str:
    """Return a base with something else where the break puts its slip."""
    start = base.index(f"[{one.table}]\n")
    end = base.find("\n\n", start)
    table = base[start:end]
    right = one.right if one.right != CLAIMS else table[table.index("claim = [") :]
    assert right in table, f"{right} no longer stands in {one.table}"
    return base[:start] + table.replace(right, instead, 1) + base[end:]


@cache
def known(base: str) -> Counter[tuple[str, str]]:
    """Return the hints that a base has as it is."""
    return Counter(map(_kind, check(base)))


def _kind(problem: Problem) -> tuple[str, str]:
    """Return what a problem says, but for how many: what can't be read is not counted."""
    return problem.code, re.sub(r"\d+", "N", problem.message)


def new_problems(text: str, base: str) -> list[Problem]:
    left = known(base).copy()
    new = []
    for problem in check(text):
        key = _kind(problem)
        if left[key]:
            left[key] -= 1
        else:
            new.append(problem)
    return new


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: f"{one.code} {one.wrong[:30]!r}")
def test_a_slip_is_one_problem_in_its_place_with_a_help_that_mends_it(one: Break) -> None:
    text = broken(one, one.wrong, part())
    (problem,) = new_problems(text, part())
    table = HEADER.findall("\n".join(text.split("\n")[: problem.line]))[-1]
    under = problem.excerpt[problem.column - 1 : problem.end_column - 1]
    assert problem.code == one.code
    assert table == one.table or one.right.strip() == f"[{one.table}]"
    assert under.startswith(one.marked)
    assert one.typed in str(problem.help)
    assert one.mended is None or new_problems(broken(one, one.mended, part()), part()) == []


def test_misspelt_names_are_told_from_all_others_of_the_base() -> None:
    misspelt = [one for one in BREAKS if one.code in ("B201", "B202", "B203", "B204")]
    text = BASE
    for one in misspelt:
        text = broken(one, one.wrong, text)
    found = new_problems(text, BASE)
    helps = {(problem.code, one.typed) for problem in found for one in misspelt if one.typed in str(problem.help)}
    assert (len(found), helps) == (len(misspelt), {(one.code, one.typed) for one in misspelt})


def test_there_are_fifty_of_them_and_more() -> None:
    assert len(BREAKS) >= 50
    assert len({one.code for one in BREAKS}) >= 30


def test_the_base_that_ships_has_no_error_and_no_warning() -> None:
    assert [problem for problem in check(BASE) if problem.severity != "info"] == []
