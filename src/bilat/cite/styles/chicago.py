"""The Chicago Manual of Style, 18th edition: a bibliography entry of its notes and bibliography system."""

from __future__ import annotations

from bilat.cite.dates import date_parts, month_first
from bilat.cite.references import Reference
from bilat.cite.typography import comma_separated, quoted, spaced, title_case, typeset_title, with_stop

ALPHABETICAL = True


def entry(reference: Reference) -> str:
    """Return the entry: author, or container where none is named; title, date, address."""
    author, container = _authors(reference), typeset_title(reference.container)
    published = comma_separated(container if author else "", _date(reference))
    parts = (author or container, _title(reference), reference.genre, published, _accessed(reference), reference.url)
    return spaced(*map(with_stop, parts))


def _title(reference: Reference) -> str:
    title = typeset_title(reference.title)
    title = title_case(title) if reference.takes_title_case else title
    return title if reference.document == "report" else quoted(title)


def _date(reference: Reference) -> str:
    if reference.published is None:
        # A web page needs no date of publication: the day of access stands for it.
        return "" if reference.document in ("page", "release") else "n.d."
    date = date_parts(reference.published)
    printed = month_first(date.truncated(1) if reference.document == "report" else date)
    return f"[{printed}?]" if date.vague else printed


def _authors(reference: Reference) -> str:
    """Return the authors, the first by family name."""
    if not reference.authors:
        return ""
    first, *others = reference.authors
    authors = [first.inverted, *(name.in_order for name in others)]
    if others:
        authors[-1] = f"and {authors[-1]}"
    return ", ".join(authors)


def _accessed(reference: Reference) -> str:
    if reference.published is not None or reference.accessed is None or not reference.url:
        return ""
    return f"Accessed {month_first(date_parts(reference.accessed))}"
