"""The program between others in a pipe: ids flow on, readers may leave, and every exit code is what it says."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bilat.cli.command_table import LISTINGS, OTHERS
from support.program import Program
from support.small_bases import BASE, aid

pytestmark = pytest.mark.slow

BILAT = f"{sys.executable} -m bilat"


def shell(line: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line in bash; `bilat` in it is the program."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not installed")
    environment = {**os.environ, "COLUMNS": "80", **more}
    line = line.replace("bilat", BILAT)
    return subprocess.run([bash, "-c", line], capture_output=True, text=True, env=environment, timeout=120, check=False)


@pytest.mark.parametrize(
    "line",
    [
        "bilat aid --year 2023 --fields id | bilat show - --fields id",
        "bilat aid --year 2023 | bilat show - --fields id",
        "bilat aid --year 2023 --fields id --null | bilat show - --fields id",
        "bilat aid --year 2023 --fields id --null | xargs -0 bilat show --fields id",
    ],
)
def test_ids_flow_into_the_next_command(line: str) -> None:
    ids = shell("bilat aid --year 2023 --fields id").stdout
    answer = shell(line)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, ids, "")


@pytest.mark.parametrize(
    ("command", "ids"),
    [
        ("show", "wheat-2023\n"),
        ("cite", "wheat-2023/tass-2024-01-17\ntass-2024-01-17\n"),
        ("sources", "tass-2024-01-17\0mid-2024-02-28\0"),
        ("people", "Lavrov\tForeign Minister\n"),
        ("organisations", "ECOWAS\r\n"),
        ("reconcile", "wheat-total-2024-04\n"),
    ],
)
def test_ids_are_read_from_standard_input_wherever_ids_are_taken(command: str, ids: str, bilat: Program) -> None:
    named = [line.split("\t")[0] for line in re.split(r"[\0\r\n]+", ids) if line]
    assert bilat(command, "-", "--json", stdin=ids).stdout == bilat(command, *named, "--json").stdout != ""


@pytest.mark.parametrize("command", ["show", "cite", "sources", "people", "organisations", "reconcile"])
def test_no_ids_from_a_pipe_are_none_and_not_all(command: str, bilat: Program) -> None:
    answer = bilat(command, "-", "--json")
    assert (answer.returncode, answer.stderr, '"quote"' in answer.stdout, '"name"' in answer.stdout) == (
        0,
        "",
        False,
        False,
    )


def test_no_ids_from_a_pipe_verify_nothing(bilat: Program, tmp_path: Path) -> None:
    (tmp_path / "tass-2024-01-17.txt").write_text("50,000 metric tons of wheat")
    verify = ("verify", "-", "--json", "--texts", str(tmp_path))
    named, none = (bilat(*verify, stdin=ids).stdout for ids in ("wheat-2023\n", ""))
    assert ("tass-2024-01-17" in named, "tass-2024-01-17" in none) == (True, False)


@pytest.mark.parametrize(
    "command",
    [
        "bilat meetings",
        "bilat sources --csv",
        "bilat meetings --json",
        "bilat people",
        "bilat aid --help",
    ],
)
def test_a_reader_that_has_had_enough_is_no_failure(command: str) -> None:
    answer = shell(f"{command} | head -1; echo ${{PIPESTATUS[0]}} >&2")
    assert (len(answer.stdout.splitlines()), answer.stderr) == (1, "0\n")


def test_an_interrupt_ends_with_130_and_writes_nothing(tmp_path: Path) -> None:
    fifo = tmp_path / "base.toml"
    os.mkfifo(fifo)
    program = [sys.executable, "-m", "bilat"]
    process = subprocess.Popen(
        [*program, "--facts", str(fifo), "aid"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with fifo.open("w"):  # opens once the program has opened it too, and waits for a base that never comes
        process.send_signal(signal.SIGINT)
    # Closed behind the signal, since one that comes just before the program begins to read wakes no read.
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("bilat aid", 0),
        ("bilat aid --text xyzzy", 0),
        ("bilat aid --text xyzzy --fail-empty", 1),
        ("bilat aid --fail-empty", 0),
        ("bilat show no-such-fact", 1),
        ("bilat people nobody-at-all", 1),
        ("bilat aid --nonsense", 2),
        ("bilat --facts /no/such/file aid", 3),
        ("bilat aid > /dev/full", 4),
        ("bilat aid --help > /dev/full", 4),
        ("bilat aid >&-", 4),
        ("bilat show - <&-", 4),
        ("bilat check - <&-", 4),
        ("ulimit -v 600000; bilat --facts /dev/zero aid", 3),
        ("cd $(mktemp -d) && rmdir $PWD && bilat --facts facts.toml aid", 3),
        ("cd $(mktemp -d) && rmdir $PWD && bilat aid", 0),
        ("bilat people L_vr_v", 1),
        ("bilat aid --commodity wh_at", 2),
        (f"bilat people {'ab ' * 1300}", 1),
        (f"bilat aid --said-by '{'ab ' * 1300}'", 2),
    ],
)
def test_an_exit_code_is_what_it_says(line: str, status: int) -> None:
    answer = shell(line)
    assert (answer.returncode, "Traceback" in answer.stderr) == (status, False)
    if status > 1:
        assert answer.stderr


COMMANDS = {**{name: name for name in (*LISTINGS, *OTHERS)}, "search": "search wheat", "show": "show wheat-2023"}
COMMANDS["trace"] = "trace wheat-2023"
COMMANDS |= {
    "cite": "cite wheat-2023",
    "fields": "fields aid",
    "verify": "verify --help",
    "keep": "keep --help",
    "import": "import --help",
    "cache": "cache --json",
    "completion": "completion zsh",
}
EMPTY = {name: f"{name} --text xyzzy" for name in (*LISTINGS, "disputes", "timeline", "stats", "sources")}
EMPTY |= {name: f"{name} -" for name in ("show", "trace", "publishers", "people", "organisations", "reconcile")}
EMPTY["search"] = "search xyzzy"


@pytest.mark.parametrize("command", COMMANDS.values())
def test_no_command_loses_an_answer_quietly(command: str) -> None:
    for lost in ("> /dev/full", ">&-"):
        answer = shell(f"bilat {command} {lost}")
        assert (answer.returncode, len(answer.stderr.splitlines()), "Traceback" in answer.stderr) == (4, 1, False)
        assert re.match("bilat: .*(can't be written|closed)", answer.stderr)


@pytest.mark.parametrize("command", EMPTY.values())
def test_an_empty_list_is_an_answer_unless_that_is_a_failure(command: str, bilat: Program) -> None:
    asked, refused = (bilat(*command.split(), *flags) for flags in (["--json"], ["--json", "--fail-empty"]))
    assert (asked.returncode, refused.returncode, asked.stdout, refused.stderr) == (0, 1, refused.stdout, "")


def test_a_closed_stderr_stops_no_answer() -> None:
    whole = shell("bilat show wheat-2023 no-such-fact")
    assert whole.stdout == shell("bilat show wheat-2023 no-such-fact 2>&-").stdout != ""


def test_answers_go_to_stdout_and_everything_else_to_stderr(bilat: Program) -> None:
    answer = bilat("show", "wheat-2023", "no-such-fact", "--fields", "id")
    assert (answer.returncode, answer.stdout, answer.stderr.startswith("There is no fact 'no-such-fact'")) == (
        1,
        "wheat-2023\n",
        True,
    )


def test_nothing_is_said_beside_an_answer(base: Callable[..., Path], bilat: Program) -> None:
    assert bilat("aid", facts=base(aid("one"), BASE)).stderr == ""


@pytest.mark.parametrize(
    ("question", "hinted"), [("aid --year 2023", True), ("aid --year 2023 --json", False), ("meetings", False)]
)
def test_whoever_watches_a_pipe_fill_is_told_what_it_leaves_out(question: str, hinted: bool) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bilat", *question.split()], stdout=subprocess.DEVNULL, stderr=theirs
    ) as process:
        process.wait()
    os.write(theirs, b"end")
    said = os.read(ours, 4096).decode()
    os.close(ours)
    os.close(theirs)
    assert said.startswith("Lines in a pipe leave out totals") == hinted


@pytest.mark.slow
@pytest.mark.parametrize("unread", ["a closed pipe", "/dev/full"])
@pytest.mark.parametrize(
    ("words", "status"), [("show nope", 1), ("aid --nope", 2), ("--facts nope aid", 3), ("--nope", 2), ("aid", 0)]
)
def test_the_exit_code_is_true_where_nobody_can_read_the_message(words: str, status: int, unread: str) -> None:
    if unread == "/dev/full":
        stderr = os.open(unread, os.O_WRONLY)
    else:
        reader, stderr = os.pipe()
        os.close(reader)
    command = [sys.executable, "-m", "bilat", *words.split()]
    answer = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=stderr, check=False)
    os.close(stderr)
    assert answer.returncode == status
