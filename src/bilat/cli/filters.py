"""The options that keep some facts and not others, and the Query that comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import click

from bilat.cli.misuse import Word
from bilat.cli.output import completing
from bilat.dates import EVER, FIRST_DAY, LAST_DAY, DateError, Span, parse_date
from bilat.fields import Field, Type
from bilat.index import Index, UnknownName
from bilat.kinds import KINDS, Kind
from bilat.kinds.kind import HEAD, TAIL
from bilat.query import COUNTRY_TYPES, ORGANISATION_TYPES, Query

_NAMED = {"person": "person", "organisation": "organisation", "said_by": "person or organisation", "source": "source"}


class Filter(click.Option):
    """An option that keeps some facts and not others."""

    heading = "Which facts"


def filter_options(kind: Kind) -> list[click.Option]:
    """Return the options that a kind's facts can be filtered by; one it has no field for is not among them."""
    return [*_time(), *_names(kind.fields), *_field_options(kind.fields), *_any()]


def shared_filters() -> list[click.Option]:
    """Return the options that facts of every kind can be filtered by, and `--kind`, which may be repeated."""
    fields = [field for kind in KINDS.values() for field in kind.fields]
    return [_kind(), *_time(), *_names(fields), *_field_options((*HEAD, *TAIL)), *_any()]


def _kind() -> click.Option:
    return _option("--kind", multiple=True, type=Word(list(KINDS)), help="Keep this kind; may be repeated.")


def _time() -> Iterator[click.Option]:
    yield _option("--year", offers="year", metavar="DATE", help="Keep what may fall in this year, or any date in EDTF.")
    yield _option("--since", offers="year", metavar="DATE", help="Keep what may fall on this day or later.")
    yield _option("--until", offers="year", metavar="DATE", help="Keep what may fall on this day or earlier.")


def _names(fields: Iterable[Field]) -> Iterator[click.Option]:
    types = {field.type for field in fields}
    if types & COUNTRY_TYPES:
        yield _option("--country", offers="country", metavar="NAME", help="Keep what concerns a country: code or name.")
    if types & {Type.PERSON, Type.PEOPLE}:
        yield _option(
            "--person", offers="person", metavar="NAME", help="Keep what a person took part in: id or any spelling."
        )
    if types & ORGANISATION_TYPES:
        yield _option(
            "--organisation",
            offers="organisation",
            metavar="NAME",
            help="Keep what a body took part in: id or any spelling.",
        )
    yield _option("--said-by", offers="said-by", metavar="NAME", help="Keep what this person or body says.")
    yield _option("--source", offers="source", metavar="ID", help="Keep what this source speaks of.")


def _field_options(fields: Iterable[Field]) -> Iterator[click.Option]:
    return (_field_option(field) for field in fields if field.filter)


def _field_option(field: Field) -> click.Option:
    type_ = Word(field.choices) if field.type is Type.WORD else None
    metavar = None if type_ else field.name.upper().rstrip("S")
    name = "--topic" if field.name == "topics" else f"--{field.name}"
    return _option(name, offers=_OFFERED.get(field.type, ""), type=type_, metavar=metavar, help=field.filter)


_OFFERED = {Type.COUNTRY: "country", Type.COMMODITY: "commodity", Type.WORDS: "topic"}


def _any() -> Iterator[click.Option]:
    yield _option("--text", metavar="WORDS", help="Keep facts in which all these words occur.")
    yield _option("--disputed", is_flag=True, help="Keep facts on which sources disagree.")
    yield _option(
        "--one-sided", offers="country", metavar="NAME", help="Keep what rests on this country's officials alone."
    )
    yield _option("--withdrawn", is_flag=True, help="Keep facts that were taken back, too.")


def _option(name: str, *, offers: str = "", **settings: Any) -> click.Option:
    """Return a filter; what the base `offers` for its value is looked up when TAB is pressed."""
    return Filter([name], shell_complete=completing(offers) if offers else None, **settings)


def query(kind: Kind | None, given: Mapping[str, Any], index: Index) -> tuple[Query, dict[str, str]]:
    """Return the Query that the given options ask, and its words for the answer to repeat.

    Without a `kind` it asks facts of every kind, or those that the options name.

    Raises:
        click.UsageError: a date is none, or nothing in the base is called so.
    """
    asked: dict[str, str] = {}
    values: dict[str, Any] = {}
    equal: list[tuple[str, str]] = []
    for name, value in given.items():
        if value in (None, False, ()):
            continue
        if name in _NAMED:
            values["by" if name == "said_by" else name] = asked[name] = _resolved(index, name, value)
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


def _field_value(field: Field, value: str, index: Index) -> str:
    match field.type:
        case Type.COUNTRY:
            return _country(field.name, value)
        case Type.COMMODITY:
            return _resolved(index, field.name, value, "commodity")
        case Type.TEXT:
            from bilat.folding import bare

            return bare(value)
    return value


def _window(given: Mapping[str, Any]) -> Span:
    if given.get("year") and (given.get("since") or given.get("until")):
        raise click.UsageError("--year can't stand beside --since and --until; one says it all.")
    if given.get("year"):
        return _days("--year", given["year"])
    since = _days("--since", given["since"]).first if given.get("since") else FIRST_DAY
    until = _days("--until", given["until"]).last if given.get("until") else LAST_DAY
    if since > until:
        raise click.UsageError(f"--since {given['since']} is later than --until {given['until']}.")
    return Span(since, until) if (since, until) != (FIRST_DAY, LAST_DAY) else EVER


def _days(option: str, value: str) -> Span:
    try:
        return parse_date(value).span
    except DateError as error:
        raise click.BadParameter(f"{error}; {error.help}.", param_hint=option) from None


def _country(option: str, value: str) -> str:
    from bilat import countries

    code = countries.code(value)
    if code is None:
        near = countries.nearest(value)
        hint = f"; did you mean {near}?" if near else "; give a code such as ML, or a name."
        raise click.BadParameter(f"{value!r} is no country{hint}", param_hint=f"--{option.replace('_', '-')}")
    return code


def _resolved(index: Index, name: str, value: str, sort: str = "") -> str:
    sorts: tuple[str, ...] = ("person", "organisation") if name == "said_by" else (sort or name,)
    failures: list[UnknownName] = []
    for one in sorts:
        try:
            return index.resolve(one, value)
        except UnknownName as error:
            failures.append(error)
    near = [id_ for error in failures for id_ in error.near]
    hint = f"; did you mean {' or '.join(near[:3])}?" if near else "."
    what = _NAMED.get(name, sort or name)
    raise click.BadParameter(
        f"the base knows no {what} called {value!r}{hint}", param_hint=f"--{name.replace('_', '-')}"
    )
