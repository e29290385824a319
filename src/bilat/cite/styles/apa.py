"""APA, 7th edition: a reference list entry."""

from __future__ import annotations

from bilat.cite.dates import date_parts, month_and_day, month_first
from bilat.cite.references import Name, Reference
from bilat.cite.typography import spaced, typeset, typeset_title, with_stop

ALPHABETICAL = True


def entry(reference: Reference) -> str:
    """Return the entry: author, date, title, container, address."""
    author, date, title = with_stop(_authors(reference)), f"({_date(reference)}).", with_stop(_title(reference))
    # Where no author is named, the title comes first.
    head = (author, date, title) if author else (title, date)
    return spaced(*head, with_stop(typeset_title(reference.container)), _address(reference))


def _title(reference: Reference) -> str:
    bracket = "Dataset" if reference.document == "dataset" else reference.genre
    return typeset_title(reference.title) + (f" [{bracket}]" if bracket else "")


def _date(reference: Reference) -> str:
    if reference.published is None:
        return "n.d."
    date = date_parts(reference.published)
    if date.words:
        return date.words
    # Reports and data sets are dated by their year.
    day = "" if reference.document in ("report", "dataset") else month_and_day(date)
    return ("ca. " if date.vague else "") + date.years + (f", {day}" if day else "")


def _authors(reference: Reference) -> str:
    authors = [_author(name) for name in reference.authors]
    return ", ".join([*authors[:-1], f"& {authors[-1]}"]) if len(authors) > 1 else "".join(authors)


def _author(name: Name) -> str:
    return f"{typeset(name.family)}, {name.initials}" if name.given else typeset_title(name.family)


def _address(reference: Reference) -> str:
    if reference.published is not None or not reference.url:
        return reference.url or ""
    accessed = f" {month_first(date_parts(reference.accessed))}, from" if reference.accessed else ""
    return f"Retrieved{accessed} {reference.url}"
