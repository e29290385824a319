"""CSL-JSON: what citation managers, pandoc and every CSL processor read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bilat.cite.citation import Citation
from bilat.cite.dates import When, when
from bilat.cite.references import Name, Reference
from bilat.cite.typography import capitals
from bilat.values.dates import Date
from bilat.values.json_text import text

_TYPES = {
    "news": "article-newspaper",
    "release": "webpage",
    "page": "webpage",
    "report": "report",
    "dataset": "dataset",
}


def item(reference: Reference) -> dict[str, Any]:
    """Return the reference as one item of CSL-JSON; what is not known is left out."""
    container = _kept(reference, reference.container) if reference.container else None
    on_site = reference.sort in ("news", "release", "page")
    values = {
        "id": reference.id,
        "type": _TYPES[reference.sort],
        "genre": reference.genre,
        "title": _markup(reference.title) if reference.titled else _kept(reference, reference.title),
        "author": [_name(name) for name in reference.authors],
        "container-title" if on_site else "publisher": container,
        "issued": _date(reference.published),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        "language": reference.language,
        "note": _note(reference),
    }
    return {key: value for key, value in values.items() if value}


def _kept(reference: Reference, text: str) -> str:
    """Return the text marked, where styles would give it capitals: AEX.ru is not AEX.Ru."""
    kept = _markup(text)
    return f'<span class="nocase">{kept}</span>' if reference.english and capitals(text) != text else kept


def _markup(text: str) -> str:
    """Return the text without what CSL would take for markup: a tag loses its brackets."""
    return text.replace("<", "‹").replace(">", "›")


def _name(name: Name) -> dict[str, str]:
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(date: Date | None) -> dict[str, Any] | None:
    if date is None:
        return None
    stated: When = when(date)
    if stated.words:
        return {"literal": stated.words}
    return {"date-parts": [list(end) for end in stated.ends]} | ({"circa": True} if stated.vague else {})


def _note(reference: Reference) -> str | None:
    return f"Archived at {reference.archived}" if reference.archived else None


def render(cited: Citation) -> Iterator[str]:
    """Return the references of a citation as one line of JSON."""
    yield text(items(cited))


def items(cited: Citation) -> list[dict[str, Any]]:
    """Return the references of a citation; where claims are cited, each item's note holds their words."""
    return [_with_notes(item(reference), cited.notes(reference.id)) for reference in cited.references.values()]


def _with_notes(item: dict[str, Any], notes: list[str]) -> dict[str, Any]:
    notes = [item["note"], *notes] if "note" in item else notes
    return item | ({"note": ". ".join(notes)} if notes else {})
