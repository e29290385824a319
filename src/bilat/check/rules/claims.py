"""Rules about claims: whether a fact has a witness, and whether its quotes can be found and mean something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bilat.check.rule import Breach, FactFile, at, rule
from bilat.loading.diagnostics import quoted
from bilat.model import Claim, Source
from bilat.values.text_folding import bare, fold

_SHORTEST, _LONGEST = 2, 12


@rule("B506", why="No fact without a claim: where every claim is set aside, nobody is left who says it.")
def no_live_claim(file: FactFile) -> Iterator[Breach]:
    """A fact has a live claim: one neither rejected nor about an earlier stage."""
    for fact in file.facts:
        if fact.claims and not fact.live_claims:
            yield Breach(
                at(fact, "claim"),
                "every claim is rejected or earlier, so nobody says this",
                "add a claim that says it, or choose the reading that the claims support",
            )


@rule("B507", "warning", why="A quote is there to be found, and short enough to be fair use everywhere.")
def quote_too_long(file: FactFile) -> Iterator[Breach]:
    """A quote has at most twelve words."""
    for _, claim, path in file.claims():
        count = len(claim.quote.split())
        if count > _LONGEST:
            yield Breach(
                (*path, "quote"), f"the quote has {count} words", f"keep the {_LONGEST} words that carry the claim"
            )


@rule("B508", "warning", why="A single word is on every page: it can't be found, and proves nothing.")
def quote_too_short(file: FactFile) -> Iterator[Breach]:
    """A quote has at least two words."""
    for _, claim, path in file.claims():
        spaced = all(character < "\u2e80" for character in claim.quote)  # scripts that put spaces between words
        if spaced and len(claim.quote.split()) < _SHORTEST:
            yield Breach((*path, "quote"), "the quote is a single word", "quote enough to be found: 2 to 12 words")


@rule("B509", "warning", why="A link to the words, and the check of the words, find only what stands there as it is.")
def quote_with_gap(file: FactFile) -> Iterator[Breach]:
    """A quote stands in its source in one piece, without gaps."""
    for _, claim, path in file.claims():
        inner = claim.quote.strip().strip(".…")
        if any(gap in inner for gap in ("…", "...", "[.", "[…")):
            yield Breach((*path, "quote"), "the quote leaves words out", "quote the words on one side of the gap")


@rule("B510", "warning", why="The same words of one source are one claim, however often they are listed.")
def one_quote_twice(file: FactFile) -> Iterator[Breach]:
    """Each claim of a fact has words of its own."""
    for fact in file.facts:
        seen: dict[tuple[str, str], Claim] = {}
        for number, claim in enumerate(fact.claims):
            first = seen.setdefault((claim.source, fold(claim.quote)), claim)
            if first is not claim:
                yield Breach(
                    at(fact, "claim", number, "quote"),
                    f"{claim.source} is quoted with these words in {first.id} too",
                    "remove one of the two claims",
                )


_TELLING = 8
"""The number of words that two pages don't share by chance."""


@rule("B511", "warning", why="Ten papers that print one dispatch are one witness; without `agency` they count as ten.")
def reprint(file: FactFile) -> Iterator[Breach]:
    """Sources that reprint one agency name it."""
    for fact in file.facts:
        seen: dict[str, list[Claim]] = defaultdict(list)
        for number, claim in enumerate(fact.claims):
            words = bare(claim.quote)
            if len(words.split()) < _TELLING or claim.rejected:
                continue
            other = next((other for other in seen[words] if _independent(claim, other, file)), None)
            if other:
                publisher = file.base.sources[other.source].publisher
                yield Breach(
                    at(fact, "claim", number, "quote"),
                    f"word for word as in {other.source}, but both count as independent",
                    f"name the agency that they reprint in both sources, such as agency = {quoted(publisher)}, "
                    "or the speaker by `by`",
                )
            if len(seen[words]) < _TELLING:
                seen[words].append(claim)


def _independent(one: Claim, other: Claim, file: FactFile) -> bool:
    if one.source == other.source or (one.by and one.by == other.by):
        return False
    return not _presses(file.base.sources[one.source]) & _presses(file.base.sources[other.source])


def _presses(source: Source) -> set[str]:
    return {id_ for id_ in (source.publisher, source.agency) if id_}


@rule("B512", "info", why="Readers should see what the quote says without knowing its language.")
def gloss_missing(file: FactFile) -> Iterator[Breach]:
    """A quote in another language has a gloss in English."""
    for _, claim, path in file.claims():
        language = file.base.sources[claim.source].language or "en"
        if claim.gloss is None and not language.startswith("en") and not _same_everywhere(claim.quote):
            yield Breach(
                (*path, "quote"),
                f"the quote is in {quoted(language)[1:-1]} and has no gloss",
                'add gloss = "the quote in English"',
            )


def _same_everywhere(quote: str) -> bool:
    """Say whether a quote has no words to translate: numbers and names of types."""
    return not any(word.isalpha() and len(word) > 2 for word in quote.split())


@rule("B513", "warning", why="A claim can't both say a date and be silent on it.")
def silent_and_says(file: FactFile) -> Iterator[Breach]:
    """A claim is silent only on what it doesn't say."""
    for _, claim, path in file.claims():
        for number, name in enumerate(claim.silent):
            if name in claim.says or name in (claim.earlier or {}):
                yield Breach(
                    (*path, "silent", number),
                    f"the claim is silent on {name}, but says it too",
                    f"remove {name} from one of the two",
                )


@rule("B514", "info", why="It is left over from a field that was removed or renamed.")
def silent_on_nothing(file: FactFile) -> Iterator[Breach]:
    """A claim is silent only on fields that its fact has."""
    for fact, claim, path in file.claims():
        for number, name in enumerate(claim.silent):
            if name not in fact.values:
                yield Breach(
                    (*path, "silent", number), f"the fact has no {name} to be silent on", f"remove {name} from silent"
                )
