"""A source as citation styles need it: its authors, the type of document, where and when it was published."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bilat.cite.typography import typeset, typeset_title
from bilat.errors import DateError
from bilat.values.dates import Date, parse_date

if TYPE_CHECKING:
    from bilat.model.rows import SourceRow

DocumentType = Literal["news", "release", "page", "report", "dataset"]

_DOCUMENTS: dict[str, DocumentType] = {
    "official": "release",
    "press": "news",
    "state-media": "news",
    "aggregator": "news",
    "un": "page",
    "think-tank": "report",
    "dataset": "dataset",
}
"""What is taken to be published by each type of publisher."""


@dataclass(frozen=True, slots=True)
class Name:
    """An author: a person by family and given name, or a body whose name is all `family`."""

    family: str
    given: str = ""

    @property
    def initials(self) -> str:
        """The initials of the given names: "J.-M. A." for "Jean-Marie Ana"."""
        words = (word.split("-") for word in self.given.split())
        return " ".join("-".join(f"{part[0]}." for part in parts if part) for parts in words)

    @property
    def inverted(self) -> str:
        """The name with the family name first: "Sow, Ana B."; a body keeps its name."""
        return f"{typeset(self.family)}, {self._given}" if self.given else typeset_title(self.family)

    @property
    def in_order(self) -> str:
        """The name with the given names first: "Ana B. Sow"."""
        return f"{self._given} {typeset(self.family)}".strip()

    @property
    def _given(self) -> str:
        """The given names, with a full stop after a single letter."""
        return " ".join(f"{word}." if len(word) == 1 else word for word in typeset(self.given).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source, ready to be cited. What is unknown is None or empty."""

    id: str
    document: DocumentType
    title: str
    """The title, or a description in brackets."""
    has_title: bool
    """Whether the title is the source's own."""
    authors: tuple[Name, ...]
    """The persons, or the body that speaks; empty for a news page that names no author."""
    container: str | None
    """The newspaper, site or publisher, where it is not the author already."""
    published: Date | None
    accessed: Date | None
    url: str | None
    archived: str | None
    archived_on: Date | None
    """The day of the archived copy, where its address contains it."""
    language: str | None
    """A language tag, such as "fr" or "pt-BR"."""
    agency: str | None
    note: str | None

    @property
    def genre(self) -> str | None:
        """The type of document, where styles name it."""
        return "Press release" if self.document == "release" else None

    @property
    def language_code(self) -> str:
        """The language without its region; "" where it is unknown."""
        return (self.language or "").split("-")[0]

    @property
    def in_english(self) -> bool:
        """Whether it is in English; styles treat an unknown language as English."""
        return self.language_code in ("en", "")

    @property
    def takes_title_case(self) -> bool:
        """Whether American styles capitalize its title, as they do with English ones."""
        return self.has_title and self.in_english


def make_reference(id_: str, row: SourceRow) -> Reference:
    """Return the row of a source as a reference."""
    document = _DOCUMENTS.get(row["type"], "page")
    publisher, agency, archived = row["publisher_name"], row["agency_name"], row["archived"]
    authors = parse_authors(row["author"], publisher) if row["author"] else _body(document, publisher, agency)
    return Reference(
        id=id_,
        document=document,
        title=row["title"] or f"[{row['description'] or 'Page without a title'}]",
        has_title=bool(row["title"]),
        authors=authors,
        container=None if authors == (Name(publisher),) else publisher,
        published=parse_date(row["published"]) if row["published"] else None,
        accessed=parse_date(row["accessed"]) if row["accessed"] else None,
        url=row["url"],
        archived=archived,
        archived_on=_archive_day(archived) if archived else None,
        language=row["language"],
        agency=agency if agency != publisher else None,
        note=row["note"],
    )


def _body(document: DocumentType, publisher: str, agency: str | None) -> tuple[Name, ...]:
    """Return the body that speaks: the publisher itself; for news, the agency that it reprints."""
    if document != "news":
        return (Name(publisher),)
    return (Name(agency),) if agency and agency != publisher else ()


_SEPARATOR = re.compile(r"\s*(?:;|,|\s(?:and|und|et|y|e|и|و)\s|&)\s*")
_SUFFIX = re.compile(r"\b(?:Jr|Sr|II|III)\.?$")


def parse_authors(author: str, publisher: str) -> tuple[Name, ...]:
    """Return the authors that a text names: "Ana Sow, Bo Li", "Ana Sow and Bo Li" or "Sow, Ana"."""
    author = author.strip()
    if author == publisher:
        return (Name(author),)
    parts = [part for part in _SEPARATOR.split(author) if part]
    if author.count(",") == 1 and len(parts) == 2 and " " not in parts[0]:
        return (Name(parts[0], parts[1]),)  # "Sow, Ana"
    return tuple(map(_name, parts))


def _name(text: str) -> Name:
    given, _, family = text.rpartition(" ")
    if _SUFFIX.search(family) and " " in given:
        given, _, last = given.rpartition(" ")
        family = f"{last} {family}"
    return Name(family, given)


_ARCHIVE_TIME = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d{0,6}[a-z_]*/")


def _archive_day(url: str) -> Date | None:
    match = _ARCHIVE_TIME.search(url)
    if match:
        with suppress(DateError):  # an address may contain any eight digits
            return parse_date("-".join(match.groups()))
    return None
