"""Markdown with footnotes: a sentence a fact, a footnote a claim, with its quote and a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.cite.sentences import divergence, reason, remarks, with_named_claims, written
from bilat.cite.styles import load_style
from bilat.cite.typography import quoted_words

if TYPE_CHECKING:
    from bilat.cite.references import Reference
    from bilat.model.rows import ClaimRow, FactRow

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$&^]|:(?=//)|/(?=/)|(?<=\w)\.(?=[^\W\d_]{2})|-(?=-)|(?<=-)-|\.(?=\.\.)")
"""What is markup within a line, or makes an address of it: "AEX.ru" too."""
_BLOCK = re.compile(r"([ \t]*)(\d{1,9}(?=[.)])|(?=[-+=#:]))")
"""What begins a list, a heading, a definition or code, where a line begins with it."""


def render(citation: Citation, style: str) -> Iterator[str]:
    """Return each fact in sentences with footnotes, and each source cited itself as an item of a list."""
    footnotes = []
    for fact in citation.facts:
        said = with_named_claims(fact, citation)
        yield _line(" ".join(written(sentence, _marks, _escaped, stop_first=True) for sentence in said))
        for line in reason(fact):
            yield ""
            yield escaped(line)
        yield ""
        cited = {claim["id"]: claim for sentence in said for piece in sentence for claim in piece.claims}
        footnotes += [f"[^{_label(claim)}]: {_footnote(claim, fact, citation, style)}" for claim in cited.values()]
    yield from footnotes
    for reference in citation.requested:
        yield f"- {_linked(reference, style)}"


def _marks(claims: Sequence[ClaimRow]) -> str:
    return "".join(f"[^{_label(claim)}]" for claim in claims)


def _label(claim: ClaimRow) -> str:
    return claim["id"].replace("/", "-")


def _footnote(claim: ClaimRow, fact: FactRow, citation: Citation, style: str) -> str:
    words = escaped(quoted_words(claim["quote"]))
    quote = f"[{words}](<{claim['link']}>)" if claim["link"] else words
    said = "".join(remarks(claim)) + divergence(claim, fact, citation)
    remark = f" {escaped(said.lstrip())}" if said else ""
    reference = _linked(citation.sources[claim["source"]].reference, style)
    locator = f" {escaped(f'In {citation.locator(fact, claim)}.')}" if citation.with_locators else ""
    return f"{escaped(citation.speaker(claim))}: {quote}{remark}. {reference}{locator}"


def _linked(reference: Reference, style: str) -> str:
    """Return an entry with its markup escaped, and its own addresses as links; any other address in it is text."""
    written = load_style(style).entry(reference)
    archived = f" Archived at {_link(reference.archived)}" if reference.archived else ""
    if not reference.url or reference.url not in written:
        return escaped(written) + archived
    before, url, after = written.rpartition(reference.url)
    return escaped(before) + _link(url) + _escaped(after) + archived


def _link(address: str) -> str:
    """Return an address, which has no character left that would end the link, as a link."""
    return f"<{address}>"


def escaped(text: str) -> str:
    """Return the text of a line so that nothing in it is Markdown."""
    return _line(_escaped(text))


def _escaped(text: str) -> str:
    # Readers look for mail addresses after they have undone what is escaped: only a joint keeps an @ from a link.
    return re.sub(r"@(?=\w)", "@&NoBreak;", _MARKUP.sub(r"\\\g<0>", text))


def _line(text: str) -> str:
    """Return a line of escaped text so that its beginning is no markup either."""
    block = _BLOCK.match(text)
    if not block:
        return text.lstrip(" \t")
    return f"{block[2]}\\{text[block.end() :]}"
