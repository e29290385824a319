"""A fact file may come from a stranger: nothing in it takes effect in any output."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bilat.output.terminal.screen import Screen
from bilat.output.terminal.table import Column, Table
from support.program import Program
from support.small_bases import BASE, aid
from support.terminals import on_terminal

pytestmark = pytest.mark.slow

EVIL = "[bold red]x[/] :smile: \x1b[31m\x1b]0;t\x07 \u202eright\u2066 \x9b2J a\tb\nc [link=file:///etc]z[/link]"
WRITTEN = json.dumps(EVIL)
"""The same as a TOML string."""
HEAD = (
    BASE.replace('"A page"', WRITTEN)
    .replace('"The Paper"', WRITTEN)
    .replace('"Ana Sow"', WRITTEN)
    .replace("https://example.org/page", "javascript:alert(1)")
    .replace('"Here and There"', WRITTEN)
)
FACTS = aid(
    "evil",
    title=EVIL,
    claims=f'{{ source = "paper", by = "ana-sow", quote = {WRITTEN}, gloss = {WRITTEN}, note = {WRITTEN} }}',
) + aid(
    "evil-two",
    because=EVIL,
    published_total=True,
    claims=f'{{ source = "paper", quote = {WRITTEN}, says = {{ amount = 7 }} }}',
)
COMMANDS = [
    ("aid",),
    ("aid", "--json"),
    ("aid", "--totals"),
    ("aid", "--chart"),
    ("timeline", "--kind", "aid"),
    ("timeline", "--kind", "aid", "--json"),
    ("show", "evil", "evil-two"),
    ("show", "evil", "--json"),
    ("disputes",),
    ("disputes", "--json"),
    ("stats",),
    ("reconcile",),
    ("sources",),
    ("people",),
    ("people", "--json"),
]
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)|\r(?=\n)")
"""What rich itself may send: colours, and links to addresses that are safe."""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_of_a_base_takes_effect_in_a_pipe(
    command: tuple[str, ...], bilat: Program, base: Callable[..., Path]
) -> None:
    answer = bilat(*command, facts=base(FACTS, HEAD))
    assert (answer.returncode, FORBIDDEN.findall(answer.stdout), "\x1b" in answer.stdout) == (0, [], False)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_of_a_base_takes_effect_on_a_terminal(
    command: tuple[str, ...], base: Callable[..., Path], tmp_path: Path
) -> None:
    sent = on_terminal(*command, facts=base(FACTS, HEAD), cache=tmp_path / "cache")
    ours = "".join(OURS.findall(sent))
    rest = OURS.sub("", sent)
    shown = "\u263a" not in rest and "😄" not in rest
    assert (FORBIDDEN.findall(rest), "\x1b" in rest, "31m" in ours, "file:" in ours, shown) == (
        [],
        False,
        False,
        False,
        True,
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.org/\x1b]0;t\x07", "https://x.org/é", "", None])
def test_no_link_leads_to_an_address_that_a_terminal_would_obey(url: str | None) -> None:
    screen = Screen(width=60, colours=16, links=True)
    name = screen.link(screen.text("a name"), url)
    drawn = screen.draw(name) + Table([Column("name", "Name")], [{"name": name}], screen).rows([{"name": name}])
    assert "\x1b]" not in drawn


def test_one_fact_stays_one_line_in_a_pipe(bilat: Program, base: Callable[..., Path]) -> None:
    answer = bilat("aid", facts=base(FACTS, HEAD))
    lines = answer.stdout.splitlines()
    assert (len(lines), len({line.count("\t") for line in lines})) == (2, 1)


def test_json_gives_back_what_the_base_holds(bilat: Program, base: Callable[..., Path]) -> None:
    answer = json.loads(bilat("aid", "--json", facts=base(FACTS, HEAD)).stdout)
    assert answer["facts"][0]["title"] == EVIL


def test_an_address_that_is_not_http_is_no_link(bilat: Program, base: Callable[..., Path]) -> None:
    answer = json.loads(bilat("aid", "--json", facts=base(FACTS, HEAD)).stdout)
    assert (answer["sources"]["paper"]["url"], answer["facts"][0]["claims"][0]["link"]) == (None, None)
