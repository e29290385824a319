"""Answers for screen readers: one field a line, nothing drawn, signs in words, a blank line between rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.evidence.reading_words import field_name
from bilat.output.machine.records import Records
from bilat.output.machine.records import cell as value_cell
from bilat.output.reply import RowsReply
from bilat.output.totals_wording import sentence, spread, together
from bilat.output.wording import (
    NO_MATCH,
    cell,
    counted,
    date,
    disputed_span,
    doubt,
    kind_count,
    number,
    side_name,
    standing,
    verified_counts,
    year_words,
)
from bilat.query.listing import Listing
from bilat.schema.fields import Field, FieldType, Type
from bilat.schema.kinds import KINDS
from bilat.values import countries, languages
from bilat.values.safe_text import safe
from bilat.values.value_words import spaced, value_words

if TYPE_CHECKING:
    from bilat.model.rows import FactRow
    from bilat.query.answers import StatsAnswer, WitnessCounts

_WORDS = (
    (re.compile(r"≥(?=\d)"), "at least "),
    (re.compile(r"≤(?=\d)"), "up to "),
    (re.compile(r"~(?=\d)"), "about "),
    (re.compile(r"(?<=\d)–(?=\d)"), " to "),
    (re.compile(r" — "), ", "),
    (re.compile(r"[†‡] ?"), ""),  # words say what they mark
    (re.compile(r"[“”«»„]"), '"'),
)


def spoken(text: str) -> str:
    """Return a text, safe to print, with bilat's signs put into words."""
    text = safe(text)
    for sign, words in _WORDS:
        text = sign.sub(words, text)
    return text


def lines(pieces: Iterable[str]) -> Iterator[str]:
    """Return text that has a label and a field on each line, without its columns, its signs in words."""
    for line in (line.strip() for piece in pieces for line in piece.splitlines()):
        yield _LABEL.sub(r"\1: ", spoken(line)) + "\n"


_LABEL = re.compile(r"^ *(\S[\w\[\] ]*?) {2,}(?=\S)")


def render(reply: RowsReply, fields: Sequence[str]) -> Iterator[str]:
    """Return the answer as its command reads it out, else the fields of each row that hold something."""
    own = None if fields else reply.spoken()
    yield from _rows(reply.records(fields), reply.columns()) if own is None else own
    if reply.below:
        yield f"\n{spoken(reply.below)}\n"


def _rows(records: Records, columns: Sequence[Field]) -> Iterator[str]:
    types = {column.name: column.type for column in columns}
    for n, row in enumerate(records.picked()):
        yield "\n" if n else ""
        for name, value in row.items():
            if value not in (None, [], {}, False):
                yield f"{field_name(name)}: {spoken(_value(value, types[name]))}\n"


def _value(value: object, type_: FieldType) -> str:
    match value:
        case list():
            return "; ".join(_value(one, type_.item or type_) for one in value)
        case dict():
            return ", ".join(f"{name} {_value(one, Type.TEXT)}" for name, one in value.items() if one is not None)
        case str() if type_ in (Type.DATE, Type.DAY):
            return date(value)
        case str() if "country" in type_.names and value.isupper():
            return countries.name(value)
        case str() if type_ is Type.LANGUAGE:
            return languages.name(value) or value
        case str() if type_ in (Type.WORD, Type.COMMODITY):
            return spaced(value)
        case bool() | int() | float():
            return value_words("", value)
    return value_cell(value)


def _witnesses(label: str, row: WitnessCounts) -> Iterator[str]:
    yield f"{label}\n"
    yield f"facts: {number(row['facts'])}\n"
    yield f"one witness: {number(row['single_witness'])}\n"
    yield f"disputed: {number(row['disputed'])}\n"
    yield from (f"{countries.name(party)} alone: {number(count)}\n" for party, count in row["one_sided"].items())
    yield "\n"


def counts(answer: StatsAnswer) -> Iterator[str]:
    """Return the counts of a base: those of the quotes, of all facts, each kind and each year, and of the sources."""
    quotes, sources = answer["quotes"], answer["sources"]
    yield f"quotes: {number(quotes['quotes'])}, {verified_counts(quotes)}\n\n"
    yield from _witnesses("all kinds", answer)
    for row in answer["kinds"]:
        yield from _witnesses(row["kind"], row)
    for side in answer["sides"]:
        alone = f", {number(side['alone'])} of them by it alone" if side["alone"] else ""
        told = f"{counted(side['claims'], 'claim')} ({side['share']} %), on {counted(side['facts'], 'fact')}{alone}"
        yield f"{side_name(side['side'])}: {told}\n"
    yield f"heard from outside: {counted(answer['outside'], 'fact')}\n\n"
    for year in answer["years"]:
        kinds = ", ".join(kind_count(kind, count) for kind, count in year["kinds"].items() if count)
        yield f"{year_words(year['year'])}: {counted(year['facts'], 'fact')}, {kinds}\n"
    yield f"\nsources: {number(sources['sources'])}\n"
    yield from (f"{spaced(type_)}: {number(count)}\n" for type_, count in sources["types"].items())
    yield from (f"in {languages.name(code) or code}: {number(count)}\n" for code, count in sources["languages"].items())


def facts(listing: Listing, *, totals_only: bool) -> Iterator[str]:
    """Return each fact as people read it, then each total as a sentence."""
    doubts = listing.doubts
    for n, row in enumerate(listing.facts, start=1):
        yield f"{n} of {len(listing.facts)}: {spoken(row['title'])}\n"
        yield from (f"{name}: {spoken(said)}\n" for name, said in _fields(row, listing) if said)
        yield from (f"{spoken(doubt(field))}\n" for field in doubts.get(row["id"], ()))
        yield "\n"
    if not listing.facts and not totals_only:
        yield f"{NO_MATCH}\n"
    yield from (f"{spoken(sentence(row, listing))}\n" for row in listing.totals)
    yield from (f"{spoken(sentence(row, listing, whole=True))}\n" for row in together(listing))
    yield from (f"{spoken(words)}\n" for words in spread(listing.together))


def _fields(row: FactRow, listing: Listing) -> Iterator[tuple[str, str]]:
    yield "id", row["id"]
    for column in KINDS[listing.kind].columns:
        if column.key != "title":
            yield column.heading.lower(), cell(row, column.key, listing)
        if column.key == "amount":
            yield "range of the sources", disputed_span(row)
    yield "note", "; ".join(standing(row))
    yield "sources disagree on", ", ".join(map(field_name, row["disputed"]))
