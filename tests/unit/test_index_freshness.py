"""An edited base is never answered from an old index, however it was edited."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.index_processes import BASE, OTHER, age, amount, bilat, indexes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return folders, one after the other, with bases whose times can be trusted."""
    folders = [tmp_path_factory.mktemp("old") for _ in range(12)]
    for folder in folders:
        (folder / "facts.toml").write_text(BASE)
    age()
    return iter(folders)


@pytest.fixture(params=["recent", "old"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, old: Iterator[Path]) -> Path:
    """Return a folder with a base and its index: made within a tick of the base's last change, or long after it."""
    if request.param == "old":
        tmp_path = next(old)
    else:
        (tmp_path / "facts.toml").write_text(BASE)
    assert amount(tmp_path / "facts.toml", tmp_path) == "25,000 t"
    return tmp_path


@pytest.fixture
def base(folder: Path) -> Path:
    return folder / "facts.toml"


def test_a_base_edited_at_once_is_answered_anew(base: Path, folder: Path) -> None:
    base.write_text(OTHER)
    assert amount(base, folder) == "31,000 t"


def test_a_base_restored_with_an_older_time_is_answered_anew(base: Path, folder: Path) -> None:
    base.write_text(OTHER)
    os.utime(base, (1_000_000_000, 1_000_000_000))
    assert amount(base, folder) == "31,000 t"


def test_a_base_edited_in_place_with_its_size_and_time_kept_is_answered_anew(base: Path, folder: Path) -> None:
    before = base.stat()
    with base.open("r+") as file:
        file.write(OTHER)
    os.utime(base, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = base.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
    assert amount(base, folder) == "31,000 t"


def test_a_base_swapped_under_the_same_name_is_answered_anew(base: Path, folder: Path) -> None:
    before = base.stat()
    other = folder / "other.toml"
    other.write_text(OTHER)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(base)
    assert amount(base, folder) == "31,000 t"


def test_a_link_that_leads_elsewhere_now_is_answered_anew(base: Path, folder: Path) -> None:
    link = folder / "link.toml"
    link.symlink_to(base)
    assert amount(link, folder) == "25,000 t"
    other = folder / "other.toml"
    other.write_text(OTHER)
    link.unlink()
    link.symlink_to(other)
    assert amount(link, folder) == "31,000 t"


def test_a_base_broken_by_an_edit_is_refused(base: Path, folder: Path) -> None:
    base.write_text(BASE + "title = ")
    assert "facts.toml" in amount(base, folder)


def test_an_old_base_is_answered_from_its_index_without_being_read(old: Iterator[Path]) -> None:
    folder = next(old)
    base = folder / "facts.toml"
    amount(base, folder)
    watched = f"""
import sys
def watch(event, arguments):
    if event == "open" and arguments[0] == {str(base)!r}:
        sys.exit("the base was read")
sys.addaudithook(watch)
"""
    assert amount(base, folder, before=watched) == "25,000 t"


def test_a_base_with_new_times_and_old_content_keeps_its_index(base: Path, folder: Path) -> None:
    [index] = indexes(folder)
    number = index.stat().st_ino
    base.touch()
    amount(base, folder)
    assert [index.stat().st_ino for index in indexes(folder)] == [number]


def test_a_recent_index_is_trusted_by_its_times_once_the_base_is_old(tmp_path: Path) -> None:
    base = tmp_path / "facts.toml"
    base.write_text(BASE)
    os.utime(base, (4_000_000_000, 4_000_000_000))  # however long it takes to be read
    amount(base, tmp_path)
    assert "recent" in indexes(tmp_path)[0].name
    os.utime(base, (1_000_000_000, 1_000_000_000))
    age()
    amount(base, tmp_path)
    assert "recent" not in indexes(tmp_path)[0].name


def test_a_base_has_one_index_however_often_it_is_edited(base: Path, folder: Path) -> None:
    for text in (OTHER, BASE, OTHER):
        base.write_text(text)
        amount(base, folder)
    assert len(indexes(folder)) == 1


def test_an_excerpt_is_kept_until_its_base_is_edited(base: Path, folder: Path) -> None:
    question = ("aid", "--known-by", "2024")
    answers = [bilat(base, *question, cache=folder).stdout for _ in range(2)]
    kept = [index for index in indexes(folder) if index.suffix == ".excerpt"]
    base.write_text(OTHER)
    other = bilat(base, *question, cache=folder).stdout
    assert (len(kept), kept[0].exists()) == (1, False)
    assert ("25,000 t" in answers[0], "31,000 t" in other, answers[1]) == (True, True, answers[0])
    assert len(indexes(folder)) == 2


def test_what_is_no_regular_file_is_answered_and_leaves_nothing_behind(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(BASE,))
    writer.start()
    answer = amount(pipe, tmp_path)
    writer.join()
    assert (answer, indexes(tmp_path)) == ("25,000 t", [])
