"""What TAB puts on the line arrives as the value, and nothing in a base runs: neither at TAB nor at Enter."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.shells import SHELLS, Shell

pytestmark = pytest.mark.slow

ORDERS = (
    r"""$(touch pwned) `touch pwned` ;touch pwned & touch pwned | touch pwned > pwned !! * ? ~ {a,b} [a] # " ' : \ %s"""
)
"""What some shell obeys."""
BASE = f"""\
[base]
format = 1
title = {ORDERS!r}
parties = ["RU", "ML"]
version = "1"

[publisher.press-it]
name = '''{ORDERS} press'''
type = "press"
country = "ML"

[source.source-it]
title = '''{ORDERS} source'''
publisher = "press-it"
published = "2023-12-01"

[person.person-it]
name = '''{ORDERS} person'''
country = "ML"

[organisation.body-it]
name = '''{ORDERS} body'''

[place.place-it]
name = '''{ORDERS} place'''

[commodity.goods-it]

[aid.fact-it]
title = '''{ORDERS} fact'''
date = "1987-11"
donor = "RU"
recipient = "ML"
commodity = "goods-it"
amount = 25_000
unit = "machine guns/it 5%"
stage = "delivered"
topics = ["unique-topic"]
claim = [{{ source = "source-it", by = "person-it", quote = "25,000 of them" }}]

[meeting.meeting-it]
title = '''{ORDERS} meeting'''
date = "1987-12"
people = ["person-it"]
organisations = ["body-it"]
form = "talks"
status = "held"
claim = [{{ source = "source-it", by = "body-it", quote = "they met there" }}]
""".replace(f"title = {ORDERS!r}", "title = 'A base'")

COMPLETIONS = {
    "me": ["meetings"],
    "aid --ye": ["aid", "--year"],
    "aid --year 198": ["aid", "--year", "1987"],
    "aid --known-by 198": ["aid", "--known-by", "1987"],
    "aid --topic un": ["aid", "--topic", "unique-topic"],
    "aid --unit mach": ["aid", "--unit", "machine guns/it 5%"],
    "aid --terms no": ["aid", "--terms", "not stated"],
    "aid --stage deli": ["aid", "--stage", "delivered"],
    "aid --commodity goo": ["aid", "--commodity", "goods-it"],
    "aid --country M": ["aid", "--country", "ML"],
    "aid --source sou": ["aid", "--source", "source-it"],
    "aid --without pre": ["aid", "--without", "press-it"],
    "aid --said-by per": ["aid", "--said-by", "person-it"],
    "aid --fields id,qual": ["aid", "--fields", "id,qualifier"],
    "meetings --person per": ["meetings", "--person", "person-it"],
    "meetings --organisation bo": ["meetings", "--organisation", "body-it"],
    "events --place pla": ["events", "--place", "place-it"],
    "sources --publisher pre": ["sources", "--publisher", "press-it"],
    "publishers pre": ["publishers", "press-it"],
    "show fact": ["show", "fact-it"],
    "cite meet": ["cite", "meeting-it"],
    "sources sou": ["sources", "source-it"],
    "help da": ["help", "dates"],
    "check oth": ["check", "other; touch pwned.toml"],
    "completion zs": ["completion", "zsh"],
}
"""What is typed before TAB, and the words that reach the program at Enter."""


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    """A shell in which completion is installed, and a program that keeps the words it is given."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    (tmp_path / "facts.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "other; touch pwned.toml").write_text(BASE, encoding="utf-8")
    with Shell(request.param, tmp_path, facts=tmp_path / "facts.toml") as shell:
        yield shell


def test_the_word_that_tab_completes_is_the_word_that_arrives(shell: Shell) -> None:
    arrived = {typed: shell.arrived(f"bilat {typed}", words[-1][-3:]) for typed, words in COMPLETIONS.items()}
    assert (arrived, (shell.home / "pwned").exists()) == (COMPLETIONS, False)


def test_nothing_runs_where_all_that_a_base_has_is_offered(shell: Shell) -> None:
    offered = {"show ": "meeting-it", "cite ": "fact-it", "aid --without ": "press-it"}
    screens = {typed: shell.shows(f"bilat {typed}\t", word) for typed, word in offered.items()}
    unseen = [typed for typed, word in offered.items() if word not in screens[typed]]
    assert (unseen, (shell.home / "pwned").exists()) == ([], False)
