"""From a fact file to a Base, or to every problem in it with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path as FilePath
from typing import Any, TypeVar

import tomli

from bilat.fields import Field
from bilat.kinds import KINDS, Kind
from bilat.kinds.tables import BASE, CLAIM, COMMODITY, FACT_KEYS, ORGANISATION, PERSON, ROLE, SOURCE, TABLES, WITHDRAWAL
from bilat.model import (
    Base,
    Claim,
    Commodity,
    Fact,
    Organisation,
    Person,
    Role,
    Source,
    Withdrawal,
)
from bilat.places import Places
from bilat.problems import DataError, Path, Problem, Wanted, shown
from bilat.reading import ID, Reader
from bilat.references import reference_problems
from bilat.syntax import not_toml

FORMAT = 1
"""The version of the file format that this program reads."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading a fact file: a base of all that could be read, and the problems of the rest.

    `base` is None where the text is no TOML. The problems are not located yet.
    """

    base: Base | None
    problems: tuple[Problem, ...]
    document: Mapping[str, Any] = field(default_factory=dict)
    """The file as TOML gives it."""


def load(path: str | FilePath) -> Base:
    """Return the base in the file at `path`.

    Raises:
        DataError: the file can't be read, or has faults that would make an answer wrong; it holds them all.
    """
    name = str(path)
    return load_text(file_text(name), name)


def load_text(text: str, name: str = "") -> Base:
    """Return the base in `text`; `name` is the file that problems speak of.

    Raises:
        DataError: as for `load`.
    """
    reading = read(text)
    if reading.problems or reading.base is None:
        raise DataError(located(reading.problems, text, name))
    return reading.base


def file_text(name: str) -> str:
    """Return the text of a fact file, without a byte order mark; line ends stay as they are.

    Raises:
        DataError: there is no such file, it can't be opened, or it is not UTF-8.
    """
    try:
        with open(name, "rb") as file:
            return decoded(file.read(), name)
    except OSError as error:
        raise DataError([unreadable(name, error)]) from None


def unreadable(name: str, error: OSError) -> Problem:
    """Return the problem that a fact file can't be opened or read."""
    reason = error.strerror or str(error)
    return Problem(code="B100", message=f"can't be read: {reason}", file=name, help="name a fact file: --facts FILE")


def decoded(data: bytes, name: str) -> str:
    """Return the text that `data` holds in UTF-8.

    Raises:
        DataError: it holds no UTF-8; the problem names the place of the first wrong byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        problem = Problem(
            code="B101",
            message=f"byte 0x{data[error.start]:02x} is not UTF-8",
            file=name,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
            help="save the file as UTF-8",
        )
        raise DataError([problem]) from None


def located(problems: tuple[Problem, ...], text: str, name: str) -> list[Problem]:
    """Return the problems with their places in `text`, in the order of the file."""
    lines = text.split("\n")
    places = Places(text) if any(not problem.line for problem in problems) else None
    found = [_located(problem, places, lines, name) for problem in problems]
    return sorted(found, key=lambda problem: (problem.line, problem.column, problem.code, problem.message))


def _located(problem: Problem, places: Places | None, lines: list[str], name: str) -> Problem:
    """Return the problem with its place; where the TOML reader said it, that stands."""
    line, column, end_line, end_column = problem.line, problem.column, problem.line, problem.column + 1
    if places and not line:
        place = (places.key(problem.path) if problem.at_key else None) or places.nearest(problem.path)
        line, column, end_line, end_column = place.line, place.column, place.end_line, place.end_column
    excerpt = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    end = end_column if end_line == line else len(excerpt) + 1
    return replace(problem, file=name, line=line, column=column, end_column=end, excerpt=excerpt)


def read(text: str) -> Reading:
    """Read a fact file: everything that can be read, and every problem of the rest."""
    try:
        document = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        return Reading(base=None, problems=(not_toml(error.msg, error.lineno, error.colno, text),))
    except (RecursionError, ValueError, ArithmeticError) as error:
        # A number of thousands of digits, or a thousand brackets: TOML by the letter, but no fact file.
        message = "nested too deeply" if isinstance(error, RecursionError) else "a number is too long"
        problem = Problem(code="B102", message=message, line=1, column=1, help="look for long rows of [ or of digits")
        return Reading(base=None, problems=(problem,))
    return _Document(document).read()


class _Document:
    """A fact file as TOML gives it, on its way to a Base."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.broken: list[Fact] = []
        """Facts that lack what every fact needs: only what they name is looked at."""

    def read(self) -> Reading:
        self._known_tables()
        base = self._base()
        if any(problem.code == "B103" for problem in self.problems):
            return Reading(base=None, problems=tuple(self.problems))
        sources = self._entries(SOURCE.name, _by_name(SOURCE.fields), _source)
        facts = [fact for kind in KINDS.values() for fact in self._facts(kind)]
        facts.sort(key=lambda fact: fact.order)
        read = Base(
            title=base.get("title", ""),
            parties=base.get("parties", ()),
            version=base.get("version", ""),
            licence=base.get("licence"),
            sources=sources,
            people=self._entries(PERSON.name, _by_name(PERSON.fields), self._person),
            organisations=self._entries(ORGANISATION.name, _by_name(ORGANISATION.fields), _organisation),
            commodities=self._entries(COMMODITY.name, _by_name(COMMODITY.fields), _commodity),
            facts={fact.id: fact for fact in facts},
        )
        self._one_namespace(sources)
        self.problems += reference_problems(self.document, read, self.broken)
        return Reading(base=read, problems=tuple(self.problems), document=self.document)

    def _known_tables(self) -> None:
        known = [*KINDS, *(name for name in TABLES if name != "claim")]
        for name, table in self.document.items():
            if name not in known:
                self._problem(
                    "B110",
                    f"{shown(name)} is no kind of fact",
                    name,
                    help=Wanted(name, known, "tables"),
                    at_key=True,
                )
            elif not isinstance(table, dict):
                self._problem("B112", f"{name} is no table", name, help=f"write [{name}.some-id]")

    def _problem(
        self, code: str, message: str, *path: str | int, help: str | Wanted = "", at_key: bool = False
    ) -> None:
        self.problems.append(Problem(code=code, message=message, path=path, help=help, at_key=at_key))

    def _table(self, *path: str) -> dict[str, Any]:
        table: Any = self.document
        for key in path:
            table = table.get(key, {}) if isinstance(table, dict) else {}
        return table if isinstance(table, dict) else {}

    def _base(self) -> dict[str, Any]:
        if "base" not in self.document:
            self._problem(
                "B111",
                "the file has no [base]",
                help="begin with [base], format = 1, title, parties and version",
            )
            return {}
        table = self._table("base")
        number = table.get("format")
        if isinstance(number, int) and number > FORMAT:
            self._problem(
                "B103",
                f"format {shown(number)} is newer than this program, which reads format {FORMAT}",
                *("base", "format"),
                help="update bilat: pip install --upgrade bilat",
            )
            return {}
        values = Reader(table, ("base",), self.problems).read(_by_name(BASE.fields), "the base")
        if "parties" in values and len(values["parties"]) != 2:
            self._problem("B117", "a base is about two countries", "base", "parties", help='parties = ["RU", "ML"]')
        return values

    def _entries(
        self, name: str, fields: Mapping[str, Field], make: Callable[[str, dict[str, Any]], Entry | None]
    ) -> dict[str, Entry]:
        """Return the entries of one table by id, in order; one that lacks what it needs is left out."""
        entries = {}
        for id_, table in sorted(self._tables(name)):
            values = Reader(table, (name, id_), self.problems).read(fields, f"{name} {id_}")
            if all(field.name in values for field in fields.values() if field.required):
                entry = make(id_, values)
                if entry is not None:
                    entries[id_] = entry
        return entries

    def _tables(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for id_, table in self._table(name).items():
            if not ID.fullmatch(id_):
                self._problem(
                    "B115",
                    f"{shown(id_)} is no id",
                    name,
                    id_,
                    help="write ids of a-z, 0-9 and single hyphens",
                    at_key=True,
                )
            elif not isinstance(table, dict):
                self._problem("B112", f"{name} {id_} is no table", name, id_, help=f"write [{name}.{id_}]")
            else:
                yield id_, table

    def _person(self, id_: str, values: dict[str, Any]) -> Person:
        roles = values.pop("roles", [])
        return Person(id=id_, roles=tuple(self._roles(id_, roles)), **values)

    def _roles(self, id_: str, roles: Any) -> Iterator[Role]:
        path = ("person", id_, "roles")
        if not isinstance(roles, list) or not all(isinstance(role, dict) for role in roles):
            self._problem(
                "B112",
                "roles is no list of tables",
                *path,
                help='roles = [{ title = "President", from = "2021" }]',
            )
            return
        for number, role in enumerate(roles):
            values = Reader(role, (*path, number), self.problems).read(_ROLE, "a role")
            if "title" in values:
                yield Role(
                    title=values["title"],
                    start=values.get("from"),
                    end=values.get("to"),
                    organisation=values.get("organisation"),
                )

    def _facts(self, kind: Kind) -> Iterator[Fact]:
        fields = _fact_fields(kind)
        for id_, table in self._tables(kind.name):
            values = Reader(table, (kind.name, id_), self.problems).read(fields, f"{kind.name} {id_}")
            claims = tuple(self._claims(kind, id_, values.pop("claim", None)))
            withdrawn = self._withdrawal(kind, id_, values.pop("withdrawn", None))
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
        if not isinstance(table, dict):
            self._problem(
                "B112",
                "withdrawn is no table",
                *path,
                help='withdrawn = { date = "2026-11-01", reason = "…" }',
            )
            return None
        values = Reader(table, path, self.problems).read(_WITHDRAWAL, "withdrawn")
        return Withdrawal(**values) if len(values) == len(_WITHDRAWAL) else None

    def _claims(self, kind: Kind, id_: str, claims: Any) -> Iterator[Claim]:
        path: Path = (kind.name, id_, "claim")
        if claims is None:
            return  # reported as missing
        if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
            self._problem("B112", "claim is no list of tables", *path, help='claim = [{ source = "…", quote = "…" }]')
            return
        if not claims:
            self._problem(
                "B501", f"{kind.name} {id_} has no claim", *path, help="no fact without a source: add a claim"
            )
        seen: set[str] = set()
        for number, table in enumerate(claims):
            claim = self._claim(kind, id_, table, (*path, number))
            if claim is None:
                continue
            if claim.id in seen:
                self._problem(
                    "B502",
                    f"two claims are named {claim.id}",
                    *path,
                    number,
                    help='give one of them an id: id = "later"',
                )
            seen.add(claim.id)
            yield claim

    def _claim(self, kind: Kind, fact: str, table: dict[str, Any], path: Path) -> Claim | None:
        reader = Reader(table, path, self.problems)
        values = reader.read(_CLAIM_FIELDS, "a claim")
        if "says" in values and "earlier" in values:
            reader.problem("B503", "a claim has says or earlier, not both", "earlier", help="keep the one that fits")
        for said in ("says", "earlier"):
            if said in values:
                values[said] = self._said(kind, values[said], (*path, said))
        for number, name in enumerate(values.get("silent", ())):
            if kind.field(name) is None:
                help_ = Wanted(name, [field.name for field in kind.fields], "fields")
                reader.problem("B504", f"{shown(name)} is no field of {kind.name}", "silent", number, help=help_)
        if "source" not in values or "quote" not in values:
            return None
        return Claim(fact=fact, own_id=values.pop("id", None), **values)

    def _said(self, kind: Kind, table: Any, path: Path) -> dict[str, Any]:
        if not isinstance(table, dict):
            self._problem("B112", f"{path[-1]} is no table", *path, help=f'write {path[-1]} = {{ date = "2023-09" }}')
            return {}
        for name in list(table):
            if kind.field(name) and name not in _said_fields(kind):
                self._problem(
                    "B505",
                    f"{name} can't be said differently",
                    *path,
                    name,
                    help="lists and free text: use a note",
                    at_key=True,
                )
                table = {key: value for key, value in table.items() if key != name}
        return Reader(table, path, self.problems).read(_said_fields(kind), f"what a claim may say of {kind.name}")

    def _amounts(self, values: Mapping[str, Any], path: Path) -> None:
        """Report an amount without its unit and a range that runs backwards."""
        for number, unit in (("amount", "unit"), ("value", "currency")):
            if number in values and unit not in values:
                self._problem(
                    "B403",
                    f"{number} has no {unit}",
                    *path,
                    number,
                    help=f'add {unit} = "{"t" if unit == "unit" else "USD"}"',
                )
        if "amount_to" in values and values["amount_to"] < values.get("amount", values["amount_to"]):
            self._problem("B404", "amount_to is below amount", *path, "amount_to", help="write the lower end as amount")

    def _one_namespace(self, sources: Mapping[str, Source]) -> None:
        """Report an id that two facts, or a fact and a source, share."""
        seen = dict.fromkeys(sources, "source")
        for kind in KINDS:
            for id_ in self._table(kind):
                if id_ in seen:
                    self._problem(
                        "B118",
                        f"{id_} is the id of a {seen[id_]} too",
                        kind,
                        id_,
                        help="ids are unique in the base: change one",
                        at_key=True,
                    )
                seen.setdefault(id_, kind)


def _source(id_: str, values: dict[str, Any]) -> Source:
    return Source(id=id_, **values)


def _organisation(id_: str, values: dict[str, Any]) -> Organisation:
    return Organisation(id=id_, coarser=values.pop("is", None), **values)


def _commodity(id_: str, values: dict[str, Any]) -> Commodity:
    return Commodity(id=id_, coarser=values.pop("is", None), **values)


def _by_name(fields: tuple[Field, ...]) -> dict[str, Field]:
    return {field.name: field for field in fields}


@cache
def _fact_fields(kind: Kind) -> Mapping[str, Field]:
    return _by_name((*kind.fields, *FACT_KEYS))


@cache
def _said_fields(kind: Kind) -> Mapping[str, Field]:
    """Return the fields that a claim of this kind may say, none of them required and none with a default."""
    return _by_name(tuple(field._replace(required=False, default=None) for field in kind.disputable))


_CLAIM_FIELDS = _by_name(CLAIM.fields)
_ROLE = _by_name(ROLE.fields)
_WITHDRAWAL = _by_name(WITHDRAWAL.fields)
