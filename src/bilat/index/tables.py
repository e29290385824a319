"""The tables of an index, what stands in them, and the digests of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from zlib import crc32

from bilat.errors import IndexDamagedError

if TYPE_CHECKING:
    from bilat.query.answers import Part

APPLICATION = 0x62696C74  # "bilt"
SCHEMA = 19
"""Raised whenever the tables, or what stands in them, change."""

PARTS: tuple[Part, ...] = ("title", "quotes", "names", "notes", "sources")
"""The parts of a fact's text that a search ranks by, as `found_by.searchable` names them."""

TABLES = f"""
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
-- First of all, so that even what is left unfinished says whose it is.
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {SCHEMA};
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- What facts are selected by. n is the place of a fact in the one order of facts; `place` where it happened by each
-- reading, a line each, with its names in other languages.
CREATE TABLE fact (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, withdrawn INTEGER NOT NULL, place TEXT NOT NULL,
  latest_start TEXT NOT NULL, earliest_end TEXT NOT NULL, vague INTEGER NOT NULL
);
-- What answers say of them, as JSON texts; apart, so that going through facts doesn't read it. In all tables
-- `digest` is that of the columns before it.
CREATE TABLE answer (
  n INTEGER PRIMARY KEY, title TEXT NOT NULL,
  row TEXT NOT NULL, sources TEXT NOT NULL, names TEXT NOT NULL, disputes TEXT NOT NULL, dates TEXT NOT NULL,
  digest INTEGER NOT NULL
);

-- The runs of days that a fact is known to lie in, by its live dates; and those that have an open end, as far as it
-- reaches.
CREATE TABLE run (first TEXT, last TEXT, n INTEGER, PRIMARY KEY (first, last, n)) WITHOUT ROWID;
CREATE TABLE open_run (first TEXT, last TEXT, n INTEGER, PRIMARY KEY (first, last, n)) WITHOUT ROWID;

-- What facts may be filtered by, and the facts that each filter keeps.
CREATE TABLE tag (id INTEGER PRIMARY KEY, field TEXT, value TEXT, facts INTEGER, UNIQUE (field, value));
CREATE TABLE tagged (tag INTEGER, n INTEGER, PRIMARY KEY (tag, n)) WITHOUT ROWID;
-- Of facts that a filter keeps, though not surely: by which of how many readings of which field it does.
CREATE TABLE ground (
  tag INTEGER, n INTEGER, field TEXT, reading INTEGER, readings INTEGER, PRIMARY KEY (tag, n, field, reading)
) WITHOUT ROWID;

-- What facts bring to totals. Entries that are linked, directly or through others, have one number in `linked`, and so
-- has one of several keys or dates; those without are added up as they are: each end, in thousandths, where the window
-- holds the days from first to last. A numbered id is the id behind its n, so that sorting puts ids in order.
CREATE TABLE total_key (key INTEGER PRIMARY KEY, parts TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE TABLE entry (
  n INTEGER PRIMARY KEY, numbered_id TEXT NOT NULL, linked INTEGER,
  key INTEGER NOT NULL, low INTEGER, chosen INTEGER, high INTEGER,
  first TEXT NOT NULL, last TEXT NOT NULL,
  qualifier TEXT, disputed INTEGER NOT NULL
);
-- The entries whole, as JSON texts; apart, so that SQL that adds up doesn't read them.
CREATE TABLE entry_text (n INTEGER PRIMARY KEY, entry TEXT NOT NULL, digest INTEGER NOT NULL);
-- The totals of all facts of a kind, and of those of each year.
CREATE TABLE stored_total (
  kind TEXT, first TEXT, last TEXT, matches INTEGER, uncertain TEXT, totals TEXT, left_out TEXT, digest INTEGER,
  PRIMARY KEY (kind, first, last)
) WITHOUT ROWID;

-- What people type for a person, an organisation, a commodity, a place, a publisher or a source.
CREATE TABLE name (type TEXT, bare TEXT, id TEXT, PRIMARY KEY (type, bare, id)) WITHOUT ROWID;
CREATE TABLE source (
  id TEXT PRIMARY KEY, row TEXT NOT NULL, facts INTEGER NOT NULL, digest INTEGER NOT NULL
) WITHOUT ROWID;
-- People, organisations, commodities, places and publishers.
CREATE TABLE entity (
  id TEXT, type TEXT, name TEXT, row TEXT NOT NULL, facts INTEGER NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY (type, id)
) WITHOUT ROWID;
"""
WORDS = f"""
-- The words are folded and separated already; to this tokenizer whatever is not ASCII is part of a word.
CREATE VIRTUAL TABLE words USING fts5 ({", ".join(PARTS)}, content='', tokenize="ascii tokenchars '_'");
"""
INDEXES = """
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX fact_kind ON fact (kind, withdrawn, n);
CREATE INDEX entry_linked ON entry (linked) WHERE linked IS NOT NULL;
"""


# How a row that a disk has changed is noticed as it is read.


def digest(*values: str | int) -> int:
    """Return the digest of a row: the CRC-32 of its values, of which texts may hold anything but NUL."""
    return crc32("\0".join(map(str, values)).encode("utf-8", "surrogatepass"))


def with_digests(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Return rows, each with its digest at its end."""
    return ((*row, digest(*row)) for row in rows)


def intact(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return rows without the digests that end them.

    Raises:
        IndexDamagedError: a row is not as it was written.
    """
    found = []
    for row in rows:
        if digest(*row[:-1]) != row[-1]:
            raise IndexDamagedError("a stored row has been changed")
        found.append(row[:-1])
    return found
