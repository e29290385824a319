"""What is to be cited: facts with their claims, sources, and the numbers that references bear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bilat.cite.references import Reference, Row, reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """All that one call cites."""

    base: Row
    facts: Sequence[Row]
    """Rows of facts, with the claims that are cited."""
    disputes: Mapping[str, Sequence[Row]]
    names: Mapping[str, str]
    """People and organisations by id."""
    references: Mapping[str, Reference]
    """By source id, as they are first cited."""
    asked: frozenset[str] = frozenset()
    """The sources that were asked for themselves."""
    by_claim: bool = False
    """Whether each claim is to be found again in the base by its citation."""
    sources: Mapping[str, Row] = field(default_factory=dict)

    def number(self, source: str) -> int:
        """Return the number that a source bears in the list of references, from 1."""
        return list(self.references).index(source) + 1

    def speaker(self, claim: Row) -> str:
        """Return who speaks in a claim: the person or body quoted, else the source's author, agency or publisher."""
        if claim["by"]:
            return self.names.get(claim["by"], claim["by"])
        cited = self.references[claim["source"]]
        if cited.agency:
            return cited.agency
        return cited.container or cited.authors[0].family

    def locating(self, row: Row, claim: Row) -> str:
        """Return where a claim is found in the base: its title and version, the fact's id and the claim's."""
        base = f"{self.base['title']}, version {self.base['version']}"
        return f"{base}, fact {row['id']}, claim {claim['id']}"

    def notes(self, source: str) -> list[str]:
        """Return the claims that a source makes, each with its place in the base, where they are cited themselves."""
        if not self.by_claim:
            return []
        return [
            f"{self.speaker(claim)}: “{claim['quote']}”, in {self.locating(row, claim)}"
            for row, claim in self.claims()
            if claim["source"] == source
        ]

    def claims(self) -> Iterable[tuple[Row, Row]]:
        """Return every claim that is cited, after its fact."""
        return ((row, claim) for row in self.facts for claim in row["claims"])


def citation(
    answer: Row, sources: Mapping[str, Row], *, claims: Mapping[str, Sequence[str]], by_claim: bool
) -> Citation:
    """Return what a `show` answer and further sources come to as a citation.

    `claims` names the claims to cite of a fact of which not all are cited.
    """
    facts = [_with_claims(row, claims.get(row["id"], ())) for row in answer["facts"]]
    rows: dict[str, Row] = {}
    for row in facts:
        for claim in row["claims"]:
            rows.setdefault(claim["source"], answer["sources"][claim["source"]])
    for id_, row in sources.items():
        rows.setdefault(id_, row)
    return Citation(
        base=answer["base"],
        facts=facts,
        disputes=answer["disputes"],
        names=answer["people"] | answer["organisations"],
        references={id_: reference(id_, row) for id_, row in rows.items()},
        asked=frozenset(sources),
        by_claim=by_claim,
        sources=rows,
    )


def _with_claims(row: Row, wanted: Sequence[str]) -> Row:
    if not wanted:
        return row
    return row | {"claims": [claim for claim in row["claims"] if claim["id"] in wanted]}
