"""Dates as citation styles print them: one day, month or year, a run of them, or words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilat.values.date_words import words
from bilat.values.dates import MONTHS, Date

Parts = tuple[int, ...]
"""A year, a year and month, or a year, month and day."""


@dataclass(frozen=True, slots=True)
class When:
    """A date that styles can set: one end, or two that are equally fine; or else words that they print as they are."""

    ends: tuple[Parts, ...] = ()
    vague: bool = False
    words: str | None = None

    @property
    def years(self) -> str:
        """The year, or both: "2023", "2022–2023"."""
        return _run(list(dict.fromkeys(str(end[0]) for end in self.ends)))

    @property
    def finer(self) -> bool:
        """Whether more than the year is known."""
        return bool(self.ends) and len(self.ends[0]) > 1

    def coarser(self, size: int) -> When:
        """Return the same date cut to its first parts: 1 keeps the years, 2 the months too."""
        return When(tuple(dict.fromkeys(end[:size] for end in self.ends)), self.vague, self.words)


def when(date: Date) -> When:
    """Return a date as styles can set it; sets, decades, seasons and open ends come as words."""
    ends = [_parts(end) for end in date.text.rstrip("?~%").split("/")]
    plain = [end for end in ends if end]
    if len(plain) != len(ends) or len({len(end) for end in plain}) != 1:
        return When(words=words(date))
    return When(tuple(dict.fromkeys(plain)), date.vague)


def _parts(text: str) -> Parts:
    """Return the numbers of a plain date, as many as are known; none for what is no plain date."""
    parts = text.rstrip("?~%").removesuffix("-XX").removesuffix("-XX").split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and int(parts[1]) > 12):
        return ()
    return tuple(map(int, parts))


def month_first(date: When, months: Sequence[str] = MONTHS, *, zero: bool = False) -> str:
    """Return a date as Americans write it: "September 3–7, 2023", "December 30, 2022–January 2, 2023"."""
    if len({end[0] for end in date.ends}) > 1:
        return _run([f"{_month_day(end, months, zero)}{_before_year(end)}{end[0]}" for end in date.ends])
    end = date.ends[0]
    return f"{month_and_day(date, months, zero=zero)}{_before_year(end)}{end[0]}"


def month_and_day(date: When, months: Sequence[str] = MONTHS, *, zero: bool = False) -> str:
    """Return what is known of a date beside the year: "September 3–7", "December 30–January 2", ""."""
    said = [_month_day(end, months, zero) for end in date.ends]
    if len({end[:2] for end in date.ends}) == 1 and len(said) == 2:
        said[1] = said[1].rpartition(" ")[2]
    return _run(said) if date.finer else ""


def day_first(date: When, months: Sequence[str]) -> str:
    """Return a date as the British write it: "3–7 Sept. 2023", "30 July–2 Aug. 2022"."""
    said = [_day_month_year(end, months) for end in date.ends]
    if len(said) == 2:
        shared = 0
        while said[0][-1 - shared] == said[1][-1 - shared]:
            shared += 1
        said[0] = said[0][: len(said[0]) - shared]
    return _run([" ".join(parts) for parts in said])


def _day_month_year(end: Parts, months: Sequence[str]) -> list[str]:
    year, month, day = (*end, 0, 0)[:3]
    return [part for part in (str(day or ""), months[month - 1] if month else "", str(year)) if part]


def _month_day(end: Parts, months: Sequence[str], zero: bool) -> str:
    if len(end) < 2:
        return ""
    day = f" {end[2]:02}" if zero and len(end) > 2 else f" {end[2]}" if len(end) > 2 else ""
    return months[end[1] - 1] + day


def _before_year(end: Parts) -> str:
    return ("", " ", ", ")[len(end) - 1]


def _run(ends: Sequence[str]) -> str:
    return "–".join(ends)
