"""RIS, for EndNote, Zotero and Mendeley."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.cite.citation import Citation
from bilat.cite.dates import containing_period, date_parts, in_numbers
from bilat.cite.references import Reference
from bilat.values.dates import Date
from bilat.values.dates_in_words import words

_TYPES = {"news": "NEWS", "report": "RPRT", "dataset": "DATA", "law": "STAT", "video": "VIDEO", "letter": "PCOMM"}
"""The types of record; any other document is an electronic source."""


def render(citation: Citation, _style: str) -> Iterator[str]:
    """Return one record a reference, a tag a line."""
    for source in citation.bibliography:
        yield f"TY  - {_TYPES.get(source.reference.document, 'ELEC')}"
        for tag, value in (*_tags(source.reference), *(("N1", note) for note in citation.notes(source))):
            if value:
                yield f"{tag}  - {' '.join(value.split())}".rstrip()
        yield "ER  - "
        yield ""


def _tags(reference: Reference) -> Iterator[tuple[str, str | None]]:
    yield "ID", reference.id
    for name in reference.authors:
        parts = (name.particled, name.given, name.suffix)
        yield "AU", ", ".join(part for part in parts if part) if name.given else name.particled
    yield "TI", reference.bracketed_title
    yield ("PB" if reference.document in ("report", "dataset") else "T2"), reference.container
    yield "M3", reference.genre
    yield "PY", _year(reference.published)
    yield "DA", _date(reference.published)
    yield "Y2", _date(reference.accessed)
    yield "UR", reference.url
    yield "LA", reference.language
    yield "N1", f"Archived at {reference.archived}" if reference.archived else None


def _year(date: Date | None) -> str | None:
    day = date and (date.first or date.last)
    return day[:4] if day else None


def _date(date: Date | None) -> str | None:
    """Return a date as year/month/day/words: what is unknown is empty, and words say what numbers can't."""
    if date is None:
        return None
    parts = date_parts(date)
    exact = len(parts.ends) == 1 and not parts.vague and not parts.season and in_numbers(date)
    is_one = parts.ends and not parts.open_beginning and not date.text.startswith("[")
    numbers = [f"{part:02}" for part in parts.ends[0]] if is_one else (containing_period(date) or "").split("-")
    year, month, day = (*numbers, "", "")[:3]
    return f"{year}/{month}/{day}/{'' if exact else words(date)}"
