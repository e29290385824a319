"""APA, 7th edition: a reference list entry."""

from __future__ import annotations

from bilat.cite.dates import month_and_day, month_first, when
from bilat.cite.references import Name, Reference
from bilat.cite.typography import curly, outer, stopped


def entry(reference: Reference) -> str:
    """Return the entry: author, date, title, container, address."""
    title, date = _title(reference), f"({_date(reference)})."
    author = stopped(_authors(reference.authors)) if reference.authors else ""
    container = stopped(outer(reference.container)) if reference.container else ""
    # Where nobody is named, the title comes first.
    head = [author, date, stopped(title)] if author else [stopped(title), date]
    return " ".join(part for part in (*head, container, _address(reference)) if part)


def _title(reference: Reference) -> str:
    bracket = "Dataset" if reference.sort == "dataset" else reference.genre
    return outer(reference.title) + (f" [{bracket}]" if bracket else "")


def _date(reference: Reference) -> str:
    if reference.published is None:
        return "n.d."
    date = when(reference.published)
    if date.words:
        return date.words
    # Reports and data are known by their year.
    rest = "" if reference.sort in ("report", "dataset") else month_and_day(date)
    return ("ca. " if date.vague else "") + date.years + (f", {rest}" if rest else "")


def _authors(names: tuple[Name, ...]) -> str:
    listed = [_author(name) for name in names]
    if len(listed) == 1:
        return listed[0]
    return ", ".join(listed[:-1]) + f", & {listed[-1]}"


def _author(name: Name) -> str:
    return f"{curly(name.family)}, {initials(name.given)}" if name.given else outer(name.family)


def initials(given: str) -> str:
    """Return the initials of given names: "Jean-Marie Ana" comes back as "J.-M. A."."""
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def _address(reference: Reference) -> str:
    if not reference.url:
        return ""
    if reference.published is not None:
        return reference.url
    seen = f" {month_first(when(reference.accessed))}, from" if reference.accessed else ""
    return f"Retrieved{seen} {reference.url}"
