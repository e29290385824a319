"""The Chicago Manual of Style, 18th edition: a bibliography entry of its notes and bibliography system."""

from __future__ import annotations

from bilat.cite.dates import date_parts, month_first
from bilat.cite.names import in_order, inverted
from bilat.cite.phrases import capitalized
from bilat.cite.reference_list import Order
from bilat.cite.references import Reference
from bilat.cite.typography import comma_separated, quoted, spaced, title_case, typeset_title, with_stop

ORDER = Order(demoted=True, by_container=True, by_title=True)
_MOST = 6
"""So many authors are all named."""


def entry(reference: Reference) -> str:
    """Return the entry: author, or container where none is named; title, date, address."""
    author, container = _authors(reference), typeset_title(reference.container)
    if not author and reference.document not in ("report", "dataset"):
        author, container = container, ""
    date = _date(reference)
    # Without a container the date begins a sentence.
    published = comma_separated(container, date if container else capitalized(date))
    parts = (author, _title(reference), reference.genre, published, _accessed(reference), reference.url)
    return spaced(*map(with_stop, parts))


def _title(reference: Reference) -> str:
    title = typeset_title(reference.title)
    title = title_case(title) if reference.takes_title_case else title
    return title if reference.document == "report" else quoted(title)


def _date(reference: Reference) -> str:
    if reference.published is None:
        # For the date of a web page stands the day of access.
        return "" if reference.is_web_page and reference.accessed and reference.url else "n.d."
    date = date_parts(reference.published)
    printed = month_first(date.truncated(1) if reference.document == "report" else date)
    return f"[{printed}?]" if date.vague else printed


def _authors(reference: Reference) -> str:
    """Return the authors, the first by family name; of more than six, the first three (13.23)."""
    if not reference.authors:
        return ""
    first, *others = reference.authors
    authors = [inverted(first, demoted=True), *map(in_order, others)]
    if len(authors) > _MOST:
        return ", ".join([*authors[:3], "et al."])
    if others:
        authors[-1] = f"and {authors[-1]}"
    return ", ".join(authors)


def _accessed(reference: Reference) -> str:
    if reference.published is not None or reference.accessed is None or not reference.url:
        return ""
    return f"Accessed {month_first(date_parts(reference.accessed))}"
