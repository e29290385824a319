"""Facts in sentences, each piece with the claims that say it: what happened, who disagrees, what was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from bilat.cite.attribution import MOST_NAMED, attribution
from bilat.cite.carrying import carrying, giving_terms, is_date_inferred
from bilat.cite.dissent import dissent
from bilat.cite.phrases import body, count_words, indefinite, listed, when
from bilat.cite.pieces import Piece, Sentence
from bilat.cite.statements import statement
from bilat.cite.typography import curly_quotes, quoted_words
from bilat.evidence.reading_words import differences
from bilat.evidence.readings import text_of
from bilat.schema.fields import TERMS
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date
from bilat.values.dates_in_words import words_in_sentence
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import ClaimRow, FactRow


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
    """Return what a fact states, and according to whom; who says that it was given, where not all of these do."""
    giving = giving_terms(fact, citation)
    text = statement(_without_terms(fact) if giving else fact, citation.names, citation.wider)
    if is_date_inferred(fact, citation) and "uncertain" not in text:
        text = _with_doubt(text, fact["date"])
    said = Piece(curly_quotes(text + attribution(text, fact, citation)), carrying(fact, citation))
    return (said, Piece(curly_quotes(_calling_it(fact, citation, giving)), giving)) if giving else (said,)


def _without_terms(fact: FactRow) -> FactRow:
    """Return a fact of which the sentence says nothing of the terms, as not all whom it names give them."""
    terms = KINDS[fact["kind"]].role(TERMS)
    return cast("FactRow", {**fact, terms.name: None}) if terms else fact


def _calling_it(fact: FactRow, citation: Citation, claims: Sequence[ClaimRow]) -> str:
    """Return who gives the terms, where others that the sentence names do not: ", and TASS calls it a gift"."""
    names = list(dict.fromkeys(body(citation.speaker(claim)) for claim in claims))
    who = listed(names) if len(names) <= MOST_NAMED else f"{count_words(len(names))} sources"
    terms = KINDS[fact["kind"]].role(TERMS)
    called = indefinite(spaced(text_of(fact, terms.name) or "")) if terms else ""
    return f", and {who} call{'s' if len(names) == 1 else ''} it {called}"


def _with_doubt(text: str, date: str) -> str:
    """Return a sentence in which the date is said to be inferred."""
    in_words = re.sub("^(?:about|between|since|until) ", "", words_in_sentence(parse_date(date)))
    return re.sub(rf"{re.escape(in_words)}(?: on\b)?", r"\g<0> (date inferred)", text, count=1)


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
