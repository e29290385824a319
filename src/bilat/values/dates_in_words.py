"""Dates in words: "about September 2023", "21 or 22 September 2023", "autumn 2024"."""

from __future__ import annotations

import re

from bilat.values.dates import MONTHS, Date, parse_date

_PARTS = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    33: "first quarter of",
    34: "second quarter of",
    35: "third quarter of",
    36: "fourth quarter of",
}


def words(date: Date) -> str:
    """Return the date in words.

    Its precision is kept: a month is never named by a day, an interval is named by both ends.
    """
    if date.text.startswith("["):
        return _one_of_words(date.text)
    if "/" in date.text:
        return _interval_words(*date.text.split("/"))
    return _single_words(date.text)


def text_words(text: str) -> str:
    """Return an EDTF date in words.

    Raises:
        DateError: the text is no date.
    """
    return words(parse_date(text))


def short_words(date: Date) -> str:
    """Return the date in words, its months in three letters: what a narrow column has room for."""
    return _MONTH.sub(lambda month: month[0][:3], words(date))


_MONTH = re.compile("|".join(MONTHS))


def words_in_sentence(date: Date) -> str:
    """Return the date in words, a year that both ends share once: "26 July to 1 August 2023", "2025 or 2026"."""
    in_words = words(date)
    if neighbours := _YEARS.fullmatch(in_words):
        one, other = map(int, neighbours.groups())
        return f"{one} or {other}" if other == one + 1 else in_words
    return _SHARED_YEAR.sub(r" \2 ", in_words)


_YEARS = re.compile(r"between (\d{4}) and (\d{4})")
_SHARED_YEAR = re.compile(r" (\d{4}) (to|and|or) (?=(?:\d+ )?[A-Z]\w+ \1$)")


def dated(text: str) -> str:
    """Return what follows "dates it": "to June 2023", "from June to July 2023", "to 2022 at the latest".

    Raises:
        DateError: the text is no date.
    """
    begin, slash, end = text.partition("/")
    in_words = words_in_sentence(parse_date(text))
    if not slash:
        return in_words if in_words.startswith("between ") else f"to {in_words}"
    if begin in ("", ".."):
        return f"to {text_words(end)} at the latest"
    if end in ("", ".."):
        return f"to {text_words(begin)} or later"
    return f"from {in_words}" if " to " in in_words else f"to {in_words}"


def _single_words(text: str) -> str:
    bare = text.rstrip("?~%")
    mark = text[len(bare) :]
    known = " ".join(part for part in _day_month_year(bare) if part)
    return ("about " if mark in ("~", "%") else "") + known + (" (uncertain)" if mark in ("?", "%") else "")


def _day_month_year(bare: str) -> tuple[str, str, str]:
    """Return the words for a date's day, month (or season) and year; "" for what is unknown."""
    year, month, day = (*bare.split("-"), "XX", "XX")[:3]
    if year.endswith("XX"):  # "1900s" is the decade
        return "", "", f"{year[:2]}00–{year[:2]}99"
    if "X" in year:
        return "", "", year.replace("X", "0") + "s"
    year = year.lstrip("0")
    if month == "24":  # it runs on into the next year
        return "", _PARTS[24], f"{year}–{(int(year) + 1) % 100:02}"
    if month == "XX":
        return "", "", year
    number = int(month)
    return "" if day == "XX" else str(int(day)), _PARTS.get(number) or MONTHS[number - 1], year


def _interval_words(start: str, end: str) -> str:
    if end in ("", ".."):
        return f"since {_single_words(start)}" if start not in ("", "..") else "at any time"
    if start in ("", ".."):
        return f"until {_single_words(end)}"
    return _joined([start, end], "–", " to ")


def _one_of_words(text: str) -> str:
    members = [part.strip(" ") for part in text[1:-1].split(",")]
    if len(members) == 1 and ".." in text:
        return "between " + _joined(members[0].split(".."), " and ", " and ")
    if not any(".." in part for part in members):
        return _joined(members, " or ", " or ")
    return " or ".join(
        _joined(part.split(".."), "–", " to ") if ".." in part else _single_words(part) for part in members
    )


def _joined(parts: list[str], short: str, long: str) -> str:
    """Join days of one month by `short`, naming the month once, and anything else by `long`."""
    if not any(part[-1] in "?~%" for part in parts):
        named = [_day_month_year(part) for part in parts]
        if len({name[1:] for name in named}) == 1 and all(name[0] for name in named):
            return f"{_listed([name[0] for name in named], short)} {named[0][1]} {named[0][2]}"
    return _listed([_single_words(part) for part in parts], long)


def _listed(words: list[str], last: str) -> str:
    """Return the words as a list, the last two joined by `last`."""
    return ", ".join([*words[:-2], last.join(words[-2:])])
