"""The index of some claims alone: built in memory from that of the whole base, and asked in the same way."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import replace

from bilat.evidence.excerpt import excerpt, undated
from bilat.index.build import write_answers, write_words
from bilat.index.index import Index
from bilat.index.restored import base_of
from bilat.model import Selection
from bilat.schema.kinds import KINDS


def excerpt_of(whole: Index, selection: Selection, kinds: Collection[str] = ()) -> Index:
    """Return the index of what a base is by the selected claims alone.

    Where `kinds` are named it need not hold facts of others. Names are those of the whole base: who is not mentioned
    yet can be asked for. The words that a search looks for are written when one is made.
    """
    base = base_of(whole)
    kinds = kinds or KINDS
    part = replace(excerpt(base, selection), undated=undated(base, selection, kinds))
    connection = sqlite3.connect(":memory:")
    meta = {name: whole.meta[name] for name in ("path", "program", "content")}
    write_answers(part, connection, meta, kinds=kinds)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", whole.select("SELECT type, bare, id FROM name"))
    index = Index(connection, lambda: write_words(part, connection, kinds=kinds))
    index.untold = base.facts.keys() - part.facts.keys()
    return index
