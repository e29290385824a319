"""APA, 7th edition: a reference list entry."""

from __future__ import annotations

from bilat.cite.dates import date_parts, month_and_day, month_first
from bilat.cite.names import family, initials, inverted
from bilat.cite.reference_list import Order
from bilat.cite.references import Reference
from bilat.cite.typography import quoted, spaced, typeset_title, with_stop

ORDER = Order(letters=True)
_MOST = 20
"""So many authors are all named."""


def entry(reference: Reference) -> str:
    """Return the entry: author, date, title, container, address."""
    author, date, title = with_stop(_authors(reference)), f"({_date(reference)}).", with_stop(_title(reference))
    # Where no author is named, the title comes first.
    head = (author, date, title) if author else (title, date)
    return spaced(*head, with_stop(typeset_title(reference.container)), _address(reference))


def in_text(reference: Reference) -> str:
    """Return the citation in a text, without its brackets: "Sow & Li, 2024a"; of more than two authors, the first."""
    names = [family(name) for name in reference.authors]
    who = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
    year = ("ca. " if reference.is_vague else "") + (reference.year or ("n.d.-" if reference.letter else "n.d."))
    return f"{with_stop(who, ',') or quoted(reference.title.rstrip('.'), ',')} {year}{reference.letter}"


def _title(reference: Reference) -> str:
    bracket = "Dataset" if reference.document == "dataset" else reference.genre
    return typeset_title(reference.title) + (f" [{bracket}]" if bracket else "")


def _date(reference: Reference) -> str:
    if reference.published is None:
        return f"n.d.-{reference.letter}" if reference.letter else "n.d."
    date = date_parts(reference.published)
    if date.words:
        return f"{date.words} {reference.letter}".rstrip()
    # Reports and data sets are dated by their year.
    day = "" if reference.document in ("report", "dataset") else month_and_day(date)
    return ("ca. " if date.vague else "") + date.years + reference.letter + (f", {day}" if day else "")


def _authors(reference: Reference) -> str:
    """Return the authors; of more than twenty, the first nineteen and the last (9.8)."""
    authors = [inverted(name, initials) for name in reference.authors]
    if len(authors) > _MOST:
        return f"{', '.join(authors[: _MOST - 1])}, … {authors[-1]}"
    return ", ".join([*authors[:-1], f"& {authors[-1]}"]) if len(authors) > 1 else "".join(authors)


def _address(reference: Reference) -> str:
    """Return the address, with the day of access where the page gives no date of its own (9.16)."""
    if reference.published is not None or reference.accessed is None or not reference.url:
        return reference.url or ""
    return f"Retrieved {month_first(date_parts(reference.accessed))}, from {reference.url}"
