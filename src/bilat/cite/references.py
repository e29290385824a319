"""A source as citation styles need it: its authors, the type of document, where and when it was published."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from bilat.cite.dates import in_numbers
from bilat.errors import DateError
from bilat.values.dates import Date, Precision, parse_date
from bilat.values.dates_in_words import words
from bilat.values.person_names import Name, named

if TYPE_CHECKING:
    from bilat.model.rows import AuthorRow, SourceRow

_PRESS = ("press", "state-media", "aggregator")
"""The types of publisher that are the container of what they publish, never its author."""
_GENRES = {
    "press-release": "Press release",
    "speech": "Speech",
    "treaty": "Treaty",
    "law": "Law",
    "video": "Video",
    "letter": "Letter",
}
"""What styles call a document that is neither news, report, data set nor mere page."""


class Reference(NamedTuple):
    """One source, ready to be cited. What is unknown is None or empty."""

    id: str
    document: str
    """One of DOCUMENTS; what is not known to be anything else is a page."""
    title: str
    """The title, or a description of a source whose title was not seen."""
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
    letter: str = ""
    """What tells it apart in a list from other works of its authors and year."""
    repeats_authors: bool = False
    """Whether it follows a work of the same authors in a list."""

    @property
    def genre(self) -> str | None:
        """The sort of document, where it has a name of its own."""
        return _GENRES.get(self.document)

    @property
    def genre_beside_title(self) -> str | None:
        """The sort of document, where styles name it; a description in place of a title says it already."""
        return self.genre if self.has_title else None

    @property
    def bracketed_title(self) -> str:
        """The title, or a description in brackets."""
        return self.title if self.has_title else f"[{self.title}]"

    @property
    def year(self) -> str:
        """The year of publication, or the first and the last that it may be; "" where it is not known."""
        days = (self.published.first, self.published.last) if self.published else ()
        return "–".join(dict.fromkeys(day[:4] for day in days if day))

    @property
    def is_vague(self) -> bool:
        """Whether the date of publication is approximate or uncertain."""
        return self.published is not None and self.published.vague

    @property
    def is_web_page(self) -> bool:
        """Whether styles treat it as a page of a web site, rather than as news, a report or a data set."""
        return self.document not in ("news", "report", "dataset")

    @property
    def title_ends_in_date(self) -> bool:
        """Whether the title ends in the day of publication: "…, Moscow, February 28, 2024", "…, 9 novembre 2024"."""
        if self.published is None or self.published.precision is not Precision.DAY:
            return False
        title = self.title.rstrip(".)")
        return self.has_title and (title.endswith(self.published.text) or _last_day(title) == self.published.text)

    @property
    def dates_in_words(self) -> list[str]:
        """Which of its two dates says more than numbers can, in words: "Published: since 2023"."""
        dates = {"Published": self.published, "Accessed": self.accessed}
        return [f"{name}: {words(date)}" for name, date in dates.items() if date and not in_numbers(date)]

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


_DAY = (
    r"\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|º)?\.? (?:de |of )?(?P<month>[^\W\d]+)\.?"
    r"|(?P<month_first>[^\W\d]+)\.? (?P<second>\d{1,2})),? (?:de )?(?P<year>\d{4})(?: г(?:ода)?)?$"
)
_MONTHS = (
    *("jan|янв|ene|gen", "fe|fé|фев", "mar|mär|мар", "apr|avr|abr|апр", "ma[iyg]|мая", "jun|juin|июн|giu"),
    *("jul|juil|июл|lug", "aug|aoû|ago|авг", "se[pt]|сен", "o[ck]t|out|ott|окт", "no|ноя", "d|дек"),
)
"""How the months begin in English, French, Spanish, Portuguese, Italian, German and Russian."""


def _last_day(title: str) -> str | None:
    """Return the day in which a title ends, as "2024-02-28"; None for no day."""
    found = re.search(_DAY, title)
    if not found:
        return None
    name = (found["month"] or found["month_first"]).lower()
    month = next((n for n, begins in enumerate(_MONTHS, 1) if re.match(begins, name)), 0)
    return f"{found['year']}-{month:02}-{int(found['day'] or found['second']):02}"


def make_reference(id_: str, row: SourceRow) -> Reference:
    """Return the row of a source as a reference."""
    publisher, agency, archived = row["publisher_name"], row["agency_name"], row["archived"]
    authors = tuple(map(_name, row["authors"])) or _body(row)
    return Reference(
        id=id_,
        document=row["document"] or "page",
        title=row["title"] or row["description"] or "Page without a title",
        has_title=bool(row["title"]),
        authors=authors,
        container=None if [name.family for name in authors] == [publisher] else publisher,
        published=parse_date(row["published"]) if row["published"] else None,
        accessed=parse_date(row["accessed"]) if row["accessed"] else None,
        url=row["url"],
        archived=archived,
        archived_on=_archive_day(archived) if archived else None,
        language=row["language"],
        agency=agency if agency != publisher else None,
        note=row["note"],
    )


def _name(row: AuthorRow) -> Name:
    return named(row["name"], row["family"], row["given"] or "", row["particle"] or "", row["suffix"] or "")


def _body(row: SourceRow) -> tuple[Name, ...]:
    """Return the body that speaks where no author is named: the publisher itself; for the press, whom it reprints."""
    publisher, agency = row["publisher_name"], row["agency_name"]
    if row["type"] not in _PRESS and row["document"] != "news":
        return (Name(publisher, is_body=True),)
    return (Name(agency, is_body=True),) if agency and agency != publisher else ()


_ARCHIVE_TIME = re.compile(
    r"/web/(\d{4})(\d\d)(\d\d)\d{0,6}[a-z_]*/"  # Wayback Machine
    r"|://archive\.(?:today|[a-z]{2})/(\d{4})\.?(\d\d)\.?(\d\d)(?:-?\d{6})?/"
)


def _archive_day(url: str) -> Date | None:
    match = _ARCHIVE_TIME.search(url)
    if match:
        with suppress(DateError):  # an address may contain any eight digits
            return parse_date("-".join(filter(None, match.groups())))
    return None
