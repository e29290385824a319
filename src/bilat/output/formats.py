"""The formats of an answer: each is one module with `render`, and one line here."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: the module whose `render(reply, fields)` writes it, and what it is."""

    module: str
    help: str
    is_json: bool = False
    """Whether it is JSON, in which characters that an encoding lacks are escaped."""
    says_all: bool = False
    """Whether it has a place for what is said of an answer beside its rows."""


FORMATS = {
    "json": Format(
        "bilat.output.machine.json", "One JSON object: facts, totals and sources.", is_json=True, says_all=True
    ),
    "jsonl": Format("bilat.output.machine.jsonl", "JSON lines: one fact a line, with its sources.", is_json=True),
    "csv": Format("bilat.output.machine.csv", "CSV, a row per fact with its sources and quotes, for spreadsheets."),
    "tsv": Format("bilat.output.machine.tsv", "Tab-separated text, with the columns of CSV."),
    "markdown": Format("bilat.output.machine.markdown", "A Markdown table.", says_all=True),
    "plain": Format("bilat.output.plain", "One field a line, without symbols: for screen readers.", says_all=True),
}
"""Every format by name. The default is a table on a terminal, lines in a pipe."""


class Output(NamedTuple):
    """How an answer is to be written. `format` is a name of FORMATS, or "" for the default."""

    format: str = ""
    fields: tuple[str, ...] = ()
    null: bool = False
    bom: bool = False
    """Whether a byte order mark comes first, by which Excel recognises UTF-8."""
    pager: bool = True
    fail_empty: bool = False
