"""What verifying found, as the JSON answer of `bilat verify`."""

from __future__ import annotations

from bilat.evidence.verified import of_text
from bilat.model import FactBase
from bilat.query.answers import VerifiedQuote, VerifiedSource, VerifyAnswer, VerifySummary
from bilat.values.amounts import plain
from bilat.verify.findings import Findings, QuoteFinding, SourceFinding


def verify_answer(
    base: FactBase, findings: Findings, *, texts: str | None = None, live: bool = False, kept: str | None = None
) -> VerifyAnswer:
    """Return the answer; `texts` is the folder of texts, `kept` that of kept pages, `live` if the web was read."""
    return {
        "format": "bilat-verify/1",
        "base": base.row,
        "texts": texts,
        "live": live,
        "kept": kept,
        "summary": _summary(findings),
        "sources": [_source(source) for source in findings.sources],
        "quotes": [_quote(quote) for quote in findings.quotes],
        "warnings": [
            {"fact": one.fact.id, "field": one.field, "number": plain(one.number)} for one in findings.unquoted
        ],
    }


def _summary(findings: Findings) -> VerifySummary:
    states = [source.state for source in findings.sources]
    quotes = [quote.state for quote in findings.quotes]
    return {
        "found": states.count("found"),
        "changed": states.count("changed"),
        "no_text": states.count("no-text"),
        "damaged": states.count("damaged"),
        "gone": states.count("gone"),
        "unreachable": states.count("unreachable"),
        "drifted": sum(source.drifted for source in findings.sources),
        "quotes": len(quotes),
        "quotes_found": quotes.count("found"),
    }


def _source(finding: SourceFinding) -> VerifiedSource:
    return {
        "id": finding.source.id,
        "state": finding.state,
        "text": finding.name,
        "reason": finding.reason,
        "quotes": len(finding.quotes),
        "found": sum(quote.state == "found" for quote in finding.quotes),
        "fingerprint": finding.fingerprint,
        "recorded": of_text(finding.source),
        "drifted": finding.drifted,
    }


def _quote(finding: QuoteFinding) -> VerifiedQuote:
    claim = finding.claim
    return {
        "claim": claim.id,
        "fact": claim.fact,
        "source": claim.source,
        "quote": claim.quote,
        "state": finding.state,
        "reason": finding.reason,
        "line": finding.line,
        "column": finding.column,
        "passage": finding.passage,
        "differences": [{"quote": quoted, "text": there} for quoted, there in finding.differences],
        "link": finding.link,
    }
