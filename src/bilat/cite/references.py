"""A source as every citation style needs it: who wrote it, what it is, where it stood, when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from bilat.values.dates import Date, parse_date

Row = dict[str, Any]
Sort = Literal["news", "release", "page", "report", "dataset"]

_SORTS: dict[str, Sort] = {
    "official": "release",
    "press": "news",
    "state-media": "news",
    "aggregator": "news",
    "un": "page",
    "think-tank": "report",
    "dataset": "dataset",
}
GENRES: dict[Sort, str] = {"release": "Press release"}
"""What a reference is called where a style says so."""


@dataclass(frozen=True, slots=True)
class Name:
    """Who wrote something: a person by family and given name, or a body whose name is all `family`."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One source, ready to be cited. What is not known is None or empty."""

    id: str
    sort: Sort
    title: str
    """The title, or a description in brackets."""
    titled: bool
    """Whether the title is the source's own."""
    authors: tuple[Name, ...]
    """Persons, or the body that speaks; nobody for a news page that names no author."""
    container: str | None
    """The newspaper, site or publisher, where it is not the author already."""
    published: Date | None
    accessed: Date | None
    url: str | None
    archived: str | None
    archived_on: str | None
    """The day of the archived copy, where its address tells."""
    language: str | None
    agency: str | None
    note: str | None

    @property
    def genre(self) -> str | None:
        """What sort of document it is, where styles name it."""
        return GENRES.get(self.sort)

    @property
    def english(self) -> bool:
        """Whether it is in English, or in a language that is not known, which styles take for English."""
        return (self.language or "en").split("-")[0] == "en"

    @property
    def capitals(self) -> bool:
        """Whether its title takes capitals, as English titles do in American styles."""
        return self.titled and self.english


def reference(id_: str, row: Row) -> Reference:
    """Return a source's JSON row as a reference."""
    sort = _SORTS.get(row["type"], "page")
    publisher, agency = row["publisher"], row["agency"]
    authors = names(row["author"], publisher) if row["author"] else _body(sort, publisher, agency)
    archived = row["archived"]
    return Reference(
        id=id_,
        sort=sort,
        title=row["title"] or f"[{row['description'] or 'Page without a title'}]",
        titled=bool(row["title"]),
        authors=authors,
        container=None if authors == (Name(publisher),) else publisher,
        published=parse_date(row["published"]) if row["published"] else None,
        accessed=parse_date(row["accessed"]) if row["accessed"] else None,
        url=row["url"],
        archived=archived,
        archived_on=_archive_day(archived) if archived else None,
        language=row["language"],
        agency=agency if agency and agency != publisher else None,
        note=row["note"],
    )


def _body(sort: Sort, publisher: str, agency: str | None) -> tuple[Name, ...]:
    """Return the body that speaks: the publisher itself; for news, the agency that was reprinted."""
    if sort != "news":
        return (Name(publisher),)
    return (Name(agency),) if agency and agency != publisher else ()


_APART = re.compile(r"\s*(?:;|,|\s(?:and|und|et|y|e|и|و)\s|&)\s*")
_SUFFIX = re.compile(r"\b(?:Jr|Sr|II|III)\.?$")


def names(author: str, publisher: str) -> tuple[Name, ...]:
    """Return the authors that a source names: "Ana Sow, Bo Li", "Ana Sow and Bo Li" or "Sow, Ana"."""
    author = author.strip()
    if author == publisher:
        return (Name(author),)
    parts = [part for part in _APART.split(author) if part]
    if author.count(",") == 1 and len(parts) == 2 and " " not in parts[0]:
        return (Name(parts[0], parts[1]),)  # "Sow, Ana"
    return tuple(map(_name, parts))


def _name(whole: str) -> Name:
    given, _, family = whole.rpartition(" ")
    if _SUFFIX.search(family) and " " in given:
        given, _, last = given.rpartition(" ")
        family = f"{last} {family}"
    return Name(family, given)


_STAMP = re.compile(r"/web/(\d{4})(\d\d)(\d\d)\d{0,6}[a-z_]*/")


def _archive_day(url: str) -> str | None:
    match = _STAMP.search(url)
    return "-".join(match.groups()) if match else None
