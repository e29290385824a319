"""From a FactBase to the tables of its index."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from bilat.evidence.disputes import disputes, possible_dates
from bilat.index.index import Index
from bilat.index.rows import dispute_rows, entity_row, fact_row, source_row
from bilat.index.stored_totals import store_sums
from bilat.index.tables import INDEXES, PARTS, TABLES, WORDS, digest, with_digests
from bilat.index.totals import GREATEST, THOUSANDTHS, numbered, packed
from bilat.model import Commodity, Fact, FactBase, Organisation, Person, Place, Publisher, spellings
from bilat.query.found_by import Ground, Tag, places, searchable, tags
from bilat.query.listing import cited
from bilat.schema.kinds import KINDS
from bilat.totals import Entry, TotalKey
from bilat.totals.from_facts import entries_of
from bilat.totals.part_tree import join, root_of
from bilat.values.dates import EVER, FIRST_DAY, Date
from bilat.values.json_text import text
from bilat.values.text_folding import bare, search_words

if TYPE_CHECKING:
    from bilat.query.answers import Entity

Report = Callable[[str], None]
"""Takes in a few words how far a build is."""


def build(
    base: FactBase, connection: sqlite3.Connection, meta: Mapping[str, str], report: Report = lambda _: None
) -> None:
    """Write the whole index of a base into an empty database, and commit; `meta` says what it is an index of."""
    write_answers(base, connection, meta, report)
    _write_names(base, connection)
    write_words(base, connection, report)
    store_sums(connection, Index(connection))
    connection.commit()


def write_answers(
    base: FactBase,
    connection: sqlite3.Connection,
    meta: Mapping[str, str],
    report: Report = lambda _: None,
    kinds: Collection[str] = KINDS,
    source_rows: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write into an empty database what answers are made of: the index of a base, but for names and words.

    Facts of other `kinds` are left out, and then it is not counted right how many facts name somebody. `source_rows`
    are the JSON rows of sources, where they are known.
    """
    connection.executescript(TABLES)
    mentions = _write_facts(base, connection, report, kinds)
    report("adding up")
    _write_entries(base, connection, kinds)
    _write_entities(base, mentions, connection, source_rows)
    row = text(base.row)
    marks = {**meta, "base": row, "digest": str(digest(row))}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", marks.items())
    connection.executescript(INDEXES)


def write_words(
    base: FactBase, connection: sqlite3.Connection, report: Report = lambda _: None, kinds: Collection[str] = KINDS
) -> None:
    """Write the words in which a search looks for facts of these kinds."""
    connection.execute(WORDS)
    for n, fact in enumerate(base.facts.values()):
        if not n % 1000:
            report(f"indexing the words of fact {n:,} of {len(base.facts):,}")
        if fact.kind not in kinds:
            continue
        parts = [" ".join(search_words(part)) for part in searchable(fact, base).values()]
        connection.execute(_INSERT_WORDS, (n, *parts))


def _write_facts(
    base: FactBase, connection: sqlite3.Connection, report: Report, kinds: Collection[str]
) -> Counter[str]:
    """Write the facts; return how many rely on each source and mention each entity, withdrawn facts apart."""
    mentions: Counter[str] = Counter()
    since = base.since.order[0] if base.since else FIRST_DAY
    tagged: defaultdict[Tag, array[int]] = defaultdict(lambda: array("L"))
    grounds: defaultdict[Tag, list[tuple[int, Ground]]] = defaultdict(list)
    for n, fact in enumerate(base.facts.values()):
        if not n % 1000:
            report(f"indexing fact {n:,} of {len(base.facts):,}")
        if fact.kind not in kinds:
            continue
        disputed = disputes(fact, base)
        dates = possible_dates(fact, disputed)
        row = fact_row(fact, base, disputed)
        sources, names = cited([row])
        if not fact.withdrawn:
            mentions.update([f"source {id_}" for id_ in sources])
            mentions.update(names)
            mentions.update({f"place {place.id}" for place in base.places_in(fact.text("place") or "")})
            mentions.update({f"commodity {word}" for word in _goods(fact)})
        place = "\n".join(places(fact, base))
        connection.execute(_INSERT_FACT, (n, fact.id, fact.kind, fact.withdrawn is not None, place, *_sureness(dates)))
        sides = text(dispute_rows(disputed, base)) if disputed else ""
        texts = text([date.text for date in dates])
        answer = (n, fact.title, text(row), _listed(sources), _listed(names), sides, texts)
        connection.execute(_INSERT_ANSWER, (*answer, digest(*answer)))
        for run in {run for date in dates for run in date.known}:
            connection.execute("INSERT INTO run VALUES (?, ?, ?)", (*run, n))
        for run in {run for date in dates if date.open for run in date.reach(since)}:
            connection.execute("INSERT INTO open_run VALUES (?, ?, ?)", (*run, n))
        for tag, found in tags(fact, base, disputed).items():
            tagged[tag].append(n)
            if found:
                grounds[tag] += [(n, ground) for ground in found]
    _write_tags(tagged, grounds, connection)
    return mentions


def _goods(fact: Fact) -> Iterator[str]:
    """Return the goods that a fact is about."""
    for field in KINDS[fact.kind].own:
        if "commodity" in field.type.names:
            yield from fact.names(field.name)


_INSERT_FACT = "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_ANSWER = "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_WORDS = f"INSERT INTO words (rowid, {', '.join(PARTS)}) VALUES (?{', ?' * len(PARTS)})"


def _sureness(dates: Iterable[Date]) -> tuple[str, str, bool]:
    """Return what makes every date lie in a window for sure: latest start, earliest end, and whether any is vague."""
    dates = list(dates)
    return (
        max(date.latest_start for date in dates),
        min(date.earliest_end for date in dates),
        any(date.vague for date in dates),
    )


def _listed(ids: Iterable[str]) -> str:
    """Return ids as a JSON list; nothing in them needs escaping."""
    joined = '", "'.join(ids)
    return f'["{joined}"]' if joined else "[]"


def _write_tags(
    tagged: Mapping[Tag, array[int]], grounds: Mapping[Tag, list[tuple[int, Ground]]], connection: sqlite3.Connection
) -> None:
    """Write what facts may be filtered by, in the order of the table, which is fastest."""
    tags = sorted(tagged)
    rows = ((id_, *tag, len(tagged[tag])) for id_, tag in enumerate(tags))
    connection.executemany("INSERT INTO tag VALUES (?, ?, ?, ?)", rows)
    numbers = ((id_, n) for id_, tag in enumerate(tags) for n in tagged[tag])
    connection.executemany("INSERT INTO tagged VALUES (?, ?)", numbers)
    unsure = ((id_, n, *ground) for id_, tag in enumerate(tags) for n, ground in grounds.get(tag, ()))
    connection.executemany("INSERT INTO ground VALUES (?, ?, ?, ?, ?)", unsure)


def _write_entities(
    base: FactBase, mentions: Counter[str], connection: sqlite3.Connection, source_rows: Mapping[str, str]
) -> None:
    """Write the sources, publishers, people, bodies and goods, each with how many facts rely on it or name it."""
    published: Counter[str] = Counter()
    sources = []
    for source in base.sources.values():
        facts = mentions[f"source {source.id}"]
        published.update(dict.fromkeys(filter(None, (source.publisher, source.agency)), facts))
        sources.append((source.id, source_rows.get(source.id) or text(source_row(source, base)), facts))
    connection.executemany("INSERT INTO source VALUES (?, ?, ?, ?)", with_digests(sources))
    for entity_type, entities in _entities(base).items():
        facts_of = published if entity_type == "publisher" else mentions
        prefix = f"{entity_type} " if entity_type in ("commodity", "place") else ""
        rows = [cast("Entity", {**entity_row(one), "facts": facts_of[prefix + one.id]}) for one in entities.values()]
        connection.executemany(
            "INSERT OR IGNORE INTO entity VALUES (?, ?, ?, ?, ?, ?)",
            with_digests((row["id"], entity_type, row["name"], text(row), row["facts"]) for row in rows),
        )


def _entities(base: FactBase) -> dict[str, Mapping[str, Person | Organisation | Commodity | Place | Publisher]]:
    return {
        "publisher": base.publishers,
        "person": base.people,
        "organisation": base.organisations,
        "commodity": base.commodities,
        "place": base.places,
    }


def _write_names(base: FactBase, connection: sqlite3.Connection) -> None:
    """Write everything that people type for a source, a publisher, a person, an organisation or a commodity."""
    names = [("source", id_, id_) for id_ in base.sources]
    for entity_type, entities in _entities(base).items():
        for id_, entity in entities.items():
            called = {bare(spelling) for spelling in (id_, id_.replace("-", " "), *spellings(entity))}
            names += [(entity_type, spelling, id_) for spelling in sorted(called)]
    connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)


# What totals are made from.


def _write_entries(base: FactBase, connection: sqlite3.Connection, kinds: Collection[str]) -> None:
    """Write what the facts of a base bring to totals."""
    numbers = {id_: n for n, id_ in enumerate(base.facts)}
    keys: dict[TotalKey, int] = {}
    for kind in KINDS.values():
        if kind.totals and kind.name in kinds:
            every = entries_of(base, kind.name)
            linked = _linked(every, numbers)
            connection.executemany(
                f"INSERT INTO entry VALUES ({', '.join('?' * 11)})",
                (_row(entry, numbers[id_], linked.get(id_), keys) for id_, entry in every.items()),
            )
            connection.executemany(
                "INSERT INTO entry_text VALUES (?, ?, ?)",
                with_digests((numbers[id_], text(packed(entry))) for id_, entry in every.items()),
            )
    connection.executemany(
        "INSERT INTO total_key VALUES (?, ?, ?)", with_digests((key, text(parts)) for parts, key in keys.items())
    )


def _linked(every: Mapping[str, Entry], numbers: Mapping[str, int]) -> dict[str, int]:
    """Return a number for each entry that SQL can't add up by itself: one for all that are linked with one another."""
    joined: dict[str, str] = {}
    linked: set[str] = set()
    for entry in every.values():
        links = (entry.part_of, *entry.overlaps, *entry.fulfils, entry.superseded_by)
        others = [id_ for id_ in links if id_ is not None and id_ in every]
        for other in others:
            join(joined, entry.id, other)
        several = entry.other_keys or entry.rivals
        if (
            others
            or several
            or entry.superseded_by
            or entry.published_total
            or entry.by_claims_alone
            or not _exact(entry)
        ):
            linked.update((entry.id, *others))
    return {id_: numbers[root_of(joined, id_)] for id_ in linked}


def _exact(entry: Entry) -> bool:
    """Say whether all that an entry may come to can be added up exactly in whole thousandths."""
    if entry.span is None:
        return False
    ends = {entry.span.low, entry.span.chosen, entry.span.high}
    return all(end * THOUSANDTHS < GREATEST and end * THOUSANDTHS % 1 == 0 for end in ends)


def _row(entry: Entry, n: int, linked: int | None, keys: dict[TotalKey, int]) -> tuple[object, ...]:
    ends: tuple[int | None, ...] = (None, None, None)
    if linked is None and entry.span:
        ends = tuple(int(end * THOUSANDTHS) for end in (entry.span.low, entry.span.chosen, entry.span.high))
    key = keys.setdefault(entry.key, len(keys))
    # A window must hold these days for the entry to lie in it surely: every day there is for a vague date.
    days = EVER if entry.date.vague else entry.date.span
    return (n, numbered(n, entry.id), linked, key, *ends, *days, entry.qualifier, entry.disputed)
