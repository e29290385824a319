"""Wikipedia's citation templates: `cite news`, `cite press release`, `cite web`, with quote and language.

A sentence has the claims that carry it for footnotes; contrary readings stand in a sentence of their own, and what is
treated as an error or of an earlier stage is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bilat.cite.citation import Citation
from bilat.cite.dates import containing_period, date_parts, day_first
from bilat.cite.references import Reference
from bilat.cite.sentences import with_named_claims, written
from bilat.values.dates import Date, parse_date

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, FactRow

_TEMPLATES = {
    "news": "cite news",
    "press-release": "cite press release",
    "report": "cite report",
    "speech": "cite speech",
    "video": "cite AV media",
}
_TYPES = {"treaty": "Treaty", "law": "Law", "letter": "Letter", "dataset": "Data set"}
"""What `type` says where the template does not say it."""
_SCRIPT_LANGUAGES = "am ar be bg bn bs dv el fa gu he hi hy ja ka kk ko ku ky mk ml mn mr my ps ru sr th uk ur zh"
_SCRIPTS = frozenset(_SCRIPT_LANGUAGES.split())
"""Languages whose titles Wikipedia wants under script-title, when they are in their own script."""
_ESCAPED = {
    "|": "{{!}}",
    "{": "&#123;",
    "}": "&#125;",
    "[": "&#91;",
    "]": "&#93;",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    "=": "&#61;",
    "~": "&#126;",
    "''": "&#39;&#39;",
}

_MAGIC = re.compile(r"__|:(?=//)|(?<=[a-z]):(?=\S)|(?:(?<=RFC)|(?<=PMID)|(?<=ISBN)) (?=\d)", re.IGNORECASE)
"""What switches the page, or makes an address or a number a link."""
_BLOCK = re.compile(r"[*#:; ]|-(?=---)")
"""What begins a list, an indent or a rule, where a line begins with it."""


def render(citation: Citation, _style: str) -> Iterator[str]:
    """Return each fact in sentences with a footnote a claim, and each source cited itself as its template."""
    for fact in citation.facts:
        mark = _Footnotes(fact, citation)
        line = " ".join(written(one, mark, escaped, stop_first=True) for one in with_named_claims(fact, citation))
        yield _BLOCK.sub(_entities, line, count=1) if _BLOCK.match(line) else line
    for reference in citation.requested:
        yield f"* {template(reference)}"


class _Footnotes:
    """Writes the footnotes of a fact's claims: each in full once, then by its name."""

    def __init__(self, fact: FactRow, citation: Citation) -> None:
        self.fact = fact
        self.citation = citation
        self.written: set[str] = set()

    def __call__(self, claims: Sequence[ClaimRow]) -> str:
        return "".join(map(self._footnote, claims))

    def _footnote(self, claim: ClaimRow) -> str:
        if claim["id"] in self.written:
            return f'<ref name="{claim["id"]}" />'
        self.written.add(claim["id"])
        citation = self.citation
        reference = citation.sources[claim["source"]].reference
        locator = f" {escaped(citation.locator(self.fact, claim))}." if citation.with_locators else ""
        return f'<ref name="{claim["id"]}">{template(reference, claim)}{locator}</ref>'


def template(reference: Reference, claim: ClaimRow | None = None) -> str:
    """Return the template that cites a source, with the quote of a claim."""
    name = _TEMPLATES.get(reference.document, "cite web")
    parts = [f" |{key}={value}" for key, value in _parameters(reference, claim) if value]
    undated = reference.url and reference.archived and not reference.archived_on
    return f"{{{{{name}{''.join(parts)}}}}}" + (f" Archived at {_address(reference.archived)}." if undated else "")


def _parameters(reference: Reference, claim: ClaimRow | None) -> Iterator[tuple[str, str | None]]:
    news = reference.document == "news"
    yield from _authors(reference)
    yield _title(reference)
    yield "type", _TYPES.get(reference.document)
    yield "date", _date(reference.published) or "n.d."
    yield ("work" if news else "publisher"), escaped(reference.container)
    yield "agency", escaped(reference.agency) if news else None
    # The template takes the address of a copy only with that of the page, and with a day.
    yield "url", _address(reference.url or reference.archived)
    if reference.url and reference.archived and reference.archived_on:
        yield "archive-url", _address(reference.archived)
        yield "archive-date", _date(reference.archived_on)
        yield "url-status", "live"
    yield "access-date", _date(reference.accessed)
    yield "language", reference.language
    if claim:
        yield "quote", escaped(claim["quote"])
        yield "trans-quote", escaped(claim["gloss"])
        yield "at", escaped(claim["locator"])


def _authors(reference: Reference) -> Iterator[tuple[str, str]]:
    several = len(reference.authors) > 1
    for number, name in enumerate(reference.authors, start=1):
        n = number if several else ""
        if name.given:
            yield f"last{n}", escaped(name.particled)
            yield f"first{n}", escaped(f"{name.given}, {name.suffix}" if name.suffix else name.given)
        elif not reference.container:
            # A body is no author there: it published, and is named as publisher.
            yield "publisher", escaped(name.family)
        elif name.family != reference.agency:
            yield f"author{n}", escaped(name.family)


def _title(reference: Reference) -> tuple[str, str]:
    language, title = reference.language_code, escaped(reference.bracketed_title)
    if reference.has_title and language in _SCRIPTS and not _latin(reference.title):
        return "script-title", f"{language}:{title}"
    return "title", title


def _latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return not letters or unicodedata.name(letters[0], "").startswith("LATIN")


def _date(date: Date | None) -> str | None:
    """Return a date as Wikipedia's templates accept it; one that they don't know as the period that contains it."""
    if date is None:
        return None
    parts = date_parts(date)
    if parts.words or parts.is_uneven or parts.open_beginning:
        period = containing_period(date)
        return period and _date(parse_date(period))
    circa = "c. " if parts.vague and not parts.has_month else ""
    ends = day_first(parts._replace(open_end=False)).split("–")
    # Where both ends contain spaces, the dash is spaced too.
    return circa + (" – " if all(" " in end for end in ends) else "–").join(ends)


def _address(url: str | None) -> str | None:
    """Return an address without the characters that would end the template or the link."""
    return url and url.replace("|", "%7C").replace("[", "%5B").replace("]", "%5D").replace("''", "%27%27")


def escaped(text: str | None) -> str:
    """Return the text so that nothing in it is wiki markup; "" for None."""
    text = (text or "").replace("''", "\0")
    text = "".join(_ESCAPED.get(character, character) for character in text).replace("\0", _ESCAPED["''"])
    return _MAGIC.sub(_entities, text)


def _entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])
