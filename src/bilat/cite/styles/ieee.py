"""The IEEE Reference Guide of November 2023: a numbered reference, without its number."""

from __future__ import annotations

from collections.abc import Sequence

from bilat.cite.dates import date_parts, month_first
from bilat.cite.names import in_order, initials
from bilat.cite.references import Reference
from bilat.cite.typography import comma_separated, quoted, spaced, typeset_title, with_stop
from bilat.values.dates import SHORT_MONTHS, Date

HEADING = "References"
ORDER = None
ENDS_WITH_STOP = False
_MOST = 6
"""So many authors are all named."""
_MONTHS = tuple(month if month == "May" else f"{month}." for month in SHORT_MONTHS)


def entry(reference: Reference) -> str:
    """Return the reference: author, title, container and date, and where it is online."""
    published = comma_separated(typeset_title(reference.container), printed_date(reference))
    stop = "," if published and reference.document != "dataset" else "."
    described = with_stop(typeset_title(reference.bracketed_title), stop)
    title = quoted(reference.title, stop) if reference.has_title else described
    return spaced(with_stop(_authors(reference), ","), title, with_stop(published), _online(reference))


def numbered(numbers: Sequence[int]) -> str:
    """Return what refers to entries by their numbers, three and more in a row as a range: "[1], [3]–[5]"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"[{run[0]}]–[{run[-1]}]" if len(run) > 2 else ", ".join(f"[{number}]" for number in run) for run in runs
    )


def has_date(reference: Reference) -> bool:
    """Say whether the day of publication is printed; of what is no more than a web page the day of access is enough."""
    return reference.published is not None and not (
        reference.document == "page" and reference.accessed and reference.url
    )


def printed_date(reference: Reference) -> str:
    """Return the date of publication as the entry has it; "" where the style says nothing of it."""
    if reference.published is None or not has_date(reference):
        return ""
    return _printed(reference.published, size=2 if reference.document == "report" else 3)


def _printed(date: Date, *, size: int = 3) -> str:
    return month_first(date_parts(date).truncated(size), _MONTHS, zero=True)


def _authors(reference: Reference) -> str:
    """Return the authors; of more than six, the first."""
    authors = [in_order(name, initials) for name in reference.authors]
    if len(authors) > _MOST:
        return f"{authors[0]} et al."
    if len(authors) > 2:
        return ", ".join([*authors[:-1], f"and {authors[-1]}"])
    return " and ".join(authors)


def _online(reference: Reference) -> str:
    if not reference.url:
        return ""
    accessed = f"Accessed: {_printed(reference.accessed)}. " if reference.accessed else ""
    return f"{accessed}[Online]. Available: {reference.url}"
