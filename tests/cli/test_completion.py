"""TAB offers what there is: tried in the shells themselves, as a person at a terminal."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.program import Program
from support.shells import SHELLS, Shell
from support.small_bases import aid

ANSWERS = [
    (["bilat", "aid", "--ye"], "--year"),
    (["bilat", "aid", "--year", "202"], "2023"),
    (["bilat", "meetings", "--person", "lavr"], "sergey-lavrov"),
    (["bilat", "meetings", "--country", "M"], "ML"),
    (["bilat", "aid", "--commodity", "whe"], "wheat"),
    (["bilat", "aid", "--stage", "pl"], "pledged"),
    (["bilat", "aid", "--terms", "no"], "'not stated'"),
    (["bilat", "aid", "--commodity", "not"], "'not stated'"),
    (["bilat", "aid", "--unit", "machi"], "'machine guns'"),
    (["bilat", "aid", "--source", "tass-2024-01"], "tass-2024-01-17"),
    (["bilat", "aid", "--topic", "foo"], "food"),
    (["bilat", "aid", "--fields", "id,qual"], "id,qualifier"),
    (["bilat", "show", "wheat-2023"], "wheat-2023-06"),
    (["bilat", "cite", "fertiliser-2023"], "fertiliser-2023-12"),
    (["bilat", "people", "assi"], "assimi-goita"),
    (["bilat", "help", "da"], "dates"),
    (["bilat", "fields", "mee"], "meetings"),
    (["bilat", "mee"], "meetings"),
]


@pytest.mark.parametrize(
    ("typed", "offered"), ANSWERS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_tab_offers_what_there_is(typed: list[str], offered: str, bilat: Program) -> None:
    asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(typed), "COMP_CWORD": str(len(typed) - 1)}
    assert f"plain,{offered}" in bilat(env=asked).stdout.splitlines()


LIGHT = """
import os, sys
def leave(status):
    print(*sys.modules, file=sys.stderr, flush=True)
    left(status)
left, os._exit = os._exit, leave
from bilat.cli.main import main
main()
"""
HEAVY = (
    "decimal",
    "dataclasses",
    "difflib",
    "pathlib",
    "subprocess",
    "rich",
    "tomli",
    "bilat.loading.diagnostics",
    "bilat.loading.load",
)
"""What answers, tables and bases need, and TAB does not."""


@pytest.fixture(scope="module")
def indexed() -> None:
    """Let the base that ships have its index: only a TAB without one reads the base itself."""
    subprocess.run([sys.executable, "-m", "bilat", "show", "wheat-2023"], capture_output=True, check=True)


@pytest.mark.slow
@pytest.mark.usefixtures("unmeasured", "indexed")
@pytest.mark.parametrize("typed", [typed for typed, _ in ANSWERS] + [["bilat", "verify", "whe"]], ids=" ".join)
def test_tab_loads_no_more_than_it_needs(typed: list[str]) -> None:
    asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": " ".join(typed), "COMP_CWORD": str(len(typed) - 1)}
    environment = {**os.environ, **asked}
    answer = subprocess.run([sys.executable, "-c", LIGHT], env=environment, capture_output=True, text=True)
    loaded = answer.stderr.split()
    assert ("bilat.cli.main" in loaded, [name for name in loaded if name.startswith(HEAVY)]) == (True, [])


def test_a_part_of_a_word_is_offered_where_no_word_begins_so(bilat: Program, base: Callable[..., Path]) -> None:
    facts = base(aid("rice-2023") + aid("more-rice") + aid("last-rye"))
    offered = {}
    for begun in ("ri", "ry", "Rice", "x"):
        asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": f"bilat show {begun}", "COMP_CWORD": "2"}
        offered[begun] = bilat(env=asked | {"BILAT_FACTS": str(facts)}).stdout.replace("plain,", "").split()
    assert offered == {"ri": ["rice-2023"], "ry": ["last-rye"], "Rice": ["rice-2023"], "x": []}


@pytest.mark.parametrize(
    ("field", "value"),
    [("topics", ["x;touch pwned"]), ("topics", ["$(touch"]), ("unit", "t&touch"), ("topics", ["-x"])],
)
def test_a_base_that_would_need_quoting_at_tab_is_refused(
    field: str, value: Any, bilat: Program, base: Callable[..., Path]
) -> None:
    facts = base(aid("a", **{field: value}))
    asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": "bilat aid --topic ", "COMP_CWORD": "3"}
    assert (bilat("aid", facts=facts).returncode, bilat(env=asked | {"BILAT_FACTS": str(facts)}).stdout.strip()) == (
        3,
        "",
    )


def test_the_latest_years_are_offered_first_with_what_falls_in_them(bilat: Program, base: Callable[..., Path]) -> None:
    facts = base(aid("a", date="2023-05") + aid("b", date="2022") + aid("c", date="2023-06-01"))
    asked = {"_BILAT_COMPLETE": "fish_complete", "COMP_WORDS": "bilat aid --year ", "COMP_CWORD": ""}
    lines = bilat(env=asked | {"BILAT_FACTS": str(facts)}).stdout.split("\n")
    assert lines[:2] == ["plain,2023\t2 facts", "plain,2022\t1 fact"]


def test_ids_come_with_their_titles(bilat: Program) -> None:
    asked = {"_BILAT_COMPLETE": "fish_complete", "COMP_WORDS": "bilat show ", "COMP_CWORD": "wheat-2023-06"}
    assert "wheat-2023-06\tFirst half of the 2023 wheat" in bilat(env=asked).stdout.replace("plain,", "")


def test_tab_asks_the_base_that_was_named(bilat: Program, base: Callable[..., Path]) -> None:
    facts = base(aid("only-this-one"))
    for words in (f"bilat --facts {facts} show only", "bilat show only"):
        asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
        named = {} if "--facts" in words else {"BILAT_FACTS": str(facts)}
        assert bilat(env=asked | named).stdout == "plain,only-this-one\n"


def test_a_base_that_cannot_be_read_offers_nothing_and_says_nothing(bilat: Program) -> None:
    asked = {"_BILAT_COMPLETE": "bash_complete", "COMP_WORDS": "bilat show whe", "COMP_CWORD": "2"}
    answer = bilat(env=asked | {"BILAT_FACTS": "/no/such/file"})
    assert (answer.stdout.strip(), answer.stderr) == ("", "")


@pytest.mark.parametrize(
    ("before", "kept"), [(None, ""), ("", ""), ("set -o vi\n", "set -o vi\n"), ("set -o vi", "set -o vi\n")]
)
def test_installing_it_adds_one_line_to_the_settings_however_often(
    before: str | None, kept: str, bilat: Program, tmp_path: Path
) -> None:
    settings = tmp_path / ".bashrc"
    if before is not None:
        settings.write_text(before, encoding="utf-8")
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": ""}
    for _ in range(2):
        bilat("completion", "bash", "--install", env=home)
    script = tmp_path / ".local/share/bilat/completion.bash"
    line = f'[ -r "{script}" ] && . "{script}"  # bilat: completion\n'
    assert (settings.read_text(encoding="utf-8"), script.exists()) == (kept + line, True)


TYPED = {
    "bilat show fertiliser-2023-": "fertiliser-2023-12",
    "bilat aid --ye": "--year",
    "bilat aid --year 199": "1994",
    "bilat meetings --person lavr": "sergey-lavrov",
    "bilat meetings --country M": "ML",
    "bilat aid --fields id,qual": "id,qualifier",
    "bilat sources tass-2024-01-": "tass-2024-01-17",
    "bilat mee": "meetings",
}
"""What is typed before TAB, and what stands in its place after it."""


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_one_command_installs_it_and_the_shell_completes(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    with Shell(shell, tmp_path) as one:
        screens = {typed: one.shows(typed, wanted) for typed, wanted in TYPED.items()}
    settings = tmp_path / f".{shell}rc"
    assert shell == "fish" or settings.read_text().count("bilat: completion") == 1
    assert [typed for typed in TYPED if TYPED[typed] not in screens[typed]] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_for_the_shell_of_the_user_where_none_is_named(shell: str, bilat: Program) -> None:
    of_user = bilat("completion", env={"SHELL": f"/usr/bin/{shell}"})
    assert (of_user.stdout, of_user.returncode) == (bilat("completion", shell, env={"SHELL": ""}).stdout, 0)
    assert bilat("completion", env={"SHELL": "/bin/tcsh"}).stderr.startswith(
        "bilat completion: name a shell: bash, zsh"
    )


def test_zsh_loads_its_completion_first_and_no_other_shell_is_told_to(bilat: Program) -> None:
    scripts = {shell: bilat("completion", shell).stdout for shell in ("bash", "zsh", "fish")}
    assert {shell: "compinit" in script for shell, script in scripts.items()} == {
        "bash": False,
        "zsh": True,
        "fish": False,
    }
    assert scripts["zsh"].startswith("(( $+functions[compdef] )) ||")
