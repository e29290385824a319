"""The index of some claims alone: made from that of the whole base, kept beside it, and asked in the same way."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection
from contextlib import suppress

from bilat.errors import IndexDamagedError
from bilat.index.index import Index
from bilat.index.store import open_place, place_of_excerpt
from bilat.model.selection import Selection
from bilat.schema.kinds import KINDS
from bilat.values.json_text import text


def excerpt_of(whole: Index, selection: Selection, kinds: Collection[str] = (), *, words: bool = False) -> Index:
    """Return the index of what a base is by the selected claims alone.

    Where `kinds` are named it need not hold facts of others, and only with `words` can one search it. Names are those
    of the whole base: who is not mentioned yet can be asked for.
    """
    kinds = [kind for kind in KINDS if kind in (kinds or KINDS)]
    asked = text([selection.known_by, sorted(selection.without), sorted(selection.only), kinds, words])
    place = place_of_excerpt(whole, asked)
    marks = {"path": whole.meta["path"], "content": whole.meta["content"], "excerpt": asked}
    index = open_place(place, **marks) if place else None
    index = index or _made(whole, selection, place, {**whole.meta, **marks}, kinds, words=words)
    index.whole = whole
    return index


def _made(
    whole: Index, selection: Selection, place: str | None, meta: dict[str, str], kinds: Collection[str], *, words: bool
) -> Index:
    """Return the excerpt, made in its place or, where that can't be used, in memory."""
    # Imported late: an excerpt that was kept needs none of it.
    from bilat.evidence.excerpt import excerpt, undated
    from bilat.index.build import write_answers, write_words
    from bilat.index.restored import base_of
    from bilat.index.sealing import sealed
    from bilat.index.upkeep import keep_latest_excerpts

    base = base_of(whole)
    part = excerpt(base, selection)._replace(undated=undated(base, selection, kinds))

    def write(connection: sqlite3.Connection) -> None:
        source_rows = {id_: row for id_, row, _ in whole.source_texts()}
        write_answers(part, connection, meta, kinds=kinds, source_rows=source_rows)
        if words:
            write_words(part, connection, kinds=kinds)
        connection.commit()

    if place:
        with suppress(OSError, sqlite3.Error, IndexDamagedError):  # the disk may be full
            index = sealed(place, meta["path"], write)
            keep_latest_excerpts(os.path.dirname(place))
            return index
    connection = sqlite3.connect(":memory:")
    write(connection)
    return Index(connection)
