"""Questions to an index: filters compiled to SQL, and rows, totals and names as answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from json import loads
from typing import TYPE_CHECKING, Any

from bilat.errors import UnknownNameError
from bilat.index.filters import Condition, compiled
from bilat.index.names import near, resolve
from bilat.index.precomputed import Answered, ready
from bilat.query.listing import Listing, Row, cited
from bilat.query.query import Query
from bilat.schema.kinds import KINDS
from bilat.values.dates import EVER
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.index import unlinked
    from bilat.model.rows import SourceRow
    from bilat.totals.entry import Entry

_ALL = 2**63 - 1
"""As many facts as SQLite can be asked for."""
_SURE = "NOT vague AND earliest_end >= ? AND latest_start <= ?"
"""What holds for a fact that surely lies in a window."""


class Index:
    """A compiled base, open for questions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.meta: dict[str, str] = dict(connection.execute("SELECT name, value FROM meta"))
        self.base: Row = loads(self.meta["base"])

    def _one(self, sql: str, *values: object) -> Any:
        row = self.connection.execute(sql, values).fetchone()
        return row and row[0]

    # Listings.

    def listing(
        self,
        query: Query,
        asked: Mapping[str, str],
        *,
        limit: int | None = None,
        reverse: bool = False,
        by: str | None = None,
        totals_only: bool = False,
        explain: bool = False,
    ) -> Listing:
        """Return the facts of a query's kind, what they add up to, and what they cite.

        `asked` are the words of the question, for the answer to repeat. `limit` cuts the facts, never a total;
        to `explain` is to give the arithmetic of the totals.
        """
        assert query.kind
        kept = None if by or explain else ready(self.connection, query)
        matches, uncertain, totals, left_out = kept or self.added_up(query, by, explain)
        numbers = [] if totals_only else self._numbers(query, limit, reverse)
        facts, sources, names = self._facts(numbers)
        return Listing(
            base=self.base,
            kind=query.kind,
            query=asked,
            matches=matches,
            uncertain=loads(uncertain),
            facts=facts,
            totals_text=totals,
            left_out_text=left_out,
            people=self._named("person", names),
            organisations=self._named("organisation", names),
            sources_text=self._cited(sources),
        )

    def added_up(self, query: Query, by: str | None = None, explain: bool = False) -> Answered:
        """Return what is answered beside the facts themselves to a question of one kind."""
        if KINDS[str(query.kind)].totals and not query.withdrawn and not explain:
            # Imported late: what is kept ready needs none of it.
            from bilat.index import unlinked

            added = unlinked.added(self.connection, self._asked(query, by))
            return added.matches, text(added.uncertain), text(added.totals), text(added.left_out)
        where, values = self.compiled(query)
        matches = self._one(f"SELECT count(*) FROM fact WHERE {where}", *values)
        totals, left_out = self.totals(query, by=by, explain=explain)
        return matches, text(self._uncertain(query)), text(totals), text(left_out)

    def _uncertain(self, query: Query) -> list[str]:
        """Return the facts that may but need not lie in the window, in order."""
        if query.window == EVER:
            return []
        where, values = self.compiled(query)
        found = self.connection.execute(
            f"SELECT id FROM fact WHERE NOT ({_SURE}) AND {where} ORDER BY n", (*query.window, *values)
        )
        return [id_ for (id_,) in found]

    def totals(self, query: Query, *, by: str | None = None, explain: bool = False) -> tuple[list[Row], list[Row]]:
        """Return what the facts that a query keeps add up to, and what of them is left out."""
        if not KINDS[str(query.kind)].totals:
            return [], []
        asked = self._asked(query, by)
        if explain:
            from bilat.index import linked

            return linked.explained(self.connection, asked)
        from bilat.index import unlinked

        added = unlinked.added(self.connection, asked)
        return added.totals, added.left_out

    def _asked(self, query: Query, by: str | None) -> unlinked.Asked:
        from bilat.index import unlinked

        where, values = compiled(query, self.connection, table="entry")
        return unlinked.Asked(str(query.kind), where, values, query.window, by)

    def compiled(self, query: Query, *more: Condition) -> tuple[str, list[object]]:
        """Return the SQL condition on `fact` that keeps what a query and further conditions keep, and its values."""
        return compiled(query, self.connection, more)

    def matching(self, query: Query, *more: Condition) -> list[tuple[int, str, bool]]:
        """Return the facts that a query keeps, in order: place, id, and whether they surely lie in its window."""
        where, values = self.compiled(query, *more)
        sure, window = ("1", ()) if query.window == EVER else (_SURE, query.window)
        found = self.connection.execute(f"SELECT n, id, {sure} FROM fact WHERE {where} ORDER BY n", (*window, *values))
        return found.fetchall()

    def _numbers(self, query: Query, limit: int | None, reverse: bool) -> list[int]:
        where, values = self.compiled(query)
        order = "DESC" if reverse else "ASC"
        found = self.connection.execute(
            f"SELECT n FROM fact WHERE {where} ORDER BY n {order} LIMIT ?",
            (*values, _ALL if limit is None else min(limit, _ALL)),
        )
        return [n for (n,) in found]

    def facts(self, ids: Iterable[str]) -> tuple[list[Row], list[UnknownNameError]]:
        """Return the rows of the facts named, in that order, withdrawn ones too, and which are not there."""
        rows, missing = [], []
        for id_ in dict.fromkeys(ids):
            text = self._one("SELECT row FROM answer WHERE n = (SELECT n FROM fact WHERE id = ?)", id_)
            if text:
                rows.append(loads(text))
            else:
                missing.append(UnknownNameError("fact", id_, self.near("fact", id_)))
        return rows, missing

    def shown(self, rows: Sequence[Row]) -> Row:
        """Return rows of facts with their disputes and whatever they cite, as `show` answers."""
        sources, names = cited(rows)
        return {
            "format": "bilat-show/1",
            "base": self.base,
            "facts": list(rows),
            "disputes": {row["id"]: found for row in rows if (found := self.disputes(row["id"]))},
            "people": self._named("person", names),
            "organisations": self._named("organisation", names),
            "sources": {id_: loads(source) for id_, source in self._cited(sources).items()},
        }

    def disputes(self, id_: str) -> list[Row]:
        """Return the disputes of a fact, each with its field and its sides."""
        return loads(self._one("SELECT disputes FROM answer WHERE n = (SELECT n FROM fact WHERE id = ?)", id_) or "[]")  # type: ignore[no-any-return]

    def _facts(self, numbers: Sequence[int]) -> tuple[list[str], set[str], set[str]]:
        facts: list[str] = []
        sources: set[str] = set()
        names: set[str] = set()
        for n in numbers:
            row, cited, named = self.connection.execute(
                "SELECT row, sources, names FROM answer WHERE n = ?", (n,)
            ).fetchone()
            facts.append(row)
            sources.update(loads(cited))
            names.update(loads(named))
        return facts, sources, names

    def _cited(self, ids: Iterable[str]) -> dict[str, str]:
        return {id_: self._one("SELECT row FROM source WHERE id = ?", id_) for id_ in sorted(ids)}

    def _named(self, sort: str, ids: Iterable[str]) -> dict[str, str]:
        names = {id_: self._one("SELECT name FROM entity WHERE id = ? AND type = ?", id_, sort) for id_ in sorted(ids)}
        return {id_: name for id_, name in names.items() if name}

    # Names.

    def resolve(self, sort: str, name: str) -> str:
        """Return the id of what `name` names among the people, organisations, commodities or sources.

        Raises:
            UnknownNameError: nothing is called so, or more than one is.
        """
        return resolve(self.connection, sort, name)

    def near(self, sort: str, name: str) -> list[str]:
        """Return the ids most like a misspelt one, the likeliest first."""
        return near(self.connection, sort, name)

    def entries(self, kind: str) -> dict[str, Entry]:
        """Return the entries of a kind by id, in the order of facts."""
        from bilat.index import linked

        return linked.entries(self.connection, kind)

    def sources(self) -> list[Row]:
        """Return all sources by id, each with how many facts lean on it."""
        rows = self.connection.execute("SELECT id, row, facts FROM source ORDER BY id")
        return [{"id": id_, **loads(row), "facts": facts} for id_, row, facts in rows]

    def source_rows(self, ids: Iterable[str]) -> dict[str, SourceRow]:
        """Return the rows of those of the ids that name a source, in that order."""
        rows = ((id_, self._one("SELECT row FROM source WHERE id = ?", id_)) for id_ in ids)
        return {id_: loads(row) for id_, row in rows if row}

    def entities(self, entity_type: str) -> list[Row]:
        """Return all people, organisations or commodities by id, each with how many facts name it."""
        rows = self.connection.execute("SELECT row FROM entity WHERE type = ? ORDER BY id", (entity_type,))
        return [loads(row) for (row,) in rows]
