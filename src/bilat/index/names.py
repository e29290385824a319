"""What people type for a person, a body, a commodity, a source or a fact, and what it names."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bilat.errors import UnknownNameError
from bilat.values.text_folding import bare, search_words


def resolve(connection: sqlite3.Connection, entity_type: str, name: str) -> str:
    """Return the id of what `name` names among the people, organisations, commodities or sources.

    By id or any spelling in the base, without regard to case and accents; failing that, by words that only one
    of them has in its name.

    Raises:
        UnknownNameError: nothing is called so, or more than one is.
    """
    ids = _ids(connection, entity_type, "bare = ?", bare(name)) or _by_words(
        connection, entity_type, search_words(name)
    )
    if len(ids) == 1:
        return ids[0]
    raise UnknownNameError(entity_type, name, ids or near(connection, entity_type, name), ambiguous=bool(ids))


def _ids(connection: sqlite3.Connection, entity_type: str, condition: str, *values: str) -> list[str]:
    rows = connection.execute(
        f"SELECT DISTINCT id FROM name WHERE type = ? AND {condition} ORDER BY id", (entity_type, *values)
    )
    return [id_ for (id_,) in rows]


def _by_words(connection: sqlite3.Connection, entity_type: str, words: Sequence[str]) -> list[str]:
    if not words:
        return []
    condition = " AND ".join("' ' || replace(bare, '-', ' ') || ' ' LIKE ?" for _ in words)
    return _ids(connection, entity_type, condition, *(f"% {word} %" for word in words))


def near(connection: sqlite3.Connection, entity_type: str, name: str) -> list[str]:
    """Return the ids most like a misspelt one, the likeliest first."""
    from difflib import get_close_matches

    if entity_type == "fact":
        known = {id_: id_ for id_ in _around(connection, name)}
    else:
        known = dict(connection.execute("SELECT bare, id FROM name WHERE type = ? ORDER BY bare DESC", (entity_type,)))
    words = [word for word in search_words(name.replace("-", " ")) if len(word) > 2]
    holding = [id_ for spelling, id_ in sorted(known.items()) if words and all(word in spelling for word in words)]
    if entity_type != "fact":  # people type a part of a name
        known = {part: id_ for spelling, id_ in known.items() for part in spelling.split() if len(part) > 3} | known
    close = [known[spelling] for spelling in get_close_matches(bare(name), known, n=3, cutoff=0.6)]
    return list(dict.fromkeys(holding[:3] + close))[:3]


def _around(connection: sqlite3.Connection, name: str) -> list[str]:
    """Return the ids of facts and sources on either side of `name` in the order of ids: all, if there are few.

    Among a million facts those that begin alike have to do.
    """
    ids = "SELECT id FROM (SELECT id FROM fact UNION ALL SELECT id FROM source)"
    found = [
        *connection.execute(f"{ids} WHERE id < ? ORDER BY id DESC LIMIT {_NEIGHBOURS}", (name,)),
        *connection.execute(f"{ids} WHERE id >= ? ORDER BY id LIMIT {_NEIGHBOURS}", (name,)),
    ]
    return sorted(id_ for (id_,) in found)


_NEIGHBOURS = 5_000
