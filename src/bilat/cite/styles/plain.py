"""The house's own style: a reference as a newspaper would print it, with everything that is known."""

from __future__ import annotations

from bilat.cite.references import Name, Reference
from bilat.cite.typography import curly
from bilat.values.date_words import words

LANGUAGES = {
    "ar": "Arabic",
    "bm": "Bambara",
    "de": "German",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "nl": "Dutch",
    "pcm": "Nigerian Pidgin",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""The languages that sources are written in, as English names them."""


def entry(reference: Reference) -> str:
    """Return the reference: author, title, publisher, date, language, address."""
    authors = ", ".join(map(name, reference.authors))
    title = f"“{curly(reference.title)}”" if reference.titled else reference.title
    agency = f"after {reference.agency}" if reference.agency and reference.agency != authors else ""
    date = words(reference.published) if reference.published else "undated"
    language = LANGUAGES.get((reference.language or "").split("-")[0])
    said = [authors, title, reference.container, agency, date, f"in {language}" if language else ""]
    seen = f"(seen {words(reference.accessed)})" if reference.accessed else ""
    text = ", ".join(part for part in said if part) + "."
    return " ".join(part for part in (text, reference.url, seen) if part)


def name(author: Name) -> str:
    """Return a name as it is spoken: "Ana Sow"."""
    return f"{author.given} {author.family}".strip()
