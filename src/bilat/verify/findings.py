"""Quotes looked for in the texts of their sources: what was found where, what is missing, what has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any, Literal

from bilat.index.rows import base_row
from bilat.model import Claim, Fact, FactBase, Source
from bilat.values.amounts import plain
from bilat.values.spelled_numbers import numbers
from bilat.verify.comparing import Text, link_in_text

Row = dict[str, Any]
Found = Literal["found", "missing", "too-short"]
State = Literal["found", "changed", "gone", "unreachable"]
STATES: tuple[State, ...] = ("found", "changed", "gone", "unreachable")
"""What became of a source: its quotes are all there, one is not, the page is gone, or nobody answers."""
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One quote, looked for in the text of its source. What is not known is None or empty."""

    claim: Claim
    state: Found
    line: int | None = None
    column: int | None = None
    passage: str | None = None
    """The words as they stand in the text; for a missing quote, those most like it."""
    differences: tuple[tuple[str, str], ...] = ()
    """Where a missing quote and the passage differ: its words, the text's."""
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading a source."""

    text: str | None = None
    name: str = ""
    """The file or address that was read."""
    state: Literal["read", "gone", "unreachable"] = "read"
    reason: str | None = None
    """Why there is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One source with all its quotes."""

    source: Source
    state: State
    name: str
    reason: str | None
    findings: tuple[Finding, ...]
    fingerprint: str | None
    """Of the text that was read."""

    @property
    def drifted(self) -> bool:
        """Whether the text is not the one that was recorded."""
        return None not in (self.fingerprint, self.source.fingerprint) and self.fingerprint != self.source.fingerprint

    @property
    def sound(self) -> bool:
        """Whether a text was read and every quote is in it."""
        return self.state == "found"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnquotedNumber:
    """A number chosen in a fact that no quote of its claims contains."""

    fact: Fact
    field: str
    number: Decimal


def fingerprint(text: Text) -> str:
    """Return the sha256 of a folded text, as a source records it."""
    return f"sha256:{sha256(text.folded.encode('utf-8', 'surrogatepass')).hexdigest()}"


def claims_by_source(base: FactBase, asked: frozenset[str] | None = None) -> dict[str, list[Claim]]:
    """Return the claims of facts that are not withdrawn, by source; of all, or of the facts and sources asked for."""
    found: dict[str, list[Claim]] = {}
    for fact in base.facts.values():
        for claim in () if fact.withdrawn else fact.claims:
            if asked is None or fact.id in asked or claim.source in asked:
                found.setdefault(claim.source, []).append(claim)
    return found


def checked(source: Source, claims: Sequence[Claim], reading: Reading) -> Checked:
    """Return what comes of looking for a source's quotes in what was read of it."""
    if reading.text is None:
        gone: State = "gone" if reading.state == "gone" else "unreachable"
        return Checked(
            source=source, state=gone, name=reading.name, reason=reading.reason, findings=(), fingerprint=None
        )
    text = Text(reading.text)
    findings = tuple(_finding(claim, source, text) for claim in claims)
    state: State = "found" if all(finding.state == "found" for finding in findings) else "changed"
    return Checked(
        source=source,
        state=state,
        name=reading.name,
        reason=None,
        findings=findings,
        fingerprint=fingerprint(text),
    )


def _finding(claim: Claim, source: Source, text: Text) -> Finding:
    if sum(map(str.isalnum, claim.quote)) < _LEAST_LETTERS:
        return Finding(claim=claim, state="too-short")
    if found := text.find(claim.quote):
        line, column = text.place(found)
        return Finding(
            claim=claim,
            state="found",
            line=line,
            column=column,
            passage=text.original[found.start : found.end],
            link=link_in_text(source.url, claim.quote, text),
        )
    near = text.near(claim.quote)
    if near is None:
        return Finding(claim=claim, state="missing")
    line, column = text.place(near.passage)
    passage = text.original[near.passage.start : near.passage.end]
    return Finding(
        claim=claim, state="missing", line=line, column=column, passage=passage, differences=near.differences
    )


def unquoted_numbers(base: FactBase, facts: Iterable[str]) -> Iterator[UnquotedNumber]:
    """Return the numbers chosen in these facts that no quote of their live claims contains, spelt out or in digits."""
    for id_ in facts:
        fact = base.facts[id_]
        said = {number for claim in fact.live_claims for number in numbers(f"{claim.quote} {claim.gloss or ''}")}
        for field in ("amount", "amount_to", "value", "previous"):
            number = fact.values.get(field)
            if isinstance(number, Decimal) and number not in said:
                yield UnquotedNumber(fact=fact, field=field, number=number)


Progress = Callable[[int, int, str], None]
"""Is told how many sources of how many are done, and the last one."""


def answer(
    base: FactBase, sources: Sequence[Checked], warnings: Sequence[UnquotedNumber], asked: Mapping[str, Any]
) -> Row:
    """Return all that was found as one JSON object."""
    findings = [(one, finding) for one in sources for finding in one.findings]
    return {
        "format": "bilat-verify/1",
        "base": base_row(base),
        **asked,
        "summary": {
            **{state: sum(one.state == state for one in sources) for state in STATES},
            "drifted": sum(one.drifted for one in sources),
            "quotes": len(findings),
            "quotes_found": sum(finding.state == "found" for _, finding in findings),
        },
        "sources": [_source_row(one) for one in sources],
        "quotes": [_finding_row(finding) for _, finding in findings],
        "warnings": [{"fact": one.fact.id, "field": one.field, "number": plain(one.number)} for one in warnings],
    }


def _source_row(one: Checked) -> Row:
    return {
        "id": one.source.id,
        "state": one.state,
        "text": one.name,
        "reason": one.reason,
        "quotes": len(one.findings),
        "found": sum(finding.state == "found" for finding in one.findings),
        "fingerprint": one.fingerprint,
        "recorded": one.source.fingerprint,
        "drifted": one.drifted,
    }


def _finding_row(finding: Finding) -> Row:
    claim = finding.claim
    return {
        "claim": claim.id,
        "fact": claim.fact,
        "source": claim.source,
        "quote": claim.quote,
        "state": finding.state,
        "line": finding.line,
        "column": finding.column,
        "passage": finding.passage,
        "differences": [{"quote": quoted, "text": there} for quoted, there in finding.differences],
        "link": finding.link,
    }
