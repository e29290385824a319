"""Facts in sentences, each piece with the claims that say it: what happened, who disagrees, what was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from bilat.cite.dissent_words import reading, readings
from bilat.cite.phrases import body, count_words, listed, when
from bilat.cite.pieces import Piece, Sentence
from bilat.cite.statements import statement
from bilat.cite.typography import curly_quotes, quoted_words
from bilat.evidence.reading_words import differences
from bilat.evidence.readings import AMOUNT_PARTS, claims_of, is_live
from bilat.schema.fields import GOODS, TERMS
from bilat.schema.kinds import KINDS

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import ClaimRow, DisputeRow, FactRow, SideRow


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
            quoted = f"{citation.speaker(claim)}: {quoted_words(claim['quote'])}{divergence(claim, fact, citation)}"
            said.append((Piece(quoted, (claim,)),))
    return said


def own_sentence(fact: FactRow, citation: Citation) -> Sentence:
    """Return what a fact states, according to whom; a sentence that says who said it names nobody again."""
    claims = carrying(fact, citation)
    text = statement(fact, citation.names)
    speakers = list(dict.fromkeys(citation.speaker(claim) for claim in claims))
    names = [body(name) for name in speakers]
    if len(names) > MOST_NAMED:
        names = [*names[:2], f"{count_words(len(names) - 2)} others"]
    said = _SAYING.search(text)
    known = said is not None and all(name.split(" ")[-1] in text[: said.start()] for name in speakers)
    source = f", according to {listed(names)}" if names and not known else ""
    return (Piece(curly_quotes(text + source), claims),)


_SAYING = re.compile(
    r" (?:accused|announced|called|counted|declared|denied|noted|promised|reaffirmed|reported|said|spoke|told|warned|"
    r"welcomed)\b"
)


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
    """Return the ids of the claims that give a reading of a field which can't hold beside the chosen one."""
    return {
        id_
        for dispute in citation.disputes.get(fact["id"], ())
        for side in _others(dispute)
        if not side["fits"]
        for id_ in side["claims"]
    }


def _others(dispute: DisputeRow) -> list[SideRow]:
    return [side for side in dispute["sides"] if side["party"] and not side["chosen"]]


def dissent(fact: FactRow, citation: Citation) -> Iterator[Sentence]:
    """Return for each disputed field a sentence of contrary readings, and one of those that dispute only these.

    What fits the chosen reading does not contradict it: "at least seven aircraft" and "12 aircraft" can both hold.
    """
    terms = KINDS[fact["kind"]].role(TERMS)
    for dispute in citation.disputes.get(fact["id"], ()):
        others, field = _others(dispute), dispute["field"]
        chosen = [side for side in dispute["sides"] if side["chosen"] and side["claims"]]
        if terms is not None and field == terms.name and len(called := [*chosen, *others]) > 1:
            # The sentence before says nothing of the terms, since they are disputed.
            yield tuple(_terms(called, field, fact, citation))
            continue
        contrary, fitting = ([side for side in others if side["fits"] is fits] for fits in (False, True))
        if contrary:
            yield tuple(readings(contrary, field, _ANOTHER if chosen else _SOME, fact, citation))
        if fitting:
            yield tuple(readings(fitting, field, _FITTING, fact, citation))


_ANOTHER = ("another source", "other sources")
_SOME = ("one source", "sources")
_FITTING = ("a source consistent with this", "sources consistent with this")


def _terms(sides: Sequence[SideRow], field: str, fact: FactRow, citation: Citation) -> Iterator[Piece]:
    """Return what some call a gift, others a sale."""
    for number, side in enumerate(sides):
        before = ", others " if number else "Some sources call it "
        yield Piece(before + reading(side, field, fact, citation), claims_of(side, fact))


def withdrawal(fact: FactRow) -> Iterator[Sentence]:
    """Return the sentence that a fact was withdrawn, and why; none where it was not."""
    withdrawn = fact["withdrawn"]
    if withdrawn:
        reason = withdrawn["reason"].rstrip(".")
        yield (Piece(f"This record was withdrawn {when(withdrawn['date'])}: {reason}"),)


def written(
    sentence: Sentence,
    mark: Callable[[Sequence[ClaimRow]], str],
    escape: Callable[[str], str] = str,
    *,
    stop_first: bool = False,
) -> str:
    """Return a sentence with the marks of its claims; its commas and full stop before them where `stop_first`."""
    *pieces, last = _commas_first(sentence) if stop_first else sentence
    before = "".join(escape(piece.text) + mark(piece.claims) for piece in pieces)
    stop = "" if last.text.endswith((".", "!", "?")) else "."
    return before + escape(last.text) + (stop + mark(last.claims) if stop_first else mark(last.claims) + stop)


def _commas_first(sentence: Sentence) -> Sentence:
    """Return the sentence with a comma that begins a piece at the end of the piece before."""
    following = [piece.text for piece in sentence[1:]] + [""]
    return tuple(
        Piece((piece.text.removeprefix(",") if n else piece.text) + "," * then.startswith(","), piece.claims)
        for n, (piece, then) in enumerate(zip(sentence, following, strict=True))
    )


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
