"""Sources one by one, for people: what each is, where it is, and the facts that rely on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.output import wording
from bilat.output.terminal.screen import Part, Screen
from bilat.output.terminal.table import Column, Table
from bilat.values import languages
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.query.answers import ShownSource

_COLUMNS = [Column("label", "Label"), Column("text", "Text", grows=True)]
_LABEL = 10


def render(documents: Sequence[ShownSource], titles: Mapping[str, str], screen: Screen) -> Iterator[str]:
    """Return the sources as text; `titles` are those of the facts that rely on them, by id."""
    for n, source in enumerate(documents):
        yield "\n" if n else ""
        yield screen.paragraph((wording.title(source, source["id"]), "title"))
        rows = [
            {"label": screen.text((label.ljust(_LABEL), "label")), "text": screen.text(*parts)}
            for label, parts in _lines(source, titles)
        ]
        yield Table(_COLUMNS, rows, screen).rows(rows)
        for label, address in (("address", source["url"]), ("archived", source["archived"])):
            if address:
                yield screen.paragraph(
                    (f"{label.ljust(_LABEL)}  ", "label"), screen.link(screen.text(address), address)
                )


def _lines(source: ShownSource, titles: Mapping[str, str]) -> Iterator[tuple[str, Sequence[Part]]]:
    yield "id", [(source["id"], "id"), " (source)"]
    yield "publisher", [f"{wording.publisher(source)} ({spaced(source['type'])})"]
    yield "published", [wording.published(source)]
    language = languages.name(source["language"] or "") or source["language"]
    authors = ", ".join(author["name"] for author in source["authors"])
    kind = spaced(source["document"] or "")
    for label, text in (("document", kind), ("author", authors), ("language", language), ("note", source["note"])):
        if text:
            yield label, [text]
    if source["accessed"]:
        yield "accessed", [wording.date(source["accessed"])]
    for n, id_ in enumerate(source["facts"]):
        yield "" if n else "facts", [f"{titles[id_]} ", (f"({id_})", "id")]
    if not source["facts"]:
        yield "facts", [("none relies on it", "faint")]
