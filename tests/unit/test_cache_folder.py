"""In the cache folder bilat removes what it made itself, and touches nothing else."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.index_processes import BASE, OTHER, SOURCES, amount, bilat, environment, halted, indexes

pytestmark = pytest.mark.slow


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(BASE)
    return path


@pytest.fixture
def other_install(tmp_path: Path) -> Path:
    """A second copy of the program: what `PYTHONPATH` names to run it."""
    return Path(shutil.copytree(SOURCES / "bilat", tmp_path / "other/bilat")).parent


def by_copy(copy: Path, base: Path, cache: Path) -> str:
    """Return the answer that a copy of the program gives."""
    done = subprocess.run(
        [sys.executable, "-m", "bilat", "--facts", str(base), "aid"],
        env=environment(cache, PYTHONPATH=str(copy)),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def edit_and_ask(base: Path, cache: Path) -> None:
    """Have an index built, and the folder swept."""
    base.write_text(OTHER if base.read_text() == BASE else BASE)
    assert amount(base, cache) in ("25,000 t", "31,000 t")


def test_two_installs_used_by_turns_each_keep_their_own_index(base: Path, other_install: Path, tmp_path: Path) -> None:
    amount(base, tmp_path)
    by_copy(other_install, base, tmp_path)
    built = {index.name: index.stat().st_ino for index in indexes(tmp_path)}
    for _ in range(2):
        amount(base, tmp_path)
        by_copy(other_install, base, tmp_path)
    assert len(built) == 2
    assert {index.stat().st_ino for index in indexes(tmp_path)} == set(built.values())


def test_clearing_leaves_other_installs_alone_until_they_are_gone(
    base: Path, other_install: Path, tmp_path: Path
) -> None:
    by_copy(other_install, base, tmp_path)
    amount(base, tmp_path)
    bilat(base, "cache", "--clear", cache=tmp_path)
    [others] = indexes(tmp_path)
    shutil.rmtree(other_install)
    edit_and_ask(base, tmp_path)
    assert (len(indexes(tmp_path)), others.exists()) == (1, False)


def test_an_index_of_another_version_of_the_same_install_is_replaced(base: Path, tmp_path: Path) -> None:
    amount(base, tmp_path)
    amount(base, tmp_path, before="import bilat; bilat.__version__ = '99.0'")
    assert len(indexes(tmp_path)) == 1


def _text(path: Path) -> None:
    path.write_text("A thesis.")


def _empty(path: Path) -> None:
    path.touch()


def _database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE thesis (chapter)")
    connection.close()


def _folder(path: Path) -> None:
    path.mkdir()


def _link(path: Path) -> None:
    target = path.parent.parent / "target"
    shutil.copy(next(path.parent.glob("*.index")), target)
    path.symlink_to(target)


@pytest.mark.parametrize("made", [_text, _empty, _database, _folder, _link], ids=lambda made: made.__name__.strip("_"))
@pytest.mark.parametrize("name", ["thesis.index", "notes.excerpt", "draft.unfinished", "like {own}"])
def test_what_bilat_did_not_make_is_neither_removed_nor_listed(
    made: Callable[[Path], None], name: str, base: Path, tmp_path: Path
) -> None:
    amount(base, tmp_path)
    own = indexes(tmp_path)[0].name
    foreign = tmp_path / "bilat" / (f"{own[:18]}1-2-3-4.index" if "{own}" in name else name)
    made(foreign)
    edit_and_ask(base, tmp_path)
    listed = json.loads(bilat(base, "cache", "--json", cache=tmp_path).stdout)["indexes"]
    bilat(base, "cache", "--clear", cache=tmp_path)
    assert ([Path(index["path"]).name == foreign.name for index in listed], indexes(tmp_path)) == ([False], [foreign])


def test_nothing_behind_a_link_in_place_of_the_folder_is_used_or_removed(base: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    amount(base, elsewhere)
    (tmp_path / "bilat").symlink_to(elsewhere / "bilat")
    held = indexes(elsewhere)
    edit_and_ask(base, tmp_path)
    cleared = bilat(base, "cache", "--clear", cache=tmp_path)
    assert (cleared.stdout, indexes(elsewhere), len(held)) == ("", held, 1)
    assert "No index is kept in" in cleared.stderr


@pytest.mark.parametrize(("mode", "used"), [(0o700, True), (0o755, True), (0o775, False), (0o777, False)])
def test_a_folder_that_is_there_keeps_its_mode_and_is_used_where_nobody_else_may_write(
    mode: int, used: bool, base: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "bilat"
    folder.mkdir()
    folder.chmod(mode)
    assert amount(base, tmp_path) == "25,000 t"
    shown = bilat(base, "cache", cache=tmp_path)
    assert (stat.S_IMODE(folder.stat().st_mode), len(indexes(tmp_path))) == (mode, int(used))
    assert ("No index is kept in" in shown.stderr) is not used


@pytest.mark.parametrize("moment", ["open .unfinished", "sqlite3.connect", "os.utime", "os.rename"])
def test_what_a_killed_builder_left_is_swept_away_by_the_next(moment: str, base: Path, tmp_path: Path) -> None:
    with halted(moment, base, tmp_path) as builder:
        builder.kill()
    edit_and_ask(base, tmp_path)
    assert [index.suffix for index in indexes(tmp_path)] == [".index"]


def test_what_a_builder_is_still_at_is_left_alone(base: Path, tmp_path: Path) -> None:
    with halted("os.rename", base, tmp_path) as builder:
        edit_and_ask(base, tmp_path)
        bilat(base, "cache", "--clear", cache=tmp_path)
        assert [index.suffix for index in indexes(tmp_path)] == [".unfinished"]
        builder.kill()


def test_what_another_machine_left_unfinished_goes_after_an_hour(base: Path, tmp_path: Path) -> None:
    with halted("os.rename", base, tmp_path) as builder:
        builder.kill()
    [left] = indexes(tmp_path)
    place, _, writer = left.name.removesuffix(".unfinished").rpartition(".")
    left.rename(left.with_name(f"{place}.00000000-{writer.partition('-')[2]}.unfinished"))
    edit_and_ask(base, tmp_path)
    assert [index.suffix for index in indexes(tmp_path)] == [".index", ".unfinished"]
    base.write_text(BASE)
    amount(base, tmp_path, before="import time; real = time.time; time.time = lambda: real() + 7200")
    assert [index.suffix for index in indexes(tmp_path)] == [".index"]


def test_an_index_stays_where_a_thief_might_have_swapped_it_and_is_not_believed(base: Path, tmp_path: Path) -> None:
    amount(base, tmp_path)
    [index] = indexes(tmp_path)
    (tmp_path / "bilat").chmod(0o777)
    connection = sqlite3.connect(index)
    connection.execute("UPDATE answer SET row = replace(row, '25000', '99000')")
    connection.commit()
    connection.close()
    os.utime(index, (946_684_800, 946_684_800))
    assert (amount(base, tmp_path), indexes(tmp_path)) == ("25,000 t", [index])
