"""Markdown with footnotes: a sentence a fact, a footnote a claim, with its quote and a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.cite.sentences import disagreement, divergence, remarks, sentence
from bilat.cite.styles import entry

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~$&@^]|^[-+=#]|(?<=^\d)[.)])")
_URL = re.compile(r"https?://\S+")
_NUMBERS = re.compile(r" (?:\[\d+\])+")


def render(citation: Citation, style: str) -> Iterator[str]:
    """Return each fact as a sentence with its footnotes, and each source cited itself as an item of a list."""
    for fact in citation.facts:
        marks = "".join(f"[^{_label(claim)}]" for claim in fact["claims"])
        yield f"{escaped(sentence(fact))}{marks}"
        for line in disagreement(fact, citation):
            yield ""
            yield escaped(_NUMBERS.sub("", line))
        yield ""
    for fact, claim in citation.claims:
        yield f"[^{_label(claim)}]: {_footnote(claim, fact, citation, style)}"
    for reference in citation.requested:
        yield f"- {linked(entry(reference, style))}"


def _label(claim: ClaimRow) -> str:
    return claim["id"].replace("/", "-")


def _footnote(claim: ClaimRow, fact: FactRow, citation: Citation, style: str) -> str:
    words = escaped(f"“{claim['quote']}”")
    quote = f"[{words}](<{claim['link']}>)" if claim["link"] else words
    remark = escaped("".join(remarks(claim)) + divergence(claim, fact, citation.names))
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
