"""What verifying found and what was kept, as the JSON answers of `bilat verify` and `bilat keep`."""

from __future__ import annotations

from collections.abc import Sequence

from bilat.evidence.verified import of_text
from bilat.model import FactBase
from bilat.query.answers import KeepAnswer, KeptSource, VerifiedQuote, VerifiedSource, VerifyAnswer, VerifySummary
from bilat.values.amounts import plain
from bilat.verify.findings import Findings, QuoteFinding, SourceFinding
from bilat.verify.keeping import Kept


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
        "damaged": [
            {"source": visit.source, "visit": str(visit.path), "reason": visit.reason} for visit in findings.damaged
        ],
        "sources": [_source(source) for source in findings.sources],
        "quotes": [_quote(quote) for quote in findings.quotes],
        "warnings": [
            {"fact": one.fact.id, "field": one.field, "number": plain(one.number)} for one in findings.unquoted
        ],
    }


def keep_answer(base: FactBase, kept: Sequence[Kept], folder: str) -> KeepAnswer:
    """Return the answer of `bilat keep`; `folder` is that of all kept pages."""
    quotes = [quote for one in kept for quote in one.finding.quotes]
    return {
        "format": "bilat-keep/1",
        "base": base.row,
        "folder": folder,
        "summary": {
            "kept": sum(one.new for one in kept),
            "unchanged": sum(one.folder is not None and not one.new for one in kept),
            "not_kept": sum(one.folder is None for one in kept),
            "quotes": len(quotes),
            "quotes_found": sum(quote.state == "found" for quote in quotes),
        },
        "sources": [_kept(one) for one in kept],
        "quotes": [_quote(quote) for quote in quotes],
    }


def _kept(kept: Kept) -> KeptSource:
    finding = kept.finding
    return {
        "id": finding.source.id,
        "state": finding.state,
        "text": finding.name,
        "reason": finding.reason,
        "visit": str(kept.folder) if kept.folder else None,
        "new": kept.new,
        "quotes": len(finding.quotes),
        "found": sum(quote.state == "found" for quote in finding.quotes),
        "fingerprint": finding.fingerprint,
        "accessed": finding.accessed,
        "archived": kept.archived,
        "remark": "; ".join(kept.remarks) or None,
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
