"""The answer to a question, as every output format takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
"""A JSON object: keys in the order of output, unknown is None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The facts that a question keeps, with what is added up and what they cite.

    `facts` are JSON texts, ready to be joined; `rows()` reads them. `matches` counts before any limit.
    """

    base: Row
    kind: str
    query: Mapping[str, str]
    matches: int
    uncertain: Sequence[str] = ()
    """The ids of the facts that may but need not lie in the window."""
    facts: Sequence[str] = ()
    totals: Sequence[Row] = ()
    left_out: Sequence[Row] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Row] = field(default_factory=dict)

    def rows(self) -> list[Row]:
        """Return the facts as rows."""
        return list(self.each())

    def each(self) -> Iterator[Row]:
        """Return the facts as rows, each read when it is asked for."""
        from json import loads

        return (loads(text) for text in self.facts)
