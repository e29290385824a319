"""What to say about a text that is not TOML: the TOML reader's words, put in a curator's."""

from __future__ import annotations

import re

from bilat.loading.diagnostics import Code, Problem, quoted

_TWICE = re.compile(r"Cannot (?:overwrite|declare)|Duplicate inline table key")
# How the reader's message begins, what is then wrong in the file, and what to write.
_MESSAGES = (
    ("Unclosed array", "a list is not closed, or lacks a comma", "end each entry with a comma, and the list with ]"),
    (
        "Unclosed inline table",
        "a { } is not closed on its line, or lacks a comma",
        "write it as { a = 1, b = 2 }",
    ),
    ("Illegal character '\\n'", "a text is not closed on its line", 'end it with "'),
    ("Illegal character", "a text holds a control character", "remove it"),
    ("Expected '=' after a key", "a key is not followed by =", 'write key = "value", with the text in quotes'),
    ("Expected ']'", "a table's name is not closed", "write [aid.wheat-2023]"),
    ("Unescaped '\\'", "a text holds a single \\", "write \\\\, or put the text in '…'"),
    ("Unterminated string", "a text is not closed", 'end it with """'),
    ('Expected "\'"', "a text is not closed on its line", "end it with '"),
    ("Invalid value", "the value can't be read", 'put texts in straight quotes, "…", and write numbers as 25_000'),
    (
        "Expected newline",
        "the value ends before the line does",
        "write one key per line, with texts in quotes and numbers as 25_000",
    ),
    ("Invalid statement", "this is neither a key nor a table", 'write key = "value", or [aid.wheat-2023]'),
)


def not_toml(message: str, line: int, column: int, text: str) -> Problem:
    """Return the problem that the TOML reader found at a place in `text`."""
    if _TWICE.match(message):
        return _twice(line, text)
    for beginning, meaning, help_ in _MESSAGES:
        if message.startswith(beginning):
            return _problem(meaning, line, column, help_)
    return _problem(message, line, column, "see https://toml.io")


def _problem(meaning: str, line: int, column: int, help: str) -> Problem:
    return Problem(code=Code.NOT_TOML, message=f"not TOML: {meaning}", line=line, column=column, help=help)


def _twice(line: int, text: str) -> Problem:
    """Return the problem of a name that is given twice: the reader points behind it, this at the line."""
    whole = text.split("\n", line)[line - 1]
    written = whole.strip()
    name = written if written.startswith("[") else written.partition("=")[0].strip()
    return _problem(
        f"{quoted(name)[1:-1]} is given twice",
        line,
        whole.find(written) + 1,
        "remove one of the two, or give this one another name",
    )
