"""bilat's own style: a reference as a newspaper would print it, with everything that is known."""

from __future__ import annotations

from bilat.cite.references import Reference
from bilat.cite.typography import quoted, spaced, typeset_title
from bilat.values import languages
from bilat.values.dates_in_words import words

HEADING = "References"
ORDER = None
ENDS_WITH_STOP = False


def entry(reference: Reference) -> str:
    """Return the reference: author, title, publisher, date, language, address."""
    authors = ", ".join(map(str, reference.authors))
    title = quoted(reference.title, stop="") if reference.has_title else typeset_title(reference.bracketed_title)
    agency = f"via {reference.agency}" if reference.agency and reference.agency != authors else ""
    date = words(reference.published) if reference.published else "n.d."
    if reference.title_ends_in_date:
        date = ""
    language = None if reference.in_english else languages.name(reference.language_code)
    parts = (authors, title, typeset_title(reference.container), agency, date, f"in {language}" if language else "")
    accessed = f"(seen {words(reference.accessed)})" if reference.accessed else ""
    line = ", ".join(part for part in parts if part)
    # Commas and full stops stand behind quotation marks, unless the last sentence of a title ends there.
    stop = "" if line.rstrip("”’").endswith((".", "?", "!")) else "."
    return spaced(f"{line}{stop}", reference.url or "", accessed)
