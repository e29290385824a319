"""The MLA Handbook, 9th edition: an entry of the works cited."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bilat.cite.dates import date_parts, day_first
from bilat.cite.names import and_after_inverted, in_order, inverted, surname
from bilat.cite.phrases import capitalized
from bilat.cite.reference_list import Order
from bilat.cite.references import Reference
from bilat.cite.short_titles import namesakes, short_title
from bilat.cite.typography import comma_separated, quoted, series, spaced, title_case, typeset_title, with_stop
from bilat.values.person_names import Name

HEADING = "Works Cited"
ORDER = Order(by_title=True, dashes=True)
ENDS_WITH_STOP = True
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def entry(reference: Reference) -> str:
    """Return the entry: author, title, container with date and address, day of access."""
    container, date = typeset_title(reference.container), printed_date(reference)
    # Without a container the date begins a sentence.
    published = comma_separated(container, date if container else capitalized(date), reference.url or "")
    parts = (authors(reference), _title(reference), reference.genre_beside_title, published, _accessed(reference))
    return spaced(*map(with_stop, parts))


def in_text(references: Sequence[Reference], listed: Sequence[Reference]) -> str:
    """Return what cites some of the listed references in a text, without its brackets: "Sow; Li, “Wheat” and “Oil”".

    A title, shortened, stands where no author is named, and after an author of several listed works (6.4 to 6.9).
    """
    parts: list[str] = []
    for names, works in groupby(references, key=lambda reference: reference.authors):
        titles = [_short_title(work, listed) for work in works]
        several = sum(other.authors == names for other in listed) > 1
        if names:
            parts.append(_who(names, listed) + (f", {series(titles)}" if several else ""))
        else:
            parts += titles
    return "; ".join(parts)


def _who(names: Sequence[Name], listed: Sequence[Reference]) -> str:
    shown = [surname(name, listed) for name in names]
    return f"{shown[0]} et al." if len(shown) > 2 else " and ".join(shown)


def _short_title(reference: Reference, listed: Sequence[Reference]) -> str:
    """Return the title as it is cited in a text; what tells it from another of the same name is in brackets (6.15)."""
    title = _printed_title(reference, short_title(reference, listed), stop="")
    twins = namesakes(reference, listed)
    if not twins:
        return title
    same_place = any(twin.container == reference.container for twin in twins)
    return f"{title} [{printed_date(reference) or 'n.d.' if same_place else typeset_title(reference.container)}]"


def _title(reference: Reference) -> str:
    return _printed_title(reference, reference.title)


def _printed_title(reference: Reference, title: str, stop: str = ".") -> str:
    title = typeset_title(title)
    title = title_case(title) if reference.takes_title_case else title
    # A work that is part of no other is in italics, without quotation marks; a description has neither (5.28).
    whole = reference.document == "report" or (reference.is_web_page and not reference.container)
    return title if whole or not reference.has_title else quoted(title, stop)


def printed_date(reference: Reference) -> str:
    """Return the date of publication as the entry has it; "" where the style says nothing of it."""
    if reference.published is None:
        return ""
    date = date_parts(reference.published)
    return ("circa " if date.vague else "") + day_first(date, _MONTHS)


def authors(reference: Reference) -> str:
    """Return the authors; of more than two, the first; three dashes for those of the entry before (5.126)."""
    names = reference.authors
    if reference.repeats_authors:
        return "———"
    if len(names) > 2:
        return f"{inverted(names[0])}, et al."
    return and_after_inverted(names).join([in_order(name) if n else inverted(name) for n, name in enumerate(names)])


def _accessed(reference: Reference) -> str:
    if reference.published is not None or reference.accessed is None:
        return ""
    return f"Accessed {day_first(date_parts(reference.accessed), _MONTHS)}"
