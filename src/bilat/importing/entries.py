"""The facts, people and bodies that the rows of a table become, and what became of every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bilat.errors import MappingError
from bilat.importing.mapping import ClaimMaker, Maker, Mapped, Value, filled
from bilat.importing.rows import Row
from bilat.importing.values import Names, UnreadableCellError, id_from, text_of, value_of
from bilat.loading.value_readers import LONGEST_TEXT
from bilat.model import Fact, FactBase, spellings
from bilat.schema.fields import ENTITY_TYPES, Field
from bilat.schema.kinds import KINDS
from bilat.schema.tables import TABLES
from bilat.values.dates import Date
from bilat.values.text_folding import bare

Table = dict[str, Any]
"""A table as a fact file writes it."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A fact, a person or a body in the making; `claims` of a fact."""

    table: str
    id: str
    values: Table
    claims: list[Table] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Imported:
    """What a table became."""

    entries: dict[tuple[str, str], Entry] = field(default_factory=dict)
    """What is new, by table and id, in the order of the rows."""
    claims: dict[tuple[str, str], list[Table]] = field(default_factory=dict)
    """Claims about facts that the base has, by kind and id."""
    texts: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    """The text of each row by source, as `bilat verify` reads it: headings first."""
    read: int = 0
    made: int = 0
    """The rows that made something new; of these and the others, some may have added claims too."""
    added: int = 0
    """The claims that were added to something."""
    differing: int = 0
    """Those of them that say otherwise."""
    left_out: Counter[str] = field(default_factory=Counter)
    """How often which reason left out a row, or what it would have made."""
    examples: dict[str, int] = field(default_factory=dict)
    """The number of the first row that a reason left out."""
    unknown: Counter[str] = field(default_factory=Counter)
    """The names that nobody knows, and in how many rows."""


def imported(rows: Iterable[Row], mapped: Mapped, base: FactBase | None) -> Imported:
    """Return what the rows become by a mapping, beside what the base has.

    Rows with one id are claims of one fact: the first says what is chosen, and so does the base's own fact; what a
    later row says otherwise stands in its claim.

    Raises:
        MappingError: the mapping asks for a column that the table does not have.
    """
    return _Import(mapped, base).of(rows)


class _Import:
    def __init__(self, mapped: Mapped, base: FactBase | None) -> None:
        self.mapped, self.base = mapped, base
        self.result = Imported()
        self.names = _names(mapped, base)
        self.makers = [(maker, {one.name: one for one in _fields(maker.table)}) for maker in mapped.makers]
        self.written: dict[tuple[str, str], str] = {}
        """How the table writes what became an id."""
        known = {*mapped.tables.get("source", ()), *(base.sources if base else ())}
        for number, maker in enumerate(mapped.makers, start=1):
            if maker.claim and maker.claim.source not in known:
                raise MappingError(f"make {number}, claim: no source is called {maker.claim.source!r}")
        self.sources = known

    def of(self, rows: Iterable[Row]) -> Imported:
        for row in rows:
            self.result.read += 1
            self._keep_text(row)
            for maker, fields in self.makers:
                try:
                    if reason := row.fault or _skipped(maker, row):
                        self._leave_out(reason, row)
                    else:
                        self._make(maker, fields, row)
                except UnreadableCellError as error:
                    self._leave_out(str(error), row)
                    self.result.unknown.update([error.name] if error.name else [])
        return self.result

    def _leave_out(self, reason: str, row: Row) -> None:
        self.result.left_out[reason] += 1
        self.result.examples.setdefault(reason, row.number)

    def _make(self, maker: Maker, fields: Mapping[str, Field], row: Row) -> None:
        id_ = self._id(maker, row)
        values = dict(self._values(maker, fields, row))
        if missing := [name for name, one in fields.items() if one.required and name not in values and name != "claim"]:
            raise UnreadableCellError(f"its {missing[0]} is empty")
        claim = self._claim(maker.claim, maker, row) if maker.claim else None
        self._put(maker.table, id_, values, claim, row)

    def _id(self, maker: Maker, row: Row) -> str:
        written = text_of(maker.id, row.cells)
        id_ = id_from(written)
        if not id_:
            raise UnreadableCellError("its id has no letter a-z and no digit", written)
        if self.written.setdefault((maker.table, id_), written) != written:
            raise UnreadableCellError(f"its id is another's too, which is written otherwise: {id_}")
        if maker.table in KINDS and (id_ in self.sources or self._is_of_another_kind(maker.table, id_)):
            raise UnreadableCellError(f"its id is that of something else: {id_}")
        return id_

    def _is_of_another_kind(self, table: str, id_: str) -> bool:
        there = self.base.facts.get(id_) if self.base else None
        made = any((kind, id_) in self.result.entries for kind in KINDS if kind != table)
        return made or (there is not None and there.kind != table)

    def _values(self, maker: Maker, fields: Mapping[str, Field], row: Row) -> Iterator[tuple[str, Any]]:
        for name, value in maker.fields.items():
            if isinstance(value, Value):
                found = value_of(fields[name], value, row.cells, self.names)
            else:
                found = {key: text for key, one in value.items() if (text := text_of(one, row.cells))} or None
            if found is not None:
                yield name, found

    def _claim(self, claim: ClaimMaker, maker: Maker, row: Row) -> Table:
        quote = " ".join(filled(f"{{{column}}}", row.cells) for column in _quoted(claim, maker))
        if not quote.strip():
            raise UnreadableCellError("what would be quoted is empty")
        if len(quote) > LONGEST_TEXT:
            raise UnreadableCellError(f"what would be quoted has more than {LONGEST_TEXT:,} characters")
        extra = {name: text for name, one in claim.extra.items() if (text := text_of(one, row.cells))}
        return {"source": claim.source, "quote": " ".join(quote.split()), "locator": f"row {row.number}", **extra}

    def _put(self, table: str, id_: str, values: Table, claim: Table | None, row: Row) -> None:
        key = (table, id_)
        entry = self.result.entries.get(key)
        known = entry.values if entry else self._in_base(table, id_)
        if known is None:
            self.result.entries[key] = Entry(table=table, id=id_, values=values, claims=[claim] if claim else [])
            self.result.made += 1
            return
        if claim is None:  # a person that is there already is left as it is
            self._leave_out(f"{table} {id_} is there already", row)
            return
        claims = entry.claims if entry else self.result.claims.setdefault(key, [])
        if not entry and self._is_told(id_, claim["source"]):
            self._leave_out("the base has a claim of this source about the fact", row)
            return
        if any(one["source"] == claim["source"] for one in claims):
            claim = {"id": f"row-{row.number}", **claim}
        more = otherwise(table, known, values)
        claims.append(claim | more)
        self.result.added += 1
        self.result.differing += "says" in more

    def _in_base(self, table: str, id_: str) -> Table | None:
        """Return the values of what the base calls so, None where it has no such thing."""
        if self.base is None:
            return None
        if table in KINDS:
            fact = self.base.facts.get(id_)
            return _written(fact) if fact and fact.kind == table else None
        return {} if id_ in _entities(self.base, table) else None

    def _is_told(self, id_: str, source: str) -> bool:
        return self.base is not None and any(claim.source == source for claim in self.base.facts[id_].claims)

    def _keep_text(self, row: Row) -> None:
        """Keep the text of a row: the cells that are quoted side by side, then all others."""
        for source in dict.fromkeys(maker.claim.source for maker, _ in self.makers if maker.claim):
            quoted = [
                column
                for maker, _ in self.makers
                if maker.claim and maker.claim.source == source
                for column in _quoted(maker.claim, maker)
            ]
            columns = [*quoted, *(name for name in row.cells if name not in quoted)]
            lines = self.result.texts.setdefault(source, [columns])
            lines += [()] * (row.number - 1 - len(lines))  # a blank line counts as a row
            lines.append([" ".join(row.cells.get(name, "").split()) for name in lines[0]])


def _skipped(maker: Maker, row: Row) -> str:
    """Return why a row makes nothing; "" where it does."""
    for skip in maker.skip:
        if filled(f"{{{skip.column}}}", row.cells) in skip.words:
            return skip.because
    return ""


def _quoted(claim: ClaimMaker, maker: Maker) -> Sequence[str]:
    return claim.quote or maker.columns


def otherwise(kind: str, chosen: Mapping[str, Any], said: Mapping[str, Any]) -> Table:
    """Return the keys of a claim that says this of a fact: what it says otherwise, and what it does not speak of."""
    disputable = KINDS[kind].disputable
    differs = [one for one in disputable if one.name in said and said[one.name] != chosen.get(one.name)]
    heads = dict.fromkeys(one.of or one.name for one in differs)
    says: Table = {}
    for head in heads:
        parts = [one.name for one in disputable if head in (one.name, one.of)]
        unit = next((one.name for one in disputable if one.of == head and one.filter), "")
        says |= {
            name: said[name] for name in parts if name in said and not (name == unit and said[name] == chosen.get(name))
        }
    silent = [one.name for one in disputable if not one.of and one.name in chosen and one.name not in said]
    return {**({"says": says} if says else {}), **({"silent": silent} if silent else {})}


def _written(fact: Fact) -> Table:
    """Return the values of a fact as a fact file writes them."""
    return {name: _plain(value) for name, value in fact.values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Date):
        return value.text
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize()
    return list(value) if isinstance(value, tuple) else value


# Names.


def _fields(table: str) -> Sequence[Field]:
    return KINDS[table].fields if table in KINDS else TABLES[table].fields


def _entities(base: FactBase, table: str) -> Mapping[str, Any]:
    of = {
        "person": base.people,
        "organisation": base.organisations,
        "commodity": base.commodities,
        "publisher": base.publishers,
        "place": base.places,
        "source": base.sources,
    }
    return of[table]


def _names(mapped: Mapped, base: FactBase | None) -> Names:
    """Return what finds the id of an entity by any of its names, in the mapping's own tables or in the base."""
    known: dict[tuple[str, str], str] = {}
    for entity_type in ENTITY_TYPES:
        if base is not None:
            for id_, entity in _entities(base, entity_type).items():
                known.update(dict.fromkeys(((entity_type, bare(name)) for name in (id_, *spellings(entity))), id_))
        for id_, table in mapped.tables.get(entity_type, {}).items():
            if not isinstance(table, Mapping):
                raise MappingError(f"{entity_type}.{id_} is no table")
            called = [id_, table.get("name", id_), *table.get("also", ()), *table.get("names", {}).values()]
            known.update(dict.fromkeys(((entity_type, bare(str(name))) for name in called), id_))
    return lambda entity_type, text: known.get((entity_type, bare(text)))
