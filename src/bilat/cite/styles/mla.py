"""The MLA Handbook, 9th edition: an entry of the works cited."""

from __future__ import annotations

from bilat.cite.dates import day_first, when
from bilat.cite.references import Name, Reference
from bilat.cite.typography import capitals, curly, joined, outer, quoted, stopped

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def entry(reference: Reference) -> str:
    """Return the entry: author, title, container with date and address, and when it was last looked at."""
    container = outer(reference.container) if reference.container else ""
    within = joined(container, _date(reference), reference.url or "")
    genre = f"{reference.genre}." if reference.genre else ""
    author = stopped(_authors(reference.authors)) if reference.authors else ""
    parts = [author, _title(reference), genre, within and stopped(within), _seen(reference)]
    return " ".join(part for part in parts if part)


def _title(reference: Reference) -> str:
    title = outer(reference.title)
    title = capitals(title) if reference.capitals else title
    # What stands on its own is set in italics, without quotation marks.
    alone = reference.sort == "report" or (reference.sort in ("page", "release") and not reference.container)
    return stopped(title) if alone else quoted(title, ".")


def _date(reference: Reference) -> str:
    if reference.published is None:
        return ""
    date = when(reference.published)
    return date.words or ("Circa " if date.vague else "") + day_first(date, MONTHS)


def _authors(names: tuple[Name, ...]) -> str:
    first = names[0]
    listed = f"{curly(first.family)}, {_given(first)}" if first.given else outer(first.family)
    if len(names) == 1:
        return listed
    second = names[1]
    return f"{listed}, and {_given(second)} {curly(second.family)}" if len(names) == 2 else f"{listed}, et al."


def _given(name: Name) -> str:
    return " ".join(f"{word}." if len(word) == 1 else word for word in curly(name.given).split())


def _seen(reference: Reference) -> str:
    if reference.published is not None or reference.accessed is None:
        return ""
    return f"Accessed {day_first(when(reference.accessed), MONTHS)}."
