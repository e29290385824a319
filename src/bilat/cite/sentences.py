"""Facts in sentences: what happened, what each source says of it, which reading was chosen and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.evidence.reading_words import differences, field_name, value
from bilat.evidence.readings import claims_of, text_of
from bilat.schema.kinds import KINDS
from bilat.values.dates_in_words import text_words
from bilat.values.value_words import amount_words, progress_words

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, DisputeRow, FactRow, SideRow


def sentence(fact: FactRow) -> str:
    """Return a fact in a sentence: title, when, where, how much, how far it has come."""
    # What the title contains already is not repeated.
    around = [part for part in (fact["place"], text_words(fact["date"])) if part and part not in fact["title"]]
    when = f" ({', '.join(around)})" if around else ""
    progress = progress_words(text_of(fact, KINDS[fact["kind"]].state), fact["last_word"])
    details = ", ".join(filter(None, (amount_words(fact, spelled=True), _worth(fact), progress)))
    return f"{fact['title']}{when}" + (f": {details}." if details else ".") + _withdrawal(fact)


def _worth(fact: FactRow) -> str:
    worth = amount_words({"amount": fact.get("value"), "unit": fact.get("currency")})
    return f"worth {worth}" if worth else ""


def _withdrawal(fact: FactRow) -> str:
    withdrawn = fact["withdrawn"]
    return f" Withdrawn on {text_words(withdrawn['date'])}: {_ended(withdrawn['reason'])}" if withdrawn else ""


def remarks(claim: ClaimRow) -> tuple[str, str]:
    """Return what stands after a quote: its gloss in brackets, and a comma with its locator; "" for what is not."""
    gloss, locator = claim["gloss"], claim["locator"]
    return f" ({gloss})" if gloss else "", f", {locator}" if locator else ""


def divergence(claim: ClaimRow, fact: FactRow, names: Mapping[str, str]) -> str:
    """Return, after a dash, how a claim differs from the chosen reading and why it does not count; "" if it agrees."""
    parts = differences(claim["says"] or claim["earlier"] or {}, fact, names, spelled=True)
    if claim["rejected"]:
        parts.append(f"treated as an error: {claim['rejected'].rstrip('.')}")
    text = "; ".join(parts)
    if claim["earlier"] is not None:
        text = f"at an earlier stage: {text}" if text else "at an earlier stage"
    return f" — {text}" if text else ""


def disagreement(fact: FactRow, citation: Citation) -> Iterator[str]:
    """Return in sentences where the sources disagree, and why the chosen reading was chosen."""
    for dispute in citation.disputes.get(fact["id"], ()):
        yield readings(dispute, fact, citation, numbered=True)
    if fact["because"]:
        yield f"Chosen because: {_ended(fact['because'])}"


def readings(dispute: DisputeRow, fact: FactRow, citation: Citation, *, numbered: bool = False) -> str:
    """Return the readings of a field in a sentence, each with the numbers of its sources where wanted."""
    sides = "; ".join(_side(dispute, side, fact, citation, numbered=numbered) for side in dispute["sides"])
    return f"Sources disagree on the {field_name(dispute['field'])}: {sides}."


def _side(dispute: DisputeRow, side: SideRow, fact: FactRow, citation: Citation, *, numbered: bool) -> str:
    claims = claims_of(side, fact) if numbered else ()
    numbers = "".join(f"[{citation.sources[claim['source']].number}]" for claim in claims)
    reading = value(fact, dispute["field"], side["reading"], citation.names, spelled=True)
    return reading + (" (chosen)" if side["chosen"] else "") + (f" {numbers}" if numbers else "")


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
