"""Citations for readers: each fact in a sentence, its claims with quotes and links, one list of references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.cite.marks import AuthorMarks, Marks, NoteMarks, NumberMarks
from bilat.cite.reference_list import in_order
from bilat.cite.sentences import divergence, reason, sentences, written
from bilat.cite.styles import Style, entry, load_style
from bilat.cite.typography import quoted_words

if TYPE_CHECKING:
    from bilat.model.rows import FactRow


def render(citation: Citation, style: str) -> Iterator[str]:
    """Return the citation as lines of text, its references in a style."""
    return map(_no_command, _lines(citation, style))


def _no_command(line: str) -> str:
    """Return a line that the log of a build does not take for a command of its own: "::add-mask::x"."""
    return f"\u200c{line}" if line.lstrip().startswith(("::", "##[")) else line


def _lines(citation: Citation, style: str) -> Iterator[str]:
    module = load_style(style)
    marks = _marks(citation, module)
    for fact in citation.facts:
        yield from _fact(fact, citation, marks)
        yield ""
    if citation.facts:
        yield from marks.notes()
        yield module.HEADING
        yield ""
    entries = [entry(reference, style) for reference in marks.listed()]
    numbered = module.ORDER is None
    yield from (f"[{number}] {text}" if numbered else text for number, text in enumerate(entries, start=1))
    if citation.facts:
        yield ""
        ids = ", ".join(fact["id"] for fact in citation.facts)
        yield f"From “{citation.base['title']}”, version {citation.base['version']}: {ids}."


def _marks(citation: Citation, style: Style) -> Marks:
    references = [source.reference for source in citation.sources.values()]
    listed = in_order(references, style.ORDER) if style.ORDER else references
    if in_text := getattr(style, "in_text", None):
        return AuthorMarks(listed, in_text)
    if note := getattr(style, "note", None):
        return NoteMarks(listed, note)
    return NumberMarks(listed, getattr(style, "numbered", None))


def _fact(fact: FactRow, citation: Citation, marks: Marks) -> Iterator[str]:
    said = sentences(fact, citation)
    yield " ".join(written(one, marks, stop_first=marks.after_stops) for one in said)
    for claim in fact["claims"]:
        quoted = f"{citation.speaker(claim)}: {quoted_words(claim['quote'])}{marks.after_quote(claim)}"
        yield f"  {quoted}{divergence(claim, fact, citation)}"
        if claim["link"]:
            yield f"    {claim['link']}"
        if citation.with_locators:
            yield f"    In: {citation.locator(fact, claim)}."
    for line in reason(fact):
        yield f"  {line}"
    if fact["note"]:
        yield f"  Note: {fact['note']}"
