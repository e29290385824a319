"""The answer to a question about facts of one kind, as every output format takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bilat.schema.kinds import KINDS
from bilat.values.json_text import read_json, text

if TYPE_CHECKING:
    from bilat.model.rows import BaseRow, FactRow, LeftOutRow, Row, SourceRow, TogetherRow, TotalRow
    from bilat.query.answers import OpenEndedRow, UncertainRow
    from bilat.query.query import Query, Words


class ListingRequest(NamedTuple):
    """A question about facts of one kind, and which parts of the answer to give."""

    query: Query
    words: Words
    """The words of the question by option, for the answer to repeat."""
    by: str | None = None
    """What totals are grouped by."""
    limit: int | None = None
    """The most facts to list; it never cuts a total."""
    reverse: bool = False
    """Whether the last facts come first."""
    totals_only: bool = False
    explain: bool = False
    """Whether totals come with their arithmetic."""


def doubts_by_id(uncertain: Iterable[UncertainRow]) -> dict[str, list[str]]:
    """Return the fields by which facts may but need not match, by the ids of these facts."""
    return {row["id"]: row["fields"] for row in uncertain}


class FactRows:
    """Facts in order, each decoded when it is read."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[FactRow]:
        return map(read_json, self._texts)


class Listing:
    """The facts that a query selects, their totals, and what they cite.

    `matches` counts before any limit. `uncertain` are the facts that may but need not match, with the fields by which
    each does. `open_ended` are no matches: only an open end of their date reaches the requested dates.
    Facts, totals and sources come as the index stores them, as JSON text; what reads them sees rows.
    """

    def __init__(
        self,
        *,
        base: BaseRow,
        kind: str,
        query: Words,
        matches: int,
        uncertain: Sequence[UncertainRow],
        open_ended: Sequence[OpenEndedRow],
        facts: Sequence[str],
        totals: str,
        together: str,
        left_out: str,
        people: Mapping[str, str],
        organisations: Mapping[str, str],
        sources: Mapping[str, str],
    ) -> None:
        self.base = base
        self.kind = kind
        self.query = query
        self.matches = matches
        self.uncertain = uncertain
        self.open_ended = open_ended
        self.people = people
        """The names of the people whom the facts mention, by id."""
        self.organisations = organisations
        self._facts, self._totals, self._together, self._left_out = facts, totals, together, left_out
        self._sources = sources

    @property
    def doubts(self) -> dict[str, list[str]]:
        """The fields by which facts may but need not match, by id."""
        return doubts_by_id(self.uncertain)

    @property
    def facts(self) -> FactRows:
        """The facts in the order requested, decoded anew at each iteration."""
        return FactRows(self._facts)

    @property
    def rows(self) -> Iterator[Row]:
        """The facts as programs see them: each says by which fields it need not match."""
        doubts = self.doubts
        for row in self.facts:
            yield {**row, "uncertain": doubts.get(row["id"], [])}

    @cached_property
    def totals(self) -> list[TotalRow]:
        """The totals, of each group where they are grouped."""
        return read_json(self._totals)  # type: ignore[no-any-return]

    @cached_property
    def together(self) -> list[TogetherRow]:
        """What all groups come to together; none where totals are not grouped."""
        return read_json(self._together)  # type: ignore[no-any-return]

    @property
    def by(self) -> str:
        """What totals are grouped by; "" where they are not."""
        return str(self.query.get("by", ""))

    @property
    def overall(self) -> Sequence[TotalRow]:
        """The totals of all that match, whether or not they are grouped."""
        return self.together or self.totals

    @cached_property
    def left_out(self) -> list[LeftOutRow]:
        """The matches that no total counts, each with its reason."""
        return read_json(self._left_out)  # type: ignore[no-any-return]

    @cached_property
    def sources(self) -> dict[str, SourceRow]:
        """The sources that the facts cite, by id."""
        return {id_: read_json(source) for id_, source in self._sources.items()}

    @property
    def source_count(self) -> int:
        """How many sources the facts cite."""
        return len(self._sources)

    def json(self, *, facts: Iterable[Row] | None = None, totals: Iterable[Row] | None = None) -> Iterator[str]:
        """Return the answer as JSON text in chunks, a fact a line, without decoding what is stored.

        Rows given as `facts` or `totals` stand in place of the listing's own.
        """
        lines = self._facts if facts is None else [text(row) for row in facts]
        head: dict[str, object] = {
            "format": "bilat-list/1",
            "base": self.base,
            "kind": self.kind,
            "query": dict(self.query),
        }
        head |= {"matches": self.matches, "uncertain": list(self.uncertain), "open_ended": list(self.open_ended)}
        names = {"people": dict(self.people), "organisations": dict(self.organisations)}
        yield text(head)[:-1] + ', "facts": ['
        if lines:
            yield "\n" + ",\n".join(lines) + "\n"
        yield '], "totals": '
        yield self._totals if totals is None else text(list(totals))
        yield f', "together": {self._together}, "left_out": {self._left_out}, {text(names)[1:-1]}, "sources": {{'
        yield ", ".join(f'"{id_}": {source}' for id_, source in self._sources.items()) + "}}\n"


def cited(rows: Iterable[FactRow]) -> tuple[list[str], list[str]]:
    """Return the ids of the sources that the rows' claims cite, and of the people and bodies mentioned, sorted."""
    sources: set[str] = set()
    names: set[str] = set()
    for row in rows:
        for claim in row["claims"]:
            sources.add(claim["source"])
            if claim["by"]:
                names.add(claim["by"])
        for field in KINDS[row["kind"]].cited:
            value = row.get(field.name)
            names.update(value if isinstance(value, list | dict) else [value] if isinstance(value, str) else ())
    return sorted(sources), sorted(names)
