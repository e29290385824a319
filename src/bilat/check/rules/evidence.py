"""Rules about claims: whether a fact has a witness, and whether its quotes can be found and mean something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bilat.check.rule import FactFile, Found, Rule, at
from bilat.loading.diagnostics import Path, shown
from bilat.model import Claim, Source
from bilat.values.text_folding import bare, fold

_SHORTEST, _LONGEST = 2, 12


def no_live_claim(file: FactFile) -> Iterator[Found]:
    """Find facts whose every claim is rejected or of an earlier stage."""
    for fact in file.facts:
        if fact.claims and not fact.live_claims:
            yield Found(
                at(fact, "claim"),
                "every claim is rejected or earlier: nobody says this",
                "add a claim of somebody who does, or choose the reading that the claims support",
            )


def quote_too_long(file: FactFile) -> Iterator[Found]:
    """Find quotes of more than twelve words."""
    for _, claim, path in file.claims():
        count = len(claim.quote.split())
        if count > _LONGEST:
            yield Found((*path, "quote"), f"the quote has {count} words", f"keep the {_LONGEST} that carry the claim")


def quote_too_short(file: FactFile) -> Iterator[Found]:
    """Find quotes of one word, in scripts that part words by spaces."""
    for _, claim, path in file.claims():
        spaced = all(character < "\u2e80" for character in claim.quote)
        if spaced and len(claim.quote.split()) < _SHORTEST:
            yield Found((*path, "quote"), "the quote is one word", "quote enough to be found: 2 to 12 words")


def quote_with_gap(file: FactFile) -> Iterator[Found]:
    """Find quotes with dots or brackets of omission: no page has these words in a row."""
    for _, claim, path in file.claims():
        inner = claim.quote.strip().strip(".…")
        if any(gap in inner for gap in ("…", "...", "[.", "[…")):
            yield Found(
                (*path, "quote"),
                "the quote leaves words out",
                "quote words that stand in a row, on one side of the gap",
            )


def one_quote_twice(file: FactFile) -> Iterator[Found]:
    """Find two claims of a fact that lean on the same words of the same source."""
    for fact in file.facts:
        seen: dict[tuple[str, str], Claim] = {}
        for number, claim in enumerate(fact.claims):
            key = claim.source, fold(claim.quote)
            if key in seen:
                path = at(fact, "claim", number, "quote")
                yield Found(path, f"{claim.source} says this in {seen[key].id} too", "take one of the two claims out")
            seen.setdefault(key, claim)


_TELLING = 8
"""As many words as two pages don't write alike by chance."""


def reprint(file: FactFile) -> Iterator[Found]:
    """Find claims of a fact in the same many words from sources that count as independent."""
    for fact in file.facts:
        seen: dict[str, list[Claim]] = defaultdict(list)
        for number, claim in enumerate(fact.claims):
            words = bare(claim.quote)
            if len(words.split()) < _TELLING or claim.rejected:
                continue
            for other in seen[words]:
                if _independent(claim, other, file):
                    yield _reprinted(at(fact, "claim", number, "quote"), other, file)
                    break
            if len(seen[words]) < _TELLING:
                seen[words].append(claim)


def _independent(one: Claim, other: Claim, file: FactFile) -> bool:
    if one.source == other.source or (one.by and one.by == other.by):
        return False
    return not _presses(file.base.sources[one.source]) & _presses(file.base.sources[other.source])


def _presses(source: Source) -> set[str]:
    return {bare(name) for name in (source.publisher, source.agency) if name}


def _reprinted(path: Path, other: Claim, file: FactFile) -> Found:
    publisher = file.base.sources[other.source].publisher
    return Found(
        path,
        f"word for word as in {other.source}, but both count as witnesses",
        f"name the wire that they reprint in both sources, such as agency = {shown(publisher)}, or the speaker by `by`",
    )


def gloss_missing(file: FactFile) -> Iterator[Found]:
    """Find quotes in another language than English without their sense in English."""
    for _, claim, path in file.claims():
        language = file.base.sources[claim.source].language or "en"
        if claim.gloss is None and not language.startswith("en") and not _same_everywhere(claim.quote):
            yield Found(
                (*path, "quote"),
                f"a quote in {shown(language)[1:-1]} without a gloss",
                'add gloss = "the quote in English"',
            )


def _same_everywhere(quote: str) -> bool:
    """Say whether a quote has no words to translate: numbers and names of types."""
    return not any(word.isalpha() and len(word) > 2 for word in quote.split())


def silent_and_says(file: FactFile) -> Iterator[Found]:
    """Find claims that are silent on a field and say it."""
    for _, claim, path in file.claims():
        for number, name in enumerate(claim.silent):
            if name in claim.says or name in (claim.earlier or {}):
                yield Found(
                    (*path, "silent", number), f"silent on {name}, but says it", f"take {name} out of one of the two"
                )


def silent_on_nothing(file: FactFile) -> Iterator[Found]:
    """Find claims that are silent on a field which the fact doesn't have."""
    for fact, claim, path in file.claims():
        for number, name in enumerate(claim.silent):
            if name not in fact.values:
                yield Found(
                    (*path, "silent", number), f"the fact has no {name} to be silent on", f"take {name} out of silent"
                )


RULES = (
    Rule(
        code="B506",
        holds="A fact has a live claim: one neither rejected nor of an earlier stage.",
        why="No fact without a claim: where every source is set aside, nobody is left who says it.",
        find=no_live_claim,
    ),
    Rule(
        code="B507",
        severity="warning",
        holds="A quote has at most twelve words.",
        why="A quote is there to be found, and short enough to be fair use everywhere.",
        find=quote_too_long,
    ),
    Rule(
        code="B508",
        severity="warning",
        holds="A quote has at least two words.",
        why="One word is on every page: it can't be found, and proves nothing.",
        find=quote_too_short,
    ),
    Rule(
        code="B509",
        severity="warning",
        holds="A quote stands in its source in a row, without gaps.",
        why="A link to the words, and the check of the words, find only what stands there as it is.",
        find=quote_with_gap,
    ),
    Rule(
        code="B510",
        severity="warning",
        holds="Each claim of a fact has words of its own.",
        why="The same words of one source are one claim, however often they are listed.",
        find=one_quote_twice,
    ),
    Rule(
        code="B511",
        severity="warning",
        holds="Sources that reprint one wire name it.",
        why="Ten papers that print one dispatch are one witness; without `agency` they count as ten.",
        find=reprint,
    ),
    Rule(
        code="B512",
        severity="info",
        holds="A quote in another language has a gloss.",
        why="Readers should see what the quote says without learning its language.",
        find=gloss_missing,
    ),
    Rule(
        code="B513",
        severity="warning",
        holds="A claim is silent only on what it doesn't say.",
        why="To say a date and to be silent on it can't both be meant.",
        find=silent_and_says,
    ),
    Rule(
        code="B514",
        severity="info",
        holds="A claim is silent only on fields that its fact has.",
        why="A leftover of a field that was taken out or renamed.",
        find=silent_on_nothing,
    ),
)
