"""From `--known-by`, `--without` and `--only` to the selection of claims that an answer rests on."""

from __future__ import annotations

from bilat.cli.arguments import Arguments
from bilat.cli.options import KNOWN_BY, ONLY, WITHOUT
from bilat.cli.query_arguments import code, days
from bilat.errors import OptionError, UnknownNameError
from bilat.index import Index
from bilat.model.selection import Selection, Voice
from bilat.values.dates import LAST_DAY
from bilat.values.suggestions import hint


def selection(arguments: Arguments, index: Index) -> Selection:
    """Return the selection that the options make; `index`, that of the whole base, knows the names.

    Raises:
        OptionError: a date is invalid or has no end, or the base has nobody of that name.
    """
    known_by = arguments.text(KNOWN_BY)
    return Selection(
        known_by=None if known_by is None else _last_day(known_by),
        without=_voices(arguments.texts(WITHOUT), WITHOUT.name, index),
        only=_voices(arguments.texts(ONLY), ONLY.name, index),
    )


def _last_day(date: str) -> str:
    last: str = days(KNOWN_BY.name, date).last
    if last == LAST_DAY:
        raise OptionError(f"{date!r} has no end; give a day, a month or a year.", KNOWN_BY.name)
    return last


def _voices(names: tuple[str, ...], option: str, index: Index) -> frozenset[Voice]:
    return frozenset(voice for name in names for voice in _called(name, option, index))


def _called(name: str, option: str, index: Index) -> list[Voice]:
    """Return everybody who is called so, or the side of a country, by its code or name."""
    if not name.strip():
        raise OptionError("the value is empty; give a name, or leave the option out.", option)
    country = code(name)
    if country and name == country:
        return [Voice("side", country)]
    try:
        return index.voices(name)
    except UnknownNameError as error:
        if country:
            return [Voice("side", country)]
        if error.ambiguous:
            raise OptionError(f"more than one voice is called {name!r}: {', '.join(error.near)}.", option) from None
        end = hint(error.near, "; give the id of a source, a publisher, a person or body, or a country such as RU.")
        raise OptionError(f"the base has no voice called {name!r}{end}", option) from None
