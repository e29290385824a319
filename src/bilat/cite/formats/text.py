"""Citations for readers: each fact in a sentence, its claims with quotes and links, one list of references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.cite.reference_list import in_order
from bilat.cite.references import Reference
from bilat.cite.sentences import divergence, reason, remarks, sentences, written
from bilat.cite.styles import entry, in_text, load_style
from bilat.cite.typography import quoted_words

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow


def render(citation: Citation, style: str) -> Iterator[str]:
    """Return the citation as lines of text, its references in a style."""
    return map(_no_command, _lines(citation, style))


def _no_command(line: str) -> str:
    """Return a line that the log of a build does not take for a command of its own: "::add-mask::x"."""
    return f"\u200c{line}" if line.lstrip().startswith(("::", "##[")) else line


def _lines(citation: Citation, style: str) -> Iterator[str]:
    references = _listed(citation, style)
    cite = in_text(style)
    for fact in citation.facts:
        yield from _fact(fact, citation, _Marks(citation, references, cite))
        yield ""
    numbered = load_style(style).ORDER is None or (citation.facts and cite is None)
    entries = [entry(reference, style) for reference in references.values()]
    lines = [f"[{number}] {text}" for number, text in enumerate(entries, start=1)] if numbered else entries
    if not citation.facts:
        yield from lines
        return
    yield "References"
    yield ""
    yield from lines
    yield ""
    ids = ", ".join(fact["id"] for fact in citation.facts)
    yield f"From “{citation.base['title']}”, version {citation.base['version']}: {ids}."


def _listed(citation: Citation, style: str) -> dict[str, Reference]:
    """Return the references by id in their order: by the alphabet where no number refers to them, else as cited."""
    references = [source.reference for source in citation.sources.values()]
    order = load_style(style).ORDER
    if order and (not citation.facts or in_text(style)):
        references = in_order(references, order)
    return {reference.id: reference for reference in references}


class _Marks:
    """Writes what refers to the sources of claims: "[1][3]", or "(Sow, 2024a; TASS, 2023)"."""

    def __init__(
        self, citation: Citation, references: dict[str, Reference], cite: Callable[[Reference], str] | None
    ) -> None:
        self.citation = citation
        self.references = references
        self.cite = cite

    def __call__(self, claims: Sequence[ClaimRow]) -> str:
        ids = list(dict.fromkeys(claim["source"] for claim in claims))
        if not ids:
            return ""
        if self.cite:
            return f" ({'; '.join(self.cite(self.references[id_]) for id_ in ids)})"
        return " " + "".join(f"[{self.citation.sources[id_].number}]" for id_ in ids)

    def located(self, claim: ClaimRow) -> str:
        """Return the mark of one claim with its locator."""
        locator, mark = remarks(claim)[1], self([claim]).strip()
        return f"{mark[:-1]}{locator}{mark[-1]}"


def _fact(fact: FactRow, citation: Citation, mark: _Marks) -> Iterator[str]:
    yield " ".join(written(sentence, mark) for sentence in sentences(fact, citation))
    for claim in fact["claims"]:
        gloss = remarks(claim)[0]
        quoted = f"{citation.speaker(claim)}: {quoted_words(claim['quote'])}{gloss} {mark.located(claim)}"
        yield f"  {quoted}{divergence(claim, fact, citation)}"
        if claim["link"]:
            yield f"    {claim['link']}"
        if citation.with_locators:
            yield f"    In: {citation.locator(fact, claim)}."
    for line in reason(fact):
        yield f"  {line}"
    if fact["note"]:
        yield f"  Note: {fact['note']}"
