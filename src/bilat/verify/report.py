"""What verifying found, in lines for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bilat.query.answers import State
from bilat.values.amounts import plain
from bilat.verify.findings import Findings, QuoteFinding, SourceFinding
from bilat.verify.keeping import Kept

_MEANINGS: dict[State, str] = {
    "found": "every quote found",
    "changed": "a quote is missing",
    "no-text": "no text to look in",
    "damaged": "a kept file is not as it was",
    "gone": "the page is gone",
    "unreachable": "could not be read",
}
"""The states of a source, in the order of the summary."""
_DRIFTED = "the text differs from the one recorded"


def render(findings: Findings, *, verbose: bool = False) -> Iterator[str]:
    """Return what is wrong, quote by quote and source by source, then the counts; `verbose` names found quotes too."""
    for source in findings.sources:
        for quote in source.quotes:
            if verbose or quote.state != "found":
                yield from _quote(quote, source)
        if source.reason and source.state != "damaged":
            yield f"{source.state}  {source.source.id}: {source.reason}" + (f" ({source.name})" if source.name else "")
        if source.drifted:
            yield f"drifted  {source.source.id}: {_DRIFTED} ({source.name})"
    yield from (f"damaged  {visit.source}: {visit.reason}" for visit in findings.damaged)
    for one in findings.unquoted:
        yield f"warning  {one.fact.id}: no quote contains its {one.field}, {plain(one.number):,}"
    yield from _summary(findings)


def _quote(quote: QuoteFinding, source: SourceFinding) -> Iterator[str]:
    words = f"{quote.claim.id}: “{quote.claim.quote}”"
    place = f"{source.name}:{quote.line}:{quote.column}"
    if quote.state == "found":
        yield f"found    {words} at {place}"
    elif quote.reason:
        yield f"missing  {words}: {quote.reason}"
    else:
        yield f"missing  {words} is not in {source.name}"
        if quote.passage is None:
            yield "         no similar passage"
        else:
            yield f"         closest: “{' '.join(quote.passage.split())}” at {place}"
            differences = "; ".join(_difference(*pair) for pair in quote.differences)
            yield f"         differs: {differences or 'the order of words'}"


def _difference(quoted: str, there: str) -> str:
    if not there:
        return f"“{quoted}” is only in the quote"
    return f"quote “{quoted}”, text “{there}”" if quoted else f"“{there}” is only in the text"


def _summary(findings: Findings) -> Iterator[str]:
    counts = Counter(source.state for source in findings.sources)
    counts["damaged"] = len({visit.source for visit in findings.damaged})
    for state, meaning in _MEANINGS.items():
        if count := counts[state]:
            yield f"{state:<11}  {counted(count, 'source')}: {meaning}"
    if count := sum(source.drifted for source in findings.sources):
        yield f"{'drifted':<11}  {counted(count, 'source')}: {_DRIFTED}"
    found = [quote.state == "found" for quote in findings.quotes]
    unread = sum(source.unread for source in findings.sources)
    if found or not unread:
        yield f"{sum(found):,} of {counted(len(found), 'quote')} found."
    if unread:
        yield f"{counted(unread, 'quote')} could not be looked up."


def keeping(kept: Kept) -> Iterator[str]:
    """Return what came of keeping a source: where it is and how many of its quotes it has, or why it is not kept."""
    finding = kept.finding
    if kept.folder is None:
        yield f"not kept   {finding.source.id}: {finding.reason}" + (f" ({finding.name})" if finding.name else "")
    else:
        found = sum(quote.state == "found" for quote in finding.quotes)
        quotes = f"{found:,} of {counted(len(finding.quotes), 'quote')} found"
        yield f"{'kept' if kept.new else 'unchanged':<9}  {finding.source.id}: {quotes} ({kept.folder})"
    yield from (f"           {remark}" for remark in kept.remarks)


def without_text(count: int, folder: str) -> str:
    """Return in a sentence how many sources have no text in a folder."""
    return f"{counted(count, 'source')} skipped: no text in {folder}."


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "1 source", "2 sources"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
