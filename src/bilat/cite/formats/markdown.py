"""Markdown with footnotes: a sentence a fact, a footnote a claim, with its words and a link to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.cite.citation import Citation
from bilat.cite.formats.text import entry
from bilat.cite.references import Row
from bilat.cite.sentences import disagreement, said, sentence

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~$&@^]|^[-+=#]|(?<=^\d)[.)])")
_URL = re.compile(r"https?://\S+")


def render(cited: Citation, style: str = "plain") -> Iterator[str]:
    """Return each fact as a sentence with its footnotes, and each source asked for as an item of a list."""
    for row in cited.facts:
        marks = "".join(f"[^{_label(claim)}]" for claim in row["claims"])
        yield f"{escaped(sentence(row))}{marks}"
        for line in disagreement(row, cited.disputes.get(row["id"], ()), cited):
            yield ""
            yield escaped(_without_numbers(line))
        yield ""
    for row, claim in cited.claims():
        yield f"[^{_label(claim)}]: {_footnote(claim, row, cited, style)}"
    for source in cited.references:
        if source in cited.asked:
            yield f"- {linked(entry(cited.references[source], style))}"


def _label(claim: Row) -> str:
    return str(claim["id"]).replace("/", "-")


def _without_numbers(line: str) -> str:
    return re.sub(r" (?:\[\d+\])+", "", line)


def _footnote(claim: Row, row: Row, cited: Citation, style: str) -> str:
    words = escaped(f"“{claim['quote']}”")
    quote = f"[{words}](<{claim['link']}>)" if claim["link"] else words
    otherwise = said(claim, row)
    place = f", {claim['locator']}" if claim["locator"] else ""
    gloss = f" ({claim['gloss']})" if claim["gloss"] else ""
    parts = [
        f"{escaped(cited.speaker(claim))}: {quote}{escaped(gloss + place)}"
        + (f" — {escaped(otherwise)}" * bool(otherwise)),
        linked(entry(cited.references[claim["source"]], style)),
    ]
    if cited.by_claim:
        parts.append(escaped(f"In {cited.locating(row, claim)}."))
    return ". ".join(parts[:1]) + ". " + " ".join(parts[1:])


def linked(text: str) -> str:
    """Return the text with its markup made plain, and its addresses as links."""
    pieces, at = [], 0
    for match in _URL.finditer(text):
        stop = "." * match[0].endswith(".")
        address = match[0].removesuffix(".")
        pieces += [escaped(text[at : match.start()]), f"<{address}>{stop}"]
        at = match.end()
    return "".join([*pieces, escaped(text[at:])])


def escaped(text: str) -> str:
    """Return the text so that nothing in it is Markdown."""
    return _MARKUP.sub(r"\\\1", text)
