"""APA, 7th edition: a reference list entry."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

from bilat.cite.dates import DateParts, date_parts, month_and_day, month_first
from bilat.cite.names import initials, inverted, surname
from bilat.cite.reference_list import Order
from bilat.cite.references import Reference
from bilat.cite.short_titles import short_title
from bilat.cite.typography import quoted, spaced, title_case, typeset_title, with_stop
from bilat.values.person_names import Name

HEADING = "References"
ORDER = Order(letters=True)
ENDS_WITH_STOP = False
_MOST = 20
"""So many authors are all named."""
_LONGEST_SMALL = 3
"""So many letters a word has at most that takes a small letter in title case (6.17)."""


def entry(reference: Reference) -> str:
    """Return the entry: author, date, title, container, address."""
    author, date, title = with_stop(_authors(reference)), f"({printed_date(reference)}).", with_stop(_title(reference))
    # Where no author is named, the title comes first.
    head = (author, date, title) if author else (title, date)
    return spaced(*head, with_stop(typeset_title(reference.container)), _address(reference))


def in_text(references: Sequence[Reference], listed: Sequence[Reference]) -> str:
    """Return what cites some of the listed references in a text, without its brackets: "Li, 2023, 2024a; Sow, n.d.".

    They come in the order of the list, an author once with all years; a title, shortened, stands for an author who is
    not named (8.12 to 8.20).
    """
    return "; ".join(
        f"{with_stop(who, ',')} {', '.join(map(_year, works))}"
        for who, works in groupby(references, key=lambda reference: _who(reference, listed))
    )


def _who(reference: Reference, listed: Sequence[Reference]) -> str:
    """Return the authors in a text: of more than two the first, and as many more as tell them from others (8.18)."""
    if not reference.authors:
        return _short_title(reference, listed)
    names = [surname(name, listed) for name in reference.authors]
    shared = [
        _same_beginning(reference.authors, other.authors)
        for other in listed
        if len(other.authors) > 2 and other.authors != reference.authors and other.year == reference.year
    ]
    shown = 1 + max(shared, default=0)
    if len(names) <= 2 or shown >= len(names) - 1:
        return " & ".join(names) if len(names) <= 2 else f"{', '.join(names[:-1])}, & {names[-1]}"
    return f"{', '.join(names[:shown])}{',' * (shown > 1)} et al."


def _same_beginning(names: Sequence[Name], others: Sequence[Name]) -> int:
    """Return how many names at the beginning of two lists are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(names, others, strict=False)))


def _short_title(reference: Reference, listed: Sequence[Reference]) -> str:
    """Return the title as it is cited in a text: in title case, and in quotation marks if it is part of a paper."""
    if not reference.has_title:
        return typeset_title(reference.bracketed_title)
    title = typeset_title(short_title(reference, listed))
    title = title_case(title, _LONGEST_SMALL) if reference.in_english else title
    return quoted(title, stop="") if reference.document == "news" else title


def _title(reference: Reference) -> str:
    if not reference.has_title:
        return typeset_title(reference.bracketed_title)
    bracket = "Dataset" if reference.document == "dataset" else reference.genre
    return typeset_title(reference.title) + (f" [{bracket}]" if bracket else "")


def _year(reference: Reference) -> str:
    """Return the year with the letter that tells works of one author apart: "ca. 2023", "2023a–present", "n.d.-b"."""
    date = date_parts(reference.published) if reference.published else DateParts(words="n.d.")
    if date.words:
        return f"{date.words}-{reference.letter}" if reference.letter else date.words
    return f"{_years(date, reference.letter)}{date.closing('present')}"


def _years(date: DateParts, letter: str) -> str:
    return f"{'ca. ' * date.vague}{date.opening}{date.years}{letter}"


def printed_date(reference: Reference) -> str:
    """Return the date of publication as the entry has it; "" where the style says nothing of it."""
    date = date_parts(reference.published) if reference.published else DateParts()
    # Reports and data sets are dated by their year.
    if reference.document in ("report", "dataset") or not (date.has_month or date.season):
        return _year(reference)
    return f"{_years(date, reference.letter)}, {month_and_day(date)}{date.closing('present')}"


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
