"""What verifying finds: where each quote occurs in the text of its source, which are missing, what has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256

from bilat.evidence.verified import of_text
from bilat.model import Claim, Fact, FactBase, Source
from bilat.query.answers import QuoteState, State
from bilat.values.spelled_numbers import numbers
from bilat.verify.comparing import Passage, Text
from bilat.verify.evidence_folder import DamagedVisit
from bilat.verify.links_in_text import link_in_text
from bilat.verify.nearest import nearest
from bilat.verify.page_text import PageText
from bilat.verify.source_text import SourceText
from bilat.verify.table_rows import rows_named, rows_of

_A_LOCATOR = "“row 12”, or what stands in its cells: “Mali; 2023” or “country = Mali; year = 2023”"
_LEAST_LETTERS = 3
"""A quote of fewer letters and digits could occur anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFinding:
    """One quote, looked up in the text of its source. What is unknown is None or empty."""

    claim: Claim
    state: QuoteState
    reason: str | None = None
    """Why it was not looked up."""
    line: int | None = None
    column: int | None = None
    passage: str | None = None
    """The quoted words as they stand in the text; for a missing quote, the passage most like it."""
    differences: tuple[tuple[str, str], ...] = ()
    """Where a missing quote and the passage differ: words of the quote, words of the text."""
    link: str | None = None

    @property
    def lost(self) -> bool:
        """Whether it was looked up, or its row was, and is not there."""
        return self.state == "missing" or (self.state == "no-row" and self.claim.locator is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFinding:
    """One source with all its quotes."""

    source: Source
    state: State
    name: str
    """The file or address that was read."""
    reason: str | None = None
    """Why there is no text."""
    quotes: tuple[QuoteFinding, ...] = ()
    unread: int = 0
    """How many quotes could not be looked up, since there is no text."""
    fingerprint: str | None = None
    """That of the text that was read."""
    accessed: str | None = None
    """The day on which the page was viewed, where that is known."""
    archived: str | None = None
    """The address of an archived copy, where one was asked for and found."""

    @property
    def drifted(self) -> bool:
        """Whether the text differs from the one recorded in the fact file."""
        return None not in (self.fingerprint, of_text(self.source)) and self.fingerprint != of_text(self.source)

    @property
    def verified(self) -> bool:
        """Whether the text was read and contains every quote."""
        return self.state == "found"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnquotedNumber:
    """A number chosen in a fact that no quote of its claims contains."""

    fact: Fact
    field: str
    number: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that verifying finds in a base."""

    sources: Sequence[SourceFinding]
    unquoted: Sequence[UnquotedNumber]
    damaged: Sequence[DamagedVisit] = ()
    """What is not as it was kept, older visits too."""

    @property
    def quotes(self) -> Iterator[QuoteFinding]:
        """The quotes of all sources."""
        return (quote for source in self.sources for quote in source.quotes)

    @property
    def failed(self) -> bool:
        """Whether a source has changed, is damaged or gone, or none could be read."""
        states = {source.state for source in self.sources}
        return bool(self.damaged or states & {"changed", "damaged", "gone"}) or states <= {"unreachable", "no-text"}


def claims_by_source(base: FactBase, ids: Collection[str] | None = None) -> dict[str, list[Claim]]:
    """Return the claims of facts that are not withdrawn, by source: all, or those of the facts and sources named."""
    claims: dict[str, list[Claim]] = {}
    for fact in base.facts.values():
        for claim in () if fact.withdrawn else fact.claims:
            if ids is None or fact.id in ids or claim.source in ids:
                claims.setdefault(claim.source, []).append(claim)
    return claims


def find_quotes(base: FactBase, claims: Mapping[str, Sequence[Claim]], texts: Mapping[str, SourceText]) -> Findings:
    """Return what comes of looking up claims in the texts of their sources, both by the id of the source.

    Sources without a text are left out; the numbers are those of every fact that has a claim.
    """
    facts = sorted({claim.fact for of_source in claims.values() for claim in of_source})
    return Findings(
        sources=[verified_source(base, id_, claims[id_], text) for id_, text in sorted(texts.items())],
        unquoted=list(unquoted_numbers(base.facts[id_] for id_ in facts)),
    )


def verified_source(base: FactBase, id_: str, claims: Sequence[Claim], read: SourceText) -> SourceFinding:
    """Return what comes of looking up the claims of a source in what was read of it."""
    source = base.sources[id_]
    dataset = "dataset" in (source.document, base.publishers[source.publisher].type)
    return verify_source(source, claims, read, dataset=dataset)


def verify_source(source: Source, claims: Sequence[Claim], read: SourceText, *, dataset: bool) -> SourceFinding:
    """Return what comes of looking up a source's quotes in the text that was read.

    In a dataset each is looked up in the row that the claim's locator names.
    """
    if read.page is None:
        return SourceFinding(source=source, state=read.lack, name=read.name, reason=read.reason, unread=len(claims))
    text = Text(read.page.text, wrapped=read.page.wrapped)
    quotes = tuple(_in_rows(claims, source, read.page) if dataset else (_find(claim, source, text) for claim in claims))
    return SourceFinding(
        source=source,
        state="found" if all(quote.state == "found" for quote in quotes) else "changed",
        name=read.name,
        quotes=quotes,
        fingerprint=fingerprint(text),
        accessed=read.accessed,
        archived=read.archived,
    )


def _in_rows(claims: Sequence[Claim], source: Source, page: PageText) -> Iterator[QuoteFinding]:
    rows = rows_of(page)
    for claim in claims:
        named = rows_named(claim.locator or "", rows)
        if len(named) == 1:
            found = _find(claim, source, Text("\t".join(named[0].cells)))
            yield replace(found, line=named[0].line, column=1)
        elif not claim.locator:
            reason = f"its locator must name the row of the dataset: write {_A_LOCATOR}"
            yield QuoteFinding(claim=claim, state="no-row", reason=reason)
        else:
            fits = f"fits {len(named):,} rows" if named else "fits no row"
            reason = f"its locator, {claim.locator}, {fits}; write {_A_LOCATOR}"
            yield QuoteFinding(claim=claim, state="no-row", reason=reason)


def _find(claim: Claim, source: Source, text: Text) -> QuoteFinding:
    if sum(map(str.isalnum, claim.quote)) < _LEAST_LETTERS:
        return QuoteFinding(claim=claim, state="too-short", reason="it is too short to look up; quote a few words")
    if passage := text.find(claim.quote):
        link = link_in_text(source.url, claim.quote, text, passage)
        return _placed(QuoteFinding(claim=claim, state="found", link=link), passage, text)
    if near := nearest(text, claim.quote):
        missing = QuoteFinding(claim=claim, state="missing", differences=near.differences)
        return _placed(missing, near.passage, text)
    return QuoteFinding(claim=claim, state="missing")


def _placed(finding: QuoteFinding, passage: Passage, text: Text) -> QuoteFinding:
    line, column = text.place(passage)
    return replace(finding, line=line, column=column, passage=text.words(passage))


def fingerprint(text: Text) -> str:
    """Return the sha256 of a text as it is compared, in the form that a source records."""
    return f"sha256:{sha256(text.folded.encode('utf-8', 'surrogatepass')).hexdigest()}"


def unquoted_numbers(facts: Iterable[Fact]) -> Iterator[UnquotedNumber]:
    """Return the numbers chosen in these facts that no quote of a live claim contains, in digits or in words."""
    for fact in facts:
        quoted = {
            number
            for claim in fact.live_claims
            for text in (claim.quote, claim.gloss or "")
            for number in numbers(text)
        }
        for field in ("amount", "amount_to", "value", "previous"):
            number = fact.values.get(field)
            if isinstance(number, Decimal) and number not in quoted:
                yield UnquotedNumber(fact=fact, field=field, number=number)
