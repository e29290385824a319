"""The Chicago Manual of Style, 18th edition: a bibliography entry of its notes and bibliography."""

from __future__ import annotations

from bilat.cite.dates import month_first, when
from bilat.cite.references import Name, Reference
from bilat.cite.typography import capitals, curly, joined, outer, quoted, stopped


def entry(reference: Reference) -> str:
    """Return the entry: author or container, title, date, address."""
    container = outer(reference.container) if reference.container else ""
    author = _authors(reference.authors) if reference.authors else container
    place = [container] if reference.authors and container else []
    date = _date(reference)
    genre = stopped(reference.genre) if reference.genre else ""
    published = stopped(joined(*place, date)) if place or date else ""
    parts = [stopped(author), _title(reference), genre, published, _seen(reference), _address(reference)]
    return " ".join(part for part in parts if part)


def _title(reference: Reference) -> str:
    title = outer(reference.title)
    title = capitals(title) if reference.capitals else title
    return stopped(title) if reference.sort == "report" else quoted(title, ".")


def _date(reference: Reference) -> str:
    if reference.published is None:
        # A page of a site needs no date: it is known by when it was looked at.
        return "" if reference.sort in ("page", "release") else "n.d."
    date = when(reference.published)
    if date.words:
        return date.words
    said = month_first(date.coarser(1) if reference.sort == "report" else date)
    return f"[{said}?]" if date.vague else said


def _authors(names: tuple[Name, ...]) -> str:
    """Return the authors, the first by family name."""
    first = names[0]
    listed = [f"{curly(first.family)}, {_given(first)}" if first.given else outer(first.family)]
    listed += [f"{_given(name)} {curly(name.family)}".strip() for name in names[1:]]
    if len(listed) > 1:
        listed[-1] = f"and {listed[-1]}"
    return ", ".join(listed)


def _given(name: Name) -> str:
    """Return given names; a lone letter gets its point."""
    return " ".join(f"{word}." if len(word) == 1 else word for word in curly(name.given).split())


def _seen(reference: Reference) -> str:
    if reference.published is not None or reference.accessed is None or not reference.url:
        return ""
    return f"Accessed {month_first(when(reference.accessed))}."


def _address(reference: Reference) -> str:
    return stopped(reference.url) if reference.url else ""
