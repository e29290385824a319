"""Questions to an index: facts, totals and names as answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bilat.errors import IndexDamagedError, UnknownNameError
from bilat.index import filters, names
from bilat.index.stored_totals import Sums, stored_sums
from bilat.index.tables import digest, intact
from bilat.query.listing import Listing, ListingRequest, cited
from bilat.query.query import NOT_STATED, Query
from bilat.schema.kinds import KINDS
from bilat.values.json_text import read_json, text

if TYPE_CHECKING:
    from bilat.index.filters import Condition
    from bilat.model import Voice
    from bilat.model.rows import BaseRow, DisputeRow, FactRow, LeftOutRow, SourceRow, TogetherRow, TotalRow
    from bilat.query.answers import (
        FactsAnswer,
        ListedCommodity,
        ListedOrganisation,
        ListedPerson,
        ListedPlace,
        ListedPublisher,
        ListedSource,
        OpenEndedRow,
        ShownSource,
        UncertainRow,
    )

_ALL = 2**63 - 1
"""The greatest limit that SQLite takes."""


class Match(NamedTuple):
    """A fact that a query selects."""

    n: int
    """Its place in the one order of facts."""
    id: str
    doubts: tuple[str, ...] = ()
    """The fields by which it may but need not match, sorted."""


class StoredFact(NamedTuple):
    """What answers say of a fact, as a row of the table `answer`."""

    n: int
    title: str
    row: str
    sources: str
    names: str
    disputes: str
    dates: str


class Index:
    """A compiled base, open for questions.

    The other modules of this package ask it by `select` and `value`, in SQL over the tables of `bilat.index.tables`,
    and by `condition`; nothing outside the package needs these.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.whole: Index = self
        """The index of the whole base, which knows all names; it is another than this where this is an excerpt."""
        self.meta: dict[str, str] = dict(self.select("SELECT name, value FROM meta"))
        """What it is an index of: "path", "install", "program", "content"; "excerpt", where it is one."""
        if str(digest(self.meta["base"])) != self.meta["digest"]:
            raise IndexDamagedError("what is stored of the base has been changed")
        self.base: BaseRow = read_json(self.meta["base"])

    # SQL, for this package.

    def select(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that a statement selects.

        Raises:
            IndexDamagedError: what is stored can't be read.
        """
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            if _is_damage(error):
                raise IndexDamagedError(str(error)) from error
            raise

    def value(self, sql: str, *values: object) -> Any:
        """Return the first column of the first row that a statement selects, or None.

        Raises:
            IndexDamagedError: what is stored can't be read.
        """
        rows = self.select(sql, values)
        return rows[0][0] if rows else None

    def condition(self, query: Query, *more: Condition) -> tuple[str, list[object]]:
        """Return the SQL condition on `fact` that keeps what a query and further conditions keep, and its values."""
        return filters.compiled(self, query, more)

    # Facts.

    def listing(self, request: ListingRequest) -> Listing:
        """Return the facts of one kind that a query selects, what they add up to, and what they cite."""
        query = request.query
        assert query.kind
        plain = not request.by and not request.explain
        stored = stored_sums(self, query) if plain else None
        sums = stored or self.sums(query, request.by, explain=request.explain)
        facts, sources, mentioned = self._facts([] if request.totals_only else self._numbers(request))
        return Listing(
            base=self.base,
            kind=query.kind,
            query=request.words,
            matches=sums.matches,
            uncertain=read_json(sums.uncertain),
            open_ended=self.open_ended(query),
            facts=facts,
            totals=sums.totals,
            together=sums.together,
            left_out=sums.left_out,
            people=self._names("person", mentioned),
            organisations=self._names("organisation", mentioned),
            sources=self._sources(sources),
        )

    def sums(self, query: Query, by: str | None = None, *, explain: bool = False) -> Sums:
        """Return how many facts of one kind match, which of them need not, and what they add up to."""
        totals: list[TotalRow] = []
        together: list[TogetherRow] = []
        left_out: list[LeftOutRow] = []
        if KINDS[str(query.kind)].totals:
            # Imported late: stored totals need none of what adds up.
            from bilat.index.totals import added_up

            totals, together, left_out = added_up(self, query, by, explain=explain)
        whole = together or totals
        if whole and not query.withdrawn:  # then all matches are counted or left out
            matches = sum(len(total["counted"]) for total in whole) + len(left_out)
        else:
            where, values = self.condition(query)
            matches = self.value(f"SELECT count(*) FROM fact WHERE {where}", *values)
        return Sums(matches, text(self._uncertain(query)), text(totals), text(left_out), text(together))

    def _uncertain(self, query: Query) -> list[UncertainRow]:
        """Return the facts that may but need not match, in order, each with the fields by which it does."""
        return [
            {"id": self.value("SELECT id FROM fact WHERE n = ?", n), "fields": list(fields)}
            for n, fields in filters.doubts(self, query).items()
        ]

    def matching(self, query: Query, *more: Condition) -> list[Match]:
        """Return the facts that a query and further conditions keep, in order."""
        where, values = self.condition(query, *more)
        doubts = filters.doubts(self, query, more)
        found = self.select(f"SELECT n, id FROM fact WHERE {where} ORDER BY n", values)
        return [Match(n, id_, doubts.get(n, ())) for n, id_ in found]

    def open_ended(self, query: Query, *more: Condition) -> list[OpenEndedRow]:
        """Return the facts that a query would keep if the open end of a date counted, in order, each with that date."""
        return filters.open_ended(self, query, more)

    def facts(self, ids: Iterable[str]) -> tuple[list[FactRow], list[UnknownNameError]]:
        """Return the facts named, in that order, withdrawn ones too, and an error for each that is not there."""
        rows, missing = [], []
        for id_ in dict.fromkeys(ids):
            n = self.value("SELECT n FROM fact WHERE id = ?", id_)
            if n is None:
                # The claims that it was made from may tell nothing of a fact.
                untold = self.whole.value("SELECT n FROM fact WHERE id = ?", id_) is not None
                near = () if untold else self.near("fact", id_)
                missing.append(UnknownNameError("fact", id_, near, untold=untold))
            else:
                rows.append(read_json(self.stored(n).row))
        return rows, missing

    def shown(self, rows: Sequence[FactRow]) -> FactsAnswer:
        """Return rows of facts with their disputes and what they cite."""
        sources, mentioned = cited(rows)
        return {
            "base": self.base,
            "facts": list(rows),
            "disputes": {row["id"]: found for row in rows if (found := self.disputes(row["id"]))},
            "people": self._names("person", mentioned),
            "organisations": self._names("organisation", mentioned),
            "sources": {id_: read_json(source) for id_, source in self._sources(sources).items()},
        }

    def disputes(self, id_: str) -> list[DisputeRow]:
        """Return the disputes of a fact, each with its field and its sides."""
        n = self.value("SELECT n FROM fact WHERE id = ?", id_)
        return read_json((n is not None and self.stored(n).disputes) or "[]")  # type: ignore[no-any-return]

    def _numbers(self, request: ListingRequest) -> list[int]:
        where, values = self.condition(request.query)
        order = "DESC" if request.reverse else "ASC"
        limit = _ALL if request.limit is None else min(request.limit, _ALL)
        found = self.select(f"SELECT n FROM fact WHERE {where} ORDER BY n {order} LIMIT ?", (*values, limit))
        return [n for (n,) in found]

    def _facts(self, numbers: Sequence[int]) -> tuple[list[str], set[str], set[str]]:
        """Return facts as JSON text, with the ids of the sources that they cite, and of those whom they mention."""
        facts: list[str] = []
        sources: set[str] = set()
        mentioned: set[str] = set()
        for stored in map(self.stored, numbers):
            facts.append(stored.row)
            sources.update(read_json(stored.sources))
            mentioned.update(read_json(stored.names))
        return facts, sources, mentioned

    def stored(self, n: int) -> StoredFact:
        """Return what is stored of a fact for answers.

        Raises:
            IndexDamagedError: it is not there, or not as it was written.
        """
        found = intact(self.select("SELECT * FROM answer WHERE n = ?", (n,)))
        if not found:
            raise IndexDamagedError("a fact has no answer")
        return StoredFact(*found[0])

    def _sources(self, ids: Iterable[str]) -> dict[str, str]:
        wanted = sorted(ids)
        found = self._source_texts(wanted)
        if len(found) != len(wanted):
            raise IndexDamagedError("a source that is cited is not there")
        return found

    def _source_texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the JSON texts of the sources named that are there, by id."""
        found = [row for id_ in ids for row in self.select("SELECT * FROM source WHERE id = ?", (id_,))]
        return {id_: row for id_, row, _ in intact(found)}

    def source_texts(self) -> list[tuple[str, str, int]]:
        """Return the JSON texts of all sources by id, each with how many facts rely on it."""
        return intact(self.select("SELECT * FROM source ORDER BY id"))

    def _names(self, entity_type: str, ids: Iterable[str]) -> dict[str, str]:
        sql = "SELECT * FROM entity WHERE id = ? AND type = ?"
        rows = [row for id_ in sorted(ids) for row in self.select(sql, (id_, entity_type))]
        return {id_: name for id_, _, name, _, _ in intact(rows) if name}

    # Names.

    def resolve(self, entity_type: str, name: str) -> str:
        """Return the id of the person, organisation, commodity or source called `name`.

        Raises:
            UnknownNameError: nothing is called so, or more than one is.
        """
        return names.resolve(self, entity_type, name)

    def voices(self, name: str) -> list[Voice]:
        """Return the source, publisher, person and body called `name`: all that speak under it.

        Raises:
            UnknownNameError: nobody is called so, or several of one sort are.
        """
        return names.voices(self, name)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the names of publishers, people and bodies by id; who is none of them is not there."""
        sql = "SELECT name FROM entity WHERE id = ? AND type NOT IN ('commodity', 'place') ORDER BY type DESC"
        return {id_: name for id_ in ids if (name := self.value(sql, id_))}

    def units(self) -> list[str]:
        """Return the units in which facts give amounts."""
        sql = "SELECT value FROM tag WHERE field = '=unit' AND value <> ? ORDER BY value"
        return [unit for (unit,) in self.select(sql, [NOT_STATED])]

    def near(self, entity_type: str, name: str) -> list[str]:
        """Return the ids most like a misspelt one, the likeliest first."""
        return names.near(self, entity_type, name)

    def source_rows(self, ids: Collection[str]) -> dict[str, SourceRow]:
        """Return the sources named that are in the base, by id."""
        return {id_: read_json(row) for id_, row in self._source_texts(ids).items()}

    def documents(self, ids: Iterable[str]) -> list[ShownSource]:
        """Return those of the sources named that are in the base, each with the facts that rely on it, in order."""
        relying = """
            SELECT fact.id FROM tag JOIN tagged ON tag = tag.id JOIN fact USING (n)
            WHERE field = 'source' AND value = ? AND withdrawn = 0 ORDER BY n
        """
        return [
            {"id": id_, **row, "facts": [fact for (fact,) in self.select(relying, (id_,))]}
            for id_, row in self.source_rows(list(dict.fromkeys(ids))).items()
        ]

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of facts by id."""
        return {id_: self.stored(self.value("SELECT n FROM fact WHERE id = ?", id_)).title for id_ in ids}

    def sources(self) -> list[ListedSource]:
        """Return all sources by id, each with how many facts rely on it."""
        rows: list[tuple[str, SourceRow, int]] = [
            (id_, read_json(row), facts) for id_, row, facts in self.source_texts()
        ]
        return [{"id": id_, **row, "facts": facts} for id_, row, facts in rows]

    def publishers(self) -> list[ListedPublisher]:
        """Return all publishers by id, each with how many facts rest on its sources."""
        return self._entities("publisher")

    def people(self) -> list[ListedPerson]:
        """Return all people by id, each with how many facts name them."""
        return self._entities("person")

    def organisations(self) -> list[ListedOrganisation]:
        """Return all organisations by id, each with how many facts name it."""
        return self._entities("organisation")

    def commodities(self) -> list[ListedCommodity]:
        """Return all commodities by id, each with how many facts name it."""
        return self._entities("commodity")

    def places(self) -> list[ListedPlace]:
        """Return all places that are listed by id, each with how many facts are of it."""
        return self._entities("place")

    def _entities(self, entity_type: str) -> list[Any]:
        return [read_json(row) for row in self.entity_texts(entity_type)]

    def entity_texts(self, entity_type: str) -> list[str]:
        """Return the JSON texts of all entities of a type by id."""
        rows = intact(self.select("SELECT * FROM entity WHERE type = ? ORDER BY id", (entity_type,)))
        return [row for _, _, _, row, _ in rows]


# How to tell a damaged index from a mistake in our own SQL.

_CODES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR})
"""SQLite's codes for a file that it can't make sense of, or that ends too soon."""
_MESSAGES = ("malformed", "Could not decode to UTF-8")
"""How SQLite's JSON functions and Python's sqlite3 report stored values that are not JSON or not UTF-8."""


def _is_damage(error: sqlite3.Error) -> bool:
    """Say whether an error comes from what is stored, not from the statement."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF in _CODES or any(message in str(error) for message in _MESSAGES)
