"""What one call cites: facts with their claims, sources, and the list of references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilat.cite.references import Reference

if TYPE_CHECKING:
    from bilat.model.rows import BaseRow, ClaimRow, DisputeRow, FactRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A source in the list of references."""

    number: int
    """Its place in the list, from 1."""
    row: SourceRow
    reference: Reference
    claims: Sequence[tuple[FactRow, ClaimRow]]
    """The cited claims that it makes, each after its fact."""
    requested: bool
    """Whether the source itself is to be cited, not only its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """All that one call cites."""

    base: BaseRow
    facts: Sequence[FactRow]
    """The facts, each with the claims to cite."""
    disputes: Mapping[str, Sequence[DisputeRow]]
    """By fact id."""
    names: Mapping[str, str]
    """People and organisations by id."""
    sources: Mapping[str, CitedSource]
    """By id, in the order of the list of references: that in which they are first cited."""
    with_locators: bool
    """Whether each claim comes with its place in the base."""

    @property
    def claims(self) -> Iterator[tuple[FactRow, ClaimRow]]:
        """Every cited claim, after its fact."""
        return ((fact, claim) for fact in self.facts for claim in fact["claims"])

    @property
    def requested(self) -> Iterator[Reference]:
        """The references of the sources that are to be cited themselves."""
        return (source.reference for source in self.sources.values() if source.requested)

    def speaker(self, claim: ClaimRow) -> str:
        """Return the name of who speaks: the person or body quoted, else the source's agency, publisher or author."""
        if claim["by"]:
            return self.names.get(claim["by"], claim["by"])
        reference = self.sources[claim["source"]].reference
        return reference.agency or reference.container or reference.authors[0].family

    def locator(self, fact: FactRow, claim: ClaimRow) -> str:
        """Return where a claim stands in the base: the title and version of the base, the ids of fact and claim."""
        return f"{self.base['title']}, version {self.base['version']}, fact {fact['id']}, claim {claim['id']}"

    def notes(self, source: CitedSource) -> list[str]:
        """Return the claims that a source makes, each with its place in the base; none without locators."""
        if not self.with_locators:
            return []
        return [
            f"{self.speaker(claim)}: “{claim['quote']}”, in {self.locator(fact, claim)}"
            for fact, claim in source.claims
        ]
