"""From a fact file as TOML gives it, whole or in chunks, to a base: every table is read, every problem collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from bilat.errors import ChunkError
from bilat.loading.diagnostics import Code, Path, Problem, Suggestion, quoted
from bilat.loading.references import reference_problems
from bilat.loading.table_reader import Reader, Shape
from bilat.loading.value_readers import ID, shape_of
from bilat.model import (
    Claim,
    Commodity,
    Fact,
    FactBase,
    Organisation,
    Person,
    Place,
    Publisher,
    Role,
    Source,
    Withdrawal,
)
from bilat.schema.kinds import KINDS, Kind
from bilat.schema.tables import BASE, FACT_KEYS, ROLE, TABLES, WITHDRAWAL

FORMAT = 1
"""The version of the file format that this program reads."""

Entity = TypeVar("Entity")
Tables = Mapping[str, Any]
"""The tables of a fact file, as TOML gives them."""


class Document:
    """What has been read of a fact file."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.newer = False
        """Whether the file says that its format is a later one: then nothing else is read."""
        self.ids: dict[str, dict[str, None]] = {}
        """The ids in each table, readable or not."""
        self.header: dict[str, Any] = {}
        """The values of [base]."""
        self.publishers: dict[str, Publisher] = {}
        self.sources: dict[str, Source] = {}
        self.people: dict[str, Person] = {}
        self.organisations: dict[str, Organisation] = {}
        self.commodities: dict[str, Commodity] = {}
        self.places: dict[str, Place] = {}
        self.facts: list[Fact] = []
        self.broken: list[Fact] = []
        """Facts that lack what every fact needs: only the ids that they name are checked."""

    def add(self, tables: Tables) -> None:
        """Read the tables of the whole file, or of a chunk of it.

        Raises:
            ChunkError: one of them was in an earlier chunk too.
        """
        for name, table in tables.items():
            self._add_ids(name, table)
        self._report_unknown_tables(tables)
        if BASE.name in tables:
            self.header = self._header(_table(tables, BASE.name))
        if self.newer:
            return
        self.publishers |= self._entries(tables, "publisher", Publisher)
        self.sources |= self._entries(tables, "source", Source)
        self.people |= self._entries(tables, "person", self._person)
        self.organisations |= self._entries(tables, "organisation", Organisation)
        self.commodities |= self._entries(tables, "commodity", Commodity)
        self.places |= self._entries(tables, "place", Place)
        for name in tables:
            if name in KINDS:
                self.facts += self._facts(tables, KINDS[name])

    def base(self) -> FactBase | None:
        """Return the base of all that could be read, and add the problems between its tables.

        None if the file is in a later format.
        """
        if self.newer:
            return None
        if BASE.name not in self.ids:
            help_ = "begin with [base], format = 1, title, parties and version"
            self._problem(Code.MISSING_KEY, "the file has no [base]", help=help_)
        self.facts.sort(key=lambda fact: fact.order)
        base = FactBase(
            title=self.header.get("title", ""),
            parties=self.header.get("parties", ()),
            version=self.header.get("version", ""),
            since=self.header.get("since"),
            licence=self.header.get("licence"),
            publishers=dict(sorted(self.publishers.items())),
            sources=dict(sorted(self.sources.items())),
            people=dict(sorted(self.people.items())),
            organisations=dict(sorted(self.organisations.items())),
            commodities=dict(sorted(self.commodities.items())),
            places=dict(sorted(self.places.items())),
            facts={fact.id: fact for fact in self.facts},
        )
        self._one_namespace()
        self.problems += reference_problems(self.ids, base, self.broken)
        return base

    def _add_ids(self, name: str, table: Any) -> None:
        ids = dict.fromkeys(table) if isinstance(table, dict) else {}
        known = self.ids.setdefault(name, ids)
        if known is not ids:
            if name == BASE.name or not known.keys().isdisjoint(ids):
                raise ChunkError(name)
            known |= ids

    def _report_unknown_tables(self, tables: Tables) -> None:
        known = [*KINDS, *(name for name in TABLES if name != "claim")]
        for name, table in tables.items():
            if name not in known:
                help_ = Suggestion(name, known, "tables")
                self._problem(Code.UNKNOWN_KEY, f"unknown table {quoted(name)}", name, help=help_, at_key=True)
            elif not isinstance(table, dict):
                self._problem(Code.WRONG_TYPE, f"{name} is not a table", name, help=f"write [{name}.some-id]")

    def _problem(
        self, code: Code, message: str, *path: str | int, help: str | Suggestion = "", at_key: bool = False
    ) -> None:
        self.problems.append(Problem(code=code, message=message, path=path, help=help, at_key=at_key))

    def _header(self, table: dict[str, Any]) -> dict[str, Any]:
        number = table.get("format")
        if isinstance(number, int) and number > FORMAT:
            self.newer = True
            self._problem(
                Code.NEWER_FORMAT,
                f"format {quoted(number)} is newer than this program, which reads format {FORMAT}",
                "base",
                "format",
                help="update bilat: pip install --upgrade bilat",
            )
            return {}
        values = Reader(table, ("base",), self.problems).read(_SHAPES["base"], "the base")
        read = not any(problem.path[:2] == ("base", "parties") for problem in self.problems)
        if "parties" in table and read and (count := len(values.get("parties", ()))) != 2:
            message = f"parties names {count or 'none'}, but a base is about two countries"
            self._problem(Code.NOT_TWO_PARTIES, message, "base", "parties", help='write parties = ["RU", "ML"]')
        return values

    def _entries(self, tables: Tables, name: str, make: Callable[..., Entity]) -> dict[str, Entity]:
        """Return the entries of one table by id; one that lacks what it needs is left out."""
        entries = {}
        for id_, table in self._tables(tables, name):
            values = Reader(table, (name, id_), self.problems).read(_SHAPES[name], f"{name} {id_}")
            if all(name in values for name in _SHAPES[name].required):
                entries[id_] = make(id=id_, **_attributes(values))
        return entries

    def _tables(self, tables: Tables, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for id_, table in _table(tables, name).items():
            if not ID.fullmatch(id_):
                help_ = "write ids with a-z, 0-9 and single hyphens"
                self._problem(Code.NOT_AN_ID, f"{quoted(id_)} is not an id", name, id_, help=help_, at_key=True)
            elif not isinstance(table, dict):
                message = f"{name} {id_} is not a table"
                self._problem(Code.WRONG_TYPE, message, name, id_, help=f"write [{name}.{id_}]")
            else:
                yield id_, table

    def _person(self, *, id: str, roles: Any = None, **values: Any) -> Person:
        return Person(id=id, roles=tuple(self._roles(id, [] if roles is None else roles)), **values)

    def _roles(self, id_: str, roles: Any) -> Iterator[Role]:
        path = ("person", id_, "roles")
        for number, role in enumerate(
            self._list_of_tables(roles, path, 'roles = [{ title = "President", from = "2021" }]')
        ):
            values = Reader(role, (*path, number), self.problems).read(_SHAPES["role"], "a role")
            if "title" in values:
                yield Role(**_attributes(values))

    def _facts(self, tables: Tables, kind: Kind) -> Iterator[Fact]:
        shape = _fact_shape(kind)
        for id_, table in self._tables(tables, kind.name):
            values = Reader(table, (kind.name, id_), self.problems).read(shape, f"{kind.name} {id_}")
            claims = tuple(self._claims(kind, id_, table.get("claim")))
            withdrawn = self._withdrawal(kind, id_, table.get("withdrawn"))
            allow = values.pop("allow", {})
            self._amounts(values, (kind.name, id_))
            fact = Fact(id=id_, kind=kind.name, values=values, claims=claims, withdrawn=withdrawn, allow=allow)
            if "date" in values and "title" in values:
                yield fact
            else:
                self.broken.append(fact)

    def _withdrawal(self, kind: Kind, id_: str, table: Any) -> Withdrawal | None:
        if table is None:
            return None
        path = (kind.name, id_, "withdrawn")
        if not self._is_table(table, path, 'withdrawn = { date = "2026-11-01", reason = "…" }'):
            return None
        values = Reader(table, path, self.problems).read(_SHAPES["withdrawn"], "withdrawn")
        return Withdrawal(**values) if len(values) == len(WITHDRAWAL.fields) else None

    def _claims(self, kind: Kind, id_: str, claims: Any) -> Iterator[Claim]:
        path: Path = (kind.name, id_, "claim")
        if claims is None:
            return  # reported as missing
        if claims == []:
            self._problem(Code.NO_CLAIM, f"{kind.name} {id_} has no claim", *path, help=f"write {_A_CLAIM}")
        seen: set[str] = set()
        for number, table in enumerate(self._list_of_tables(claims, path, _A_CLAIM)):
            claim = self._claim(kind, id_, table, (*path, number))
            if claim is None:
                continue
            if claim.id in seen:
                help_ = 'give one of them an id, such as id = "later"'
                self._problem(Code.CLAIM_TWICE, f"two claims have the name {claim.id}", *path, number, help=help_)
            seen.add(claim.id)
            yield claim

    def _claim(self, kind: Kind, fact: str, table: dict[str, Any], path: Path) -> Claim | None:
        reader = Reader(table, path, self.problems)
        values = reader.read(_SHAPES["claim"], "a claim")
        if "says" in values and "earlier" in values:
            message = "the claim has both says and earlier"
            reader.problem(Code.SAYS_AND_EARLIER, message, "earlier", help="keep the one that fits")
        for said in ("says", "earlier"):
            if said in values:
                values[said] = self._said(kind, values[said], (*path, said))
        for number, name in enumerate(values.get("silent", ())):
            if kind.field(name) is None:
                help_ = Suggestion(name, [field.name for field in kind.fields], "fields")
                message = f"{quoted(name)} is not a field of {kind.name}"
                reader.problem(Code.SILENT_ON_NO_FIELD, message, "silent", number, help=help_)
        if "source" not in values or "quote" not in values:
            return None
        return Claim(fact=fact, own_id=values.pop("id", None), **values)

    def _said(self, kind: Kind, table: Any, path: Path) -> dict[str, Any]:
        if not self._is_table(table, path, f'{path[-1]} = {{ date = "2023-09" }}'):
            return {}
        for name in list(table):
            if kind.field(name) and name not in _said_shape(kind).fields:
                message = f"a claim can't say {name}: lists and free text can't be compared"
                help_ = f"remove {name}, and write what differs as a note"
                self._problem(Code.NOT_DISPUTABLE, message, *path, name, help=help_, at_key=True)
                table = {key: value for key, value in table.items() if key != name}
        return Reader(table, path, self.problems).read(_said_shape(kind), str(path[-1]))

    def _is_table(self, value: Any, path: Path, example: str) -> bool:
        if not isinstance(value, dict):
            self._problem(Code.WRONG_TYPE, f"{path[-1]} is not a table", *path, help=f"write {example}")
        return isinstance(value, dict)

    def _list_of_tables(self, value: Any, path: Path, example: str) -> list[dict[str, Any]]:
        """Return the tables in a list; none where it is not a list of tables."""
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return value
        self._problem(Code.WRONG_TYPE, f"{path[-1]} is not a list of tables", *path, help=f"write {example}")
        return []

    def _amounts(self, values: Mapping[str, Any], path: Path) -> None:
        """Report an amount without its unit and a range that runs backwards."""
        for number, unit in (("amount", "unit"), ("value", "currency")):
            if number in values and unit not in values:
                help_ = f'add {unit} = "{"t" if unit == "unit" else "USD"}"'
                self._problem(Code.NO_UNIT, f"{number} has no {unit}", *path, number, help=help_)
        if "amount_to" in values and values["amount_to"] < values.get("amount", values["amount_to"]):
            help_ = "write the lower end as amount, the upper end as amount_to"
            self._problem(Code.RANGE_BACKWARDS, "amount_to is less than amount", *path, "amount_to", help=help_)

    def _one_namespace(self) -> None:
        """Report each id that two facts, or a fact and a source, share."""
        seen = dict.fromkeys(self.sources, "source")
        for kind in KINDS:
            for id_ in self.ids.get(kind, ()):
                if id_ in seen:
                    message = f"[{seen[id_]}.{id_}] has the same id"
                    help_ = "ids are unique in the base: change one of the two"
                    self._problem(Code.ID_TWICE, message, kind, id_, help=help_, at_key=True)
                seen.setdefault(id_, kind)


def _table(tables: Tables, name: str) -> dict[str, Any]:
    table = tables.get(name)
    return table if isinstance(table, dict) else {}


def _attributes(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a table by the names that they have in the model."""
    return {_ATTRIBUTES.get(key, key): value for key, value in values.items()}


_ATTRIBUTES = {"is": "coarser", "from": "start", "to": "end"}
"""The keys that are words of Python, or say too little on their own."""
_A_CLAIM = 'claim = [{ source = "…", quote = "…" }]'


@cache
def _fact_shape(kind: Kind) -> Shape:
    return shape_of((*kind.fields, *FACT_KEYS))


@cache
def _said_shape(kind: Kind) -> Shape:
    """Return what a claim of this kind may say; nothing is required."""
    return shape_of(field._replace(required=False) for field in kind.disputable)


_SHAPES = {table.name: shape_of(table.fields) for table in (*TABLES.values(), ROLE, WITHDRAWAL)}
"""The shapes of the tables that are not facts, by name."""
