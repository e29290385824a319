"""Facts in sentences, each piece with the claims that say it: what happened, who disagrees, what was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from bilat.cite.dissent import contrary_ids, dissent
from bilat.cite.phrases import body, count_words, listed, when
from bilat.cite.pieces import Piece, Sentence
from bilat.cite.statements import statement
from bilat.cite.typography import curly_quotes, quoted_words
from bilat.evidence.reading_words import differences
from bilat.evidence.readings import AMOUNT_PARTS, is_live
from bilat.schema.fields import GIVER, GOODS, RECEIVER
from bilat.schema.kinds import KINDS
from bilat.values.dates import parse_date
from bilat.values.dates_in_words import words_in_sentence

if TYPE_CHECKING:
    from bilat.cite.citation import Citation
    from bilat.model.rows import ClaimRow, FactRow


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
    text = statement(fact, citation.names, citation.wider)
    if _is_date_inferred(fact, citation) and "uncertain" not in text:
        text = _with_doubt(text, fact["date"])
    speakers = list(dict.fromkeys(citation.speaker(claim) for claim in _stating(fact, citation)))
    told = _SAYING.search(text)
    known = told is not None and any(_is_named(name, text[: told.start()]) for name in speakers)
    names = [] if known else _both_once([body(name) for name in speakers], fact, text)
    if len(names) > MOST_NAMED:
        names = [*names[:2], f"{count_words(len(names) - 2)} others"]
    source = f", according to {listed(names)}" if names else ""
    return (Piece(curly_quotes(text + source), carrying(fact, citation)),)


_SAYING = re.compile(
    r" (?:accused|announced|asked|called|condemned|congratulated|counted|declared|denied|insisted|noted|offered|"
    r"promised|reaffirmed|rejected|reported|said|spoke of|thanked|told|urged|voiced|warned|welcomed|wrote)\b"
)


def _is_named(speaker: str, text: str) -> bool:
    """Say whether a text names a speaker: by the last word of the name, by its capitals, or by two of its words."""
    capitals = "".join(letter for letter in speaker if letter.isupper())
    stems = {word[:5].lower() for word in re.findall(r"\w{5,}", speaker)}
    return (
        speaker.partition(" in ")[0].split(" ")[-1] in text
        or (len(capitals) > 2 and capitals in text.split())
        or sum(stem in text.lower() for stem in stems) > 1
    )


def _both_once(names: list[str], fact: FactRow, text: str) -> list[str]:
    """Return the names of speakers; two that the text has just named as its parties are "both parties"."""
    parties = fact.get("parties")
    named = [name for name in names if name.lower() in text.lower()]
    if len(named) != 2 or not isinstance(parties, list) or len(parties) != 2:
        return names
    return ["both parties", *(name for name in names if name not in named)]


def _is_date_inferred(fact: FactRow, citation: Citation) -> bool:
    """Say whether no live claim gives the date as it was chosen; no where only some of the claims are cited."""
    some = any(id_.startswith(f"{fact['id']}/") for id_ in citation.named)
    return not some and not any(_gives(claim, "date") for claim in fact["claims"] if is_live(claim))


def _with_doubt(text: str, date: str) -> str:
    """Return a sentence in which the date is said to be inferred."""
    in_words = re.sub("^(?:about|between|since|until) ", "", words_in_sentence(parse_date(date)))
    return re.sub(rf"{re.escape(in_words)}(?: on\b)?", r"\g<0> (date inferred)", text, count=1)


def _gives(claim: ClaimRow, name: str) -> bool:
    """Say whether a claim gives a field as it was chosen."""
    return name not in claim["silent"] and set(AMOUNT_PARTS.get(name, (name,))).isdisjoint(claim["says"] or ())


def carrying(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims that say what a fact states, and if they are silent on when or where, those that say that."""
    return _completed(_stating(fact, citation), ("date", "place"), fact, citation)


def _stating(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims that say who did what: live, not contrary, and of what, how much and how far the same.

    What none of these gives, such as the receiver, is said by those that do.
    """
    kind = KINDS[fact["kind"]]
    main = [name for name in ("amount", _role(fact, GOODS), kind.state) if fact.get(name) is not None]
    agreed = _agreed(fact, citation)
    found = [claim for claim in agreed if all(_gives(claim, name) for name in main)] or agreed
    return _completed(found, (*main, _role(fact, GIVER), _role(fact, RECEIVER)), fact, citation)


def _agreed(fact: FactRow, citation: Citation) -> list[ClaimRow]:
    contrary = contrary_ids(fact, citation)
    return [claim for claim in fact["claims"] if is_live(claim) and claim["id"] not in contrary]


def _completed(claims: Sequence[ClaimRow], names: Iterable[str], fact: FactRow, citation: Citation) -> list[ClaimRow]:
    """Return the claims with those that give what none of them does, of the fields that the fact has."""
    found = list(claims)
    for name in names:
        if found and fact.get(name) is not None and not any(_gives(claim, name) for claim in found):
            others = _agreed(fact, citation), [claim for claim in fact["claims"] if is_live(claim)]
            giving = ([claim for claim in some if _gives(claim, name)] for some in others)
            found += next(filter(None, giving), [])
    return [claim for claim in fact["claims"] if claim in found]


def _role(fact: FactRow, role: str) -> str:
    """Return the name of the field of a role; "" where the kind has none."""
    field = KINDS[fact["kind"]].role(role)
    return field.name if field else ""


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
