"""The options that commands share: filters, totals, order and length, output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilat.cli.option import FILTERS, FROM_CLAIMS, OUTPUT, TOTALS, Option
from bilat.output.formats import FORMATS
from bilat.query.query import NOT_STATED
from bilat.schema.fields import PUBLISHER_TYPES, Field, Type
from bilat.schema.kind import HEAD, TAIL
from bilat.schema.kinds import KINDS, Kind

JSON = Option("--json", "Print one JSON object, for programs.", OUTPUT, flag=True)

# Output: the formats are options made of the table of formats.
_COLUMNS = "Only these fields; CSV for Excel."
FIELDS = Option("--fields", "Only these fields, in this order.", OUTPUT, metavar="A,B,…", offers="fields", many=True)
FIELDS = FIELDS._replace(together=_COLUMNS)
BOM = Option("--bom", "Begin CSV with a byte order mark, for Excel.", OUTPUT, flag=True, together=_COLUMNS)
_LINES = "NUL line ends; no pager; 1 if empty."
NULL = Option("--null", "End lines with NUL, for xargs -0.", OUTPUT, flag=True, short="-0", together=_LINES)
NO_PAGER = Option("--no-pager", "Never start a pager.", OUTPUT, flag=True, together=_LINES)
FAIL_EMPTY = Option("--fail-empty", "Exit with 1 if nothing is found.", OUTPUT, flag=True, together=_LINES)

_GOODS = f'These goods or narrower; "{NOT_STATED}".'
_WRITTEN = ("place", "topics")
_ABOUT = "Such places; topics (all); words (all)."
KIND = Option("--kind", "Facts of this kind.", FILTERS, words=tuple(KINDS), many=True)
# Evidence.
_WITNESSES = "On at most N voices; on one side alone."
VOICES = Option(
    "--voices", "Facts on at most N independent voices.", FILTERS, metavar="N", least=1, together=_WITNESSES
)

# From which claims an answer is made.
_VOICE = "publisher said-by source"
_OF_WHOM = "Without their claims; from theirs alone."
KNOWN_BY = Option("--known-by", "From claims published by then alone.", FROM_CLAIMS, metavar="DATE", offers="year")
WITHOUT = Option(
    "--without",
    "Without the claims of a voice or side.",
    FROM_CLAIMS,
    metavar="VOICE",
    offers=_VOICE,
    many=True,
    together=_OF_WHOM,
)
ONLY = WITHOUT._replace(name="--only", help="From the claims of a voice or side alone.")
CHOOSING = (KNOWN_BY, WITHOUT, ONLY)

# Totals.
BY = Option("--by", "By year, month, or a field in their key.", TOTALS, metavar="WORD")
_ONLY = "Alone; added up; drawn; what moves them."
TOTALS_ONLY = Option("--totals", "Print only the totals.", TOTALS, flag=True, together=_ONLY)
EXPLAIN = Option("--explain", "Print the arithmetic of the totals, line by line.", TOTALS, flag=True, together=_ONLY)
CHART = Option("--chart", "Draw the totals by year, or --by month.", TOTALS, flag=True, together=_ONLY)
SENSITIVITY = Option("--sensitivity", "Which source, voice or choice moves a total.", TOTALS, flag=True, together=_ONLY)

# Order and length.
_CUT = "At most N; latest first; rows of claims."
LIMIT = Option("--limit", "Show at most N facts.", OUTPUT, metavar="N", least=0, together=_CUT)
REVERSE = Option("--reverse", "Show the latest first.", OUTPUT, flag=True, together=_CUT)
CLAIMS = Option(
    "--claims", "A row a claim in place of a row per fact, with --csv, say.", OUTPUT, flag=True, together=_CUT
)


def listing_options(kind: Kind) -> Iterator[Option]:
    """Return what the command that lists a kind takes: filters, totals, order and length, output."""
    yield from (*_time(), *_names(kind.fields), *_fields(kind.fields), *_any())
    if kind.totals:
        yield from (BY._replace(words=kind.groupings), TOTALS_ONLY, EXPLAIN, CHART, SENSITIVITY)
    yield from (*answer_options(), LIMIT, REVERSE, CLAIMS)


def query_options() -> Iterator[Option]:
    """Return what a question about facts of every kind takes: its filters, `--kind` among them, and output."""
    fields = [field for kind in KINDS.values() for field in kind.fields]
    yield from (KIND, *_time(), *_names(fields), *_fields((*HEAD, *TAIL)), *_any(), *answer_options())


def answer_options() -> Iterator[Option]:
    """Return the options of every command that answers from facts: from which claims, and in which output."""
    yield from (*CHOOSING, *output_options())


def output_options() -> Iterator[Option]:
    """Return the options of every command that answers with rows: its formats, and how lines are written."""
    for name, format_ in FORMATS.items():
        yield Option(f"--{name}", format_.help, OUTPUT, flag=True, together="The answer for programs.")
    yield from (FIELDS, BOM, NULL, NO_PAGER, FAIL_EMPTY)


def _filter(name: str, help: str, metavar: str | None, offers: str, together: str = "", *, many: bool = True) -> Option:
    return Option(name, help, FILTERS, metavar=metavar, offers=offers, together=together, many=many)


def _time() -> Iterator[Option]:
    together = "Facts that may fall in these dates."
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
    filtered = [field for field in fields if field.filter]
    return map(_field, sorted(filtered, key=lambda field: field.name in _WRITTEN))  # these stand together


def _field(field: Field) -> Option:
    name = "--topic" if field.type is Type.TOPICS else f"--{field.name}"
    if field.type is Type.WORD:
        nothing = (NOT_STATED,) if field.may_be_asked_for_nothing else ()
        return Option(name, field.filter, FILTERS, words=(*field.choices, *nothing), many=True)
    is_country = field.type is Type.COUNTRY
    together = "Facts with this country in that role." if is_country else ""
    together = _ABOUT if field.name in _WRITTEN else together
    together = _GOODS if field.type in (Type.COMMODITY, Type.UNIT) else together
    metavar = "NAME" if is_country else "WORDS" if field.name in _WRITTEN else field.name.upper()
    meaning, offers = field.filter, " ".join(field.type.names) or ("unit" if field.type is Type.UNIT else "")
    if field.may_be_asked_for_nothing and field.name not in _WRITTEN:
        meaning, offers = f'{meaning.rstrip(".")}, or "{NOT_STATED}".', f"{offers} not-stated".strip()
    return _filter(name, meaning, metavar, offers, together)


def _any() -> Iterator[Option]:
    yield _filter("--text", "Facts that contain all these words.", "WORDS", "", _ABOUT)
    together = "Only disputed facts; withdrawn ones too."
    yield Option("--disputed", "Facts on which sources disagree.", FILTERS, flag=True, together=together)
    yield Option("--withdrawn", "Include withdrawn facts.", FILTERS, flag=True, together=together)
    together = "Facts with claims from such pages."
    yield _filter("--publisher", "Facts with a claim from a page of this publisher.", "NAME", "publisher", together)
    meaning = "Facts with a claim from a page whose publisher is of this country."
    yield _filter("--publisher-country", meaning, "NAME", "country", together)
    meaning = "Facts with a claim from a page of such a publisher."
    yield Option("--source-type", meaning, FILTERS, words=PUBLISHER_TYPES, many=True, together=together)
    yield VOICES
    meaning = "Facts resting on its officials and state media alone."
    yield _filter("--one-sided", meaning, "NAME", "country", _WITNESSES)
    together = "With all quotes verified, or not."
    yield Option("--verified", "Facts whose quotes were all found.", FILTERS, flag=True, together=together)
    yield Option("--unverified", "Facts of whose quotes one was not found.", FILTERS, flag=True, together=together)
