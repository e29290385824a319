"""Which claims carry the sentence of a fact, and how each of the others stands to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from bilat.cite.dissent import contrary_ids
from bilat.evidence.readings import AMOUNT_PARTS, is_live, text_of
from bilat.schema.fields import GIVER, GOODS, RECEIVER, TERMS
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import ClaimRow, FactRow


def carrying(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims that say what a fact states, and if they are silent on when or where, those that say that."""
    return _completed(stating(fact, citation), ("date", "place"), fact, citation)


def stating(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims that say who did what: live, not contrary, and of what, how much and how far the same.

    What none of these gives, such as the receiver, is said by those that do.
    """
    kind = KINDS[fact["kind"]]
    main = [name for name in ("amount", _role(fact, GOODS), kind.state) if fact.get(name) is not None]
    agreed = _agreed(fact, citation)
    found = [claim for claim in agreed if all(gives(claim, name) for name in main)] or agreed
    return _completed(found, (*main, _role(fact, GIVER), _role(fact, RECEIVER)), fact, citation)


def giving_terms(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims that give the terms, where some of those who state the fact never do; else none.

    Where sources disagree on the terms, `dissent` tells of them.
    """
    terms = KINDS[fact["kind"]].role(TERMS)
    if not terms or not text_of(fact, terms.name) or terms.name in fact["disputed"]:
        return []
    giving = [claim for claim in _agreed(fact, citation) if gives(claim, terms.name)]
    speakers = {citation.speaker(claim) for claim in giving}
    return giving if any(citation.speaker(claim) not in speakers for claim in stating(fact, citation)) else []


def _agreed(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    contrary = contrary_ids(fact, citation)
    return [claim for claim in fact["claims"] if is_live(claim) and claim["id"] not in contrary]


def _completed(claims: Sequence[ClaimRow], names: Iterable[str], fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims with those that give what none of them does, of the fields that the fact has."""
    found = list(claims)
    for name in names:
        if found and fact.get(name) is not None and not any(gives(claim, name) for claim in found):
            others = _agreed(fact, citation), [claim for claim in fact["claims"] if is_live(claim)]
            giving = ([claim for claim in some if gives(claim, name)] for some in others)
            found += next(filter(None, giving), [])
    return [claim for claim in fact["claims"] if claim in found]


def _role(fact: FactRow, role: str) -> str:
    """Return the name of the field of a role; "" where the kind has none."""
    field = KINDS[fact["kind"]].role(role)
    return field.name if field else ""


def gives(claim: ClaimRow, name: str) -> bool:
    """Say whether a claim gives a field as it was chosen."""
    return name not in claim["silent"] and set(AMOUNT_PARTS.get(name, (name,))).isdisjoint(claim["says"] or ())


def is_date_inferred(fact: FactRow, citation: Citation) -> bool:
    """Say whether no live claim gives the date as it was chosen; no where only some of the claims are cited."""
    some = any(id_.startswith(f"{fact['id']}/") for id_ in citation.named)
    return not some and not any(gives(claim, "date") for claim in fact["claims"] if is_live(claim))


Standing = Literal["carries", "contrary", "partial", "earlier", "rejected"]


def standing(claim: ClaimRow, fact: FactRow, citation: Citation) -> Standing:
    """Return how a claim stands to its fact: "carries", "contrary", "partial", "earlier" or "rejected"."""
    if claim["rejected"] is not None:
        return "rejected"
    if claim["earlier"] is not None:
        return "earlier"
    if claim["id"] in contrary_ids(fact, citation):
        return "contrary"
    return "carries" if claim in carrying(fact, citation) else "partial"
