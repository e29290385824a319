"""Rules about dates: events reported before they happened, plans long past, days that no source gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.check.rule import Breach, FactFile, at, rule, took_place
from bilat.model import Claim, Fact, Source
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date, Day, Precision
from bilat.values.text_folding import bare


@rule("B302", why="A page can't report what is yet to come: a date is wrong, or the page only announced it.")
def reported_too_early(file: FactFile) -> Iterator[Breach]:
    """What a source reports as done happened before the source was published."""
    for fact in file.facts:
        progress = KINDS[fact.kind].progress
        early = {number: claim for number, claim in enumerate(fact.claims) if _too_early(fact, claim, file)}
        if not early:
            continue
        number, claim = next(iter(early.items()))
        date = claim.says.get("date", fact.date)
        names = ", ".join(dict.fromkeys(claim.source for claim in list(early.values())[:3]))
        report = "reports" if len(early) == 1 else "report"
        yield Breach(
            at(fact, "claim", number, "source") if len(early) == 1 else at(fact, "date"),
            f"published before {date}, {names} {report} this as done",
            f'correct one of the dates, or write earlier = {{ {progress} = "…" }} for what was announced',
        )


def _too_early(fact: Fact, claim: Claim, file: FactFile) -> bool:
    """Say whether a live claim was published before the first day of what it reports as done."""
    published = file.base.sources[claim.source].published
    progress = KINDS[fact.kind].progress
    date = claim.says.get("date", fact.date)
    if not claim.live or progress is None or published is None or published.vague:
        return False
    if not isinstance(date, Date) or date.vague or {"date", progress} & set(claim.silent):
        return False
    word = claim.says.get(progress)
    if not took_place(fact, word if isinstance(word, str) else None):
        return False
    return published.last is not None and date.first is not None and date.first > published.last


_DAY_WORDS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|aujourd'hui|hier|demain|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|сегодня|вчера|завтра|понедельник|вторник|сред[ау]|"
    r"четверг|пятниц[ау]|суббот[ау]|воскресенье|oggi|ieri|heute|gestern|hoy|ayer|اليوم|امس|أمس)",
)


@rule(
    "B303",
    "info",
    why="A month turned into a day is precision that nobody has; in many databases, half of all dates end in -01.",
)
def day_from_nowhere(file: FactFile) -> Iterator[Breach]:
    """A day is given by a source: in a quote, a publication date or an address."""
    for fact in file.facts:
        date = fact.date
        if date.precision is not Precision.DAY or date.vague or len(date.text) != 10 or fact.text("note"):
            continue
        speaking = [claim for claim in fact.claims if "date" not in claim.silent and "date" not in claim.says]
        day = str(int(date.text[8:]))
        if speaking and not any(_may_give_day(claim, file.base.sources[claim.source], day) for claim in speaking):
            yield Breach(
                at(fact, "date"),
                f"no quote, publication date or address gives the day of {date}",
                f'write date = "{date.text[:7]}", or say in a note where the day comes from',
            )


def _may_give_day(claim: Claim, source: Source, day: str) -> bool:
    if source.published is None or source.published.precision is Precision.DAY or claim.note or source.note:
        return True  # what is not known may give it
    words = bare(" ".join(filter(None, (claim.quote, claim.gloss, claim.locator, source.title))))
    return bool(_DAY_WORDS.search(words)) or day in _numbers(words) or day in _numbers(f"{source.url} {source.id}")


def _numbers(text: str) -> set[str]:
    return {number.lstrip("0") for number in re.findall(r"\d+", text)}


_LONG_PAST = 365
"""The days after which a plan without an outcome is reported."""


@rule(
    "B304",
    "info",
    why="Announced is not held: a reader asks what came of it. The newest source in the base stands for today.",
)
def plan_without_outcome(file: FactFile) -> Iterator[Breach]:
    """A plan whose time is long past has an outcome."""
    followed = {id_ for link, id_ in file.base.inverse if link in ("fulfils", "supersedes", "part_of")}
    for fact in file.facts:
        progress, last = KINDS[fact.kind].progress, fact.date.last
        # What is only announced, an agreement or a project, is dated by the announcement.
        if progress is None or fact.text(progress) != "planned" or last is None or file.newest is None:
            continue
        if fact.id not in followed and _days_between(last, file.newest) > _LONG_PAST:
            yield Breach(
                at(fact, progress),
                f"still planned, although its last day was {last}",
                f"find out what came of it: correct {progress}, or link the outcome by fulfils",
            )


def _days_between(one: Day, other: Day) -> int:
    """Return the days from one day to another, with months of 30 days: near enough."""

    def count(day: Day) -> int:
        year, month, number = day.split("-")
        return int(year) * 365 + int(month) * 30 + int(number)

    return count(other) - count(one)


@rule("B305", "warning", why="0223 for 2023 is a valid date, and would come first in every list.")
def year_out_of_reach(file: FactFile) -> Iterator[Breach]:
    """Dates lie within a few lifetimes of the sources."""
    for fact in file.facts:
        if _out_of_reach(fact.date, file):
            yield Breach(at(fact, "date"), f"{fact.date} is centuries away", "check the digits of the year")


def _out_of_reach(date: Date, file: FactFile) -> bool:
    newest = int((file.newest or "2000")[:4])
    return any(day and not newest - 300 <= int(day[:4]) <= newest + 100 for day in (date.first, date.last))


@rule("B306", why="Who held which office when is what tells a minister from a former one.")
def role_backwards(file: FactFile) -> Iterator[Breach]:
    """An office ends after it begins."""
    for person in file.base.people.values():
        for number, role in enumerate(person.roles):
            if role.start and role.end and role.end.span.last < role.start.span.first:
                yield Breach(
                    ("person", person.id, "roles", number, "to"),
                    f"{role.title} until {role.end}, but from {role.start}",
                    f'the other way round it is from = "{role.end}", to = "{role.start}"',
                )


@rule("B307", "warning", why="`withdrawn` gives the date of the withdrawal, not of the fact.")
def withdrawn_before_published(file: FactFile) -> Iterator[Breach]:
    """A fact is withdrawn after its sources were published."""
    for fact in file.base.facts.values():
        if fact.withdrawn is None:
            continue
        first = min((_first_day(claim.source, file) for claim in fact.claims), default="")
        if (last := fact.withdrawn.date.last) and last < first:
            yield Breach(
                at(fact, "withdrawn", "date"),
                f"withdrawn {fact.withdrawn.date}, before its first source was published on {first}",
                "write the day on which the fact was withdrawn from this base",
            )


@rule("B308", why="A question about those years would be told that the record does not reach them.")
def before_the_record(file: FactFile) -> Iterator[Breach]:
    """No fact ends before the day that the record of the base reaches back to."""
    since = file.base.since
    for fact in file.facts if since else ():
        early = since and fact.date.last and fact.date.last < since.order[0]
        if early and not _out_of_reach(fact.date, file):  # whose digits are to be checked first
            message = f"{fact.date} lies before {since}, where the record of this base begins"
            yield Breach(at(fact, "date"), message, "correct the date, or let [base] since reach further back")


def _first_day(source_id: str, file: FactFile) -> Day:
    source = file.base.sources.get(source_id)
    return (source.published.first or "") if source and source.published else ""
