"""The tables of an index, and what stands in them."""

from collections.abc import Callable

Tell = Callable[[str], None]
"""Takes what a build is at, as a few words."""

APPLICATION = 0x62696C74  # "bilt"
SCHEMA = 11
"""Raised whenever the tables, or what stands in them, change."""

PARTS = ("title", "quotes", "names", "notes", "sources")
"""The parts of a fact's text that a search ranks by, as `predicate.searchable` names them."""

CELLS = (7, 4, 3, 2, 0)
"""How much of a day a cell of the calendar keeps: its month, year, decade, century, or nothing of it."""

TABLES = f"""
PRAGMA page_size = 8192;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- What facts are found by. n is the place of a fact in the one order of facts.
CREATE TABLE fact (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, withdrawn INTEGER NOT NULL, place TEXT NOT NULL,
  latest_start TEXT NOT NULL, earliest_end TEXT NOT NULL, vague INTEGER NOT NULL
);
-- What is answered of them, as JSON texts; apart, so that going through facts doesn't read it.
CREATE TABLE answer (
  n INTEGER PRIMARY KEY, title TEXT NOT NULL,
  row TEXT NOT NULL, sources TEXT NOT NULL, names TEXT NOT NULL, disputes TEXT NOT NULL
);

-- The runs of days that a fact may lie in, by its live dates. Each is filed under the smallest cell of the
-- calendar that holds it (`wide` characters of a day), so that days are found without looking at every run.
CREATE TABLE run (
  wide INTEGER, cell TEXT, first TEXT, last TEXT, n INTEGER, PRIMARY KEY (wide, cell, first, last, n)
) WITHOUT ROWID;

-- What facts may be filtered by, and the facts that each filter keeps.
CREATE TABLE tag (id INTEGER PRIMARY KEY, field TEXT, value TEXT, facts INTEGER, UNIQUE (field, value));
CREATE TABLE tagged (tag INTEGER, n INTEGER, PRIMARY KEY (tag, n)) WITHOUT ROWID;

-- What facts bring to totals. Entries that hang together share a tree; those without one add up as they are:
-- each end, in thousandths, where the window holds the days from first to last, and those that low asks for. An entry
-- surely lies in a window if it holds what is between early and late. Its name is its id behind its place, so
-- that the names in a group are put in order by sorting them.
CREATE TABLE total (key INTEGER PRIMARY KEY, parts TEXT UNIQUE);
CREATE TABLE entry (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, tree INTEGER,
  key INTEGER, low INTEGER, chosen INTEGER, high INTEGER,
  first TEXT, last TEXT, low_first TEXT, low_last TEXT, early TEXT, late TEXT, qualifier TEXT, disputed INTEGER
);
CREATE TABLE packed (n INTEGER PRIMARY KEY, packed TEXT NOT NULL);

-- Answers that are kept ready: everything of a kind, what falls in one year, what a filter keeps that keeps many.
CREATE TABLE ready (
  kind TEXT, question TEXT, matches INTEGER, uncertain TEXT, totals TEXT, left_out TEXT, PRIMARY KEY (kind, question)
) WITHOUT ROWID;

CREATE TABLE name (type TEXT, bare TEXT, id TEXT, PRIMARY KEY (type, bare, id)) WITHOUT ROWID;
CREATE TABLE source (id TEXT PRIMARY KEY, row TEXT NOT NULL, facts INTEGER NOT NULL) WITHOUT ROWID;
-- People, organisations and commodities.
CREATE TABLE entity (
  id TEXT, type TEXT, name TEXT, row TEXT NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY (type, id)
) WITHOUT ROWID;

-- The words come folded and apart already; to this tokenizer whatever is not ASCII is part of a word.
CREATE VIRTUAL TABLE words USING fts5 ({", ".join(PARTS)}, content='', tokenize="ascii tokenchars '_'");
"""
INDEXES = """
CREATE UNIQUE INDEX fact_id ON fact (id);
CREATE INDEX fact_kind ON fact (kind, withdrawn, n);
CREATE INDEX entry_tree ON entry (tree) WHERE tree IS NOT NULL;
"""
