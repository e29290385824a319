"""Whatever is wrong with a command line: one line says what and what is right, exit 2, and never a traceback."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from bilat.cli.app import program
from bilat.cli.command_table import LISTINGS, OTHERS
from support.program import Program
from support.small_bases import aid

COMMANDS = [*LISTINGS, *OTHERS]
PLACES = {"--facts", "--texts"}
"""Options whose value may be any path."""
FREE = {"--text", "--place", "--topic", "--sector", *PLACES}
"""Options whose value may be anything but nothing."""
WRONG = "\x1b[31mno such\nthing\x07"


def wrong() -> Iterator[list[str]]:
    """Return command lines, each with one thing wrong: for every option of every command a bad value."""
    with click.Context(program, info_name="bilat") as context:
        for name in COMMANDS:
            command = program.get_command(context, name)
            assert command
            ids = ["wheat-2023"] if name in ("show", "cite") else ["aid"] if name == "fields" else []
            yield [name, *ids, "--no-such-option"]
            for param in command.params:
                if isinstance(param, click.Option) and not param.is_flag and param.opts[0] not in PLACES:
                    yield [name, *ids, param.opts[0], ""]
                if isinstance(param, click.Option) and param.opts[0] not in FREE:
                    if param.is_flag:
                        yield [name, *ids, f"{max(param.opts, key=len)}=3"]
                    else:
                        yield [name, *ids, param.opts[0], WRONG]
                        yield [name, *ids, param.opts[0]]


LINES = [
    *wrong(),
    ["no-such-command"],
    [],
    ["show"],
    ["fields"],
    ["aid", "extra"],
    ["aid", "--json", "--csv"],
    ["aid", "--null", "--json"],
    ["aid", "--fields", ","],
    ["aid", "--fields", ""],
    ["aid", "--limit", "-1"],
    ["aid", "--voices", "0"],
    ["aid", "--text", "?!"],
    ["aid", "--place", " "],
    ["aid", "--year", "2023", "--since", "2022"],
    ["aid", "--year", "2023", "--until", "2024"],
    ["aid", "--since", "2024", "--until", "2023"],
    ["aid", "--text", "x" * 100_000],
    ["aid", "--year", "9" * 4000],
    ["show", "\udced\udca0\udc80"],
    ["aid", "--text", "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")],
]


@pytest.fixture(scope="module")
def answers() -> list[tuple[int, str, str]]:
    """Return exit code, stdout and stderr of every line: one process runs them all, as each would alone."""
    code = """
import contextlib, io, json, sys
from bilat.cli.main import run
answers = []
for line in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(line)
    answers.append((status, out.getvalue(), err.getvalue()))
print(json.dumps(answers))
"""
    asked = subprocess.run([sys.executable, "-c", code], input=json.dumps(LINES), capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr
    return [tuple(answer) for answer in json.loads(asked.stdout)]


@pytest.mark.parametrize("command", [*COMMANDS, "no-such-command"])
def test_what_is_wrong_is_said_in_a_line(command: str, answers: list[tuple[int, str, str]]) -> None:
    asked = [(line, answer) for line, answer in zip(LINES, answers, strict=True) if line[:1] == [command]]
    unlike = [(line, answer) for line, answer in asked if not refused_in_a_line(*answer)]
    assert (asked != [], unlike) == (True, [])


def refused_in_a_line(status: int, out: str, err: str) -> bool:
    """Say whether an answer is a line of what is wrong, and perhaps one more of what is right."""
    lines = err.splitlines()
    plain = "Traceback" not in err and "\x1b" not in err
    return (
        (status, out) == (2, "")
        and len(lines) in (1, 2)
        and lines[0].startswith("bilat")
        and plain
        and len(lines[0]) < 1000
    )


def test_no_words_at_all_are_answered_with_the_whole_help(answers: list[tuple[int, str, str]]) -> None:
    status, out, err = answers[LINES.index([])]
    assert (status, out, "\n  bilat aid --year 2023\n" in err) == (2, "", True)


MEGABYTE = 1_048_576
HANDED = """
import sys
sys.argv = [word * int(times) for word, times in zip(sys.argv[1::2], sys.argv[2::2])]
from bilat.cli.main import main
main()
"""
"""Runs the program with words that are each repeated so many times: no system hands over one of a megabyte itself."""


@pytest.mark.parametrize(
    "words", [["show", "x"], ["aid", "--text", "x"], ["x"], ["--facts", "x"], ["aid", "--fields", "x"]], ids=" ".join
)
def test_an_argument_of_a_megabyte_is_refused(words: list[str]) -> None:
    handed = [part for word in ("bilat", *words) for part in (word, str(MEGABYTE if word == "x" else 1))]
    answer = subprocess.run([sys.executable, "-c", HANDED, *handed], capture_output=True, text=True)
    assert (answer.returncode, answer.stdout, answer.stderr) == (
        2,
        "",
        f"bilat: argument {len(words)} is 1,048,576 characters long; 4,096 is the most.\n",
    )


@pytest.mark.parametrize("command", ["show", "cite", "sources", "people", "organisations", "reconcile", "verify"])
def test_an_id_of_a_megabyte_on_standard_input_is_refused(command: str) -> None:
    more = ["--texts", "."] if command == "verify" else []
    answer = subprocess.run(
        [sys.executable, "-m", "bilat", command, "-", *more], input="x" * MEGABYTE, capture_output=True, text=True
    )
    said = f"bilat {command}: an id on standard input is 1,048,576 characters long; 4,096 is the most."
    assert (answer.returncode, answer.stdout, answer.stderr.splitlines()[0]) == (2, "", said)


def test_the_most_arguments_that_a_system_takes_are_read() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "bilat", "show", *(["wheat-2023"] * 50_000), "--fields", "id"],
        capture_output=True,
        text=True,
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "wheat-2023\n", "")


def test_bytes_that_are_no_text_are_refused() -> None:
    answer = subprocess.run([sys.executable, "-m", "bilat", "show", b"\xed\xa0\x80"], capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (2, "bilat: argument 2 is not UTF-8 text; write it in UTF-8.\n")


def test_a_long_name_that_is_not_there_is_not_repeated_whole() -> None:
    answer = subprocess.run([sys.executable, "-m", "bilat", "show", "x" * 4000], capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (1, f"There is no fact '{'x' * 60}…'.\n")


FACT = aid("lot")


@pytest.mark.parametrize(
    ("question", "status", "hint"),
    [
        (("show", "lott"), 1, "lot"),
        (("meeting",), 2, "meetings"),
        (("aid", "--yaer", "2023"), 2, "--year"),
        (("aid", "--year", "2023-13"), 2, "month"),
        (("aid", "--country", "Atlantis"), 2, "Atlantis"),
        (("meetings", "--person", "ana-sew"), 2, "ana-sow"),
        (("aid", "--stage", "delivred"), 2, "delivered"),
        (("aid", "--since", "2024", "--until", "2023"), 2, "--since"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else None,
)
def test_a_misspelt_word_is_answered_with_the_right_one(
    question: tuple[str, ...], status: int, hint: str, bilat: Program, base: Callable[[str], Path]
) -> None:
    answer = bilat(*question, facts=base(FACT))
    assert (answer.returncode, answer.stdout, hint in answer.stderr) == (status, "", True)


@pytest.mark.parametrize("question", [["aid"], ["show", "wheat-2023"], ["check"], ["--version"]])
def test_an_empty_name_of_a_fact_file_is_refused(question: list[str], bilat: Program) -> None:
    by_option = bilat(*question, "--facts", "") if question != ["--version"] else bilat("--facts", "", *question)
    by_variable = bilat(*question, env={"BILAT_FACTS": ""})
    assert [(answer.returncode, answer.stdout) for answer in (by_option, by_variable)] == [(2, "")] * 2
    assert "--facts: the value is empty; name a fact file, or leave the option out." in by_option.stderr
    assert "BILAT_FACTS is empty; name a fact file in it, or unset it." in by_variable.stderr


def test_what_needs_no_fact_file_is_answered_without_one(bilat: Program) -> None:
    answer = bilat("help", "dates", env={"BILAT_FACTS": ""})
    assert (answer.returncode, answer.stderr) == (0, "")
