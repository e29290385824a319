"""Citations for readers: each fact in a sentence, its claims with quotes and links, one list of references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.cite.sentences import divergence, reason, remarks, sentences, written
from bilat.cite.styles import entry, load_style

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow

_UNSORTED = dict.fromkeys(map(ord, "“”‘’[]«»\"'"), None)
"""The marks that alphabetical order ignores."""


def render(citation: Citation, style: str) -> Iterator[str]:
    """Return the citation as lines of text, its references in a style."""
    for fact in citation.facts:
        yield from _fact(fact, citation)
        yield ""
    if not citation.facts:
        yield from _references(citation, style)
        return
    yield "References"
    yield ""
    yield from _numbered(citation, style)
    yield ""
    ids = ", ".join(fact["id"] for fact in citation.facts)
    yield f"From “{citation.base['title']}”, version {citation.base['version']}: {ids}."


def _references(citation: Citation, style: str) -> Iterator[str]:
    """Return a list of references that no sentence refers to, in the order of the style."""
    if not load_style(style).ALPHABETICAL:
        return _numbered(citation, style)
    entries = [entry(source.reference, style) for source in citation.sources.values()]
    return iter(sorted(entries, key=lambda text: text.casefold().translate(_UNSORTED)))


def _numbered(citation: Citation, style: str) -> Iterator[str]:
    return (f"[{source.number}] {entry(source.reference, style)}" for source in citation.sources.values())


def _fact(fact: FactRow, citation: Citation) -> Iterator[str]:
    yield " ".join(written(sentence, _numbers(citation)) for sentence in sentences(fact, citation))
    for claim in fact["claims"]:
        yield f"  {_claim(claim, fact, citation)}"
        if claim["link"]:
            yield f"    {claim['link']}"
        if citation.with_locators:
            yield f"    In: {citation.locator(fact, claim)}."
    for line in reason(fact):
        yield f"  {line}"
    if fact["note"]:
        yield f"  Note: {fact['note']}"


def _numbers(citation: Citation) -> Callable[[Sequence[ClaimRow]], str]:
    """Return what marks claims by the numbers of their sources: " [1][3]"."""

    def mark(claims: Sequence[ClaimRow]) -> str:
        numbers = dict.fromkeys(citation.sources[claim["source"]].number for claim in claims)
        return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""

    return mark


def _claim(claim: ClaimRow, fact: FactRow, citation: Citation) -> str:
    gloss, locator = remarks(claim)
    number = f"[{citation.sources[claim['source']].number}{locator}]"
    return f"{citation.speaker(claim)}: “{claim['quote']}”{gloss} {number}{divergence(claim, fact, citation)}"
