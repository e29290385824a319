"""The tables of an index, and what stands in them."""

APPLICATION = 0x62696C74  # "bilt"
SCHEMA = 2
"""Raised whenever the tables, or what stands in them, change."""

TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- n is the place of a fact in the one order of facts.
CREATE TABLE fact (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, withdrawn INTEGER NOT NULL,
  title TEXT NOT NULL, place TEXT NOT NULL,
  latest_start TEXT NOT NULL, earliest_end TEXT NOT NULL, vague INTEGER NOT NULL,
  row TEXT NOT NULL, sources TEXT NOT NULL, names TEXT NOT NULL, disputes TEXT NOT NULL
);
CREATE INDEX fact_kind ON fact (kind, withdrawn, n);
-- The runs of days that a fact may lie in, by its live dates.
CREATE TABLE run (n INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL);
CREATE TABLE tag (field TEXT, value TEXT, n INTEGER, PRIMARY KEY (field, value, n)) WITHOUT ROWID;
CREATE TABLE lot (n INTEGER PRIMARY KEY, kind TEXT NOT NULL, lot TEXT NOT NULL);
CREATE TABLE name (sort TEXT, bare TEXT, id TEXT, PRIMARY KEY (sort, bare, id)) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, row TEXT NOT NULL, facts INTEGER NOT NULL) WITHOUT ROWID;
-- People, organisations and commodities.
CREATE TABLE entry (
  id TEXT, sort TEXT, name TEXT, row TEXT NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY (sort, id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
"""
INDEXES = """
CREATE INDEX run_first ON run (first, last, n);
CREATE INDEX run_n ON run (n);
"""
