"""Whatever happens to an index, or to those that build and read it: the answer is right, the base untouched."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from tempfile import gettempdir

import pytest

from bilat.index.tables import digest
from support.index_processes import (
    BASE,
    OTHER,
    SOURCES,
    age,
    amount,
    bilat,
    command,
    environment,
    halted,
    indexes,
    resume,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a base whose times can be trusted."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "facts.toml").write_text(BASE)
    age()
    return folder


def test_folder_and_index_are_the_users_alone(tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    bilat(base, "aid", cache=tmp_path / "not" / "there", before="import os; os.umask(0)")
    folder = tmp_path / "not" / "there" / "bilat"
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600]


def _cut(index: Path) -> None:
    os.truncate(index, index.stat().st_size // 2)


def _cut_to_nothing(index: Path) -> None:
    os.truncate(index, 0)


def _scrambled(index: Path) -> None:
    content = bytearray(index.read_bytes())
    for at in random.Random(1).sample(range(100, len(content)), 2000):
        content[at] ^= 0xFF
    index.write_bytes(content)


def _scrambled_behind_the_seal(index: Path) -> None:
    status = index.stat()
    content = index.read_bytes()
    index.write_bytes(content[:4096] + b"\xaa" * (len(content) - 4096))
    os.utime(index, ns=(status.st_atime_ns, status.st_mtime_ns))


def _foreign(index: Path) -> None:
    index.write_bytes(b"This is no index.\n" * 500)


def _another_database(index: Path) -> None:
    index.unlink()
    connection = sqlite3.connect(index)
    connection.executescript("CREATE TABLE meta (name, value); INSERT INTO meta VALUES ('base', '{}');")
    connection.close()


def _changed_amount(index: Path) -> None:
    """Change an amount, and the digest of its row."""
    connection = sqlite3.connect(index)
    connection.create_function("digest", -1, digest)
    columns = [column for _, column, *_ in connection.execute("PRAGMA table_info(answer)") if column != "digest"]
    connection.execute("UPDATE answer SET row = replace(row, '25000', '99000')")
    connection.execute(f"UPDATE answer SET digest = digest({', '.join(columns)})")
    connection.commit()
    connection.close()


def _newer(index: Path) -> None:
    _marked(index, "PRAGMA user_version = 999")


def _of_another_version(index: Path) -> None:
    _marked(index, "UPDATE meta SET value = '99.0 0' WHERE name = 'program'")


def _of_another_base(index: Path) -> None:
    _marked(index, "UPDATE meta SET value = '/another' WHERE name = 'path'")


def _marked(index: Path, sql: str) -> None:
    """Change a mark in the index and seal it again; its amount is wrong, so that belief would show."""
    status = index.stat()
    _changed_amount(index)
    connection = sqlite3.connect(index)
    connection.execute(sql)
    connection.commit()
    connection.close()
    os.utime(index, ns=(status.st_atime_ns, status.st_mtime_ns))


def _linked(index: Path) -> None:
    elsewhere = index.parent.parent / "elsewhere"
    index.rename(elsewhere)
    index.symlink_to(elsewhere)


def _a_folder(index: Path) -> None:
    index.unlink()
    index.mkdir()


def _readable_by_others(index: Path) -> None:
    status = index.stat()
    _changed_amount(index)
    os.utime(index, ns=(status.st_atime_ns, status.st_mtime_ns))
    index.chmod(0o644)


def _removed(index: Path) -> None:
    if index.is_dir():
        index.rmdir()
    else:
        index.unlink()


DAMAGES = [
    _removed,
    *(_cut, _cut_to_nothing, _scrambled, _scrambled_behind_the_seal, _foreign, _another_database, _changed_amount),
    *(_newer, _of_another_version, _of_another_base, _linked, _a_folder, _readable_by_others),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
def test_a_damaged_index_is_not_believed(damage: Callable[[Path], None], sound: Path) -> None:
    base = sound / "facts.toml"
    amount(base, sound)
    [index] = indexes(sound)
    damage(index)
    assert [amount(base, sound) for _ in range(2)] == ["25,000 t"] * 2
    assert base.read_text() == BASE
    _removed(index)


def _of_other_content(index: Path) -> None:
    _marked(index, "UPDATE meta SET value = 'another' WHERE name = 'content'")


def _of_other_claims(index: Path) -> None:
    _marked(index, "UPDATE meta SET value = 'others' WHERE name = 'excerpt'")


@pytest.mark.parametrize(
    "damage", [*DAMAGES, _of_other_content, _of_other_claims], ids=lambda damage: damage.__name__.strip("_")
)
def test_a_damaged_excerpt_is_not_believed_either(damage: Callable[[Path], None], sound: Path) -> None:
    base = sound / "facts.toml"
    question = ("aid", "--known-by", "2024")
    answer = bilat(base, *question, cache=sound).stdout
    [excerpt] = [index for index in indexes(sound) if index.suffix == ".excerpt"]
    damage(excerpt)
    assert "25,000 t" in answer
    assert [bilat(base, *question, cache=sound).stdout for _ in range(2)] == [answer] * 2
    _removed(excerpt)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_an_index_of_another_user_is_not_believed(sound: Path) -> None:
    base = sound / "facts.toml"
    amount(base, sound)
    [index] = indexes(sound)
    _marked(index, "SELECT 1")
    assert amount(base, sound) == "99,000 t"
    os.chown(index, 12345, 12345)
    assert amount(base, sound) == "25,000 t"


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    at_once = [
        subprocess.Popen(command(base, ["aid"]), env=environment(tmp_path), stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    answers = {process.communicate()[0] for process in at_once}
    assert len(answers) == 1
    assert "25,000 t" in answers.pop()
    assert amount(base, tmp_path) == "25,000 t"


def test_a_builder_that_is_overtaken_by_an_edit_does_not_stand_in_the_way(tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    with halted("os.rename", base, tmp_path) as builder:
        base.write_text(OTHER)
        assert amount(base, tmp_path) == "31,000 t"
        assert "25,000 t" in resume(builder)
    assert amount(base, tmp_path) == "31,000 t"


def test_a_reader_keeps_its_index_while_it_is_rebuilt(tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    amount(base, tmp_path)
    with halted("sqlite3.connect/handle", base, tmp_path) as reader:
        base.write_text(OTHER)
        assert amount(base, tmp_path) == "31,000 t"
        assert "25,000 t" in resume(reader)


@pytest.mark.parametrize(
    "moment", ["open", "os.mkdir", "open .unfinished", "sqlite3.connect", "os.utime", "os.rename", "os.listdir"]
)
def test_a_builder_killed_at_any_moment_leaves_nothing_that_misleads(moment: str, tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    with halted(moment, base, tmp_path) as builder:
        builder.kill()
    assert [amount(base, tmp_path) for _ in range(2)] == ["25,000 t"] * 2


@pytest.mark.parametrize("size", [0, 1, 5_000, 20_000, 60_000])
def test_a_full_disk_does_not_change_the_answer(size: int, tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    # Python would keep modules that it compiles, cut off at that size.
    compile_to_memory = "import sys; sys.dont_write_bytecode = True"
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    assert amount(base, tmp_path, before=f"{compile_to_memory}; {full}") == "25,000 t"
    assert indexes(tmp_path) == []


@pytest.mark.parametrize("home", ["a file", "a missing drive", "nowhere"])
def test_a_home_that_cannot_be_written_does_not_change_the_answer(home: str, tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    (tmp_path / "file").write_text("")
    places = {"a file": tmp_path / "file", "a missing drive": Path("/proc/none"), "nowhere": Path("not-absolute")}
    done = bilat(base, "aid", cache=places[home], HOME="/proc/none")
    assert ("25,000 t" in done.stdout, done.stderr) == (True, "")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may write nowhere")
def test_a_read_only_home_serves_the_index_that_is_there_and_answers_without_one(tmp_path: Path) -> None:
    sound = tmp_path
    base = sound / "facts.toml"
    base.write_text(BASE)
    age()
    amount(base, sound)
    for path in (sound, sound / "bilat", *indexes(sound)):
        os.chown(path, 12345, 12345)
    (sound / "bilat").chmod(0o500)
    for path in takewhile(lambda path: path != Path(gettempdir()), (sound, *sound.parents)):
        path.chmod(0o755)
    # The interpreter's own folder may be closed to somebody else: the same question, of a cache elsewhere, loads first
    # what it needs.
    somebody = f"""
import contextlib, io, os
from bilat.cli.main import run
with contextlib.redirect_stdout(io.StringIO()):
    os.environ["XDG_CACHE_HOME"] = {str(sound / "elsewhere")!r}
    run(["--facts", {str(base)!r}, "aid"])
os.environ["XDG_CACHE_HOME"] = {str(sound)!r}
os.setuid(12345)
"""
    held = indexes(sound)
    assert amount(base, sound, before=somebody) == "25,000 t"
    base.write_text(OTHER)
    assert amount(base, sound, before=somebody) == "31,000 t"
    assert indexes(sound) == held


def test_the_index_is_never_made_by_a_look_up_of_what_is_broken(tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE.replace("RU", "R2"))
    assert bilat(base, "aid", cache=tmp_path).returncode == 3
    assert indexes(tmp_path) == []


def test_a_base_named_from_another_folder_has_the_same_index(sound: Path) -> None:
    done = subprocess.run(
        command(os.path.relpath(sound / "facts.toml", "/"), ["aid"]),
        cwd="/",
        env=environment(sound, PYTHONPATH=str(SOURCES.resolve())),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "25,000 t" in done.stdout


def test_a_base_in_a_folder_whose_name_is_no_utf8_has_an_index(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.mkdir()
    (folder / "facts.toml").write_text(BASE)
    age()
    for _ in range(2):
        done = subprocess.run(
            command("facts.toml", ["aid"]),
            cwd=folder,
            env=environment(tmp_path, PYTHONPATH=str(SOURCES.resolve())),
            capture_output=True,
            text=True,
            check=False,
        )
        assert "25,000 t" in done.stdout
    assert [name for name in indexes(tmp_path) if "recent" in name.name] == []


def test_a_long_build_says_on_a_terminal_what_it_is_at_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    base = tmp_path / "facts.toml"
    base.write_text(BASE + "# a long base\n" * 150_000)
    screen, terminal = pty.openpty()
    subprocess.run(
        command(base, ["votes"]), env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=terminal, check=True
    )
    shown = os.read(screen, 10_000).decode()
    assert "indexing fact 0 of 1…" in shown
    assert shown.endswith("\r\033[K")
