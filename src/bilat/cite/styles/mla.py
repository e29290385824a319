"""The MLA Handbook, 9th edition: an entry of the works cited."""

from __future__ import annotations

from bilat.cite.dates import date_parts, day_first
from bilat.cite.names import in_order, inverted
from bilat.cite.phrases import capitalized
from bilat.cite.reference_list import Order
from bilat.cite.references import Reference
from bilat.cite.typography import comma_separated, quoted, spaced, title_case, typeset_title, with_stop

ORDER = Order(by_title=True, dashes=True)
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def entry(reference: Reference) -> str:
    """Return the entry: author, title, container with date and address, day of access."""
    container, date = typeset_title(reference.container), _date(reference)
    # Without a container the date begins a sentence.
    published = comma_separated(container, date if container else capitalized(date), reference.url or "")
    parts = (authors(reference), _title(reference), reference.genre, published, _accessed(reference))
    return spaced(*map(with_stop, parts))


def _title(reference: Reference) -> str:
    title = typeset_title(reference.title)
    title = title_case(title) if reference.takes_title_case else title
    # A work that is part of no other is in italics, without quotation marks.
    whole = reference.document == "report" or (reference.is_web_page and not reference.container)
    return title if whole else quoted(title)


def _date(reference: Reference) -> str:
    if reference.published is None:
        return ""
    date = date_parts(reference.published)
    return ("Circa " if date.vague else "") + day_first(date, _MONTHS)


def authors(reference: Reference) -> str:
    """Return the authors; of more than two, the first; three dashes for those of the entry before (5.126)."""
    names = reference.authors
    if reference.repeats_authors:
        return "———"
    if len(names) > 2:
        return f"{inverted(names[0])}, et al."
    return ", and ".join([in_order(name) if n else inverted(name) for n, name in enumerate(names)])


def _accessed(reference: Reference) -> str:
    if reference.published is not None or reference.accessed is None:
        return ""
    return f"Accessed {day_first(date_parts(reference.accessed), _MONTHS)}"
