"""Published totals compared with what a base adds up to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, cast

from bilat.evidence.readings import is_live, stated_amount, text_of
from bilat.evidence.witnesses import names_of, voices
from bilat.index.index import Index
from bilat.index.totals import entries, wider_words
from bilat.schema.kinds import KINDS
from bilat.totals import Entry
from bilat.totals.reconcile import Comparison, compare
from bilat.totals.results import ends_row
from bilat.values.amounts import plain
from bilat.values.dates import parse_date

if TYPE_CHECKING:
    from bilat.model.rows import FactRow
    from bilat.query.answers import Explanation, Reason, ReconcileAnswer, ReconciledScope, ReconciledTotal


def reconciled(index: Index, ids: Collection[str] | None = None) -> ReconcileAnswer:
    """Return the published totals named, or all of them, each compared with our own over each of its dates."""
    wider = wider_words(index)
    totals: list[ReconciledTotal] = []
    for kind in KINDS.values():
        every = entries(index, kind.name) if kind.totals else {}
        published = [
            entry for entry in every.values() if entry.published_total and entry.span and not entry.by_claims_alone
        ]
        totals += [_total(index, entry, every, wider) for entry in published if ids is None or entry.id in ids]
    return {"format": "bilat-reconcile/1", "base": index.base, "totals": totals}


def _total(
    index: Index, entry: Entry, every: Mapping[str, Entry], wider: Mapping[str, Collection[str]]
) -> ReconciledTotal:
    """Return what a published total says, with a comparison for each date that is reported for it."""
    (row,), _ = index.facts([entry.id])
    fields = KINDS[row["kind"]].totals
    scopes = []
    for date, claims in _reported_dates(row).items():
        comparison = compare(entry, parse_date(date), every, KINDS[row["kind"]], wider)
        scopes.append(_scope(index, comparison, date, date == entry.date.text, claims))
    keys = ("id", "kind", "title", "date", *fields, "amount", "low", "high", "qualifier", "disputed")
    picked = {key: row[key] for key in keys}  # type: ignore[literal-required]
    return cast("ReconciledTotal", picked | _witnesses(index, row) | {"scopes": scopes})


def _witnesses(index: Index, row: FactRow) -> dict[str, int]:
    """Return how many sources give the very sum that is compared, and how many independent voices these are."""
    own = stated_amount(row, {})
    claims = [claim for claim in row["claims"] if is_live(claim) and "amount" not in claim["silent"]]
    claims = [claim for claim in claims if {**own, **stated_amount(row, claim["says"] or {})} == own]
    sources = index.source_rows({claim["source"] for claim in claims})
    pages = [(claim, sources[claim["source"]]) for claim in claims]
    speaking = [names_of(claim["source"], page["publisher"], page["agency"], claim["by"]) for claim, page in pages]
    return {"sources": len(sources), "independent": len(voices(speaking))}


def _scope(index: Index, comparison: Comparison, date: str, chosen: bool, claims: list[str]) -> ReconciledScope:
    titles = index.titles(entry.id for entry, _ in comparison.could_explain)
    return {
        "date": date,
        "chosen": chosen,
        "ours": comparison.ours,
        "difference": ends_row(comparison.difference),
        "agreement": comparison.agreement,
        "could_explain": [
            _explanation(entry, reasons, comparison, titles[entry.id]) for entry, reasons in comparison.could_explain
        ],
        "claims": claims,
    }


def _explanation(entry: Entry, reasons: list[Reason], comparison: Comparison, title: str) -> Explanation:
    span, difference = entry.span, comparison.difference.chosen
    return {
        "id": entry.id,
        "date": entry.date.text,
        "amount": span and plain(span.chosen),
        "low": span and plain(span.low),
        "high": span and plain(span.high),
        "unit": span and span.unit,
        "reasons": reasons,
        "exact": bool(span and difference and span.chosen == abs(difference)),
        "title": title,
    }


def _reported_dates(row: FactRow) -> dict[str, list[str]]:
    """Return the dates that are reported for a fact, the chosen one first, each with the claims that give another."""
    reported: dict[str, list[str]] = {row["date"]: []}
    for claim in row["claims"]:
        if not claim["rejected"] and (date := text_of(claim["says"] or {}, "date")):
            reported.setdefault(date, []).append(claim["id"])
    return reported
