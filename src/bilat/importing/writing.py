"""Tables written as TOML, in the order and shape of the fact file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bilat.importing.entries import Entry, Imported
from bilat.importing.mapping import Mapped
from bilat.schema.kinds import KINDS
from bilat.schema.tables import BASE, TABLES


def fact_file(result: Imported, mapped: Mapped) -> Iterator[str]:
    """Return the new tables, a text each: those of the mapping, then what the rows became.

    Claims about facts that the base has stand in comments, to be put where these are.
    """
    for name, tables in mapped.tables.items():
        named = {"": tables} if name == BASE.name else tables
        yield from (table(f"{name}.{id_}".removesuffix("."), one) for id_, one in named.items())
    yield from (_entry(entry) for entry in result.entries.values())
    for (kind, id_), claims in result.claims.items():
        lines = "".join(f"#   {inline(claim)},\n" for claim in claims)
        yield f"# To be added to the claims of {kind}.{id_}:\n{lines}\n"


def _entry(entry: Entry) -> str:
    fields = KINDS[entry.table].fields if entry.table in KINDS else TABLES[entry.table].fields
    ordered = {one.name: entry.values[one.name] for one in fields if one.name in entry.values}
    lines = [f"  {inline(claim)},\n" for claim in entry.claims]
    claims = f"claim = [\n{''.join(lines)}]\n" if lines else ""
    return table(f"{entry.table}.{entry.id}", ordered, claims)


def table(name: str, values: Mapping[str, Any], more: str = "") -> str:
    """Return a table with its heading, a line for each key, and `more` lines."""
    return f"[{name}]\n" + "".join(f"{key} = {value(one)}\n" for key, one in values.items()) + more + "\n"


def value(one: Any) -> str:
    """Return a value as TOML writes it, on one line."""
    match one:
        case bool():
            return str(one).lower()
        case int():
            return f"{one:_}" if abs(one) >= 10_000 else str(one)
        case Decimal():
            return f"{one:f}"
        case Mapping():
            return inline(one)
        case str():
            return string(one)
        case Sequence():
            return f"[{', '.join(map(value, one))}]"
    raise TypeError(f"a fact file has no {type(one).__name__}")


def inline(table: Mapping[str, Any]) -> str:
    """Return an inline table."""
    return f"{{ {', '.join(f'{_key(key)} = {value(one)}' for key, one in table.items())} }}"


def string(text: str) -> str:
    """Return a text in quotes; JSON escapes as TOML does, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if key.isascii() and key.replace("-", "").replace("_", "").isalnum() else string(key)
