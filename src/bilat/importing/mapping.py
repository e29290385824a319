"""A mapping file: what the rows of somebody else's table become."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from bilat.errors import MappingError
from bilat.schema.fields import Field, Type
from bilat.schema.kinds import KINDS
from bilat.schema.tables import BASE, TABLES

FORMATS = ("csv", "tsv", "json", "jsonl", "iati")
"""What a table may be written in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the rows are read from their file."""

    format: str = ""
    """One of FORMATS; "" for what the ending of the file says."""
    encoding: str = "utf-8-sig"
    delimiter: str = ""
    """What parts the cells of CSV; "" for what most lines have."""
    after: str = ""
    """The text behind which JSON begins, in a script that holds it."""
    rows: tuple[str, ...] = ()
    """The way to the rows in JSON: keys, and "*" or "*name" for each member of a list or table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Where the value of a field comes from, and how it is read."""

    template: str
    """Text with columns in braces: "{Donor} for {Country}"."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What stands in the table, and what it means here."""
    default: str = ""
    """What an empty value means."""
    pattern: str = ""
    """How a date is written, as strptime reads it; "%Y/%y" is a year that ends in the next."""
    year_from: int = 1
    """The month in which such a year begins."""
    scale: Decimal = Decimal(1)
    """What a number is multiplied by."""
    decimal: str = "."
    """The sign before decimals; other signs between digits part thousands."""
    split: str = ""
    """What parts the items of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Rows that become nothing, and why."""

    column: str
    words: Collection[str]
    """What stands in the column of these rows; "" for nothing."""
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMaker:
    """The claim that a row makes."""

    source: str
    quote: Sequence[str]
    """The columns that are quoted; none for all that the fields are made of."""
    extra: Mapping[str, Value]
    """The other keys of the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """What a row becomes: a fact of a kind, or a person, a body and the like."""

    table: str
    id: Value
    fields: Mapping[str, Value | Mapping[str, Value]]
    """A value for each field; a table of values for a field that is a table."""
    claim: ClaimMaker | None
    skip: Sequence[Skip] = ()

    @property
    def columns(self) -> list[str]:
        """The columns that its fields are made of, in their order."""
        single = [one for value in self.fields.values() for one in _values(value)]
        return list(dict.fromkeys(name for value in single for name in columns_in(value.template)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """A mapping file as a value."""

    reading: Reading = Reading()
    makers: Sequence[Maker] = ()
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The tables that the new file begins with, as they stand: sources, publishers, bodies."""


_COLUMN = re.compile(r"\{([^{}]+)\}")
_SEEN = datetime(2001, 2, 3)
"""A day by which a pattern is tried."""


def columns_in(template: str) -> list[str]:
    """Return the columns that a template names."""
    return _COLUMN.findall(template)


def filled(template: str, cells: Mapping[str, str]) -> str:
    """Return a template with what stands in its columns.

    Raises:
        MappingError: there is no such column.
    """

    def cell(match: re.Match[str]) -> str:
        if match[1] not in cells:
            raise MappingError(f"there is no column {match[1]!r}; there are {', '.join(cells)}")
        return cells[match[1]].strip()

    return " ".join(_COLUMN.sub(cell, template).split())


def _values(value: Value | Mapping[str, Value]) -> Iterator[Value]:
    yield from [value] if isinstance(value, Value) else value.values()


def mapping(text: str) -> Mapped:
    """Return the mapping that a text holds.

    Raises:
        MappingError: it is no mapping; the message says where.
    """
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(str(error)) from None
    _known(document, {"read", "words", "make", "base", *TABLES}, "the mapping")
    words = _table(document, "words", "the mapping")
    makers = document.get("make")
    if not isinstance(makers, list) or not makers:
        raise MappingError("[[make]] is missing: what a row becomes")
    tables = {name: document[name] for name in (BASE.name, *TABLES) if name in document}
    return Mapped(
        reading=_reading(_table(document, "read", "the mapping")),
        makers=[_maker(one, words, f"make {number}") for number, one in enumerate(makers, start=1)],
        tables=tables,
    )


def _reading(table: Mapping[str, Any]) -> Reading:
    _known(table, {"format", "encoding", "delimiter", "after", "rows"}, "read")
    given = {name: _text(table, name, "read") for name in table}
    if (format_ := given.get("format", "")) and format_ not in FORMATS:
        raise MappingError(f"read: {format_!r} is none of the formats {', '.join(FORMATS)}")
    way = tuple(given.pop("rows", "").split(".")) if given.get("rows") else ()
    if len(given.get("delimiter", ",")) != 1:
        raise MappingError("read: delimiter is one sign")
    return Reading(**given, rows=way)


def _maker(table: Any, words: Mapping[str, Any], where: str) -> Maker:
    _known(table, {"table", "id", "fields", "claim", "skip"}, where)
    name = _text(table, "table", where)
    if name not in KINDS and (name not in TABLES or name in ("base", "claim")):
        raise MappingError(f"{where}: {name!r} is no kind of fact and no table of a fact file")
    known = KINDS[name].fields if name in KINDS else TABLES[name].fields
    fields = _table(table, "fields", where)
    _known(fields, {one.name for one in known}, f"{where}, fields")
    if name in KINDS and "claim" not in table:
        raise MappingError(f"{where}: a fact needs a claim: [make.claim]")
    if missing := [one.name for one in known if one.required and one.name not in fields]:
        raise MappingError(f"{where} gives no {missing[0]}, which the table {name} requires")
    skip = table.get("skip", [])
    return Maker(
        table=name,
        id=_value(table.get("id"), words, f"{where}, id"),
        fields={
            one.name: _field(one, fields[one.name], words, f"{where}, {one.name}")
            for one in known
            if one.name in fields
        },
        claim=_claim(table["claim"], words, f"{where}, claim") if "claim" in table else None,
        skip=[_skip(one, f"{where}, skip {number}") for number, one in enumerate(skip, start=1)],
    )


def _field(field: Field, value: Any, words: Mapping[str, Any], where: str) -> Value | Mapping[str, Value]:
    if field.type is Type.TRANSLATIONS and isinstance(value, Mapping):
        return {key: _value(one, words, f"{where}.{key}") for key, one in value.items()}
    return _value(value, words, where)


def _value(value: Any, words: Mapping[str, Any], where: str) -> Value:
    if isinstance(value, bool):
        return Value(template=str(value).lower())
    if isinstance(value, str | int | Decimal):
        return _value({"template": str(value)}, words, where)
    if not isinstance(value, Mapping):
        raise MappingError(f"{where}: write a text with columns in braces (a list too), or a table with column")
    known = {"column", "template", "words", "default", "pattern", "year_from", "scale", "decimal", "split"}
    _known(value, known, where)
    if ("column" in value) == ("template" in value):
        raise MappingError(f"{where}: give column or template, one of the two")
    meanings = words.get(name := _text(value, "words", where), None) if "words" in value else {}
    if not isinstance(meanings, Mapping):
        raise MappingError(f"{where}: there is no [words.{name}]")
    column = f"{{{_text(value, 'column', where)}}}" if "column" in value else _text(value, "template", where)
    if re.search(r"[{}]", _COLUMN.sub("", column)):
        raise MappingError(f"{where}: a brace in {column!r} is not closed")
    texts = {key: _text(value, key, where) for key in ("default", "pattern", "decimal", "split") if key in value}
    if empty := [key for key, text in texts.items() if not text]:
        raise MappingError(f"{where}: {empty[0]} is empty")
    if "pattern" in texts:
        _try_pattern(texts["pattern"], where)
    month, scale = value.get("year_from", "01"), value.get("scale", 1)
    if month not in _MONTHS:
        raise MappingError(f'{where}: year_from is the number of a month in quotes, such as "04"')
    if not isinstance(scale, int | Decimal) or not Decimal(scale).is_finite():
        raise MappingError(f"{where}: scale is no number")
    return Value(template=column, words=meanings, year_from=int(month), scale=Decimal(scale), **texts)


_MONTHS = [f"{number:02}" for number in range(1, 13)]


def _try_pattern(pattern: str, where: str) -> None:
    try:
        found = datetime.strptime(_SEEN.strftime(pattern), pattern)
    except (ValueError, re.error):
        found = None
    if "%Y" not in pattern or (found is None and "%y" not in pattern):
        raise MappingError(f"{where}: {pattern!r} is no pattern of a date, such as %d/%m/%Y")


def _skip(table: Any, where: str) -> Skip:
    _known(table, {"column", "is", "because"}, where)
    given = table.get("is", "")
    return Skip(
        column=_text(table, "column", where),
        words=given if isinstance(given, list) else [given],
        because=_text(table, "because", where),
    )


def _claim(table: Any, words: Mapping[str, Any], where: str) -> ClaimMaker:
    _known(table, {"source", "quote", "by", "locator", "note"}, where)
    quote = table.get("quote", [])
    extra = {key: _value(table[key], words, where) for key in ("by", "locator", "note") if key in table}
    return ClaimMaker(
        source=_text(table, "source", where), quote=[quote] if isinstance(quote, str) else quote, extra=extra
    )


def _known(table: Any, keys: Collection[str], where: str) -> None:
    if not isinstance(table, Mapping):
        raise MappingError(f"{where} is no table")
    for key in table:
        if key not in keys:
            raise MappingError(f"{where}: unknown key {key!r}; there are {', '.join(sorted(keys))}")


def _table(table: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    found = table.get(key, {})
    if not isinstance(found, Mapping):
        raise MappingError(f"{where}: {key} is no table")
    return found


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    found = table.get(key)
    if not isinstance(found, str):
        raise MappingError(f"{where}: {key} is missing, or no text in quotes")
    return found
