"""An answer as CSV (RFC 4180): a line of names, then a line for each row; lines end in CRLF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.output.machine.records import cell
from bilat.values.safe_text import safe

if TYPE_CHECKING:
    from bilat.output.reply import RowsReply

_FORMULA = "'=+-@＝＋－＠\t"
"""What makes a formula, after the apostrophe, which goes first: no other one is to be doubled."""
_SEPARATORS = ";\n"
"""What ends a cell for a reader that takes the semicolon for the separator, and so knows no quotes inside a cell."""
_SEPARATED = frozenset(_SEPARATORS)
_QUOTED = frozenset('",\n')


def render(reply: RowsReply, fields: Sequence[str]) -> Iterator[str]:
    """Return the CSV in pieces. Line breaks inside a text stay; characters that control a terminal don't."""
    records = reply.spreadsheet(fields)
    yield _line(records.columns)
    for row in records.rows:
        yield _line(_text(row.get(name)) for name in records.columns)


def inert(text: str) -> str:
    """Return a text that a spreadsheet takes for text: what it would run as a formula gets an apostrophe in front.

    That is so at its beginning, and after a semicolon or a line break, whichever separator the spreadsheet goes by.
    Source: "CSV Injection", OWASP. An apostrophe that was there is doubled, so that a reader can take one off.
    """
    if text.startswith(tuple(_FORMULA)):
        text = f"'{text}"
    if _SEPARATED.isdisjoint(text):
        return text
    for separator in _SEPARATORS:
        for sign in _FORMULA:
            text = text.replace(separator + sign, f"{separator}'{sign}")
    return text


def _text(value: object) -> str:
    said = safe(cell(value), keep="\n\t")
    return inert(said) if isinstance(value, str | list) else said


def _line(cells: Iterable[str]) -> str:
    written = ",".join(map(_quoted, cells))
    return (written or '""') + "\r\n"  # a reader skips an empty line, and with it the row


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if not _QUOTED.isdisjoint(text) else text
