"""Markdown with footnotes: a sentence a fact, a footnote a claim, with its quote and a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.cite.sentences import divergence, reason, remarks, with_named_claims, written
from bilat.cite.styles import entry

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~$&@^]|^[-+=#]|(?<=^\d)[.)])")
_URL = re.compile(r"https?://\S+")


def render(citation: Citation, style: str) -> Iterator[str]:
    """Return each fact in sentences with footnotes, and each source cited itself as an item of a list."""
    footnotes = []
    for fact in citation.facts:
        said = with_named_claims(fact, citation)
        yield " ".join(written(sentence, _marks, escaped, stop_first=True) for sentence in said)
        for line in reason(fact):
            yield ""
            yield escaped(line)
        yield ""
        cited = {claim["id"]: claim for sentence in said for piece in sentence for claim in piece.claims}
        footnotes += [f"[^{_label(claim)}]: {_footnote(claim, fact, citation, style)}" for claim in cited.values()]
    yield from footnotes
    for reference in citation.requested:
        yield f"- {linked(entry(reference, style))}"


def _marks(claims: Sequence[ClaimRow]) -> str:
    return "".join(f"[^{_label(claim)}]" for claim in claims)


def _label(claim: ClaimRow) -> str:
    return claim["id"].replace("/", "-")


def _footnote(claim: ClaimRow, fact: FactRow, citation: Citation, style: str) -> str:
    words = escaped(f"“{claim['quote']}”")
    quote = f"[{words}](<{claim['link']}>)" if claim["link"] else words
    remark = escaped("".join(remarks(claim)) + divergence(claim, fact, citation))
    reference = entry(citation.sources[claim["source"]].reference, style)
    locator = escaped(f" In {citation.locator(fact, claim)}.") if citation.with_locators else ""
    return f"{escaped(citation.speaker(claim))}: {quote}{remark}. {linked(reference)}{locator}"


def linked(text: str) -> str:
    """Return the text with its markup escaped, and its addresses as links."""
    parts, at = [], 0
    for match in _URL.finditer(text):
        address = match[0].removesuffix(".")
        parts += [escaped(text[at : match.start()]), f"<{address}>{match[0][len(address) :]}"]
        at = match.end()
    return "".join([*parts, escaped(text[at:])])


def escaped(text: str) -> str:
    """Return the text so that nothing in it is Markdown."""
    return _MARKUP.sub(r"\\\1", text)
