"""Answers for programs: JSON, JSON lines, CSV, TSV, Markdown, and lines in a pipe."""
