"""The rows of somebody else's table, whatever it is written in."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import chompjs

from bilat.errors import MappingError
from bilat.importing.iati import transactions
from bilat.importing.mapping import Reading


class Row(NamedTuple):
    """A row of a table."""

    number: int
    """Its number in its table, counted as a spreadsheet does: the headings are row 1."""
    cells: Mapping[str, str]
    """What stands in each column, as it stands."""
    fault: str = ""
    """Why it can't be read, if it can't."""


_BY_ENDING = {
    "csv": "csv",
    "tsv": "tsv",
    "json": "json",
    "js": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "xml": "iati",
}


def rows(data: bytes, name: str, reading: Reading) -> Iterator[Row]:
    """Return the rows of a file in their order; its name says what it is written in where the mapping does not.

    Raises:
        MappingError: it can't be read so.
    """
    format_ = reading.format or _BY_ENDING.get(name.rpartition(".")[2].lower())
    if format_ == "iati":
        return _numbered(transactions(data))
    text = _decoded(data, reading.encoding)
    match format_:
        case "csv" | "tsv":
            return _separated(text, reading.delimiter or ("\t" if format_ == "tsv" else ""))
        case "json":
            return _of_json(_parsed(text, reading), reading.rows)
        case "jsonl":
            lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
            return _of_json([_json(line, f"line {number}: ") for number, line in lines], ("*",))
    raise MappingError(f"the name {name} does not say what is in it; give format in [read]")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise MappingError(f"it is not in {encoding} ({error}); give encoding in [read]") from None


def _numbered(members: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """Return rows that name what they have alone: each gets all columns that there are."""
    found = list(members)
    columns = dict.fromkeys((name for cells in found for name in cells), "")
    return (Row(number, {**columns, **cells}) for number, cells in enumerate(found, start=2))


# Rows of cells.


def _separated(text: str, delimiter: str) -> Iterator[Row]:
    delimiter = delimiter or _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        headings = next(lines, [])
        if not headings:
            raise MappingError("it has no line of headings")
        if twice := [name for name, count in Counter(headings).items() if count > 1]:
            raise MappingError(f"the column {twice[0]!r} is there twice")
        for number, cells in enumerate(lines, start=2):
            if cells:  # a blank line is no row, and counts as one
                fault = "it has more cells than there are headings" if len(cells) > len(headings) else ""
                yield Row(number, dict.fromkeys(headings, "") | dict(zip(headings, cells, strict=False)), fault)
    except csv.Error as error:
        raise MappingError(f"line {lines.line_num}: {error}") from None


def _delimiter(text: str) -> str:
    """Return what parts the headings."""
    headings = text.partition("\n")[0]
    return max(",;\t|", key=headings.count)


# Rows of JSON: numbers stay as they are written.


def _json(text: str, where: str = "") -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise MappingError(f"{where}no JSON: {error}") from None


def _parsed(text: str, reading: Reading) -> Any:
    if not reading.after:
        return _json(text)
    _, found, script = text.partition(reading.after)
    if not found:
        raise MappingError(f"{reading.after!r} does not stand in it")
    try:
        return chompjs.parse_js_object(script, loader=_json)
    except ValueError as error:
        raise MappingError(f"no object stands after {reading.after!r}: {error}") from None


def _of_json(value: Any, way: Sequence[str]) -> Iterator[Row]:
    return _numbered(_members(value, way or ("*",), {}))


def _members(value: Any, way: Sequence[str], around: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Return the cells at the end of a way, with what stands in the tables around them."""
    if not way:
        if not (cells := {**around, **dict(_flat(value, ""))}):
            raise MappingError("the rows name no columns; say in rows where they lie")
        yield cells
        return
    step, *rest = way
    if not step.startswith("*"):
        if not isinstance(value, Mapping) or step not in value:
            raise MappingError(f"rows: there is no {step!r} on the way to them")
        yield from _members(value[step], rest, around)
        return
    if not isinstance(value, Mapping | list):
        raise MappingError(f"rows: {step!r} needs a list or a table, and {_text(value) or 'null'} is neither")
    name = step.removeprefix("*")
    for key, one in value.items() if isinstance(value, Mapping) else enumerate(value):
        named = {name: str(key), **dict(_flat(one, f"{name}."))} if name and rest else {name: str(key)} if name else {}
        yield from _members(one, rest, {**around, **named})


def _flat(value: Any, prefix: str) -> Iterator[tuple[str, str]]:
    """Return the texts in a value by their keys, joined by dots; lists of texts are one, parted by semicolons."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _flat(one, f"{prefix}{key}." if isinstance(one, Mapping) else f"{prefix}{key}")
    elif isinstance(value, list):
        if not any(isinstance(one, Mapping | list) for one in value):
            yield prefix, "; ".join(map(_text, value))
    else:
        yield prefix.removesuffix(".") or "value", _text(value)


def _text(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
