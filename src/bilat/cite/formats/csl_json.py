"""CSL-JSON: what citation managers, pandoc and every CSL processor read."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.cite.citation import Citation
from bilat.cite.dates import date_parts
from bilat.cite.references import Reference
from bilat.cite.typography import title_case
from bilat.values.dates import Date
from bilat.values.dates_in_words import words
from bilat.values.json_text import text
from bilat.values.person_names import Name

_TYPES = {"news": "article-newspaper", "report": "report", "dataset": "dataset"}
"""The types of item; any other document is a web page, whose genre says what it is."""
_SEASONS = ("Spring", "Summer", "Autumn", "Winter")


Item = dict[str, object]


def render(citation: Citation, _style: str) -> Iterator[str]:
    """Return the references as one line of JSON."""
    yield text([_with_notes(item(source.reference), citation.notes(source)) for source in citation.bibliography])


def item(reference: Reference) -> Item:
    """Return the reference as one item of CSL-JSON; what is unknown is left out."""
    container = _protected(reference, reference.container) if reference.container else None
    archived = [f"Archived at {reference.archived}"] if reference.archived else []
    on_site = reference.document not in ("report", "dataset")
    values = {
        "id": reference.id,
        "type": _TYPES.get(reference.document, "webpage"),
        "genre": reference.genre,
        "title": _plain(reference.title) if reference.has_title else _protected(reference, reference.bracketed_title),
        "author": list(map(_name, reference.authors)),
        "container-title" if on_site else "publisher": container,
        "issued": _date(reference.published),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        "language": reference.language,
        "note": ". ".join([*reference.dates_in_words, *archived]),
    }
    return {key: value for key, value in values.items() if value}


def _name(name: Name) -> Item:
    if name.is_body:
        return {"literal": _plain(name.family)}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: _plain(part) for key, part in parts.items() if part}


def _with_notes(item: Item, notes: list[str]) -> Item:
    """Return the item with more notes: the cited claims, where they are to be found in the base."""
    notes = [str(item["note"]), *notes] if "note" in item else notes
    # A processor may take {:name: value} in a note for a field of the item.
    return item | ({"note": _plain(". ".join(notes)).replace("{:", "{ :")} if notes else {})


def _protected(reference: Reference, text: str) -> str:
    """Return the text marked where styles would capitalize it: AEX.ru is not AEX.Ru."""
    plain = _plain(text)
    changes = reference.in_english and title_case(text) != text
    return f'<span class="nocase">{plain}</span>' if changes else plain


def _plain(text: str) -> str:
    """Return the text without what CSL would take for markup: a tag loses its brackets."""
    return text.replace("<", "‹").replace(">", "›")


def _date(date: Date | None) -> Item | None:
    if date is None:
        return None
    parts = date_parts(date)
    if parts.words or parts.is_uneven or parts.open_beginning:
        return {"literal": words(date)}
    if parts.season not in (None, *_SEASONS):
        return {"literal": f"{parts.season} {parts.years}"}
    season = {"season": _SEASONS.index(parts.season) + 1} if parts.season else {}
    return {"date-parts": [list(end) for end in parts.ends], **season} | ({"circa": True} if parts.vague else {})
