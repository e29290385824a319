"""What to say of a text that is no TOML: the reader's words, made a curator's."""

from __future__ import annotations

import re

from bilat.loading.diagnostics import Problem, shown

_TWICE = re.compile(r"Cannot (?:overwrite|declare)|Duplicate inline table key")
# What the reader says, what is then wrong in the file, and what to write.
_WORDS = (
    (
        "Unclosed array",
        "a list is not closed, or a comma is missing in it",
        "end each entry with a comma, the list with ]",
    ),
    ("Unclosed inline table", "a { } is not closed on its line, or a comma is missing in it", "{ a = 1, b = 2 }"),
    ("Illegal character '\\n'", "a text is not closed on its line", 'end it with "'),
    ("Illegal character", "a control character stands in a text", "take it out"),
    ("Expected '=' after a key", "a key is not followed by =", 'write key = "value"; a text stands in quotes'),
    ("Expected ']'", "a table's name is not closed", "write [aid.wheat-2023]"),
    ("Unescaped '\\'", "\\ does not stand by itself in a text", "write \\\\, or use '…' around the text"),
    ("Unterminated string", "a text is not closed", 'end it with """'),
    ('Expected "\'"', "a text is not closed on its line", "end it with '"),
    ("Invalid value", "this is no value", 'a text stands in straight quotes: "…"; numbers are written plainly: 25_000'),
    (
        "Expected newline",
        "the value ends before the line does",
        "one key a line; a text stands in quotes, numbers are written as 25_000",
    ),
    ("Invalid statement", "this is no key and no table", 'write key = "value", or [aid.wheat-2023]'),
)


def not_toml(message: str, line: int, column: int, text: str) -> Problem:
    """Return the problem that the TOML reader found at a place in `text`."""
    if _TWICE.match(message):
        return _twice(line, text)
    for said, meaning, remedy in _WORDS:
        if message.startswith(said):
            return Problem(code="B102", message=f"not TOML: {meaning}", line=line, column=column, help=remedy)
    return Problem(code="B102", message=f"not TOML: {message}", line=line, column=column, help="see https://toml.io")


def _twice(line: int, text: str) -> Problem:
    """Return the problem of a name that is given twice: the reader points behind it, this at the line."""
    written = text.split("\n", line)[line - 1].strip()
    name = written.partition("=")[0].strip() if not written.startswith("[") else written
    return Problem(
        code="B102",
        message=f"not TOML: {shown(name)[1:-1]} is there already",
        line=line,
        column=text.split("\n", line)[line - 1].find(written) + 1,
        help="take one of the two out, or give this one another name",
    )
