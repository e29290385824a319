"""The program between others in a pipe: ids flow on, readers may leave, and every exit code is what it says."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BASE, Program, aid

BILAT = f"{sys.executable} -m bilat"


def shell(line: str, cache: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line in bash; `bilat` in it is the program."""
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("bash is not installed")
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "COLUMNS": "80", **more}
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
def test_ids_flow_into_the_next_command(line: str, tmp_path: Path) -> None:
    ids = shell("bilat aid --year 2023 --fields id", tmp_path).stdout
    answer = shell(line, tmp_path)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, ids, "")


@pytest.mark.parametrize("command", ["show", "cite", "sources", "people", "organisations"])
def test_no_ids_from_a_pipe_are_none_and_not_all(command: str, bilat: Program) -> None:
    answer = bilat(command, "-", "--json")
    assert (answer.returncode, answer.stderr, '"quote"' in answer.stdout, '"name"' in answer.stdout) == (
        0,
        "",
        False,
        False,
    )


@pytest.mark.parametrize("command", ["bilat meetings", "bilat sources --csv", "bilat meetings --json", "bilat people"])
def test_a_reader_that_has_had_enough_is_no_failure(command: str, tmp_path: Path) -> None:
    answer = shell(f"{command} | head -1; echo ${{PIPESTATUS[0]}} >&2", tmp_path)
    assert (len(answer.stdout.splitlines()), answer.stderr) == (1, "0\n")


def test_an_interrupt_ends_with_130_and_writes_nothing(tmp_path: Path) -> None:
    fifo = tmp_path / "base.toml"
    os.mkfifo(fifo)
    program = [sys.executable, "-c", "import bilat.cli.run as run; print(flush=True); run.main()"]
    process = subprocess.Popen(
        [*program, "--facts", str(fifo), "aid"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    process.stdout.readline()  # it has begun, and waits for a base that never comes
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (130, "", "")


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
    ],
)
def test_an_exit_code_is_what_it_says(line: str, status: int, tmp_path: Path) -> None:
    answer = shell(line, tmp_path)
    assert (answer.returncode, "Traceback" in answer.stderr) == (status, False)
    if status > 1:
        assert answer.stderr


def test_answers_go_to_stdout_and_everything_else_to_stderr(bilat: Program) -> None:
    answer = bilat("show", "wheat-2023", "no-such-fact", "--fields", "id")
    assert (answer.returncode, answer.stdout, answer.stderr.startswith("There is no fact 'no-such-fact'")) == (
        1,
        "wheat-2023\n",
        True,
    )


def test_nothing_is_said_beside_an_answer(base: Callable[..., Path], bilat: Program) -> None:
    assert bilat("aid", facts=base(aid("one"), BASE)).stderr == ""
