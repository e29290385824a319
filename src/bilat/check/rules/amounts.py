"""Rules about amounts: numbers that the quote doesn't give, slips of a thousand, parts greater than their whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from decimal import Decimal
from statistics import median

from bilat.check.rule import Breach, FactFile, at, rule
from bilat.evidence.disputes import sides
from bilat.loading.diagnostics import Path, quoted
from bilat.model import Claim, Fact
from bilat.schema.fields import GOODS, MEASURE, Type
from bilat.schema.kinds import KINDS
from bilat.values.amounts import Quantity, plain
from bilat.values.spelled_numbers import SCALES, numbers
from bilat.values.text_folding import bare
from bilat.values.units import is_currency, likely_currency, scale_in, usual_unit


@rule("B406", "warning", why="Amounts in different units are never added; two names for one unit split a total in two.")
def unit_of_another_name(file: FactFile) -> Iterator[Breach]:
    """A unit is always written the same way: t, kg, l, USD, percent."""
    for fact in file.facts:
        for key in ("unit", "currency"):
            unit = fact.text(key)
            usual = usual_unit(unit) if unit else None
            if usual and usual != unit:
                yield Breach(at(fact, key), f"{unit} is usually written {usual}", f'{key} = "{usual}"')


@rule("B416", "warning", why="UDS is nobody's money: its amount would stand in a total of its own, beside that in USD.")
def unknown_currency(file: FactFile) -> Iterator[Breach]:
    """Money is named by a code of ISO 4217."""
    units = {fact.text(key) or "" for fact in file.facts for key in ("unit", "currency")}
    used = set(filter(is_currency, units))
    for fact in file.facts:
        for key in ("unit", "currency"):
            unit = fact.text(key)
            if not unit or is_currency(unit) or usual_unit(unit):
                continue
            meant = likely_currency(unit, used)
            if meant or (key == "currency" and not scale_in(unit)):
                help_ = f'write its code: {key} = "{meant}"' if meant else "write its code in ISO 4217, such as USD"
                yield Breach(at(fact, key), f"{unit} is not a currency" + (f", but {meant} is" if meant else ""), help_)


@rule("B417", "warning", why="5 million USD and 5,000,000 USD are one amount, but two units are never added.")
def scale_in_unit(file: FactFile) -> Iterator[Breach]:
    """Thousands and millions are part of the amount, not of its unit."""
    for fact in file.facts:
        for key, number in (("unit", "amount"), ("currency", "value")):
            unit, amount = fact.text(key), fact.values.get(number)
            scale = scale_in(unit) if unit else None
            if scale and isinstance(amount, Decimal):
                word, counted = scale
                full = f"{plain(amount * SCALES[word]):_}"
                counted = usual_unit(counted) or counted
                yield Breach(
                    at(fact, key),
                    f"{quoted(unit)} holds a part of the number",
                    f'{number} = {full}, {key} = "{counted}"',
                )


_ENOUGH = 3


@rule("B407", "info", why="A unit that only one fact has is often a slip, and keeps its amount out of the total.")
def unit_unlike_siblings(file: FactFile) -> Iterator[Breach]:
    """Facts about one commodity are in one unit."""
    for siblings in _siblings(file, {GOODS}, with_unit=False).values():
        units = Counter(fact.text("unit") for fact in siblings)
        usual, count = units.most_common(1)[0]
        for fact in siblings:
            unit = fact.text("unit")
            if count >= _ENOUGH and units[unit] == 1 and unit != usual:
                yield Breach(
                    at(fact, "unit"),
                    f"the unit is {unit}, but {usual} in {count} facts about the same goods",
                    f'give the amount in {usual}: unit = "{usual}"',
                )


_THOUSANDFOLD = 1000


@rule("B408", "warning", why="Thousands become units, and tonnes kilograms, in translation and in haste.")
def thousandfold(file: FactFile) -> Iterator[Breach]:
    """No amount is a thousand times what others say of the same thing; sums of money may be."""
    for fact, claim, path, amount in _stated(file):
        chosen = fact.quantity
        if chosen and "amount" in claim.says and chosen.unit == amount.unit and _far(amount.value, chosen.value):
            yield Breach(
                (*path, "says", "amount"),
                f"{_text(amount.value)} is a thousand times off the chosen {_text(chosen.value)}",
                "count the zeros, and check the unit",
            )
    for siblings in _siblings(file, {GOODS, MEASURE}, with_unit=True).values():
        amounts = [_amount(fact) for fact in siblings]
        middle = Decimal(median(amounts)) if len(amounts) > _ENOUGH else Decimal(0)
        for fact in siblings:
            if middle and not is_currency(fact.text("unit") or "") and _far(_amount(fact), middle):
                yield Breach(
                    at(fact, "amount"),
                    f"{_text(_amount(fact))} is a thousand times off what is usual here, about {_text(middle)}",
                    "count the zeros, and check the unit",
                )


def _far(one: Decimal, other: Decimal) -> bool:
    one, other = abs(one), abs(other)
    return bool(one and other) and max(one, other) >= _THOUSANDFOLD * min(one, other)


def _siblings(file: FactFile, roles: Set[str], *, with_unit: bool) -> dict[tuple[str | None, ...], list[Fact]]:
    """Return the facts with an amount, grouped by kind, goods and, where it matters, unit."""
    groups: dict[tuple[str | None, ...], list[Fact]] = defaultdict(list)
    for fact in file.facts:
        fields = (field for field in KINDS[fact.kind].own if field.role in roles)
        what = next((text for field in fields if (text := fact.text(field.name))), None)
        if fact.quantity and what:
            groups[fact.kind, what, fact.quantity.unit if with_unit else None].append(fact)
    return groups


@rule("B409", why="A whole and its parts count once; parts that exceed the whole are not all inside it.")
def parts_beyond_whole(file: FactFile) -> Iterator[Breach]:
    """Parts add up to no more than their whole."""
    for fact in file.facts:
        whole = fact.quantity
        parts = _linked_by(file, "part_of", fact)
        amounts = [part.quantity for part in parts if part.quantity and not part.values.get("published_total")]
        if whole is None or not amounts or whole.qualifier == "at-least":
            continue
        total = sum((amount.value for amount in amounts if amount.unit == whole.unit), Decimal(0))
        if total > whole.bounds[1]:
            yield Breach(
                at(fact, "amount"),
                f"the parts add up to {_text(total)}, but the whole is {_text(whole.highest)}",
                f"correct an amount, or remove part_of from {', '.join(sorted(part.id for part in parts)[:4])}",
            )


@rule("B410", "warning", why="More delivered than pledged usually means that a delivery belongs to another pledge.")
def delivered_beyond_pledged(file: FactFile) -> Iterator[Breach]:
    """What fulfils a pledge adds up to no more than was pledged."""
    for fact in file.facts:
        pledge = fact.quantity
        if pledge is None or not KINDS[fact.kind].totals or pledge.qualifier == "at-least":
            continue
        deliveries = _linked_by(file, "fulfils", fact)
        ids = {one.id for one in deliveries}
        inside = {part.id for part in deliveries if part.part_of in ids}
        total = sum((_surely_of(file, fact, one) for one in deliveries if one.id not in inside), Decimal(0))
        if total > pledge.bounds[1]:
            yield Breach(
                at(fact, "amount"),
                f"{_text(pledge.highest)} was pledged, but {_text(total)} delivered",
                "correct an amount, link what was not part of the pledge by related, or add a pledge",
            )


def _surely_of(file: FactFile, pledge: Fact, delivery: Fact) -> Decimal:
    """Return what of a delivery belongs to a pledge at least: what its other pledges can't hold."""
    if not delivery.quantity or not pledge.quantity or delivery.quantity.unit != pledge.quantity.unit:
        return Decimal(0)
    others = [file.by_id.get(id_) for id_ in delivery.names("fulfils") if id_ != pledge.id]
    if not all(other and other.quantity and other.quantity.unit == pledge.quantity.unit for other in others):
        return delivery.quantity.value if not others else Decimal(0)
    room = sum((other.quantity.bounds[1] for other in others if other and other.quantity), Decimal(0))
    return max(delivery.quantity.value - room, Decimal(0))


def _linked_by(file: FactFile, link: str, fact: Fact) -> list[Fact]:
    """Return the facts that name `fact` by a link."""
    return [file.by_id[id_] for id_ in file.base.inverse.get((link, fact.id), ()) if id_ in file.by_id]


@rule("B411", "warning", why="The number is the fact: whoever follows the quote must find it there.")
def number_not_quoted(file: FactFile) -> Iterator[Breach]:
    """A claim that supports an amount quotes it."""
    for _, claim, path, amount in _stated(file):
        stated = numbers(claim.quote, file.base.sources[claim.source].language)
        scale = scale_in(amount.unit)
        times = SCALES[scale[0]] if scale else 1
        if not {amount.value * times, amount.highest * times} & stated.union(
            numbers(claim.gloss or ""), numbers(claim.note or "")
        ):
            yield Breach(
                (*path, "quote"),
                f"neither the quote nor a note says {_text(amount.value)}",
                'quote the words with the number, or add silent = ["amount"] to the claim',
            )


_NUMBER = r"(?!(?:an?|the|its|their|this|un|une|le|la|les) )(?:[\w$€£]+ )??(?=\d)"
_QUALIFIERS = {
    "at-least": re.compile(
        r"\b(over|more than|at least|no less than|in excess of|plus de|au moins|свыше|более|не менее) " + _NUMBER
    ),
    "about": re.compile(
        r"\b(about|around|nearly|almost|approximately|some|roughly|environ|pres de|quelque|около|почти|примерно) "
        + _NUMBER
    ),
    "up-to": re.compile(r"\b(up to|at most|no more than|jusqu'a|maximum|не более) " + _NUMBER),
}
_PREPOSITION = re.compile(
    r"\b(?:(?:hand|turn|sign|pass|carr[yi])(?:s|ed|ing|es)?|tak(?:e|es|en|ing)|took|giv(?:e|es|en|ing)|gave|"
    r"(?:talk|dispute|quarrel|row|agreement|negotiation|disagreement|discussion|question|worr[yi])(?:s|es|ed)?|"
    r"talked|talking) (?:over|about|around)\b"
)
"""Verbs that "over" belongs to, as in "handed over 120,000", and what is about something: a talk over a loan."""


@rule("B412", "warning", why='"Over 20,000" does not dispute 22,000, but 20,000 does.')
def qualifier_lost(file: FactFile) -> Iterator[Breach]:
    """An amount quoted with "over", "about" or "up to" has that qualifier."""
    for _, claim, path, amount in _stated(file):
        if amount.qualifier or amount.upper is not None:
            continue
        quote = _PREPOSITION.sub("of", bare(claim.quote))
        for qualifier, words in _QUALIFIERS.items():
            match = words.search(quote)
            if match and amount.value in numbers(quote[match.start() :], file.base.sources[claim.source].language):
                yield Breach(
                    (*path, "quote"),
                    f'the quote says "{match[1]}", but the amount is exact',
                    f'add qualifier = "{qualifier}" beside the amount that this claim gives',
                )
                break


def _stated(file: FactFile) -> Iterator[tuple[Fact, Claim, Path, Quantity]]:
    """Return the amount that each live claim states: its own, or the chosen one unless it is silent on it."""
    for fact in file.facts:
        if fact.quantity is None:
            continue
        paths = {claim.id: at(fact, "claim", number) for number, claim in enumerate(fact.claims)}
        for side in sides(fact, "amount", file.base):
            if isinstance(side.reading, Quantity):
                for claim in side.claims:
                    yield fact, claim, paths[claim.id], side.reading


@rule("B413", "warning", why="Without the number it says nothing; usually the number was forgotten.")
def unit_without_number(file: FactFile) -> Iterator[Breach]:
    """A unit, qualifier or currency stands beside its number."""
    for fact in file.facts:
        for field in KINDS[fact.kind].fields:
            if field.of and field.name in fact.values and field.of not in fact.values:
                yield Breach(
                    at(fact, field.name),
                    f"{field.name} without {field.of}",
                    f"add {field.of}, or remove {field.name}",
                    at_key=True,
                )


@rule("B414", "warning", why="A range from a number to itself is an exact amount in disguise.")
def range_of_one(file: FactFile) -> Iterator[Breach]:
    """A range has two different ends."""
    for fact in file.facts:
        if fact.values.get("amount_to") is not None and fact.values["amount_to"] == fact.values.get("amount"):
            yield Breach(at(fact, "amount_to"), "amount_to is the same number as amount", "remove amount_to")


@rule("B415", why="Votes and tally come from different places in a record; where they clash, one was copied wrongly.")
def votes_against_tally(file: FactFile) -> Iterator[Breach]:
    """A vote's tally covers the countries that are named."""
    for fact in file.facts:
        field = next((field for field in KINDS[fact.kind].own if field.type is Type.VOTES), None)
        votes = fact.values.get(field.name) if field else None
        if not isinstance(votes, dict):
            continue
        for word, count in Counter(votes.values()).items():
            tally = fact.values.get(word)
            if isinstance(tally, Decimal) and count > tally:
                yield Breach(
                    at(fact, word),
                    f"the tally counts {_text(tally)} {word}, but votes names {count}",
                    f"write {word} = {count} or more, or correct votes",
                )


def _amount(fact: Fact) -> Decimal:
    return fact.quantity.value if fact.quantity else Decimal(0)


def _text(number: Decimal) -> str:
    return f"{plain(number):,}"
