"""RIS, for EndNote, Zotero and Mendeley."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.cite.citation import Citation
from bilat.cite.dates import when
from bilat.cite.formats.biblatex import coarser
from bilat.cite.references import Name, Reference
from bilat.values.date_words import words
from bilat.values.dates import Date

_TYPES = {"news": "NEWS", "release": "ELEC", "page": "ELEC", "report": "RPRT", "dataset": "DATA"}


def render(cited: Citation) -> Iterator[str]:
    """Return one record a reference, a tag a line."""
    for reference in cited.references.values():
        for tag, value in _tags(reference, cited):
            yield f"{tag}  - {' '.join(value.split())}".rstrip() if value else f"{tag}  - "
        yield ""


def _tags(reference: Reference, cited: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[reference.sort]
    yield "ID", reference.id
    for name in reference.authors:
        yield "AU", _name(name)
    yield "TI", reference.title
    if reference.container:
        yield ("PB" if reference.sort in ("report", "dataset") else "T2"), reference.container
    for tag, value in (
        ("M3", reference.genre),
        ("PY", _year(reference.published)),
        ("DA", _date(reference.published)),
        ("Y2", _date(reference.accessed)),
        ("UR", reference.url),
        ("LA", reference.language),
        ("N1", f"Archived at {reference.archived}" if reference.archived else None),
    ):
        if value:
            yield tag, value
    for note in cited.notes(reference.id):
        yield "N1", note
    yield "ER", ""


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def _year(date: Date | None) -> str | None:
    day = date and (date.first or date.last)
    return day[:4] if day else None


def _date(date: Date | None) -> str | None:
    """Return a date as year/month/day/words; what is not known stays empty, and words tell what numbers can't."""
    if date is None:
        return None
    stated = when(date)
    inexact = bool(stated.words) or stated.vague or len(stated.ends) > 1
    first = (coarser(date) or "").split("-") if stated.words else [f"{part:02}" for part in stated.ends[0]]
    year, month, day = (*first, "", "")[:3]
    return f"{year}/{month}/{day}/{words(date) if inexact else ''}"
