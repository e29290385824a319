"""Rules about dates: what is done before it is told, plans that time has passed, days that nobody gave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilat.check.rule import FactFile, Found, Rule, at, done
from bilat.model import Claim, Fact, Source
from bilat.schema.kinds import KINDS
from bilat.values.dates import Date, Precision
from bilat.values.text_folding import bare


def told_before_it_was_done(file: FactFile) -> Iterator[Found]:
    """Find facts that a source reports as done before the day on which they can first have been."""
    for fact in file.facts:
        progress = KINDS[fact.kind].progress
        early = {number: claim for number, claim in enumerate(fact.claims) if _too_early(fact, claim, file)}
        if not early:
            continue
        number, claim = next(iter(early.items()))
        date = claim.says.get("date", fact.date)
        names = ", ".join(dict.fromkeys(claim.source for claim in list(early.values())[:3]))
        yield Found(
            at(fact, "claim", number, "source") if len(early) == 1 else at(fact, "date"),
            f"{names} came out before {date}, and report{'s' * (len(early) == 1)} it as done",
            f'mend one of the dates, or write earlier = {{ {progress} = "…" }} for what was announced',
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
    if not done(fact, word if isinstance(word, str) else None):
        return False
    return published.last is not None and date.first is not None and date.first > published.last


_PATIENCE = 365
"""As many days as a plan may be past before it is asked after."""


def plan_without_outcome(file: FactFile) -> Iterator[Found]:
    """Find plans whose time was long past when the newest source of the base came out, and no fact carries them out."""
    followed = {id_ for link, id_ in file.base.inverse if link in ("fulfils", "supersedes", "part_of")}
    for fact in file.facts:
        kind = KINDS[fact.kind]
        last = fact.date.last
        # What is only announced, an agreement or a project, is dated by the announcement.
        planned = kind.progress and fact.text(kind.progress) == "planned"
        if not planned or last is None or file.newest is None:
            continue
        if fact.id not in followed and _days_between(last, file.newest) > _PATIENCE:
            yield Found(
                at(fact, str(kind.progress)),
                f"still {fact.text(str(kind.progress))}, though its time passed with {last}",
                f"look for what came of it: mend {kind.progress}, or link the outcome by fulfils",
            )


def _days_between(one: str, other: str) -> int:
    """Return the days from one day to another, months taken as 30 days: near enough."""

    def count(day: str) -> int:
        year, month, number = day.split("-")
        return int(year) * 365 + int(month) * 30 + int(number)

    return count(other) - count(one)


_DAY_WORDS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|aujourd'hui|hier|demain|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|сегодня|вчера|завтра|понедельник|вторник|сред[ау]|"
    r"четверг|пятниц[ау]|суббот[ау]|воскресенье|oggi|ieri|heute|gestern|hoy|ayer|اليوم|امس|أمس)",
)


def day_from_nowhere(file: FactFile) -> Iterator[Found]:
    """Find facts dated to the day where every source and every quote gives only the month, or the year."""
    for fact in file.facts:
        date = fact.date
        if date.precision is not Precision.DAY or date.vague or len(date.text) != 10 or fact.text("note"):
            continue
        speaking = [claim for claim in fact.claims if "date" not in claim.silent and "date" not in claim.says]
        day = str(int(date.text[8:]))
        if speaking and not any(_may_give_day(claim, file.base.sources[claim.source], day) for claim in speaking):
            yield Found(
                at(fact, "date"),
                f"the day of {date} is in no quote, and in no source's date or address",
                f'write date = "{date.text[:7]}", or say in a note where the day comes from',
            )


def _may_give_day(claim: Claim, source: Source, day: str) -> bool:
    if source.published is None or source.published.precision is Precision.DAY or claim.note or source.note:
        return True  # what is not known may give it
    words = bare(" ".join(filter(None, (claim.quote, claim.gloss, claim.locator, source.title))))
    if _DAY_WORDS.search(words) or day in {number.lstrip("0") for number in re.findall(r"\d+", words)}:
        return True
    return day in {number.lstrip("0") for number in re.findall(r"\d+", f"{source.url} {source.id}")}


def year_out_of_reach(file: FactFile) -> Iterator[Found]:
    """Find dates that lie centuries from the rest of the base: a year with two digits changed places."""
    newest = int((file.newest or "2000")[:4])
    for fact in file.facts:
        for day in (fact.date.first, fact.date.last):
            if day and not newest - 300 <= int(day[:4]) <= newest + 100:
                yield Found(at(fact, "date"), f"{fact.date} is centuries away", "look at the digits of the year")
                break


def role_backwards(file: FactFile) -> Iterator[Found]:
    """Find offices that end before they begin."""
    for person in file.base.people.values():
        for number, role in enumerate(person.roles):
            if role.start and role.end and role.end.span.last < role.start.span.first:
                yield Found(
                    ("person", person.id, "roles", number, "to"),
                    f"{role.title} until {role.end}, but since {role.start}",
                    f'the other way round it is from = "{role.end}", to = "{role.start}"',
                )


def withdrawn_before_published(file: FactFile) -> Iterator[Found]:
    """Find facts taken back before the first of their sources came out."""
    for fact in file.base.facts.values():
        if fact.withdrawn is None:
            continue
        first = min((_first_day(claim.source, file) for claim in fact.claims), default="")
        if (last := fact.withdrawn.date.last) and last < first:
            yield Found(
                at(fact, "withdrawn", "date"),
                f"withdrawn {fact.withdrawn.date}, before its first source came out on {first}",
                "write the day on which the fact was taken back, in this base",
            )


def _first_day(source: str, file: FactFile) -> str:
    found = file.base.sources.get(source)
    return (found.published.first or "") if found and found.published else ""


RULES = (
    Rule(
        code="B302",
        holds="What a source reports as done happened before it was published.",
        why="A page can't report what is yet to come: a date is wrong, or the page announced it.",
        find=told_before_it_was_done,
    ),
    Rule(
        code="B303",
        severity="info",
        holds="A day is given by a source: in a quote, a date of publication, or an address.",
        why="A month made into a day is precision that nobody has; half of all dates in databases end in -01 so.",
        find=day_from_nowhere,
    ),
    Rule(
        code="B304",
        severity="info",
        holds="A plan whose time is long past has an outcome.",
        why="Announced is not held: a reader asks what came of it. Time is that of the newest source in the base.",
        find=plan_without_outcome,
    ),
    Rule(
        code="B305",
        severity="warning",
        holds="Dates lie within a few lifetimes of the sources.",
        why="0223 for 2023 is a date by the letter; it would open every list.",
        find=year_out_of_reach,
    ),
    Rule(
        code="B306",
        holds="An office ends after it begins.",
        why="Who held which office when is what tells a minister from a former one.",
        find=role_backwards,
    ),
    Rule(
        code="B307",
        severity="warning",
        holds="A fact is withdrawn after its sources came out.",
        why="`withdrawn` dates the taking back, not the fact.",
        find=withdrawn_before_published,
    ),
)
