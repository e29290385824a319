"""Whatever is wrong with a command line: one line says what and what is right, exit 2, and never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from bilat.cli.commands import LISTINGS, OTHERS
from bilat.cli.program import program

COMMANDS = [*LISTINGS, *OTHERS]
FREE = {"--text", "--place", "--topic", "--facts", "--texts", "--sector"}
"""Options whose value may be anything."""
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
    ["aid", "--year", "2023", "--since", "2022"],
    ["aid", "--since", "2024", "--until", "2023"],
    ["aid", "--text", "x" * 100_000],
    ["aid", "--year", "9" * 4000],
    ["show", "\udced\udca0\udc80"],
    ["aid", "--text", "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")],
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, str, str]]:
    """Return exit code, stdout and stderr of every line: one process runs them all, as each would alone."""
    code = """
import contextlib, io, json, sys
from bilat.cli.run import run
answers = []
for line in json.load(sys.stdin):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(line)
    answers.append((status, out.getvalue(), err.getvalue()))
print(json.dumps(answers))
"""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    asked = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(LINES), capture_output=True, text=True, env=environment
    )
    assert asked.returncode == 0, asked.stderr
    return [tuple(answer) for answer in json.loads(asked.stdout)]


@pytest.mark.parametrize(
    "n", range(len(LINES)), ids=lambda n: " ".join(LINES[n])[:50].encode("ascii", "replace").decode()
)
def test_what_is_wrong_is_said_in_a_line(n: int, answers: list[tuple[int, str, str]]) -> None:
    status, out, err = answers[n]
    if LINES[n] == []:
        assert status == 2
        return
    lines = err.splitlines()
    assert (status, out, len(lines), lines[0].startswith("bilat")) == (2, "", 2 if len(lines) == 2 else 1, True)
    assert "Traceback" not in err
    assert "\x1b" not in err
    assert len(lines[0]) < 1000


def test_an_argument_of_a_megabyte_is_refused() -> None:
    # The system takes none that long; the most that it takes, many times over, is.
    arguments = ["x" * 100_000] * 10
    answer = subprocess.run([sys.executable, "-m", "bilat", "show", *arguments], capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (
        2,
        "bilat: argument 2 is 100,000 characters long; 4,096 is the most.\n",
    )


def test_bytes_that_are_no_text_are_refused() -> None:
    answer = subprocess.run([sys.executable, "-m", "bilat", "show", b"\xed\xa0\x80"], capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (2, "bilat: argument 2 is no UTF-8 text; write it in UTF-8.\n")
