"""What one call cites, gathered from the index: facts with their claims, sources, and the list of references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilat.cite.carrying import carrying
from bilat.cite.dissent import contrary_ids
from bilat.cite.references import Reference, make_reference
from bilat.cite.sentences import divergence, sentences, unmarked, withdrawal
from bilat.cite.typography import quoted_words
from bilat.errors import UnknownNameError
from bilat.index.totals import wider_words

if TYPE_CHECKING:
    from bilat.index import Index
    from bilat.model.rows import BaseRow, ClaimRow, DisputeRow, FactRow, SourceRow


class CitedSource(NamedTuple):
    """A source in the list of references."""

    number: int
    """Its place in the list, from 1."""
    row: SourceRow
    reference: Reference
    claims: Sequence[tuple[FactRow, ClaimRow]]
    """The cited claims that it makes, each after its fact."""
    requested: bool
    """Whether the source itself is to be cited, not only its claims."""


class Citation(NamedTuple):
    """All that one call cites."""

    base: BaseRow
    facts: Sequence[FactRow]
    """The facts, each with the claims to cite."""
    disputes: Mapping[str, Sequence[DisputeRow]]
    """By fact id."""
    names: Mapping[str, str]
    """People and organisations by id."""
    wider: Mapping[str, Sequence[str]]
    """The wider words of each commodity, nearest first."""
    sources: Mapping[str, CitedSource]
    """By id, in the order of the list of references: that in which they are first cited."""
    named: frozenset[str]
    """The ids of the claims that are to be cited themselves, not only as claims of their facts."""
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

    @property
    def bibliography(self) -> list[CitedSource]:
        """The sources of a list of references that shows no sentences: those that carry one, then those that differ.

        A source that says nothing of what a fact states is left out unless it is asked for, as is one whose every
        claim was an error, or speaks of an earlier stage.
        """
        carrying_ids = {claim["id"] for fact in self.facts for claim in carrying(fact, self)}
        said = {
            claim["id"]
            for fact in self.facts
            for sentence in sentences(fact, self)
            for piece in sentence
            for claim in piece.claims
        }

        def rank(source: CitedSource) -> int:
            ids = {claim["id"] for _, claim in source.claims}
            if source.requested or ids & (carrying_ids | self.named):
                return 0
            return 1 if ids & said else 2

        return sorted((source for source in self.sources.values() if rank(source) < 2), key=rank)

    def speaker(self, claim: ClaimRow) -> str:
        """Return the name of who speaks: the person or body quoted, else the source's agency, publisher or author."""
        if claim["by"]:
            return self.names.get(claim["by"], claim["by"])
        reference = self.sources[claim["source"]].reference
        return reference.agency or reference.container or str(reference.authors[0])

    def locator(self, fact: FactRow, claim: ClaimRow) -> str:
        """Return where a claim stands in the base: the title and version of the base, the ids of fact and claim."""
        return f"{self.base['title']}, version {self.base['version']}, fact {fact['id']}, claim {claim['id']}"

    def notes(self, source: CitedSource) -> list[str]:
        """Return what is to be noted of a source: the withdrawn facts that it is cited for, and its claims.

        A claim that gives another reading is noted always. Where claims are wanted, each comes with its words, what it
        says differently or why it does not count, and its place in the base.
        """
        withdrawn = {fact["id"]: fact for fact, _ in source.claims if fact["withdrawn"]}
        said = [(fact["title"], unmarked(one)) for fact in withdrawn.values() for one in withdrawal(fact)]
        notes = [f"{title}: {sentence.removesuffix('.')}" for title, sentence in said]
        if self.with_locators:
            return notes + [self._told(fact, claim) for fact, claim in source.claims]
        return notes + [
            f"Another reading of “{fact['title']}”: {divergence(claim, fact, self).removeprefix(' — ')}"
            for fact, claim in source.claims
            if claim["id"] in contrary_ids(fact, self)
        ]

    def _told(self, fact: FactRow, claim: ClaimRow) -> str:
        quoted = f"{self.speaker(claim)}: {quoted_words(claim['quote'])}{divergence(claim, fact, self)}"
        return f"{quoted}, in {self.locator(fact, claim)}"


def gather(index: Index, ids: Iterable[str], *, with_locators: bool) -> tuple[Citation, list[UnknownNameError]]:
    """Return a citation of the facts, claims and sources that `ids` name, and an error for each that names nothing.

    References come in the order in which the facts cite them, those of sources named themselves after them.
    """
    ids = list(dict.fromkeys(ids))
    sources = index.source_rows(ids)
    others = [id_ for id_ in ids if id_ not in sources]
    rows, _ = index.facts(id_.partition("/")[0] for id_ in others)
    claims = {row["id"]: [claim["id"] for claim in row["claims"]] for row in rows}
    cited = _cited_claims(others, claims)
    known = claims.keys() | {claim for of_fact in cited.values() for claim in of_fact}
    unknown = [
        UnknownNameError("fact or source", id_, claims.get(id_.partition("/")[0]) or index.near("fact", id_))
        for id_ in others
        if id_ not in known
    ]
    answer = index.shown([row for row in rows if row["id"] in cited])
    facts: list[FactRow] = [
        {**row, "claims": [claim for claim in row["claims"] if claim["id"] in cited[row["id"]]]}
        for row in answer["facts"]
    ]
    citation = Citation(
        base=answer["base"],
        facts=facts,
        disputes=answer["disputes"],
        names=answer["people"] | answer["organisations"],
        wider=wider_words(index),
        sources=_cited_sources(facts, answer["sources"], sources),
        named=frozenset(id_ for id_ in others if "/" in id_),
        with_locators=with_locators,
    )
    return citation, unknown


def _cited_claims(ids: Iterable[str], claims: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    """Return the ids of the claims to cite by fact; `claims` are all that each fact has."""
    cited: dict[str, set[str]] = {}
    for id_ in ids:
        fact = id_.partition("/")[0]
        if named := claims.get(id_) or [one for one in claims.get(fact, ()) if one == id_]:
            cited.setdefault(fact, set()).update(named)
    return cited


def _cited_sources(
    facts: Iterable[FactRow], rows: Mapping[str, SourceRow], requested: Mapping[str, SourceRow]
) -> dict[str, CitedSource]:
    """Return the list of references: the sources that the facts cite, then the others that are requested."""
    claims: dict[str, list[tuple[FactRow, ClaimRow]]] = {}
    for fact in facts:
        for claim in fact["claims"]:
            claims.setdefault(claim["source"], []).append((fact, claim))
    listed = {id_: rows[id_] for id_ in claims} | dict(requested)
    return {
        id_: CitedSource(
            number=number,
            row=row,
            reference=make_reference(id_, row),
            claims=claims.get(id_, ()),
            requested=id_ in requested,
        )
        for number, (id_, row) in enumerate(listed.items(), start=1)
    }
