"""Reads the tables of a TOML file, and collects every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from bilat.loading.diagnostics import Code, Path, Problem, Suggestion, quoted
from bilat.schema.fields import Field, Type
from bilat.values.suggestions import nearest

_MANY = 10
"""The unknown keys of a table for which a missing one is looked for."""


@lru_cache(maxsize=4096)
def _meant(key: str, absent: tuple[str, ...]) -> str | None:
    """Return the absent field that an unknown key is probably a misspelling of."""
    return nearest(key, absent)


Keys = tuple[str | int, ...]
"""The path from a table to a value in it."""
Read = Callable[["Reader", Field, Any, Keys], Any]
"""What reads a value of a type: the reader of its table, its field, the value, and where it stands."""


class Shape(NamedTuple):
    """What a table may hold, prepared for reading many such tables."""

    fields: Mapping[str, Field]
    readers: Mapping[str, Read]
    required: tuple[str, ...]


class Reader:
    """Reads the values of one table. A value that is wrong becomes a problem and None."""

    def __init__(self, table: Mapping[str, Any], path: Path, problems: list[Problem]) -> None:
        self.table = table
        self.path = path
        self.problems = problems

    def read(self, shape: Shape, what: str) -> dict[str, Any]:
        """Return the typed values of the table by name, without those that are absent, empty or wrong.

        A key that the shape doesn't have is a problem, and so is a required field that is missing; `what` names
        the table in messages.
        """
        table, readers, fields = self.table, shape.readers, shape.fields
        values = {}
        unknown = []
        for key, raw in table.items():
            reader = readers.get(key)
            if reader is None:
                unknown.append(key)
                continue
            field = fields[key]
            value = reader(self, field, raw, (key,))
            if value is not None and value != ():
                values[field.name] = value  # all tables share one string for this key
        misspelt = self._misspelt(unknown, shape, what) if unknown else frozenset()
        for name in shape.required:
            if name not in table and name not in misspelt:
                self._missing(fields[name], what)
        return values

    def _misspelt(self, unknown: Sequence[str], shape: Shape, what: str) -> frozenset[str | None]:
        """Report the unknown keys, and return the absent fields that they were meant for: these aren't missing too."""
        for key in unknown:
            help_ = Suggestion(key, shape.fields, "keys")
            self.problem(Code.UNKNOWN_KEY, f"unknown key {quoted(key)} in {what}", key, help=help_, at_key=True)
        absent = tuple(name for name in shape.fields if name not in self.table)
        return frozenset(_meant(key, absent) for key in unknown[:_MANY])

    def problem(
        self,
        code: Code,
        message: str,
        *keys: str | int,
        help: str | Suggestion = "",
        at_key: bool = False,
    ) -> None:
        """Report a problem at a key of this table, or at a value however deep."""
        self.problems.append(Problem(code=code, message=message, path=(*self.path, *keys), help=help, at_key=at_key))

    def _missing(self, field: Field, what: str) -> None:
        help_ = f"add {field.name}: {field.meaning}"
        if field.choices:
            help_ += f" ({', '.join(field.choices)})"
        elif field.example:
            help_ += f", such as {field.name} = {example(field)}"
        self.problem(Code.MISSING_KEY, f"{what} has no {field.name}", help=help_)

    def wrong_type(self, field: Field, keys: Keys, value: object, expected: str, help: str = "") -> None:
        """Report a value that is not of its field's type."""
        self.problem(Code.WRONG_TYPE, f"{field.name} is {quoted(value)}, not {expected}", *keys, help=help)

    def not_in_quotes(self, field: Field, keys: Keys, value: object) -> None:
        """Report a value that is not the text that it should be."""
        help_ = "" if isinstance(value, dict | list) else f'put it in quotes: {field.name} = "{quoted(value)}"'
        self.wrong_type(field, keys, value, "text in quotes", help_)


def example(field: Field) -> str:
    """Return the example of a field as TOML writes it; "" where there is none."""
    if not field.example or field.example[0] in "[{" or field.type in (Type.NUMBER, Type.COUNT, Type.FLAG):
        return field.example
    return f'["{field.example}"]' if field.type.is_list else f'"{field.example}"'
