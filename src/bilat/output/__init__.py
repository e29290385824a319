"""The output formats, one module each: `as_NAME`. FORMATS lists those that an option asks for."""

FORMATS = {
    "json": "One JSON object: facts, totals and sources.",
    "jsonl": "JSON lines: one fact a line, its sources inlined.",
    "csv": "CSV with every field, for spreadsheets and data tools.",
    "tsv": "The same, tab-separated.",
    "markdown": "A Markdown table.",
    "plain": "One field a line, without symbols: for screen readers.",
}
"""Every format by name, with what it gives. Where none is asked for: a table on a terminal, lines in a pipe."""
