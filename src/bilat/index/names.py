"""From the names that people type to the ids of people, organisations, commodities, sources and facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilat.errors import UnknownNameError
from bilat.values.text_folding import bare, search_words

if TYPE_CHECKING:
    from bilat.index.index import Index
    from bilat.model.selection import Voice


def resolve(index: Index, entity_type: str, name: str) -> str:
    """Return the id of the person, organisation, commodity or source called `name`.

    By id or any spelling in the base, without regard to case and accents; failing that, by words that only one
    of them has in its name.

    Raises:
        UnknownNameError: nothing is called so, or more than one is.
    """
    ids = _ids(index, entity_type, "bare = ?", bare(name)) or _by_words(index, entity_type, search_words(name))
    if len(ids) == 1:
        return ids[0]
    raise UnknownNameError(entity_type, name, ids or near(index, entity_type, name), ambiguous=bool(ids))


def _ids(index: Index, entity_type: str, condition: str, *values: str) -> list[str]:
    rows = index.whole.select(
        f"SELECT DISTINCT id FROM name WHERE type = ? AND {condition} ORDER BY id", (entity_type, *values)
    )
    return [id_ for (id_,) in rows]


def _by_words(index: Index, entity_type: str, words: Sequence[str]) -> list[str]:
    """Return the ids of those with all of these words in a spelling of their name."""
    if not 0 < len(words) <= _MOST_WORDS:
        return []
    condition = " AND ".join("instr(' ' || replace(bare, '-', ' ') || ' ', ?)" for _ in words)
    return _ids(index, entity_type, condition, *(f" {word} " for word in words))


_MOST_WORDS = 100
"""No name has more."""


def voices(index: Index, name: str) -> list[Voice]:
    """Return the source, publisher, person and body called `name`: all that speak under it.

    By id or any spelling; failing that, by words that only one of them has in its name. A source is called by its id.

    Raises:
        UnknownNameError: nobody is called so, or several of one sort are.
    """
    from bilat.model.selection import Voice  # few questions choose among voices

    found = {type_: _ids(index, type_, "bare = ?", bare(name)) for type_ in _SPEAKING}
    if not any(found.values()):
        found = {type_: _by_words(index, type_, search_words(name)) for type_ in _SPEAKING if type_ != "source"}
        if sum(map(len, found.values())) > 1:
            raise UnknownNameError(
                "voice", name, sorted({id_ for ids in found.values() for id_ in ids}), ambiguous=True
            )
    for ids in found.values():
        if len(ids) > 1:
            raise UnknownNameError("voice", name, ids, ambiguous=True)
    if called := [Voice(_SPEAKING[type_], id_) for type_, ids in found.items() for id_ in ids]:
        return called
    raise UnknownNameError("voice", name, [id_ for type_ in _SPEAKING for id_ in near(index, type_, name)][:3])


_SPEAKING = {"publisher": "publisher", "person": "speaker", "organisation": "speaker", "source": "source"}
"""The sorts of voices: what each is to a claim."""


def near(index: Index, entity_type: str, name: str) -> list[str]:
    """Return the ids most like a misspelt one, the likeliest first."""
    from bilat.values.suggestions import closest  # an unknown name is rare

    if entity_type == "fact":
        known = {id_: id_ for id_ in _around(index, name)}
    else:
        known = dict(index.whole.select("SELECT bare, id FROM name WHERE type = ? ORDER BY bare DESC", (entity_type,)))
    words = [word for word in search_words(name.replace("-", " ")) if len(word) > 2]
    holding = [id_ for spelling, id_ in sorted(known.items()) if words and all(word in spelling for word in words)]
    if entity_type != "fact":  # people type a part of a name
        known = {part: id_ for spelling, id_ in known.items() for part in spelling.split() if len(part) > 3} | known
    close = [known[spelling] for spelling in closest(bare(name), known, 3)]
    return list(dict.fromkeys(holding[:3] + close))[:3]


def _around(index: Index, name: str) -> list[str]:
    """Return the ids of facts and sources on either side of `name` in the order of ids: all, if there are few.

    Among a million facts those that begin alike have to do.
    """
    ids = "SELECT id FROM (SELECT id FROM fact UNION ALL SELECT id FROM source)"
    found = [
        *index.select(f"{ids} WHERE id < ? ORDER BY id DESC LIMIT {_NEIGHBOURS}", (name,)),
        *index.select(f"{ids} WHERE id >= ? ORDER BY id LIMIT {_NEIGHBOURS}", (name,)),
    ]
    return sorted(id_ for (id_,) in found)


_NEIGHBOURS = 5_000
