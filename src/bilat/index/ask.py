"""Questions to an index: filters compiled to SQL, and rows, totals and names as answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from json import loads
from typing import Any

from bilat.dates import EVER, parse_date
from bilat.kinds import KINDS
from bilat.listing import Listing, Row
from bilat.lots import Lot
from bilat.quantity import Span
from bilat.query import Query
from bilat.quotes import bare, search_words
from bilat.rows import cited
from bilat.totals import add_up, grouping
from bilat.totals import rows as total_rows


class UnknownName(LookupError):
    """A name or id that the base doesn't know; `near` are the known ones most like it."""

    def __init__(self, sort: str, name: str, near: Sequence[str]) -> None:
        super().__init__(name)
        self.sort, self.name, self.near = sort, name, tuple(near)


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
    ) -> Listing:
        """Return the facts of a query's kind, what they add up to, and what they cite.

        `asked` are the words of the question, for the answer to repeat. `limit` cuts the facts, never a total.
        """
        assert query.kind
        matches = self.matching(query)
        shown = [n for n, _, _ in (reversed(matches) if reverse else matches)][:limit]
        facts, sources, names = self._facts([] if totals_only else shown)
        totals, left_out = self._totals(query, [n for n, _, _ in matches], by)
        return Listing(
            base=self.base,
            kind=query.kind,
            query=asked,
            matches=len(matches),
            uncertain=[id_ for _, id_, surely in matches if not surely],
            facts=facts,
            totals=totals,
            left_out=left_out,
            people=self._named("person", names),
            organisations=self._named("organisation", names),
            sources=self._cited(sources),
        )

    def matching(self, query: Query) -> list[tuple[int, str, bool]]:
        """Return the facts that a query keeps, in order: place, id, and whether they surely lie in its window."""
        where, values = compiled(query)
        sure = "1" if query.window == EVER else "NOT vague AND earliest_end >= ? AND latest_start <= ?"
        window = () if query.window == EVER else (query.window.first, query.window.last)
        found = self.connection.execute(f"SELECT n, id, {sure} FROM fact WHERE {where} ORDER BY n", (*window, *values))
        return found.fetchall()

    def facts(self, ids: Iterable[str]) -> tuple[list[Row], list[UnknownName]]:
        """Return the rows of the facts named, in that order, withdrawn ones too, and which are not there."""
        rows, missing = [], []
        for id_ in dict.fromkeys(ids):
            text = self._one("SELECT row FROM fact WHERE id = ?", id_)
            if text:
                rows.append(loads(text))
            else:
                missing.append(UnknownName("fact", id_, self.near("fact", id_)))
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
            "sources": self._cited(sources),
        }

    def ids(self, beginning: str) -> list[tuple[str, str]]:
        """Return the ids of facts that begin so, each with its title."""
        rows = self.connection.execute(
            "SELECT id, title FROM fact WHERE id >= ? AND id < ? AND withdrawn = 0 ORDER BY id",
            (beginning, beginning + "\U0010ffff"),
        )
        return list(rows)

    def disputes(self, id_: str) -> list[Row]:
        """Return the disputes of a fact, each with its field and its sides."""
        return loads(self._one("SELECT disputes FROM fact WHERE id = ?", id_) or "[]")  # type: ignore[no-any-return]

    def _facts(self, numbers: Sequence[int]) -> tuple[list[str], set[str], set[str]]:
        facts: list[str] = []
        sources: set[str] = set()
        names: set[str] = set()
        for n in numbers:
            row, cited, named = self.connection.execute(
                "SELECT row, sources, names FROM fact WHERE n = ?", (n,)
            ).fetchone()
            facts.append(row)
            sources.update(loads(cited))
            names.update(loads(named))
        return facts, sources, names

    def _cited(self, ids: Iterable[str]) -> dict[str, Row]:
        rows = {id_: loads(self._one("SELECT row FROM source WHERE id = ?", id_)) for id_ in sorted(ids)}
        return {id_: {key: row[key] for key in row if key not in ("id", "facts")} for id_, row in rows.items()}

    def _named(self, sort: str, ids: Iterable[str]) -> dict[str, str]:
        names = {id_: self._one("SELECT name FROM entry WHERE id = ? AND sort = ?", id_, sort) for id_ in sorted(ids)}
        return {id_: name for id_, name in names.items() if name}

    # Totals.

    def _totals(self, query: Query, numbers: Sequence[int], by: str | None) -> tuple[list[Row], list[Row]]:
        fields = KINDS[str(query.kind)].totals
        if not fields:
            return [], []
        every = self.lots(str(query.kind))
        matched = set(numbers)
        lots = [lot for n, lot in every.items() if n in matched]
        sums = add_up(lots, {lot.id: lot for lot in every.values()}, query.window, grouping(by, fields) if by else None)
        return total_rows(sums, fields)

    def lots(self, kind: str) -> dict[int, Lot]:
        """Return the lots of a kind by their place in the order of facts."""
        rows = self.connection.execute("SELECT n, lot FROM lot WHERE kind = ? ORDER BY n", (kind,))
        return {n: _unpacked(loads(text)) for n, text in rows}

    # Names.

    def resolve(self, sort: str, name: str) -> str:
        """Return the id of what `name` names among the people, organisations, commodities or sources.

        By id or any spelling in the base, without regard to case and accents; failing that, by words that
        only one of them has in its name.

        Raises:
            UnknownName: nothing is called so, or more than one is.
        """
        ids = self._ids(sort, "bare = ?", bare(name)) or self._by_words(sort, search_words(name))
        if len(ids) == 1:
            return ids[0]
        raise UnknownName(sort, name, ids or self.near(sort, name))

    def _ids(self, sort: str, condition: str, *values: str) -> list[str]:
        rows = self.connection.execute(
            f"SELECT DISTINCT id FROM name WHERE sort = ? AND {condition} ORDER BY id", (sort, *values)
        )
        return [id_ for (id_,) in rows]

    def _by_words(self, sort: str, words: Sequence[str]) -> list[str]:
        if not words:
            return []
        condition = " AND ".join("' ' || replace(bare, '-', ' ') || ' ' LIKE ?" for _ in words)
        return self._ids(sort, condition, *(f"% {word} %" for word in words))

    def near(self, sort: str, name: str) -> list[str]:
        """Return the ids most like a misspelt one, the likeliest first."""
        if sort == "fact":
            known = {id_: id_ for (id_,) in self.connection.execute("SELECT id FROM fact UNION SELECT id FROM source")}
        else:
            known = dict(
                self.connection.execute("SELECT bare, id FROM name WHERE sort = ? ORDER BY bare DESC", (sort,))
            )
        words = search_words(name.replace("-", " "))
        holding = [id_ for spelling, id_ in sorted(known.items()) if words and all(word in spelling for word in words)]
        close = [known[spelling] for spelling in get_close_matches(bare(name), known, n=3, cutoff=0.6)]
        return list(dict.fromkeys(holding[:3] + close))[:3]

    def sources(self) -> list[Row]:
        """Return all sources by id, each with how many facts lean on it."""
        return [loads(row) for (row,) in self.connection.execute("SELECT row FROM source ORDER BY id")]

    def entries(self, sort: str) -> list[Row]:
        """Return all people, organisations or commodities by id, each with how many facts name it."""
        rows = self.connection.execute("SELECT row FROM entry WHERE sort = ? ORDER BY id", (sort,))
        return [loads(row) for (row,) in rows]


def _unpacked(parts: list[Any]) -> Lot:
    """Return the lot that `build.packed` packed."""
    id_, key, span, texts, qualifier, disputed, published, part_of, overlaps, fulfils, superseded = parts
    dates = tuple(parse_date(text) for text in texts)
    low, chosen, high = map(Decimal, span) if span else (Decimal(0),) * 3
    return Lot(
        id=id_,
        order=(*dates[0].order, id_),
        key=tuple(key),
        span=Span(low=low, chosen=chosen, high=high, unit=key[3]) if span else None,
        date=dates[0],
        dates=dates,
        qualifier=qualifier,
        disputed=disputed,
        published_total=published,
        part_of=part_of,
        overlaps=tuple(overlaps),
        fulfils=tuple(fulfils),
        superseded_by=superseded,
    )


def compiled(query: Query) -> tuple[str, list[str]]:
    """Return the condition that keeps what `query.matches` keeps, and its values."""
    conditions, values = ["1"], []
    if query.kind:
        conditions.append("kind = ?")
        values.append(query.kind)
    if query.kinds:
        conditions.append(f"kind IN ({', '.join('?' * len(query.kinds))})")
        values += query.kinds
    if not query.withdrawn:
        conditions.append("withdrawn = 0")
    for field, value in query.wanted():
        conditions.append("n IN (SELECT n FROM tag WHERE field = ? AND value = ?)")
        values += [field, value]
    if query.place:
        conditions.append("instr(place, ?)")
        values.append(bare(query.place))
    if query.text:
        for word in search_words(query.text):
            conditions.append("n IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(f'"{word}"')
    if query.window != EVER:
        conditions.append("n IN (SELECT n FROM run WHERE first <= ? AND last >= ?)")
        values += [query.window.last, query.window.first]
    return " AND ".join(conditions), values
