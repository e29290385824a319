"""The answer to a question, as every output format takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from bilat.schema.kinds import KINDS

Row = dict[str, Any]
"""A JSON object: keys in the order of output, unknown is None."""


class Listing(NamedTuple):
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
    totals_text: str = "[]"
    """A JSON list, ready to be printed, as are those left out."""
    left_out_text: str = "[]"
    people: Mapping[str, str] = MappingProxyType({})
    organisations: Mapping[str, str] = MappingProxyType({})
    sources_text: Mapping[str, str] = MappingProxyType({})
    """The sources cited by id, each a JSON object, ready to be printed."""

    def rows(self) -> list[Row]:
        """Return the facts as rows."""
        return list(self.each())

    def each(self) -> Iterator[Row]:
        """Return the facts as rows, each read when it is asked for."""
        from json import loads

        return (loads(text) for text in self.facts)

    @property
    def sources(self) -> dict[str, Row]:
        """The sources cited by id, as rows."""
        from json import loads

        return {id_: loads(text) for id_, text in self.sources_text.items()}

    @property
    def totals(self) -> list[Row]:
        """The totals as rows."""
        return _read(self.totals_text)

    @property
    def left_out(self) -> list[Row]:
        """What the totals leave out as rows."""
        return _read(self.left_out_text)


def total_row(
    key: Row,
    *,
    group: str | None,
    ends: tuple[float, float, float],
    qualifiers: Sequence[str],
    disputed: Sequence[str],
    counted: Sequence[str],
    left_out: Sequence[Row],
    joined: Sequence[str] = (),
    shared: Sequence[str] = (),
    fulfilled: float | None = None,
    open: float | None = None,
    arithmetic: Row | None = None,
) -> Row:
    """Return a total as its JSON row; `ends` are chosen, low and high."""
    chosen, low, high = ends
    return {
        **key,
        "group": group,
        "chosen": chosen,
        "low": low,
        "high": high,
        "qualifiers": list(qualifiers),
        "disputed": list(disputed),
        "counted": list(counted),
        "left_out": list(left_out),
        "joined": list(joined),
        "shared": list(shared),
        "fulfilled": fulfilled,
        "open": open,
        "arithmetic": arithmetic,
    }


def left_out_row(id_: str, reason: str, of: str | None = None) -> Row:
    """Return what a total leaves out, and why, as its JSON row."""
    return {"id": id_, "reason": reason, "of": of}


def _read(text: str) -> list[Row]:
    from json import loads

    return loads(text)  # type: ignore[no-any-return]


def cited(rows: Iterable[Row]) -> tuple[list[str], list[str]]:
    """Return the ids of the sources that the rows' claims cite, and of whose words and deeds they tell, sorted."""
    sources: set[str] = set()
    names: set[str] = set()
    for row in rows:
        for claim in row["claims"]:
            sources.add(claim["source"])
            if claim["by"]:
                names.add(claim["by"])
        for field in KINDS[row["kind"]].cited:
            value = row[field.name] or ()
            names.update((value,) if isinstance(value, str) else value)
    return sorted(sources), sorted(names)
