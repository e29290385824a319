"""Wikipedia's citation templates: `cite news`, `cite press release`, `cite web`, with quote and language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bilat.cite.citation import Citation
from bilat.cite.dates import day_first, when
from bilat.cite.formats.biblatex import coarser
from bilat.cite.references import Reference, Row
from bilat.cite.sentences import sentence
from bilat.values.dates import MONTHS, Date

_TEMPLATES = {"news": "cite news", "release": "cite press release", "report": "cite report"}
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


def render(cited: Citation) -> Iterator[str]:
    """Return each fact as a sentence with a footnote a claim, and each source asked for as its template."""
    for row in cited.facts:
        notes = "".join(_footnote(claim, row, cited) for claim in row["claims"])
        yield f"{escaped(sentence(row))}{notes}"
    for source in cited.references:
        if source in cited.asked:
            yield f"* {template(cited.references[source])}"


def _footnote(claim: Row, row: Row, cited: Citation) -> str:
    reference = cited.references[claim["source"]]
    note = f" {escaped(cited.locating(row, claim))}." if cited.by_claim else ""
    return f'<ref name="{claim["id"]}">{template(reference, claim)}{note}</ref>'


def template(reference: Reference, claim: Row | None = None) -> str:
    """Return the template that cites a source, with the words of a claim."""
    name = _TEMPLATES.get(reference.sort, "cite web")
    parts = [f" |{key}={value}" for key, value in _parameters(reference, claim) if value]
    return f"{{{{{name}{''.join(parts)}}}}}"


def _parameters(reference: Reference, claim: Row | None) -> Iterator[tuple[str, str | None]]:
    yield from _authors(reference)
    yield _title(reference)
    yield "date", _date(reference.published) or "n.d."
    yield ("work" if reference.sort == "news" else "publisher"), _text(reference.container)
    yield "agency", _text(reference.agency) if reference.sort == "news" else None
    yield "url", _address(reference.url)
    if reference.archived and reference.archived_on:
        yield "archive-url", _address(reference.archived)
        yield "archive-date", _date_of_day(reference.archived_on)
        yield "url-status", "live"
    yield "access-date", _date(reference.accessed)
    yield "language", reference.language
    if claim:
        yield "quote", escaped(claim["quote"])
        yield "trans-quote", _text(claim["gloss"])
        yield "at", _text(claim["locator"])


def _authors(reference: Reference) -> Iterator[tuple[str, str]]:
    many = len(reference.authors) > 1
    for number, name in enumerate(reference.authors, start=1):
        n = str(number) if many else ""
        if name.given:
            yield f"last{n}", escaped(name.family)
            yield f"first{n}", escaped(name.given)
        elif name.family != reference.agency:
            # A body is no author there: it published, and is named as publisher.
            yield ("author" + n, escaped(name.family)) if reference.container else ("publisher", escaped(name.family))


def _title(reference: Reference) -> tuple[str, str]:
    language = (reference.language or "").split("-")[0]
    foreign = reference.titled and language in _SCRIPTS and not _latin(reference.title)
    return (
        ("script-title", f"{language}:{escaped(reference.title)}") if foreign else ("title", escaped(reference.title))
    )


def _latin(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return not letters or unicodedata.name(letters[0], "").startswith("LATIN")


def _date(date: Date | None) -> str | None:
    """Return a date as Wikipedia's templates take it; what they don't know comes coarser."""
    if date is None:
        return None
    stated = when(date)
    if stated.words:
        known = coarser(date)
        return known and (known if len(known) == 4 else f"{MONTHS[int(known[5:]) - 1]} {known[:4]}")
    circa = "c. " if stated.vague and not stated.finer else ""
    text = day_first(stated, MONTHS)
    # Where both ends have spaces in them, so has the dash.
    ends = text.split("–")
    return circa + (" – ".join(ends) if all(" " in end for end in ends) else text)


def _date_of_day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def _text(text: str | None) -> str | None:
    return escaped(text) if text else None


def _address(url: str | None) -> str | None:
    """Return an address without what would end the template: a bar, braces, brackets."""
    return url and url.replace("|", "%7C").replace("[", "%5B").replace("]", "%5D").replace("''", "%27%27")


def escaped(text: str) -> str:
    """Return the text so that nothing in it is wiki markup."""
    text = text.replace("''", "\0")
    return "".join(_ESCAPED.get(character, character) for character in text).replace("\0", _ESCAPED["''"])
