"""A file is rewritten in one step, and what others write into it meanwhile stays."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from time import sleep

import pytest

from bilat.verify.rewriting import rewrite

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems don't tell who has a file open")


def test_an_edit_made_while_the_new_contents_are_worked_out_is_worked_in(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"a\n")
    seen = []

    def change(data: bytes) -> bytes:
        seen.append(data)
        if len(seen) == 1:
            path.write_bytes(b"a\nedit\n")
        return data.replace(b"a", b"b")

    rewrite(str(path), change)
    assert (seen, path.read_bytes()) == ([b"a\n", b"a\nedit\n"], b"b\nedit\n")


def test_who_writes_slowly_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"a\n")
    editor = path.open("ab")
    started = threading.Event()

    def finish() -> None:
        started.set()
        sleep(0.3)
        editor.write(b"edit\n")
        editor.close()

    thread = threading.Thread(target=finish)
    thread.start()
    started.wait()
    rewrite(str(path), lambda data: data.replace(b"a", b"b"))
    thread.join()
    assert path.read_bytes() == b"b\nedit\n"


APPENDING = """
import random, sys, time
for n in range(400):
    with open(sys.argv[1], "a") as file:
        file.write(f"edit {n}\\n")
    time.sleep(random.uniform(0, 0.01))
"""


@pytest.mark.slow
def test_no_edit_of_somebody_who_keeps_editing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"round 0\n")
    editor = subprocess.Popen([sys.executable, "-c", APPENDING, str(path)])
    rounds = 0
    while editor.poll() is None:
        old, new = (f"round {n}\n".encode() for n in (rounds, rounds + 1))
        rewrite(str(path), lambda data, old=old, new=new: data.replace(old, new), attempts=sys.maxsize)  # type: ignore[misc]
        rounds += 1
    # One that reached the old file at the last moment may come to stand behind the next.
    assert sorted(path.read_text().splitlines()) == sorted([f"round {rounds}", *(f"edit {n}" for n in range(400))])
    assert os.listdir(tmp_path) == ["own.toml"]


REWRITING = """
import sys
from bilat.verify.rewriting import rewrite
for n in range(1000):
    rewrite(sys.argv[1], lambda data: data.replace(b"%d" % n, b"%d" % (n + 1)))
    print(n + 1, flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_old_or_the_new_contents_are_there_and_the_rest_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    for n in range(12):
        path.write_bytes(b"0\n" * 50_000)
        process = subprocess.Popen([sys.executable, "-c", REWRITING, str(path)], stdout=subprocess.PIPE)
        assert process.stdout
        for _ in range(n % 3 + 1):
            process.stdout.readline()
        sleep(random.uniform(0, 0.01))
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
        process.stdout.close()
        process.wait()
        lines = path.read_bytes().splitlines()
        assert (len(lines), len(set(lines))) == (50_000, 1)
    (tmp_path / ".own.toml.bilat-left").touch()
    (tmp_path / ".other.toml.bilat-left").touch()
    rewrite(str(path), lambda data: data + b"end\n")
    assert sorted(os.listdir(tmp_path)) == [".other.toml.bilat-left", "own.toml"]
