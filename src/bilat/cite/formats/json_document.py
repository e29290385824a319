"""Citations for programs: one JSON object with the facts, their claims and every reference in every style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cite.carrying import standing
from bilat.cite.citation import Citation, CitedSource
from bilat.cite.dissent import dissent
from bilat.cite.formats.csl_json import item
from bilat.cite.sentences import own_sentence, unmarked, withdrawal
from bilat.cite.styles import entry
from bilat.cite.styles_and_formats import STYLES
from bilat.values.json_text import text

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow
    from bilat.query.answers import CiteAnswer, CitedClaim, CitedFact, CitedReference


def render(citation: Citation, _style: str) -> Iterator[str]:
    """Return the object as one line of JSON."""
    yield text(answer(citation))


def answer(citation: Citation) -> CiteAnswer:
    """Return what `bilat cite --json` answers: each fact with its sentence, and the references in order."""
    return {
        "format": "bilat-cite/1",
        "base": citation.base,
        "facts": [_fact(fact, citation) for fact in citation.facts],
        "references": [_reference(source) for source in citation.sources.values()],
    }


def _fact(fact: FactRow, citation: Citation) -> CitedFact:
    return {
        "id": fact["id"],
        "kind": fact["kind"],
        "sentence": unmarked(own_sentence(fact, citation)),
        "contrary": [unmarked(one) for one in dissent(fact, citation)],
        "withdrawn": next((unmarked(one) for one in withdrawal(fact)), None),
        "disputes": list(citation.disputes.get(fact["id"], ())),
        "because": fact["because"],
        "claims": [_claim(claim, fact, citation) for claim in fact["claims"]],
    }


def _claim(claim: ClaimRow, fact: FactRow, citation: Citation) -> CitedClaim:
    return {
        **claim,
        "reference": citation.sources[claim["source"]].number,
        "standing": standing(claim, fact, citation),
        "speaker": citation.speaker(claim),
        "found": citation.locator(fact, claim),
    }


def _reference(source: CitedSource) -> CitedReference:
    reference = source.reference
    return {
        "number": source.number,
        "id": reference.id,
        "source": source.row,
        "styles": {style: entry(reference, style) for style in STYLES},
        "csl": item(reference),
    }
