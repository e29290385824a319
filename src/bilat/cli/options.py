"""The options of listings as plain values: click's own are made of them, and plain questions are read by them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bilat.query.query import GROUPINGS
from bilat.schema.fields import Field, Type
from bilat.schema.kind import HEAD, TAIL
from bilat.schema.kinds import KINDS, Kind


class Option(NamedTuple):
    """An option of a command."""

    name: str
    """As it is typed: "--said-by"."""
    help: str
    heading: str = ""
    """Where it stands on the help page, if its name doesn't say so."""
    flag: bool = False
    metavar: str | None = None
    words: tuple[str, ...] = ()
    """The closed set that its value is one of."""
    least: int | None = None
    """The least whole number that its value may be; None where it is no number."""
    default: int | None = None
    many: bool = False
    """Whether it may be repeated."""
    offers: str = ""
    """What a base offers for its value, as `bilat.index.offers` knows it."""

    @property
    def key(self) -> str:
        """The name under which its value is handed on: "said_by"."""
        return self.name.strip("-").replace("-", "_")


JSON = Option("--json", "One JSON object.", flag=True)
FACTS = Option("--facts", "The fact file to read, in place of the one that ships.", metavar="FILE")
SEARCHED = 50
"""As many facts as a search shows if it is not told."""


def listing_options(kind: Kind) -> Iterator[Option]:
    """Return what the command that lists a kind takes, but for its output: filters, totals, order and length."""
    yield from (*_time(), *_names(kind.fields), *_fields(kind.fields), *_any())
    if kind.totals:
        yield Option("--by", "Group the totals.", words=GROUPINGS)
        yield Option("--totals", "Leave the facts out, print the totals alone.", flag=True)
        yield Option("--chart", "Draw the totals by year, or --by month, with their spans.", flag=True)
        yield Option("--explain", "Print the arithmetic of the totals, line by line.", flag=True)
    yield limit()
    yield Option("--reverse", "Show the latest first.", flag=True)


def shared_filters() -> Iterator[Option]:
    """Return what facts of every kind can be filtered by, and `--kind`, which may be repeated."""
    fields = [field for kind in KINDS.values() for field in kind.fields]
    yield _filter("--kind", "Keep this kind; may be repeated.", words=tuple(KINDS), many=True)
    yield from (*_time(), *_names(fields), *_fields((*HEAD, *TAIL)), *_any())


def search_options() -> Iterator[Option]:
    """Return what `search` takes, but for its words and its output."""
    yield from shared_filters()
    yield limit(SEARCHED)


def limit(default: int | None = None) -> Option:
    """Return the option that cuts what is shown."""
    return Option("--limit", "Show at most N facts.", metavar="N", least=0, default=default)


def _filter(
    name: str,
    help: str,
    metavar: str | None = None,
    offers: str = "",
    *,
    words: tuple[str, ...] = (),
    flag: bool = False,
    many: bool = False,
) -> Option:
    return Option(name, help, heading="Which facts", metavar=metavar, offers=offers, words=words, flag=flag, many=many)


def _time() -> Iterator[Option]:
    yield _filter("--year", "Keep what may fall in this year, or any date in EDTF.", "DATE", "year")
    yield _filter("--since", "Keep what may fall on this day or later.", "DATE", "year")
    yield _filter("--until", "Keep what may fall on this day or earlier.", "DATE", "year")


def _names(fields: Iterable[Field]) -> Iterator[Option]:
    named = {name for field in fields for name in field.type.names}
    if "country" in named:
        yield _filter("--country", "Keep what concerns a country: code or name.", "NAME", "country")
    if "person" in named:
        yield _filter("--person", "Keep what a person took part in: id or any spelling.", "NAME", "person")
    if "organisation" in named:
        yield _filter("--organisation", "Keep what a body took part in: id or any spelling.", "NAME", "organisation")
    yield _filter("--said-by", "Keep what this person or body says.", "NAME", "said-by")
    yield _filter("--source", "Keep what this source speaks of.", "ID", "source")


def _fields(fields: Iterable[Field]) -> Iterator[Option]:
    return (_field(field) for field in fields if field.filter)


def _field(field: Field) -> Option:
    name = "--topic" if field.type is Type.TOPICS else f"--{field.name}"
    if field.type is Type.WORD:
        return _filter(name, field.filter, words=field.choices)
    return _filter(name, field.filter, field.name.upper().rstrip("S"), " ".join(field.type.names))


def _any() -> Iterator[Option]:
    yield _filter("--text", "Keep facts in which all these words occur.", "WORDS")
    yield _filter("--disputed", "Keep facts on which sources disagree.", flag=True)
    yield _filter("--one-sided", "Keep what rests on this country's officials alone.", "NAME", "country")
    yield _filter("--withdrawn", "Keep facts that were taken back, too.", flag=True)
