"""The facts of a listing as a spreadsheet takes them: a row per fact with its evidence in text, or a row per claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast

from bilat.evidence.readings import is_live
from bilat.output.totals_wording import TOGETHER, together, uncertain
from bilat.output.wording import divergence
from bilat.query.listing import Listing

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow, Row, SourceRow, TotalRow


def with_evidence(rows: Iterable[Row], listing: Listing) -> Iterator[Row]:
    """Return the rows, each with its live claims in columns of text: in all of them the same line is the same claim."""
    names = {**listing.people, **listing.organisations}
    for row in cast("Iterable[FactRow]", rows):
        claims = list(filter(is_live, row["claims"]))
        sources = [listing.sources[claim["source"]] for claim in claims]
        yield {
            **row,
            "publishers": "\n".join(source["publisher_name"] for source in sources),
            "published": "\n".join(source["published"] or "undated" for source in sources),
            "quotes": "\n".join(claim["quote"] for claim in claims),
            "differences": "\n".join(divergence(claim, row, names) or "agrees" for claim in claims),
            "links": "\n".join(_address(claim, source) for claim, source in zip(claims, sources, strict=True)),
        }


def _address(claim: ClaimRow, source: SourceRow) -> str:
    return claim["link"] or source["url"] or "no address"


def claims(listing: Listing) -> Iterator[Row]:
    """Return a row for each claim of each fact, in order: what it says, who says it, where, and how it stands."""
    names = {**listing.people, **listing.organisations}
    for row in listing.facts:
        for claim in row["claims"]:
            yield {**_of_source(listing.sources[claim["source"]]), **_of_claim(claim, row, names)}


def _of_source(source: SourceRow) -> dict[str, object]:
    return {
        "publisher": source["publisher_name"],
        "type": source["type"],
        "publisher_country": source["country"],
        "agency": source["agency_name"],
        "published": source["published"],
        "source_title": source["title"] or source["description"],
        "language": source["language"],
        "url": source["url"],
    }


def _of_claim(claim: ClaimRow, row: FactRow, names: Mapping[str, str]) -> dict[str, object]:
    return {
        "id": row["id"],
        "title": row["title"],
        "date": row["date"],
        "claim": claim["id"],
        "source": claim["source"],
        "by": claim["by"] and names.get(claim["by"], claim["by"]),
        "quote": claim["quote"],
        "gloss": claim["gloss"],
        "locator": claim["locator"],
        "standing": "rejected" if claim["rejected"] else "earlier" if claim["earlier"] else "live",
        "differences": divergence(claim, row, names),
        "rejected": claim["rejected"],
        "note": claim["note"],
        "verified": claim["verified"],
        "link": claim["link"],
    }


def totals(listing: Listing) -> Iterator[Row]:
    """Return the totals, then what all groups come to together; where nothing surely counts, there is only a high."""
    for row in listing.totals:
        yield _certain(row)
    for row in together(listing):
        yield {**_certain(row), "group": TOGETHER}


def _certain(row: TotalRow) -> dict[str, object]:
    return {**row, "chosen": None, "low": None} if uncertain(row) else {**row}
