"""Dates as citation styles print them: one day, month or year, a range of them, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bilat.values.dates import MONTHS, Date
from bilat.values.dates_in_words import words

Parts = tuple[int, ...]
"""A year, a year and month, or a year, month and day."""


class DateParts(NamedTuple):
    """A date in numbers: one end, or the two of a range, a day beside a month at most; or else only in words.

    One of several days is a range from the first to the last.
    """

    ends: tuple[Parts, ...] = ()
    vague: bool = False
    words: str | None = None
    season: str | None = None
    """The part of the year that is known, if it is no month: "Autumn", "Fourth Quarter"."""
    open_end: bool = False
    """Whether it lasts from its one end on."""
    open_beginning: bool = False
    """Whether it lasted until its one end."""

    @property
    def years(self) -> str:
        """The year, or both: "2023", "2022–2023"."""
        return _range(list(dict.fromkeys(str(end[0]) for end in self.ends)))

    @property
    def opening(self) -> str:
        """The word before a date whose beginning is open: "until "."""
        return "until " if self.open_beginning else ""

    def closing(self, present: str = "") -> str:
        """Return what stands after a date whose end is open: a dash, and the style's word for the present, if any."""
        return f"–{present}" if self.open_end else ""

    @property
    def is_uneven(self) -> bool:
        """Whether one end is a day and the other a month."""
        return len({len(end) for end in self.ends}) > 1

    @property
    def has_month(self) -> bool:
        """Whether more than the year is known."""
        return bool(self.ends) and len(self.ends[0]) > 1

    def truncated(self, size: int) -> DateParts:
        """Return the same date without its finer parts: 1 leaves the years, 2 the months too."""
        season = self.season if size > 1 else None
        return self._replace(ends=tuple(dict.fromkeys(end[:size] for end in self.ends)), season=season)


SEASONS = {
    "21": "Spring",
    "22": "Summer",
    "23": "Autumn",
    "24": "Winter",
    "33": "First Quarter",
    "34": "Second Quarter",
    "35": "Third Quarter",
    "36": "Fourth Quarter",
}
"""The parts of a year by the number that EDTF gives them in place of a month."""


def date_parts(date: Date) -> DateParts:
    """Return a date in numbers; decades, and ranges of which one end is a year and the other is not, come in words."""
    begin, slash, end = date.text.rstrip("?~%").partition("/")
    closed = [text for text in (begin, end) if text not in ("", "..")]
    if season := SEASONS.get(closed[0][5:] if len(closed) == 1 else ""):
        parts = DateParts(((int(closed[0][:4]),),), date.vague, season=season)
    else:
        ends = _one_of(date.text) if date.text.startswith("[") else [_parts(text) for text in closed]
        if not all(ends) or sorted({len(end) for end in ends}) not in ([1], [2], [3], [2, 3]):
            return DateParts(words=words(date))
        parts = DateParts(tuple(dict.fromkeys(ends)), date.vague)
    is_open = bool(slash) and len(closed) == 1
    return parts._replace(open_end=is_open and closed == [begin], open_beginning=is_open and closed == [end])


def _one_of(text: str) -> list[Parts]:
    """Return the first and the last of a set of dates; nothing in the place of an end that is open."""
    members = re.split(r",|\.\.", text[1:-1].replace(" ", ""))
    return [_parts(members[0]), _parts(members[-1])]


def _parts(text: str) -> Parts:
    """Return the numbers of a single date, as many as are known; none for any other text."""
    parts = text.rstrip("?~%").removesuffix("-XX").removesuffix("-XX").split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and int(parts[1]) > 12):
        return ()
    return tuple(map(int, parts))


_NUMBERS = re.compile(r"\d{4}(?:-\d\d){0,2}(?:/\d{4}(?:-\d\d){0,2})?~?")


def in_numbers(date: Date) -> bool:
    """Say whether the numbers of a date say all of it: not of an open end, a set, a decade, or a date in doubt."""
    return bool(_NUMBERS.fullmatch(date.text.replace("-XX", ""))) and not date_parts(date).words


def containing_period(date: Date) -> str | None:
    """Return the month or year that contains all of a date, else its first year; None where both ends are open.

    Of an open interval it is that of the end that is known.
    """
    if date.first and not date.last:
        return re.sub(r"/.*|[?~%].*", "", date.text)
    first, last = date.first or date.last, date.last
    if first is None or last is None:
        return None
    return first[:7] if first[:7] == last[:7] else first[:4]


def month_first(date: DateParts, months: Sequence[str] = MONTHS, *, zero: bool = False) -> str:
    """Return a date in American order: "September 3–7, 2023", "December 30, 2022–January 2, 2023".

    `zero` writes days in two digits. A date that is known only in words comes back in them.
    """
    if date.words:
        return date.words
    if date.season:
        return f"{date.opening}{date.season} {date.years}{date.closing()}"
    if len({end[0] for end in date.ends}) > 1:
        return _range([f"{_month_day(end, months, zero)}{_before_year(end)}{end[0]}" for end in date.ends])
    end = date.ends[-1]
    return f"{date.opening}{month_and_day(date, months, zero=zero)}{_before_year(end)}{end[0]}{date.closing()}"


def month_and_day(date: DateParts, months: Sequence[str] = MONTHS, *, zero: bool = False) -> str:
    """Return a date without its year: "September 3–7", "December 30–January 2"; "" where only the year is known."""
    if date.season:
        return date.season
    ends = [_month_day(end, months, zero) for end in date.ends]
    if len({end[:2] for end in date.ends}) == 1 and len(ends) == 2 and not date.is_uneven:
        ends[1] = ends[1].rpartition(" ")[2]
    return _range(ends) if date.has_month else ""


def day_first(date: DateParts, months: Sequence[str] = MONTHS) -> str:
    """Return a date in British order, or in its words: "3–7 Sept. 2023", "30 July–2 Aug. 2022"."""
    if date.words:
        return date.words
    if date.season:
        return f"{date.opening}{date.season} {date.years}{date.closing()}"
    ends = [_day_month_year(end, months) for end in date.ends]
    if len(ends) == 2:
        shared = 0
        while shared < min(map(len, ends)) - 1 and ends[0][-1 - shared] == ends[1][-1 - shared]:
            shared += 1
        ends[0] = ends[0][: len(ends[0]) - shared]
    return f"{date.opening}{_range([' '.join(parts) for parts in ends])}{date.closing()}"


def _day_month_year(end: Parts, months: Sequence[str]) -> list[str]:
    year, month, day = (*end, 0, 0)[:3]
    return [part for part in (str(day or ""), months[month - 1] if month else "", str(year)) if part]


def _month_day(end: Parts, months: Sequence[str], zero: bool) -> str:
    _, month, day = (*end, 0, 0)[:3]
    if not month:
        return ""
    return months[month - 1] + (f" {day:02}" if zero and day else f" {day}" if day else "")


def _before_year(end: Parts) -> str:
    return ("", " ", ", ")[len(end) - 1]


def _range(ends: Sequence[str]) -> str:
    return "–".join(ends)
