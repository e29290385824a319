"""A date in EDTF: its possible days, its precision, and whether it lies in a window of days.

What a look-up loads is made of named tuples, here and elsewhere: defining one dataclass takes a fiftieth of the time of
a whole look-up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from bilat.errors import DateError

Day = str
"""A day as "YYYY-MM-DD". Such texts compare as the days do, which is all that is needed here."""

FIRST_DAY: Day = "0000-00-00"
"""Comes before every day: the first day of an open beginning."""
LAST_DAY: Day = "9999-99-99"
"""Comes after every day: the last day of an open end."""


class Overlap(IntEnum):
    """Whether a date lies in a window."""

    NOT = 0
    POSSIBLY = 1
    SURELY = 2


class Precision(IntEnum):
    """How finely a date is known, the finest first."""

    DAY = 1
    MONTH = 2
    QUARTER = 3
    SEASON = 4
    YEAR = 5
    DECADE = 6
    CENTURY = 7


class DateRange(NamedTuple):
    """A run of days from `first` to `last`; both count."""

    first: Day = FIRST_DAY
    last: Day = LAST_DAY

    def meets(self, other: DateRange) -> bool:
        """Say whether a day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: DateRange) -> bool:
        """Say whether every day of `other` lies in this one."""
        return self.first <= other.first and other.last <= self.last


EVER = DateRange()

Window = tuple[DateRange, ...]
"""The days that a question asks for: runs of days in order, with at least a day between one and the next."""
ALWAYS: Window = (EVER,)


def joined(spans: Iterable[DateRange]) -> Window:
    """Return the days of all spans together; those that touch become one run."""
    runs: list[DateRange] = []
    for span in sorted(spans):
        if runs and span.first <= _next_day(runs[-1].last):
            runs[-1] = DateRange(runs[-1].first, max(runs[-1].last, span.last))
        else:
            runs.append(span)
    return tuple(runs)


def _next_day(day: Day) -> Day:
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    if day == LAST_DAY:
        return day
    if number < _month_length(year, month):
        return f"{year:04}-{month:02}-{number + 1:02}"
    return f"{year:04}-{month + 1:02}-01" if month < 12 else f"{year + 1:04}-01-01"


class Date(NamedTuple):
    """A date as its text gives it: one day known more or less precisely, or an interval that lasted.

    `runs` are the days it may be or may cover, in order. `latest_start` and `earliest_end` bound what it
    surely covers: whichever its true days are, it has begun by the one and does not end before the other.
    """

    text: str
    runs: tuple[DateRange, ...]
    latest_start: Day
    earliest_end: Day
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @property
    def span(self) -> DateRange:
        """The days from the first possible one to the last."""
        return DateRange(self.runs[0].first, self.runs[-1].last)

    @property
    def first(self) -> Day | None:
        """The first possible day, or None where the beginning is open."""
        return None if self.runs[0].first == FIRST_DAY else self.runs[0].first

    @property
    def last(self) -> Day | None:
        """The last possible day, or None where the end is open."""
        return None if self.runs[-1].last == LAST_DAY else self.runs[-1].last

    @property
    def open(self) -> bool:
        """Whether it has no first day, or no last."""
        return self.runs[0].first == FIRST_DAY or self.runs[-1].last == LAST_DAY

    @property
    def known(self) -> tuple[DateRange, ...]:
        """The runs without what an open end adds: of "../2023-02-07" 7 February 2023 alone, of "../.." nothing."""
        if not self.open:
            return self.runs
        return tuple(parse_date(end).span for end in self.text.split("/") if end not in _OPEN)

    def reach(self, since: Day) -> tuple[DateRange, ...]:
        """Return the runs, an open beginning reaching back to `since` and no further."""
        return tuple(DateRange(max(run.first, since), run.last) for run in self.runs if run.last >= since)

    @property
    def vague(self) -> bool:
        """Whether `?`, `~` or `%` says that the true days may be others."""
        return self.approximate or self.uncertain

    @property
    def order(self) -> tuple[Day, Day]:
        """What dates are sorted by: the first possible day, then the last."""
        return self.runs[0].first, self.runs[-1].last

    def period(self, length: int) -> str | None:
        """Return the one year (`length` 4) or month (7) that all of this date surely lies in, or None."""
        first, last = self.order
        return first[:length] if first[:length] == last[:length] and not self.vague else None

    def overlap(self, *window: DateRange) -> Overlap:
        """Say whether this date lies in a window of one run of days or several: surely, possibly, or not.

        Both ends count, in days. An open end makes no day sure, and what it alone reaches is no answer: nobody who
        asks about 1999 wants what happened at some time until 2023.
        Source: EDTF (ISO 8601-2:2019), level 1; `? ~ %` turn surely into possibly.
        """
        if window == ALWAYS:
            return Overlap.SURELY
        if not any(run.meets(days) for days in window for run in self.known):
            return Overlap.NOT
        sure = any(self.earliest_end >= days.first and self.latest_start <= days.last for days in window)
        return Overlap.SURELY if (sure or self._held(window)) and not self.vague else Overlap.POSSIBLY

    def within(self, *window: DateRange) -> bool:
        """Say whether all of this date surely lies in a window of one run of days or several; both ends count."""
        return window == ALWAYS or (self._held(window) and not self.vague)

    def _held(self, window: Window) -> bool:
        """Say whether every day that it may be, or may cover, is one of the window's."""
        return all(any(days.holds(run) for days in window) for run in self.runs)

    def may_equal(self, other: Date) -> bool:
        """Say whether the two dates share a possible day."""
        return any(mine.meets(theirs) for mine in self.runs for theirs in other.runs)

    def covers(self, other: Date) -> bool:
        """Say whether every possible day of `other` is one of this date's: a month covers the days in it."""
        return all(any(mine.holds(run) for mine in self.runs) for run in other.runs)

    def __str__(self) -> str:
        return self.text


_HELP = 'write a day as "2023-09-21", a month as "2023-09", a year as "2023", an interval as "2023-09/2023-11"'
_OPEN = ("", "..")
"""An end of an interval that is not known, or that there is not."""
_YEARS = "years run from 0001 to 9999"
_SINGLE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)
PERIODS = {"year": 4, "month": 7}
"""How many characters of a day name the period that it lies in."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# The northern seasons, as meteorologists count them; winter runs on into the next year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


@lru_cache(maxsize=65_536)  # every day of 180 years
def parse_date(text: str) -> Date:
    """Return the date that `text` writes in EDTF.

    Levels 0 and 1 without times of day and without years beyond four digits, one-of sets such as
    `[2023-09-21,2023-09-23..2023-09-25]`, and quarters (33 to 36).

    Raises:
        DateError: the text is no such date, or the calendar has no such day.
    """
    if text.startswith("["):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    return _single(text, text)


def _single(part: str, whole: str) -> Date:
    match = _SINGLE.fullmatch(part)
    if not match:
        raise DateError(f"{whole!r} is not a date", _HELP)
    year, month, day, mark = match.groups()
    span, precision = _days(year, month, day, part)
    return Date(
        text=part,
        runs=(span,),
        latest_start=span.last,
        earliest_end=span.first,
        precision=precision,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _days(year: str, month: str | None, day: str | None, part: str) -> tuple[DateRange, Precision]:
    if year.replace("X", "0") == "0000":
        raise DateError(f"{part!r} has no year 0", _YEARS)
    if "X" in year:
        if month:
            raise DateError(f"{part!r} has a month in an unknown year", 'write a decade as "202X"')
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return DateRange(year.replace("X", "0") + "-01-01", year.replace("X", "9") + "-12-31"), precision
    if month is None or (month == "XX" and day in (None, "XX")):
        return DateRange(f"{year}-01-01", f"{year}-12-31"), Precision.YEAR
    if month == "XX":
        raise DateError(f"{part!r} has a day in an unknown month", f'write "{year}" where the month is unknown')
    return _within_year(int(year), int(month), day, part)


def _within_year(year: int, month: int, day: str | None, part: str) -> tuple[DateRange, Precision]:
    for table, precision in ((_SEASONS, Precision.SEASON), (_QUARTERS, Precision.QUARTER)):
        if month in table:
            if day:
                raise DateError(f"{part!r} has a day in a {precision.name.lower()}", _HELP)
            if year == 9999 and table[month][1] > 12:
                raise DateError(f"{part!r} runs on into the year 10000", _YEARS)
            return _months(year, *table[month]), precision
    if not 1 <= month <= 12:
        raise DateError(f"{part!r} has no month {month:02}", f'write a month as 01 to 12, such as "{year:04}-12"')
    if day in (None, "XX"):
        return _months(year, month, month), Precision.MONTH
    length = _month_length(year, month)
    if not 1 <= int(day) <= length:
        raise DateError(
            f"{part!r} has no day {day}",
            f'{MONTHS[month - 1]} {year} has {length} days: "{year:04}-{month:02}-{length}"',
        )
    return DateRange(f"{year:04}-{month:02}-{day}", f"{year:04}-{month:02}-{day}"), Precision.DAY


def _month_length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_DAYS[month - 1]


def _months(year: int, begin: int, end: int) -> DateRange:
    """Return the days from month `begin` to month `end`, counted on past December."""
    end_year, end_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return DateRange(f"{year:04}-{begin:02}-01", f"{end_year:04}-{end_month:02}-{_month_length(end_year, end_month)}")


def _interval(text: str) -> Date:
    parts = text.split("/")
    if len(parts) != 2 or parts in (["", ""], ["..", ""], ["", ".."]):
        raise DateError(f"{text!r} is not an interval", 'write an interval as "2022-12/2023-01", or "2023-09/.."')
    start = _single(parts[0], text) if parts[0] not in _OPEN else None
    end = _single(parts[1], text) if parts[1] not in _OPEN else None
    first = start.span.first if start else FIRST_DAY
    last = end.span.last if end else LAST_DAY
    if start and end and last < first:
        raise DateError(f"{text!r} ends before it begins", f'the other way round it is "{parts[1]}/{parts[0]}"')
    known = [date for date in (start, end) if date]
    return Date(
        text=text,
        runs=(DateRange(first, last),),
        # An open end makes nothing sure: what goes on may have ended at once, and what came to be by some day may have
        # come at any time before.
        latest_start=min(start.span.last if start else last, last),
        earliest_end=max(end.span.first if start and end else first, first),
        precision=max((date.precision for date in known), default=Precision.CENTURY),
        approximate=any(date.approximate for date in known),
        uncertain=any(date.uncertain for date in known),
    )


def _one_of(text: str) -> Date:
    if not text.endswith("]") or len(text) < 3:
        raise DateError(f"{text!r} is not a set of dates", 'write one of two days as "[2023-09-21,2023-09-22]"')
    members = [_member(part.strip(" "), text) for part in text[1:-1].split(",")]
    runs = _apart(sorted((date.span for date in members), key=lambda span: (span.first, span.last)))
    return Date(
        text=text,
        runs=runs,
        latest_start=runs[-1].last,
        earliest_end=runs[0].first,
        precision=max(date.precision for date in members),
        approximate=any(date.approximate for date in members),
        uncertain=any(date.uncertain for date in members),
    )


def _apart(spans: list[DateRange]) -> tuple[DateRange, ...]:
    """Return the same days as runs that don't overlap; `spans` are in the order of their first days."""
    runs = spans[:1]
    for span in spans[1:]:
        if span.first <= runs[-1].last:
            runs[-1] = DateRange(runs[-1].first, max(runs[-1].last, span.last))
        else:
            runs.append(span)
    return tuple(runs)


def _member(part: str, whole: str) -> Date:
    begin, dots, end = part.partition("..")
    if not dots:
        return _single(part, whole)
    if not begin or not end:
        raise DateError(f"{whole!r} has a range without an end", 'write both ends: "[2024-01-25..2024-01-31]"')
    ends = _single(begin, whole), _single(end, whole)
    if ends[1].span.last < ends[0].span.first:
        raise DateError(f"{whole!r} ends before it begins", f'the other way round it is "{end}..{begin}"')
    return _interval(f"{begin}/{end}")
