"""From the filters of a command line to a Query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bilat.cli.arguments import Arguments, Value
from bilat.cli.options import VOICES
from bilat.errors import DateError, OptionError, UnknownNameError
from bilat.index import Index
from bilat.query.query import NOT_STATED, Query
from bilat.schema.fields import Field, Type
from bilat.schema.kinds import Kind
from bilat.values.dates import FIRST_DAY, LAST_DAY, DateRange, Window, joined, parse_date
from bilat.values.text_folding import bare, search_words

_NAMED = {
    "person": ("person",),
    "organisation": ("organisation",),
    "said_by": ("person", "organisation"),
    "source": ("source",),
    "publisher": ("publisher",),
}
"""What a filter that every kind has may name."""
_TIME = ("year", "since", "until")


def query(kind: Kind | None, arguments: Arguments, index: Index) -> tuple[Query, dict[str, str | list[str]]]:
    """Return the Query that the given filters make, and its words for the answer to repeat.

    Without a `kind` it selects facts of every kind, or of those that `--kind` names.

    Raises:
        OptionError: a date is invalid, two filters exclude each other, or the base has nothing of that name.
    """
    filters: dict[str, Any] = {}
    equal: list[tuple[str, str]] = []
    given = {name: _texts(value) for name, value in arguments.filters()}
    repeated: dict[str, str | list[str]] = {}
    if (voices := arguments.count(VOICES)) is not None:
        filters["voices"], repeated["voices"] = voices, str(voices)
        del given["voices"]
    for name, texts in given.items():
        if not texts:
            filters[name], repeated[name] = True, "yes"
            continue
        values = list(dict.fromkeys(_value(kind, name, text, index) for text in texts))
        repeated[name] = values[0] if len(values) == 1 else values
        if name in _OWN:
            filters[_OWN[name]] = tuple(values)
        elif name == "text":
            filters[name] = "\n".join(values)  # a number ends with its text
        elif name not in _TIME:
            equal += ((name, value) for value in values)
    return Query(kind=kind.name if kind else None, window=_window(given), equal=tuple(equal), **filters), repeated


_OWN = {name: name for name in ("country", "person", "organisation", "topic", "place", "one_sided")}
_OWN |= {name: name for name in ("source", "publisher", "source_type", "publisher_country")}
_OWN |= {"said_by": "by", "kind": "kinds"}
"""The filters that have a field of their own in a Query."""


def _texts(value: Value) -> tuple[str, ...]:
    """Return what was given to a filter; nothing to one that takes none."""
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _value(kind: Kind | None, name: str, text: str, index: Index) -> str:
    """Return what a filter is to hold, as it was given or by the id or code of what it names."""
    refuse_empty(name, text)
    if name in _NAMED:
        return resolved(index, name, text, _NAMED[name])
    if name in ("country", "one_sided", "publisher_country"):
        return country(name, text)
    if name in ("kind", "text", "place", "topic", "source_type", *_TIME):
        return text
    return _field_value(_field(kind, name), text, index)


def _field(kind: Kind | None, name: str) -> Field:
    field = kind and kind.field(name)
    if not field:
        raise LookupError(f"no filter is called {name}")
    return field


def refuse_empty(name: str, value: str) -> None:
    """Refuse an empty value, such as that of an unset variable in a script: it would match everything.

    Raises:
        OptionError: it is such a value.
    """
    if not value.strip():
        raise OptionError("the value is empty; give one, or leave the option out.", _option(name))
    if name in ("text", "place") and not search_words(value):
        raise OptionError(f"{value!r} contains no word to look for.", _option(name))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _field_value(field: Field, value: str, index: Index) -> str:
    """Return what the field must hold: a code, the id of what is called so, folded text, or the word as it stands."""
    if value == NOT_STATED and field.required:
        raise OptionError(f"every fact states its {field.name}.", _option(field.name))
    if value == NOT_STATED:
        return value
    entity_types = field.type.entity_types
    if "country" in field.type.names and (not entity_types or code(value)):
        return country(field.name, value)
    if entity_types:
        return resolved(index, field.name, value, entity_types)
    if field.type is Type.UNIT and value not in (units := index.units()):
        from bilat.cli.refusals import meant  # most units are known
        from bilat.values.units import usual_unit

        if (usual := usual_unit(value)) and usual in units:
            return usual
        raise OptionError(f"no fact gives an amount in {value!r}{meant(value, units)}", _option(field.name))
    return bare(value) if field.type.comparison == "folded" else value


def _window(given: Mapping[str, Sequence[str]]) -> Window:
    years = given.get("year", ())
    since, until = ((*given.get(name, ()), None)[0] for name in ("since", "until"))
    if years and (since or until):
        raise OptionError("--year can't be combined with --since or --until.")
    if years:
        return joined(days("--year", year) for year in years)
    first = days("--since", since).first if since else FIRST_DAY
    last = days("--until", until).last if until else LAST_DAY
    if first > last:
        raise OptionError(f"--since {since} is later than --until {until}.")
    return (DateRange(first, last),)


def days(option: str, value: str) -> DateRange:
    """Return the days that a date spans.

    Raises:
        OptionError: it is none.
    """
    try:
        return parse_date(value).span
    except DateError as error:
        raise OptionError(f"{error}; {error.help}.", option) from None


def code(value: str) -> str | None:
    """Return the code of the country that is called so, or None."""
    from bilat.values import countries  # a table of 250 countries, for questions that name one

    return countries.code(value)


def country(name: str, value: str) -> str:
    """Return the code of the country that an option names.

    Raises:
        OptionError: it names none.
    """
    found = code(value)
    if found is None:
        from bilat.values import countries  # a table of 250 countries, for questions that name one
        from bilat.values.suggestions import hint

        end = hint(countries.nearest(value), "; give a code such as ML, or a name.")
        raise OptionError(f"{value!r} is not a country{end}", _option(name))
    return found


def resolved(index: Index, name: str, value: str, entity_types: tuple[str, ...]) -> str:
    """Return the id of what an option names.

    Raises:
        OptionError: nothing in the base is called so, or more than one is.
    """
    failures: list[UnknownNameError] = []
    for one in entity_types:
        try:
            return index.resolve(one, value)
        except UnknownNameError as error:
            failures.append(error)
    near = [id_ for error in failures for id_ in error.near]
    what = " or ".join(entity_types)
    if any(error.ambiguous for error in failures):
        raise OptionError(f"more than one {what} is called {value!r}: {', '.join(near)}.", _option(name))
    from bilat.values.suggestions import hint  # an unknown name is rare

    raise OptionError(f"the base has no {what} called {value!r}{hint(near[:3])}", _option(name))
