"""What ids name, gathered from the index into one citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

from bilat.cite.citation import Citation, CitedSource
from bilat.cite.references import make_reference
from bilat.errors import UnknownNameError

if TYPE_CHECKING:
    from bilat.index import Index
    from bilat.model.rows import ClaimRow, FactRow, SourceRow
    from bilat.query.answers import ShowAnswer


def gather(index: Index, ids: Iterable[str], *, with_locators: bool) -> tuple[Citation, list[UnknownNameError]]:
    """Return a citation of the facts, claims and sources that `ids` name, and an error for each that names nothing.

    References come in the order in which the facts cite them, those of sources named themselves after them.
    """
    ids = list(dict.fromkeys(ids))
    sources = index.source_rows(ids)
    others = [id_ for id_ in ids if id_ not in sources]
    rows, _ = index.facts(id_.partition("/")[0] for id_ in others)
    claims = {row["id"]: [claim["id"] for claim in row["claims"]] for row in rows}
    cited: dict[str, set[str]] = {}
    unknown = []
    for id_ in others:
        fact = id_.partition("/")[0]
        if id_ in claims:
            cited.setdefault(fact, set()).update(claims[fact])
        elif id_ in claims.get(fact, ()):
            cited.setdefault(fact, set()).add(id_)
        else:
            unknown.append(UnknownNameError("fact or source", id_, claims.get(fact) or index.near("fact", id_)))
    answer = cast("ShowAnswer", index.shown([row for row in rows if row["id"] in cited]))
    return make_citation(answer, sources, cited, with_locators=with_locators), unknown


def make_citation(
    answer: ShowAnswer, sources: Mapping[str, SourceRow], cited: Mapping[str, set[str]], *, with_locators: bool
) -> Citation:
    """Return the citation of these facts and sources; `cited` names the claims to cite, by fact."""
    facts = [_with_claims(row, cited[row["id"]]) for row in answer["facts"]]
    claims: dict[str, list[tuple[FactRow, ClaimRow]]] = {}
    for fact in facts:
        for claim in fact["claims"]:
            claims.setdefault(claim["source"], []).append((fact, claim))
    rows = {id_: answer["sources"][id_] for id_ in claims} | dict(sources)
    return Citation(
        base=answer["base"],
        facts=facts,
        disputes=answer["disputes"],
        names=answer["people"] | answer["organisations"],
        sources={
            id_: CitedSource(
                number=number,
                row=row,
                reference=make_reference(id_, row),
                claims=claims.get(id_, ()),
                requested=id_ in sources,
            )
            for number, (id_, row) in enumerate(rows.items(), start=1)
        },
        with_locators=with_locators,
    )


def _with_claims(row: FactRow, cited: set[str]) -> FactRow:
    return {**row, "claims": [claim for claim in row["claims"] if claim["id"] in cited]}
