"""Damage of an index is told apart from a slip in our own SQL: only for damage is it built again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bilat.errors import IndexDamagedError
from bilat.index import Index
from bilat.index.build import build
from bilat.index.restored import base_of
from bilat.index.statistics import statistics
from bilat.index.totals import entries
from bilat.loading.load import load_text
from bilat.query.listing import ListingRequest
from bilat.query.query import Query
from support.small_bases import BASE, aid


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An index of a hundred facts, of many pages."""
    path = tmp_path / "index"
    facts = "".join(aid(f"wheat-{n}", note="x" * 500) for n in range(100))
    connection = sqlite3.connect(path)
    build(load_text(BASE + facts), connection, {})
    connection.close()
    return path


def opened(path: Path) -> Index:
    return Index(sqlite3.connect(path))


def changed(path: Path, sql: str) -> Index:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    return Index(connection)


def everything(index: Index) -> object:
    return list(index.listing(ListingRequest(Query(kind="aid"), {})).json())


def test_a_slip_in_sql_is_no_damage(file: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such column: slip"):
        opened(file).select("SELECT slip FROM fact")


def test_values_that_do_not_fit_the_statement_are_no_damage(file: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        opened(file).select("SELECT n FROM fact WHERE n = ?")


def test_pages_overwritten_are_damage(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xaa" * (len(content) - 8192))
    with pytest.raises(IndexDamagedError):
        opened(file)


def test_a_file_cut_short_is_damage(file: Path) -> None:
    index = opened(file)
    os.truncate(file, 8192)
    with pytest.raises(IndexDamagedError):
        everything(index)


def test_what_is_no_database_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_bytes(b"This is no index.\n" * 500)
    with pytest.raises(IndexDamagedError):
        opened(path)


@pytest.mark.parametrize(
    ("sql", "question"),
    [
        ("UPDATE answer SET row = 'x' || row", lambda index: index.facts(["wheat-1"])),
        ("UPDATE answer SET row = 'x' || row", lambda index: statistics(index, Query(), {})),
        ("UPDATE answer SET row = CAST(x'ff' AS TEXT)", everything),
        ("UPDATE answer SET sources = 'paper'", everything),
        ("UPDATE stored_total SET uncertain = '['", everything),
        ("UPDATE entry_text SET entry = '', n = n", lambda index: index.sums(Query(kind="aid"), explain=True)),
        ("DELETE FROM answer WHERE n = 3", everything),
        ("DELETE FROM source", everything),
        ("DELETE FROM source", lambda index: index.shown(index.facts(["wheat-1"])[0])),
    ],
)
def test_stored_text_that_can_not_be_read_or_is_not_there_is_damage(
    sql: str, question: Callable[[Index], object], file: Path
) -> None:
    index = changed(file, sql)
    with pytest.raises(IndexDamagedError):
        question(index)


@pytest.mark.parametrize(
    ("sql", "question"),
    [
        ("UPDATE answer SET row = replace(row, 'delivered', 'delayered')", everything),
        ("UPDATE answer SET title = 'Wheel'", lambda index: index.titles(["wheat-1"])),
        ("UPDATE answer SET disputes = '[]'", lambda index: index.disputes("wheat-1")),
        ("UPDATE answer SET n = 1000 WHERE n = 99; UPDATE answer SET n = 99 WHERE n = 98", everything),
        ("UPDATE source SET row = replace(row, 'page', 'pace')", everything),
        ("UPDATE source SET facts = 1", lambda index: index.sources()),
        ("UPDATE entity SET row = replace(row, 'id', 'di')", lambda index: index.publishers()),
        ("UPDATE entity SET name = 'Another'", lambda index: base_of(index)),
        ("UPDATE stored_total SET totals = '[]'", everything),
        (
            "UPDATE total_key SET parts = replace(parts, 'RU', 'ML')",
            lambda index: index.sums(Query(kind="aid"), "year"),
        ),
        ("UPDATE entry_text SET entry = replace(entry, '1', '2')", lambda index: entries(index, "aid")),
        ("UPDATE meta SET value = replace(value, 'Here and', 'Here or')", lambda index: index.base),
    ],
)
def test_a_letter_or_a_digit_that_has_changed_is_damage(
    sql: str, question: Callable[[Index], object], file: Path
) -> None:
    with sqlite3.connect(file) as connection:
        connection.executescript(sql)
    with pytest.raises(IndexDamagedError):
        question(opened(file))


def test_what_was_not_changed_is_no_damage(file: Path) -> None:
    index = opened(file)
    assert (base_of(index).title, len(entries(index, "aid")), "wheat-1" in str(everything(index))) == (
        index.base["title"],
        100,
        True,
    )
