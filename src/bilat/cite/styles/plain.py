"""bilat's own style: a reference as a newspaper would print it, with everything that is known."""

from __future__ import annotations

from bilat.cite.references import Reference
from bilat.cite.typography import spaced, typeset, with_stop
from bilat.values import languages
from bilat.values.dates_in_words import words

ORDER = None


def entry(reference: Reference) -> str:
    """Return the reference: author, title, publisher, date, language, address."""
    authors = ", ".join(map(str, reference.authors))
    title = f"“{typeset(reference.title)}”" if reference.has_title else reference.title
    agency = f"via {reference.agency}" if reference.agency and reference.agency != authors else ""
    date = words(reference.published) if reference.published else "n.d."
    if reference.title_ends_in_date:
        date = ""
    language = None if reference.in_english else languages.name(reference.language_code)
    parts = (authors, title, reference.container, agency, date, f"in {language}" if language else "")
    accessed = f"(seen {words(reference.accessed)})" if reference.accessed else ""
    return spaced(with_stop(", ".join(part for part in parts if part)), reference.url or "", accessed)
