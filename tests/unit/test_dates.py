"""Dates: their possible days, their precision, what lies in a window, and their words."""

from __future__ import annotations

import calendar
import time
from typing import Any

import pytest
from edtf import parse_edtf  # type: ignore[import-untyped, unused-ignore]
from hypothesis import given
from hypothesis import strategies as st

from bilat.errors import DateError
from bilat.values.dates import EVER, FIRST_DAY, LAST_DAY, Date, DateRange, Overlap, Precision, joined, parse_date
from bilat.values.dates_in_words import short_words, words
from support.generated_bases import dates, days

NOT, POSSIBLY, SURELY = Overlap.NOT, Overlap.POSSIBLY, Overlap.SURELY


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("2023-09", "2023-09-01", "2023-09-30", Precision.MONTH),
        ("2023-09-21", "2023-09-21", "2023-09-21", Precision.DAY),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("1900-02", "1900-02-01", "1900-02-28", Precision.MONTH),
        ("2000-02-29", "2000-02-29", "2000-02-29", Precision.DAY),
        ("202X", "2020-01-01", "2029-12-31", Precision.DECADE),
        ("20XX", "2000-01-01", "2099-12-31", Precision.CENTURY),
        ("2023-XX", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("2023-XX-XX", "2023-01-01", "2023-12-31", Precision.YEAR),
        ("2023-09-XX", "2023-09-01", "2023-09-30", Precision.MONTH),
        ("2023-21", "2023-03-01", "2023-05-31", Precision.SEASON),
        ("2023-23", "2023-09-01", "2023-11-30", Precision.SEASON),
        ("2023-24", "2023-12-01", "2024-02-29", Precision.SEASON),
        ("2023-33", "2023-01-01", "2023-03-31", Precision.QUARTER),
        ("2023-36", "2023-10-01", "2023-12-31", Precision.QUARTER),
        ("2023-09~", "2023-09-01", "2023-09-30", Precision.MONTH),
        ("2022-12/2023-01", "2022-12-01", "2023-01-31", Precision.MONTH),
        ("2023-09-21/2024", "2023-09-21", "2024-12-31", Precision.YEAR),
        ("2023-09/..", "2023-09-01", None, Precision.MONTH),
        ("2023-09/", "2023-09-01", None, Precision.MONTH),
        ("../2024-02", None, "2024-02-29", Precision.MONTH),
        ("/2024-02-05", None, "2024-02-05", Precision.DAY),
        ("../..", None, None, Precision.CENTURY),
        ("[2023-09-21,2023-09-22]", "2023-09-21", "2023-09-22", Precision.DAY),
        ("[2023-09-22, 2023-09-21]", "2023-09-21", "2023-09-22", Precision.DAY),
        ("[2024-01-25..2024-01-31]", "2024-01-25", "2024-01-31", Precision.DAY),
        ("[2023-09-21,2023-10..2023-11,2024]", "2023-09-21", "2024-12-31", Precision.YEAR),
    ],
)
def test_a_date_has_a_first_and_a_last_possible_day_and_a_precision(
    text: str, first: str | None, last: str | None, precision: Precision
) -> None:
    date = parse_date(text)

    assert (date.first, date.last, date.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2023", False, False),
        ("2023~", True, False),
        ("2023-09?", False, True),
        ("2023-09-21%", True, True),
        ("2023/2024~", True, False),
        ("2023?/..", False, True),
        ("[2023-09-21,2023-09-22~]", True, False),
    ],
)
def test_marks_are_kept(text: str, approximate: bool, uncertain: bool) -> None:
    date = parse_date(text)

    assert (date.approximate, date.uncertain, date.vague) == (approximate, uncertain, approximate or uncertain)


@pytest.mark.parametrize(
    ("text", "reason", "help"),
    [
        ("2023-02-29", "'2023-02-29' has no day 29", 'February 2023 has 28 days: "2023-02-28"'),
        ("2023-09-31", "'2023-09-31' has no day 31", 'September 2023 has 30 days: "2023-09-30"'),
        ("2023-09-00", "'2023-09-00' has no day 00", 'September 2023 has 30 days: "2023-09-30"'),
        ("2023-13", "'2023-13' has no month 13", 'write a month as 01 to 12, such as "2023-12"'),
        ("2023-00", "'2023-00' has no month 00", 'write a month as 01 to 12, such as "2023-12"'),
        ("2023/2022", "'2023/2022' ends before it begins", 'the other way round it is "2022/2023"'),
        (
            "[2024-01-31..2024-01-25]",
            "'[2024-01-31..2024-01-25]' ends before it begins",
            'the other way round it is "2024-01-25..2024-01-31"',
        ),
        ("[..2023]", "'[..2023]' has a range without an end", 'write both ends: "[2024-01-25..2024-01-31]"'),
        ("0000", "'0000' has no year 0", "years run from 0001 to 9999"),
        ("000X", "'000X' has no year 0", "years run from 0001 to 9999"),
        ("9999-24", "'9999-24' runs on into the year 10000", "years run from 0001 to 9999"),
        ("2023-XX-05", "'2023-XX-05' has a day in an unknown month", 'write "2023" where the month is unknown'),
        ("202X-05", "'202X-05' has a month in an unknown year", 'write a decade as "202X"'),
        ("/", "'/' is not an interval", 'write an interval as "2022-12/2023-01", or "2023-09/.."'),
        (
            "2022/2023/2024",
            "'2022/2023/2024' is not an interval",
            'write an interval as "2022-12/2023-01", or "2023-09/.."',
        ),
        ("[]", "'[]' is not a set of dates", 'write one of two days as "[2023-09-21,2023-09-22]"'),
        ("[2023", "'[2023' is not a set of dates", 'write one of two days as "[2023-09-21,2023-09-22]"'),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason_and_what_to_write(text: str, reason: str, help: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_date(text)

    assert (str(refusal.value), refusal.value.help) == (reason, help)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "23", "2023-9", "2023-09-1", "-2023", "20230921", "2023-09-21T10:00", "Y12023", "?2023"),
        *("2023-24-01", "2023-33-01", "2023-09-21/22", "{2023,2024}", "2023-2X", "1XXX", "٢٠٢٣", "2023\n", " 2023"),
        *("[2023-09\n,2024]", "[2023\t]", "[2023/2024]", "[2023..2024..2025]", "[2023,]", "[2023..]"),
    ],
)
def test_what_is_no_date_of_the_subset_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "answer"),
    [
        # one day, known more or less: surely only where all its possible days lie in the window
        ("2023-09-21", "2023-09-21", "2023-09-21", SURELY),
        ("2023-09-21", "2023-09-22", "2023-12-31", NOT),
        ("2023-09", "2023-01-01", "2023-12-31", SURELY),
        ("2023-09", "2023-09-15", "2023-12-31", POSSIBLY),
        ("2023", "2023-06-01", "2023-06-30", POSSIBLY),
        ("2023", "2024-01-01", "2024-12-31", NOT),
        ("2023-24", "2024-01-01", "2024-12-31", POSSIBLY),
        # the marks turn surely into possibly, and never not into possibly
        ("2023-09~", "2023-01-01", "2023-12-31", POSSIBLY),
        ("2023-09?", "2024-01-01", "2024-12-31", NOT),
        # one of a set: a gap in it is no day of it
        ("[2023-09-21,2023-09-25]", "2023-09-22", "2023-09-24", NOT),
        ("[2023-09-21,2023-09-25]", "2023-09-21", "2023-09-24", POSSIBLY),
        ("[2023-09-21,2023-09-25]", "2023-09-01", "2023-09-30", SURELY),
        ("[2024-01-25..2024-01-31]", "2024-01-28", "2024-01-28", POSSIBLY),
        # an interval lasts: surely where a day that it surely covers lies in the window
        ("2022-12/2023-01", "2023-01-01", "2023-12-31", SURELY),
        ("2022-12/2023-01", "2023-01-02", "2023-12-31", POSSIBLY),
        ("2022-12/2023-01", "2022-01-01", "2022-12-31", SURELY),
        ("2022-11/2023-02", "2022-12-24", "2022-12-24", SURELY),
        ("2022/2024", "2023-05-05", "2023-05-05", SURELY),
        ("2022/2024", "2025-01-01", "2025-12-31", NOT),
        ("2023-09/2023-09", "2023-09-01", "2023-09-30", SURELY),
        ("2023-09/2023-09", "2023-09-10", "2023-09-20", POSSIBLY),
        # an open end makes no day sure, and what it alone reaches is no answer
        ("2023-09/..", "2023-09-01", "2023-09-30", SURELY),
        ("2023-09/..", "2026-01-01", "2026-12-31", NOT),
        ("2023-09/..", "2023-01-01", "2023-08-31", NOT),
        ("../2024-02", "2024-01-01", "2024-12-31", POSSIBLY),
        ("../2024-02", "1999-01-01", "1999-12-31", NOT),
        ("../2024-02", "2024-02-10", "2024-02-10", POSSIBLY),
        ("../2024-02", "2024-03-01", "2024-12-31", NOT),
        ("../..", "2023-01-01", "2023-12-31", NOT),
    ],
)
def test_a_date_lies_in_a_window_surely_possibly_or_not(text: str, first: str, last: str, answer: Overlap) -> None:
    assert parse_date(text).overlap(DateRange(first, last)) is answer


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("2023", True),
        ("2023-09", True),
        ("2022-12/2023-01", False),
        ("2023-09/..", False),
        ("../2023", False),
        ("2023~", False),
        ("[2023-12-31,2024-01-01]", False),
    ],
)
def test_a_sum_over_a_year_takes_a_date_only_if_all_of_it_lies_there(text: str, within: bool) -> None:
    assert parse_date(text).within(DateRange("2023-01-01", "2023-12-31")) is within


def test_a_window_without_an_end_holds_what_goes_on() -> None:
    assert parse_date("2023-09/..").within(DateRange(first="2023-01-01"))


@pytest.mark.parametrize(
    ("text", "answer", "within"),
    [
        ("2023-05", SURELY, True),
        ("2024", NOT, False),
        ("[2023-05-01,2025-05-01]", SURELY, True),  # in the one or the other
        ("[2023-05-01,2024-05-01]", POSSIBLY, False),
        ("2023-06/2025-06", SURELY, False),
        ("2023-06/..", SURELY, False),
        ("2023~", POSSIBLY, False),
    ],
)
def test_a_window_of_two_years_holds_what_lies_in_either(text: str, answer: Overlap, within: bool) -> None:
    window = joined([parse_date("2025").span, parse_date("2023").span])
    assert (parse_date(text).overlap(*window), parse_date(text).within(*window)) == (answer, within)


def test_years_that_touch_or_overlap_are_one_run_of_days() -> None:
    spans = [parse_date(text).span for text in ("2024", "2022", "2023-01", "2024-02-28/2024-02-29", "2024-12/2025-02")]
    assert joined(spans) == (DateRange("2022-01-01", "2023-01-31"), DateRange("2024-01-01", "2025-02-28"))
    assert joined([EVER, *spans]) == (EVER,)


@given(dates())
def test_every_date_lies_surely_in_all_time(text: str) -> None:
    date = parse_date(text)

    assert (date.overlap(EVER), date.within(EVER)) == (SURELY, True)


@given(dates(), days(), days())
def test_what_lies_wholly_in_a_window_surely_lies_in_it_and_what_surely_lies_there_shares_a_day(
    text: str, one: str, two: str
) -> None:
    date, window = parse_date(text), DateRange(*sorted((one, two)))
    shares = any(run.meets(window) for run in date.known)

    assert date.within(window) <= (date.overlap(window) is SURELY) <= shares == (date.overlap(window) is not NOT)


@given(dates())
def test_without_its_open_ends_a_date_is_known_by_days_of_its_own(text: str) -> None:
    date = parse_date(text)

    assert date.open or date.known == date.runs
    assert all(any(run.holds(known) for run in date.runs) for known in date.known)
    assert not {FIRST_DAY, LAST_DAY} & {day for known in date.known for day in known}


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("../2023-02-07", [("1960-01-01", "2023-02-07")]),
        ("../1950", []),
        ("1975/..", [("1975-01-01", LAST_DAY)]),
        ("../..", [("1960-01-01", LAST_DAY)]),
    ],
)
def test_an_open_beginning_reaches_back_as_far_as_the_record_does(text: str, reach: list[tuple[str, str]]) -> None:
    assert list(parse_date(text).reach("1960-01-01")) == reach


def _true_spans(date: Date) -> list[tuple[str, str]]:
    """Return a few of the runs of days that a date may truly be: the extreme ones."""
    if "/" not in date.text:
        return [(day, day) for run in date.runs for day in (run.first, run.last)]
    starts = {date.span.first, date.latest_start}
    ends = {date.span.last, date.earliest_end}
    return [(start, end) for start in starts for end in ends if start <= end]


@given(dates(), days(), days())
def test_surely_means_whatever_its_true_days_are(text: str, one: str, two: str) -> None:
    date, window = parse_date(text), DateRange(*sorted((one, two)))
    every = all(DateRange(start, end).meets(window) for start, end in _true_spans(date))

    assert (date.overlap(window) is SURELY) == (every and not date.vague)


@pytest.mark.parametrize(
    ("one", "two", "may"),
    [
        ("2023-09-21", "2023-09", True),
        ("2023-09-21", "2023-10", False),
        ("[2023-09-21,2023-09-25]", "2023-09-23", False),
        ("2022-12/2023-01", "2023-01-15", True),
        ("2023-09/..", "2030", True),
        ("2023~", "2024", False),
    ],
)
def test_two_dates_may_be_the_same_if_they_share_a_possible_day(one: str, two: str, may: bool) -> None:
    assert (parse_date(one).may_equal(parse_date(two)), parse_date(two).may_equal(parse_date(one))) == (may, may)


def test_dates_are_ordered_by_first_day_then_last_and_open_beginnings_come_first() -> None:
    texts = ["2023-09/..", "2023", "2023-09-21", "2023-09", "../2024-02", "2022-12/2023-01", "[2023-09-21,2023-09-22]"]

    assert sorted(texts, key=lambda text: parse_date(text).order) == [
        *("../2024-02", "2022-12/2023-01", "2023", "2023-09", "2023-09/..", "2023-09-21", "[2023-09-21,2023-09-22]")
    ]


@given(dates())
def test_a_date_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_date(text)) == text


@given(st.text("0123456789-/X.,[]?~% TZ+", max_size=24))
def test_any_text_is_a_date_or_refused_with_advice(text: str) -> None:
    try:
        advice = str(parse_date(text))
    except DateError as refusal:
        advice = refusal.help

    assert advice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023", "2023"),
        ("2023-09", "September 2023"),
        ("2023-09-21", "21 September 2023"),
        ("2023-09~", "about September 2023"),
        ("2023?", "2023 (uncertain)"),
        ("2023-09-21%", "about 21 September 2023 (uncertain)"),
        ("202X", "2020s"),
        ("190X", "1900s"),
        ("19XX", "1900–1999"),
        ("2023-XX", "2023"),
        ("2023-09-XX", "September 2023"),
        ("2024-23", "autumn 2024"),
        ("2024-24", "winter 2024–25"),
        ("2024-34", "second quarter of 2024"),
        ("2023-01-15/..", "since 15 January 2023"),
        ("2023-01-15/", "since 15 January 2023"),
        ("../2024-02", "until February 2024"),
        ("../..", "at any time"),
        ("2022-12/2023-01", "December 2022 to January 2023"),
        ("2023-09-21/2023-09-23", "21–23 September 2023"),
        ("2023-09-21/2023-10-02", "21 September 2023 to 2 October 2023"),
        ("2023~/2024", "about 2023 to 2024"),
        ("[2023-09-21,2023-09-22]", "21 or 22 September 2023"),
        ("[2023-09-21,2023-09-22,2023-09-25]", "21, 22 or 25 September 2023"),
        ("[2023-09-30,2023-10-01]", "30 September 2023 or 1 October 2023"),
        ("[2021,2022-05,2024]", "2021, May 2022 or 2024"),
        ("[2023-09-21,2023-09-22~]", "21 September 2023 or about 22 September 2023"),
        ("[2024-01-25..2024-01-31]", "between 25 and 31 January 2024"),
        ("[2023-09-21..2023-09-23,2023-10]", "21–23 September 2023 or October 2023"),
        ("[2023]", "2023"),
        ("0987", "987"),
    ],
)
def test_people_read_a_date_in_words_that_keep_its_precision(text: str, said: str) -> None:
    assert words(parse_date(text)) == said


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("2023-09~", "about Sep 2023"),
        ("2022-12-30/2023-01-02", "30 Dec 2022 to 2 Jan 2023"),
        ("2023-05", "May 2023"),
        ("2024-24", "winter 2024–25"),
    ],
)
def test_a_narrow_column_has_months_in_three_letters(text: str, short: str) -> None:
    assert short_words(parse_date(text)) == short


@given(dates())
def test_every_date_has_words_for_people(text: str) -> None:
    said = words(parse_date(text))

    assert said.strip() == said != ""


# Another library as oracle: python-edtf, by its strict bounds.


def _bound(bound: Any) -> str | None:
    """Return a bound of the oracle as a day; an open end is a float there."""
    return None if isinstance(bound, float) else time.strftime("%Y-%m-%d", bound).rjust(10, "0")


def _oracle(text: str) -> tuple[str | None, str | None]:
    date = parse_edtf(text)
    return _bound(date.lower_strict()), _bound(date.upper_strict())


_OURS_ON_PURPOSE = {
    # Winter begins in December and lasts into the next year; the oracle ends it with the year.
    "2023-24": (("2023-12-01", "2024-02-29"), ("2023-12-01", "2023-12-31")),
    # An end that is not known is not known; the oracle guesses ten years.
    "2023-01-15/": (("2023-01-15", None), ("2023-01-15", "2033-01-15")),
}


@pytest.mark.parametrize("text", _OURS_ON_PURPOSE)
def test_where_bounds_differ_from_the_other_library_it_is_on_purpose(text: str) -> None:
    date = parse_date(text)

    assert ((date.first, date.last), _oracle(text)) == _OURS_ON_PURPOSE[text]


@pytest.mark.parametrize(
    "text",
    [
        "2023-XX-05",  # twelve days far apart: as a span of days it would be a year with a false precision
        "2023-02-29",  # the oracle has no calendar
        "2023/2022",  # nor looks which end is first
        "Y17000",  # beyond four digits texts no longer compare as days do
        "2023-09-21T10:00:00",
        "{2023,2024}",  # all of a set is several facts
    ],
)
def test_what_the_other_library_takes_and_we_refuse_is_refused_on_purpose(text: str) -> None:
    assert parse_edtf(text)

    with pytest.raises(DateError):
        parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1987",
            "2000",
            "2023",
            "202X",
            "19XX",
            "2023-XX",
            "2024-02-XX",
            "2023-XX-XX",
            "2023?",
            "2023-09~",
            "2024-02%",
        ),
        *(f"2024-{month:02}" for month in range(1, 13)),
        *("1900-02", "2000-02", "2023-02", "2024-02-29", "2023-09-21", "2023-12-31~"),
        *("2023-21", "2023-22", "2023-23", "2023-33", "2023-34", "2023-35", "2023-36"),
        *("2022-12/2023-01", "2023/2024-02", "2023-09-21/2023-10-02", "2023~/2024", "2023-09/2023-09"),
        *("2023-09/..", "2023-09-21/..", "../2024-02", "../2023"),
        *("[2023-09-21,2023-09-22]", "[2024-01-25..2024-01-31]", "[2023-02,2023-12-24..2024-01-02]", "[2021,2022-05]"),
    ],
)
def test_first_and_last_days_are_those_of_another_library(text: str) -> None:
    date = parse_date(text)

    assert (date.first, date.last) == _oracle(text)


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024])
def test_months_are_as_long_as_in_the_calendar(year: int) -> None:
    lasts = [parse_date(f"{year}-{month:02}").last for month in range(1, 13)]

    assert lasts == [f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}" for month in range(1, 13)]
