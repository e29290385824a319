"""Help teaches: what a command answers, examples that run, options under headings, all in 80 columns."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bilat.cli.command_table import LISTINGS, OTHERS
from bilat.cli.examples import EXAMPLES
from bilat.cli.topics import TOPICS
from support.program import Program

COMMANDS = [*LISTINGS, *OTHERS]


@pytest.fixture(scope="module")
def helped() -> dict[str, str]:
    """Return the help of every command, by name."""
    code = "import sys\nfrom bilat.cli.main import run\n"
    code += "for name in sys.argv[1:]:\n    print('\\f' + name)\n    run([name, '--help'])"
    environment = {**os.environ, "COLUMNS": "80"}
    asked = subprocess.run([sys.executable, "-c", code, *COMMANDS], capture_output=True, text=True, env=environment)
    pages = asked.stdout.split("\f")[1:]
    return {page.partition("\n")[0]: page.partition("\n")[2] for page in pages}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_begins_with_what_it_answers_then_shows_how(name: str, helped: dict[str, str]) -> None:
    page = helped[name]
    headings = re.findall(r"^([A-Z][\w ]+):$", page, re.MULTILINE)
    assert page[0].isupper()
    assert headings[0] == "Examples"
    assert headings[-1] == "Always"
    assert page.index("Examples:") < page.index("Usage:")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_80_columns(name: str, helped: dict[str, str]) -> None:
    assert [line for line in helped[name].splitlines() if len(line) > 80] == []


def test_filters_that_read_alike_stand_on_one_line(helped: dict[str, str]) -> None:
    shown = [" ".join(line.split()) for line in helped["aid"].splitlines()]
    assert "--donor, --recipient NAME Facts with this country in that role." in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_screen_of_40_lines(name: str, helped: dict[str, str]) -> None:
    assert len(helped[name].splitlines()) <= 40


FETCHING = ("verify", "keep")
"""The commands whose examples need the network, or pages that were kept: they are tried where these are at hand."""


def in_bash(line: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not installed")
    ran = re.sub(r"\bbilat(?= )", f"{sys.executable} -m bilat", line)
    return subprocess.run(
        [bash, "-o", "pipefail", "-c", ran],
        capture_output=True,
        text=True,
        env={**os.environ, **variables},
        timeout=120,
    )


TO_IMPORT = {
    "flows.csv": "id,name\n1,Ana Sow\n",
    "flows.map.toml": '[[make]]\ntable = "person"\nid = "p-{id}"\nfields = { name = "{name}" }\n',
    "library.bib": "@article{one, title = {One}, entrysubtype = {newspaper}, journaltitle = {Paper}, date = {2024}}\n",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [line for name, lines in EXAMPLES.items() for line, _ in lines if name in COMMANDS and name not in FETCHING],
)
def test_every_example_runs(line: str, bilat: Program, tmp_path: Path) -> None:
    own_cache = {"XDG_CACHE_HOME": str(tmp_path)} if line.startswith("bilat cache") else {}
    alone = not set(line) & set("|<>$*")
    for name, content in TO_IMPORT.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    answer = bilat(*shlex.split(line)[1:], env=own_cache, cwd=tmp_path) if alone else in_bash(line, own_cache)
    # The base in work may have problems, an empty cache is told of on stderr alone, and what was imported beside it.
    failed = answer.returncode != (1 if line.startswith("bilat check") and "error" in answer.stdout else 0)
    silent = answer.stdout == "" or (answer.stderr != "" and not line.startswith("bilat import"))
    silent = silent and not line.startswith("bilat cache")
    assert (failed, silent) == (False, False)


def test_every_command_has_examples() -> None:
    assert [name for name in COMMANDS if not EXAMPLES.get(name)] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_told_in_80_columns(topic: str, bilat: Program) -> None:
    answer = bilat("help", topic)
    assert (answer.returncode, [line for line in answer.stdout.splitlines() if len(line) > 80]) == (0, [])


def test_help_names_its_topics_and_tells_of_commands(bilat: Program) -> None:
    topics = bilat("help").stdout
    assert [name for name in TOPICS if name not in topics] == []
    assert bilat("help", "aid").stdout == bilat("aid", "--help").stdout


def test_the_version_names_program_and_base(bilat: Program) -> None:
    assert re.fullmatch(r"bilat \d+\.\d+\.\d+\S*, Russia–Mali relations \S+\n", bilat("--version").stdout)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["meating"], "meetings"),
        (["aid", "--yaer", "2023"], "--year"),
        (["aid", "--stage", "deliverd"], "delivered"),
        (["aid", "--by", "yaer"], "year"),
        (["aid", "--fields", "titel"], "title"),
        (["aid", "--country", "Malli"], "Mali"),
        (["meetings", "--person", "Lavrow"], "sergey-lavrov"),
        (["show", "wheat-2032"], "wheat-2023"),
        (["help", "ouput"], "output"),
        (["fields", "metings"], "meetings"),
    ],
)
def test_what_is_misspelt_is_answered_with_the_nearest(typed: list[str], meant: str, bilat: Program) -> None:
    answer = bilat(*typed)
    found = re.search(r"[Dd]id you mean '?([\w-]+)", answer.stderr)
    assert (answer.stdout, found and found[1]) == ("", meant)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["aid", "--json", "id,title"], "to pick fields, write --fields id,title."),
        (["show"], "or - for those on standard input."),
    ],
)
def test_habits_of_other_programs_are_answered_with_the_right_form(typed: list[str], said: str, bilat: Program) -> None:
    answer = bilat(*typed)
    assert (answer.returncode, answer.stdout, said in answer.stderr) == (2, "", True)
