"""The IEEE Reference Guide of November 2023: a numbered reference, without its number."""

from __future__ import annotations

from bilat.cite.dates import month_first, when
from bilat.cite.references import Name, Reference
from bilat.cite.styles.apa import initials
from bilat.cite.typography import curly, joined, outer, quoted, stopped

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")


def entry(reference: Reference) -> str:
    """Return the reference: author, title, container and date, and where it is online."""
    author = f"{stopped(_authors(reference.authors), ',')} " if reference.authors else ""
    container = outer(reference.container) if reference.container else ""
    # A page on the web is dated by when it was looked at.
    date = "" if reference.sort in ("page", "release") else _date(reference)
    rest = joined(container, date)
    comma = rest and reference.sort != "dataset"
    said = author + quoted(reference.title, "," if comma else ".") + (f" {stopped(rest)}" if rest else "")
    return " ".join(part for part in (said, _online(reference)) if part)


def _date(reference: Reference) -> str:
    if reference.published is None:
        return ""
    date = when(reference.published)
    if date.words:
        return date.words
    return month_first(date.coarser(2) if reference.sort == "report" else date, MONTHS, zero=True)


def _authors(names: tuple[Name, ...]) -> str:
    listed = [f"{initials(name.given)} {curly(name.family)}" if name.given else outer(name.family) for name in names]
    if len(listed) > 2:
        return ", ".join(listed[:-1]) + f", and {listed[-1]}"
    return " and ".join(listed)


def _online(reference: Reference) -> str:
    if not reference.url:
        return ""
    seen = f"Accessed: {month_first(when(reference.accessed), MONTHS, zero=True)}. " if reference.accessed else ""
    return f"{seen}[Online]. Available: {reference.url}"
