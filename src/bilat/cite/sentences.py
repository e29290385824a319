"""Facts in sentences, each piece with the claims that say it: what happened, who disagrees, what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from bilat.cite.phrases import body, count_words, listed
from bilat.cite.statements import statement
from bilat.evidence.reading_words import differences, field_name, value
from bilat.evidence.readings import AMOUNT_PARTS, claims_of, is_live
from bilat.schema.fields import GOODS, TERMS
from bilat.schema.kinds import KINDS
from bilat.values.dates_in_words import text_words

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import ClaimRow, DisputeRow, FactRow, SideRow


class Piece(NamedTuple):
    """A piece of a sentence, and the claims that say it."""

    text: str
    claims: Sequence[ClaimRow] = ()


Sentence = tuple[Piece, ...]
"""The pieces of one sentence, without its full stop."""

MOST_NAMED = 3
"""So many speakers a sentence names; of more it names two."""


def sentences(fact: FactRow, citation: Citation) -> Iterator[Sentence]:
    """Return what is to be said of a fact: what it states, each contrary reading, and that it was withdrawn."""
    yield own_sentence(fact, citation)
    yield from dissent(fact, citation)
    yield from withdrawal(fact)


def with_named_claims(fact: FactRow, citation: Citation) -> list[Sentence]:
    """Return the sentences of a fact, and one for each claim that is cited by its own id and says none of them."""
    said = list(sentences(fact, citation))
    cited = {claim["id"] for sentence in said for piece in sentence for claim in piece.claims}
    for claim in fact["claims"]:
        if claim["id"] in citation.named - cited:
            quoted = f"{citation.speaker(claim)}: “{claim['quote']}”{divergence(claim, fact, citation)}"
            said.append((Piece(quoted, (claim,)),))
    return said


def own_sentence(fact: FactRow, citation: Citation) -> Sentence:
    """Return what a fact states, according to whom."""
    claims = carrying(fact, citation)
    names = list(dict.fromkeys(body(citation.speaker(claim)) for claim in claims))
    if len(names) > MOST_NAMED:
        names = [*names[:2], f"{count_words(len(names) - 2)} others"]
    source = f", according to {listed(names)}" if names else ""
    return (Piece(statement(fact, citation.names) + source, claims),)


def carrying(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims that say what a fact states: live, not contrary, and of what, how much and how far the same."""
    contrary = contrary_ids(fact, citation)
    live = [claim for claim in fact["claims"] if is_live(claim) and claim["id"] not in contrary]
    kind = KINDS[fact["kind"]]
    item = kind.role(GOODS)
    stated = {name for name in ("amount", item and item.name, kind.state) if name and fact.get(name) is not None}
    parts = {part for name in stated for part in AMOUNT_PARTS.get(name, (name,))}
    alike = [claim for claim in live if parts.isdisjoint(claim["says"] or ())]
    return [claim for claim in alike if stated.isdisjoint(claim["silent"])] or live


def contrary_ids(fact: FactRow, citation: Citation) -> set[str]:
    """Return the ids of the claims that give a contrary reading of a field."""
    return {
        id_ for dispute in citation.disputes.get(fact["id"], ()) for side in _others(dispute) for id_ in side["claims"]
    }


def _others(dispute: DisputeRow) -> list[SideRow]:
    return [side for side in dispute["sides"] if side["party"] and not side["chosen"]]


def dissent(fact: FactRow, citation: Citation) -> Iterator[Sentence]:
    """Return a sentence for each field of which sources give contrary readings."""
    terms = KINDS[fact["kind"]].role(TERMS)
    for dispute in citation.disputes.get(fact["id"], ()):
        others, field = _others(dispute), dispute["field"]
        chosen = [side for side in dispute["sides"] if side["chosen"] and side["claims"]]
        is_terms = terms is not None and field == terms.name
        if is_terms and chosen and others:
            # The sentence before says nothing of the terms, since they are disputed.
            yield (
                _piece("Some sources call it ", chosen[0], field, fact, citation),
                *_readings(", others ", others, field, fact, citation),
            )
        elif others:
            yield tuple(_readings(_lead(others, field, is_terms, bool(chosen)), others, field, fact, citation))


def _lead(sides: Sequence[SideRow], field: str, is_terms: bool, has_chosen: bool) -> str:
    """Return the beginning of a sentence of contrary readings: "Other sources give ", "Another source dates it to "."""
    one = len({id_.split("/")[1] for side in sides for id_ in side["claims"]}) == 1
    who = ("Another source" if has_chosen else "One source") if one else ("Other sources" if has_chosen else "Sources")
    s = "s" if one else ""
    if is_terms:
        return f"{who} call{s} it "
    if field == "date":
        return f"{who} date{s} it to "
    return f"{who} give{s} " + ("" if field == "amount" else f"the {field_name(field)} as ")


def _readings(lead: str, sides: Sequence[SideRow], field: str, fact: FactRow, citation: Citation) -> Iterator[Piece]:
    for number, side in enumerate(sides):
        between = lead if number == 0 else " or " if number == len(sides) - 1 else ", "
        yield _piece(between, side, field, fact, citation)


def _piece(before: str, side: SideRow, field: str, fact: FactRow, citation: Citation) -> Piece:
    reading = value(fact, field, side["reading"], citation.names, spelled=True)
    terms = KINDS[fact["kind"]].role(TERMS)
    if terms and field == terms.name:
        reading = _TERMS.get(reading, f"{'an' if reading[:1] in 'aeiou' else 'a'} {reading}")
    return Piece(before + reading, claims_of(side, fact))


_TERMS = {"debt relief": "debt relief"}
"""Terms that take no article."""


def withdrawal(fact: FactRow) -> Iterator[Sentence]:
    """Return the sentence that a fact was withdrawn, and why; none where it was not."""
    withdrawn = fact["withdrawn"]
    if withdrawn:
        reason = withdrawn["reason"].rstrip(".")
        yield (Piece(f"This record was withdrawn on {text_words(withdrawn['date'])}: {reason}"),)


def written(
    sentence: Sentence,
    mark: Callable[[Sequence[ClaimRow]], str],
    escape: Callable[[str], str] = str,
    *,
    stop_first: bool = False,
) -> str:
    """Return a sentence with the marks of its claims; the full stop before the last of them, or at the very end."""
    *pieces, last = sentence
    before = "".join(escape(piece.text) + mark(piece.claims) for piece in pieces)
    stop = "" if last.text.endswith((".", "!", "?")) else "."
    return before + escape(last.text) + (stop + mark(last.claims) if stop_first else mark(last.claims) + stop)


def unmarked(sentence: Iterable[Piece]) -> str:
    """Return a sentence without marks."""
    return written(tuple(sentence), lambda _: "")


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


def remarks(claim: ClaimRow) -> tuple[str, str]:
    """Return what stands after a quote: its gloss in brackets, and a comma with its locator; "" for what is not."""
    gloss, locator = claim["gloss"], claim["locator"]
    return f" ({gloss})" if gloss else "", f", {locator}" if locator else ""


def divergence(claim: ClaimRow, fact: FactRow, citation: Citation) -> str:
    """Return, after a dash, how a claim differs from the chosen reading and why it does not count; "" if it agrees."""
    parts = differences(claim["says"] or claim["earlier"] or {}, fact, citation.names, spelled=True)
    if claim["rejected"]:
        parts.append(f"treated as an error: {claim['rejected'].rstrip('.')}")
    text = "; ".join(parts)
    if claim["earlier"] is not None:
        text = f"at an earlier stage: {text}" if text else "at an earlier stage"
    return f" — {text}" if text else ""


def reason(fact: FactRow) -> Iterator[str]:
    """Return why the chosen reading was chosen, as a sentence; nothing where no reason is given."""
    if fact["because"]:
        text = fact["because"]
        yield f"Chosen because: {text}" + ("" if text.endswith((".", "!", "?")) else ".")
