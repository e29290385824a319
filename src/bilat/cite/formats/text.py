"""Citations for people: each fact in a sentence, its claims with their words and links, one list of references."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from bilat.cite import STYLES
from bilat.cite.citation import Citation
from bilat.cite.references import Reference, Row
from bilat.cite.sentences import disagreement, said, sentence

WRITERS: dict[str, Callable[[Reference], str]] = {
    style: import_module(f"bilat.cite.styles.{style}").entry for style in STYLES
}
"""What writes a reference in each style."""
_ALPHABETICAL = frozenset({"apa", "chicago", "mla"})


def render(cited: Citation, style: str = "plain") -> Iterator[str]:
    """Return the citation as lines of text, references in `style`."""
    for row in cited.facts:
        yield from _fact(row, cited)
        yield ""
    if cited.facts:
        yield "References"
        yield ""
    yield from _references(cited, style)
    if cited.facts:
        yield ""
        ids = ", ".join(row["id"] for row in cited.facts)
        yield f"From “{cited.base['title']}”, version {cited.base['version']}: {ids}."


def entry(reference: Reference, style: str) -> str:
    """Return one reference in a style, with the address of its archived copy."""
    archived = f" Archived at {reference.archived}" if reference.archived else ""
    return WRITERS[style](reference) + archived


def _references(cited: Citation, style: str) -> Iterator[str]:
    """Return the references: numbered, or by the alphabet where only sources are cited in a style that does so."""
    if style in _ALPHABETICAL and not cited.facts:
        yield from bibliography(list(cited.references.values()), style)
        return
    for number, reference in enumerate(cited.references.values(), start=1):
        yield f"[{number}] {entry(reference, style)}"


def bibliography(references: list[Reference], style: str) -> list[str]:
    """Return the references as a list without numbers, in the order of the alphabet."""
    entries = [entry(reference, style) for reference in references]
    return sorted(entries, key=lambda text: text.casefold().translate(_UNSORTED))


_UNSORTED = dict.fromkeys(map(ord, "“”‘’[]«»\"'"), None)


def _fact(row: Row, cited: Citation) -> Iterator[str]:
    yield sentence(row)
    for claim in row["claims"]:
        yield f"  {_claim(claim, row, cited)}"
        if claim["link"]:
            yield f"    {claim['link']}"
        if cited.by_claim:
            yield f"    In: {cited.locating(row, claim)}."
    for line in disagreement(row, cited.disputes.get(row["id"], ()), cited):
        yield f"  {line}"
    if row["note"]:
        yield f"  Note: {row['note']}"


def _claim(claim: Row, row: Row, cited: Citation) -> str:
    gloss = f" ({claim['gloss']})" if claim["gloss"] else ""
    place = f", {claim['locator']}" if claim["locator"] else ""
    otherwise = said(claim, row)
    number = f"[{cited.number(claim['source'])}{place}]"
    return f"{cited.speaker(claim)}: “{claim['quote']}”{gloss} {number}" + (f" — {otherwise}" if otherwise else "")
