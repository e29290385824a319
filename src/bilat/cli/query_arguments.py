"""From the words of a question to the Query that they ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bilat.errors import DateError, OptionError, UnknownNameError
from bilat.index import Index
from bilat.query.query import Query
from bilat.schema.fields import Field
from bilat.schema.kinds import Kind
from bilat.values.dates import EVER, FIRST_DAY, LAST_DAY, DateRange, parse_date
from bilat.values.text_folding import bare, search_words

_NAMED = {
    "person": ("person",),
    "organisation": ("organisation",),
    "said_by": ("person", "organisation"),
    "source": ("source",),
}
"""What the filters name that every kind has."""


def query(kind: Kind | None, given: Mapping[str, Any], index: Index) -> tuple[Query, dict[str, str]]:
    """Return the Query that the given options ask, and its words for the answer to repeat.

    Without a `kind` it asks facts of every kind, or those that the options name.

    Raises:
        OptionError: a date is none, or nothing in the base is called so.
    """
    asked: dict[str, str] = {}
    values: dict[str, Any] = {}
    equal: list[tuple[str, str]] = []
    for name, value in given.items():
        if value in (None, False, ()):
            continue
        _hold(name, value)
        if name in _NAMED:
            values["by" if name == "said_by" else name] = asked[name] = _resolved(index, name, value, _NAMED[name])
        elif name in ("country", "one_sided"):
            values[name] = asked[name] = _country(name, value)
        elif name in ("text", "place", "topic"):
            values[name] = asked[name] = value
        elif name in ("disputed", "withdrawn"):
            values[name], asked[name] = True, "yes"
        elif name == "kind":
            values["kinds"], asked[name] = value, ", ".join(value)
        elif kind and (field := kind.field(name)):
            found = _field_value(field, value, index)
            asked[name] = found
            equal.append((name, found))
        else:
            asked[name] = value
    return Query(kind=kind.name if kind else None, window=_window(given), equal=tuple(equal), **values), asked


def _hold(name: str, value: Any) -> None:
    """Refuse a value that asks for nothing, as a script gives it whose variable is empty: it would keep everything."""
    option = f"--{name.replace('_', '-')}"
    if isinstance(value, str) and not value.strip():
        raise OptionError("it is empty; give a value, or leave it out.", option)
    if name in ("text", "place") and not search_words(value):
        raise OptionError(f"{value!r} holds no word to look for.", option)


def _field_value(field: Field, value: str, index: Index) -> str:
    """Return what a field must hold: a code, the id of what is called so, folded text, or a word as it stands."""
    names = field.type.names
    if "country" in names and (not field.type.entity_types or _code(value)):
        return _country(field.name, value)
    if field.type.entity_types:
        return _resolved(index, field.name, value, field.type.entity_types)
    return bare(value) if field.type.comparison == "folded" else value


def _window(given: Mapping[str, Any]) -> DateRange:
    if given.get("year") and (given.get("since") or given.get("until")):
        raise OptionError("--year can't stand beside --since and --until; one says it all.")
    if given.get("year"):
        return _days("--year", given["year"])
    since = _days("--since", given["since"]).first if given.get("since") else FIRST_DAY
    until = _days("--until", given["until"]).last if given.get("until") else LAST_DAY
    if since > until:
        raise OptionError(f"--since {given['since']} is later than --until {given['until']}.")
    return DateRange(since, until) if (since, until) != (FIRST_DAY, LAST_DAY) else EVER


def _days(option: str, value: str) -> DateRange:
    try:
        return parse_date(value).span
    except DateError as error:
        raise OptionError(f"{error}; {error.help}.", option) from None


def _code(value: str) -> str | None:
    from bilat.values import countries

    return countries.code(value)


def _country(option: str, value: str) -> str:
    from bilat.values import countries

    code = _code(value)
    if code is None:
        near = countries.nearest(value)
        hint = f"; did you mean {near}?" if near else "; give a code such as ML, or a name."
        raise OptionError(f"{value!r} is no country{hint}", f"--{option.replace('_', '-')}")
    return code


def _resolved(index: Index, name: str, value: str, entity_types: tuple[str, ...]) -> str:
    failures: list[UnknownNameError] = []
    for one in entity_types:
        try:
            return index.resolve(one, value)
        except UnknownNameError as error:
            failures.append(error)
    near = [id_ for error in failures for id_ in error.near]
    hint = f"; did you mean {' or '.join(near[:3])}?" if near else "."
    what = " or ".join(entity_types)
    raise OptionError(f"the base knows no {what} called {value!r}{hint}", f"--{name.replace('_', '-')}")
