"""Answers for screen readers: one field a line, nothing drawn, signs in words, a blank line between rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bilat.output.machine.records import Records
from bilat.output.machine.records import cell as value_cell
from bilat.output.reply import RowsReply
from bilat.output.totals_wording import sentence, spread, together
from bilat.output.wording import NO_MATCH, OUTSIDE, cell, disputed_span, field_name, standing
from bilat.query.listing import Listing
from bilat.schema.kinds import KINDS
from bilat.values.safe_text import safe

if TYPE_CHECKING:
    from bilat.model.rows import FactRow

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
    """Return a text, safe to print, with the signs that bilat writes said in words."""
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
    return _rows(reply.records(fields)) if own is None else own


def _rows(records: Records) -> Iterator[str]:
    for n, row in enumerate(records.picked()):
        yield "\n" if n else ""
        for name, value in row.items():
            if value not in (None, [], {}, False):
                yield f"{name.replace('_', ' ')}: {spoken(_value(value))}\n"


def _value(value: Any) -> str:
    match value:
        case list():
            return "; ".join(map(_value, value))
        case dict():
            return ", ".join(f"{name} {_value(one)}" for name, one in value.items() if one is not None)
        case True:
            return "yes"
    return value_cell(value)


def facts(listing: Listing, *, totals_only: bool) -> Iterator[str]:
    """Return each fact as people read it, then each total as a sentence."""
    uncertain = set(listing.uncertain)
    for n, row in enumerate(listing.facts, start=1):
        yield f"{n} of {len(listing.facts)}: {spoken(row['title'])}\n"
        yield from (f"{name}: {spoken(said)}\n" for name, said in _fields(row, listing) if said)
        yield f"{OUTSIDE}\n\n" if row["id"] in uncertain else "\n"
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
