"""What verifying found, in lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bilat.values.amounts import plain
from bilat.verify.findings import STATES, Checked, Finding, UnquotedNumber

_MEANINGS = {
    "found": "every quote is there",
    "changed": "a quote is missing",
    "gone": "the page is gone",
    "unreachable": "could not be read",
}


def lines(sources: Sequence[Checked], warnings: Sequence[UnquotedNumber], *, verbose: bool) -> Iterator[str]:
    """Return what is wrong, quote by quote and source by source, then what it all comes to."""
    for one in sources:
        for finding in one.findings:
            if verbose or finding.state != "found":
                yield from _finding(finding, one)
        if one.reason:
            yield f"{one.state}  {one.source.id}: {one.reason}" + (f" ({one.name})" if one.name else "")
        if one.drifted:
            yield f"drifted  {one.source.id}: its text is not the one that was recorded ({one.name})"
    for warning in warnings:
        yield f"warning  {warning.fact.id}: no quote says its {warning.field}, {plain(warning.number):,}"
    yield from _summary(sources)


def _finding(finding: Finding, one: Checked) -> Iterator[str]:
    claim = finding.claim
    where = f"{one.name}:{finding.line}:{finding.column}" if finding.line else one.name
    match finding.state:
        case "found":
            yield f"found    {claim.id}: “{claim.quote}” at {where}"
        case "too-short":
            yield f"missing  {claim.id}: “{claim.quote}” is too short to be looked for; quote a few words"
        case "missing":
            yield f"missing  {claim.id}: “{claim.quote}” is not in {one.name}"
            if finding.passage is None:
                yield "         nothing there is like it"
                return
            yield f"         nearest: “{' '.join(finding.passage.split())}” at {where}"
            yield f"         differs: {'; '.join(_difference(*pair) for pair in finding.differences) or 'the order'}"


def _difference(quoted: str, there: str) -> str:
    if not there:
        return f"“{quoted}” is not there"
    return f"“{there}” is there, not quoted" if not quoted else f"quoted “{quoted}”, there “{there}”"


def _summary(sources: Sequence[Checked]) -> Iterator[str]:
    findings = [finding for one in sources for finding in one.findings]
    found = sum(finding.state == "found" for finding in findings)
    for state in STATES:
        if count := sum(one.state == state for one in sources):
            yield f"{state:<11}  {_many(count, 'source')}: {_MEANINGS[state]}"
    if count := sum(one.drifted for one in sources):
        yield f"{'drifted':<11}  {_many(count, 'source')}: the text is not the one that was recorded"
    yield f"{found:,} of {_many(len(findings), 'quote')} found."


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def unread(ids: Iterable[str], folder: str) -> str:
    """Return in a word how many sources have no text in a folder."""
    return f"{_many(len(list(ids)), 'source')} without a text in {folder} not looked at."
