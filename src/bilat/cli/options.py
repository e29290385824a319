"""The options that commands share: filters, totals, order and length, output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilat.cli.option import FILTERS, OUTPUT, TOTALS, Option
from bilat.output.formats import FORMATS
from bilat.schema.fields import Field, Type
from bilat.schema.kind import HEAD, TAIL
from bilat.schema.kinds import KINDS, Kind

JSON = Option("--json", "Print one JSON object, for programs.", OUTPUT, flag=True)

# Output: the formats are options made of the table of formats.
FIELDS = Option("--fields", "Only these fields, in this order.", OUTPUT, metavar="A,B,…", offers="fields", many=True)
_LINES = "NUL line ends; no pager; 1 if empty."
NULL = Option("--null", "End lines with NUL, for xargs -0.", OUTPUT, flag=True, short="-0", together=_LINES)
NO_PAGER = Option("--no-pager", "Never start a pager.", OUTPUT, flag=True, together=_LINES)
FAIL_EMPTY = Option("--fail-empty", "Exit with 1 if nothing is found.", OUTPUT, flag=True, together=_LINES)

# Totals.
BY = Option("--by", "Group the totals.", TOTALS)
TOTALS_ONLY = Option("--totals", "Print only the totals.", TOTALS, flag=True)
CHART = Option("--chart", "Draw the totals by year, or --by month.", TOTALS, flag=True)
EXPLAIN = Option("--explain", "Print the arithmetic of the totals, line by line.", TOTALS, flag=True)

# Order and length.
_CUT = "At most N facts; the latest first."
LIMIT = Option("--limit", "Show at most N facts.", OUTPUT, metavar="N", least=0, together=_CUT)
REVERSE = Option("--reverse", "Show the latest first.", OUTPUT, flag=True, together=_CUT)


def listing_options(kind: Kind) -> Iterator[Option]:
    """Return what the command that lists a kind takes: filters, totals, order and length, output."""
    yield from (*_time(), *_names(kind.fields), *_fields(kind.fields), *_any())
    if kind.totals:
        yield from (BY._replace(words=tuple(kind.groupings)), TOTALS_ONLY, CHART, EXPLAIN)
    yield from (*output_options(), LIMIT, REVERSE)


def query_options() -> Iterator[Option]:
    """Return what a question about facts of every kind takes: its filters, `--kind` among them, and output."""
    fields = [field for kind in KINDS.values() for field in kind.fields]
    yield Option("--kind", "Facts of this kind.", FILTERS, words=tuple(KINDS), many=True)
    yield from (*_time(), *_names(fields), *_fields((*HEAD, *TAIL)), *_any(), *output_options())


def output_options() -> Iterator[Option]:
    """Return the options of every command that answers with rows: its formats, and how lines are written."""
    for name, format_ in FORMATS.items():
        yield Option(f"--{name}", format_.help, OUTPUT, flag=True, together="The answer for programs.")
    yield from (FIELDS, NULL, NO_PAGER, FAIL_EMPTY)


def _filter(name: str, help: str, metavar: str | None, offers: str, together: str = "", *, many: bool = True) -> Option:
    return Option(name, help, FILTERS, metavar=metavar, offers=offers, together=together, many=many)


def _time() -> Iterator[Option]:
    together = "Facts that may fall in these dates (EDTF)."
    yield _filter("--year", "Facts that may date from this year, or any EDTF date.", "DATE", "year", together)
    yield _filter("--since", "Facts that may date from this day or later.", "DATE", "year", together, many=False)
    yield _filter("--until", "Facts that may date from this day or earlier.", "DATE", "year", together, many=False)


def _names(fields: Iterable[Field]) -> Iterator[Option]:
    named = {name for field in fields for name in field.type.names}
    together = "Facts involving (all of) them."
    if "country" in named:
        yield _filter("--country", "Facts that concern a country (all): name.", "NAME", "country", together)
    if "person" in named:
        yield _filter("--person", "Facts in which a person took part (all): any spelling.", "NAME", "person", together)
    if "organisation" in named:
        meaning = "Facts in which a body took part (all): any spelling."
        yield _filter("--organisation", meaning, "NAME", "organisation", together)
    together = "Facts with claims by (all) or from them."
    yield _filter("--said-by", "Facts with a claim by this person or body (all).", "NAME", "said-by", together)
    yield _filter("--source", "Facts with a claim from this source.", "ID", "source", together)


def _fields(fields: Iterable[Field]) -> Iterator[Option]:
    return (_field(field) for field in fields if field.filter)


def _field(field: Field) -> Option:
    name = "--topic" if field.type is Type.TOPICS else f"--{field.name}"
    if field.type is Type.WORD:
        return Option(name, field.filter, FILTERS, words=field.choices, many=True)
    is_country = field.type is Type.COUNTRY
    together = "Facts with this country in that role." if is_country else ""
    metavar = "NAME" if is_country else field.name.upper().rstrip("S")
    return _filter(name, field.filter, metavar, " ".join(field.type.names), together)


def _any() -> Iterator[Option]:
    yield _filter("--text", "Facts that contain all these words.", "WORDS", "")
    together = "Only disputed facts; withdrawn ones too."
    yield Option("--disputed", "Facts on which sources disagree.", FILTERS, flag=True, together=together)
    yield Option("--withdrawn", "Include withdrawn facts.", FILTERS, flag=True, together=together)
    yield _filter("--one-sided", "Only its officials and state media say it.", "NAME", "country")
