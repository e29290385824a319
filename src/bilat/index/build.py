"""From a Base to its index: the tables, and what stands in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bilat.dates import Date
from bilat.evidence import disputes, live_dates
from bilat.index.tables import APPLICATION, INDEXES, SCHEMA, TABLES
from bilat.jsontext import text
from bilat.kinds import KINDS
from bilat.lots import Lot, lots
from bilat.model import Base, Fact
from bilat.query import searchable, tags
from bilat.quotes import bare, search_words
from bilat.rows import base_row, cited, commodity_row, dispute_rows, fact_row, organisation_row, person_row, source_row


def build(base: Base, connection: sqlite3.Connection, meta: Mapping[str, str]) -> None:
    """Write the whole index of a base into an empty database, and commit; `meta` says what it is an index of."""
    connection.executescript(TABLES)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    _facts(base, connection)
    _lots(base, connection)
    _names(base, connection)
    marks = {**meta, "base": text(base_row(base))}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", marks.items())
    connection.executescript(INDEXES)
    connection.commit()


def _facts(base: Base, connection: sqlite3.Connection) -> None:
    numbered = enumerate(base.facts.values())
    for n, fact in numbered:
        found = disputes(fact, base)
        dates = live_dates(fact, found)
        row = fact_row(fact, base)
        sources, names = cited([row])
        connection.execute(
            f"INSERT INTO fact VALUES ({', '.join('?' * 13)})",
            (
                *(n, fact.id, fact.kind, fact.withdrawn is not None, fact.title, bare(fact.text("place") or "")),
                *_sureness(dates),
                *(text(row), text(sources), text(names), text(dispute_rows(fact, base)) if found else ""),
            ),
        )
        connection.executemany(
            "INSERT INTO run VALUES (?, ?, ?)", [(n, run.first, run.last) for date in dates for run in date.runs]
        )
        connection.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?, ?)", _tags(n, fact, base))
        words = " ".join(search_words(searchable(fact, base)))
        connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (n, words))


def _sureness(dates: Iterable[Date]) -> tuple[str, str, bool]:
    """Return what a window must hold for every date to lie there surely."""
    dates = list(dates)
    return (
        max(date.latest_start for date in dates),
        min(date.earliest_end for date in dates),
        any(date.vague for date in dates),
    )


def _tags(n: int, fact: Fact, base: Base) -> Iterator[tuple[str, str, int]]:
    for name, values in tags(fact, base).items():
        for value in values:
            yield name, value, n


def _lots(base: Base, connection: sqlite3.Connection) -> None:
    numbers = {id_: n for n, id_ in enumerate(base.facts)}
    for kind in KINDS.values():
        if kind.totals:
            rows = [(numbers[lot.id], kind.name, text(packed(lot))) for lot in lots(base, kind.name).values()]
            connection.executemany("INSERT INTO lot VALUES (?, ?, ?)", rows)


def packed(lot: Lot) -> list[Any]:
    """Return a lot as the list that the index keeps; `ask` unpacks it."""
    span = lot.span and [str(lot.span.low), str(lot.span.chosen), str(lot.span.high)]
    return [
        *(lot.id, lot.key, span, [date.text for date in lot.dates], lot.qualifier, lot.disputed),
        *(lot.published_total, lot.part_of, lot.overlaps, lot.fulfils, lot.superseded_by),
    ]


def _names(base: Base, connection: sqlite3.Connection) -> None:
    """Write everything that people type for a person, an organisation, a commodity or a source."""
    leaning: dict[str, int] = {}
    named: dict[str, int] = {}
    for fact in base.facts.values():
        if not fact.withdrawn:
            sources, names = cited([fact_row(fact, base)])
            for counts, ids in ((leaning, sources), (named, names)):
                for id_ in ids:
                    counts[id_] = counts.get(id_, 0) + 1
    for source in base.sources.values():
        facts = leaning.get(source.id, 0)
        row = text({"id": source.id, **source_row(source), "facts": facts})
        connection.execute("INSERT INTO source VALUES (?, ?, ?)", (source.id, row, facts))
        connection.execute("INSERT INTO name VALUES ('source', ?, ?)", (source.id, source.id))
    for person in base.people.values():
        entry = {"id": person.id, **person_row(person), "facts": named.get(person.id, 0)}
        _entry(connection, "person", entry)
    for body in base.organisations.values():
        entry = {"id": body.id, **organisation_row(body), "facts": named.get(body.id, 0)}
        _entry(connection, "organisation", entry)
    for goods in base.commodities.values():
        entry = {"id": goods.id, **commodity_row(goods), "facts": named.get(goods.id, 0)}
        _entry(connection, "commodity", entry)


def _entry(connection: sqlite3.Connection, sort: str, row: dict[str, Any]) -> None:
    values = (row["id"], sort, row["name"], text(row), row["facts"])
    connection.execute("INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?, ?)", values)
    spellings = {bare(spelling) for spelling in (row["id"], row["id"].replace("-", " "), row["name"], *row["also"])}
    connection.executemany(
        "INSERT OR IGNORE INTO name VALUES (?, ?, ?)", [(sort, spelling, row["id"]) for spelling in sorted(spellings)]
    )
