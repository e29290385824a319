"""Rules about amounts: a number without its words, slips of a thousand, parts greater than their whole."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from bilat.check.rule import FactFile, Found, Rule, at
from bilat.evidence.disputes import sides
from bilat.loading.diagnostics import Path
from bilat.model import Claim, Fact
from bilat.schema.kinds import KINDS
from bilat.values.amounts import Quantity, plain
from bilat.values.spelled_numbers import numbers
from bilat.values.text_folding import bare


def stated(file: FactFile) -> Iterator[tuple[Fact, Claim, Path, Quantity]]:
    """Return the amount that each live claim states: its own, or the chosen one unless it is silent on it."""
    for fact in file.facts:
        if fact.quantity is None:
            continue
        paths = {claim.id: at(fact, "claim", number) for number, claim in enumerate(fact.claims)}
        for side in sides(fact, "amount", file.base):
            if isinstance(side.reading, Quantity):
                for claim in side.claims:
                    yield fact, claim, paths[claim.id], side.reading


def number_not_quoted(file: FactFile) -> Iterator[Found]:
    """Find the claims that are witnesses of an amount which none of their words state."""
    for _, claim, path, amount in stated(file):
        words = " ".join(part for part in (claim.quote, claim.gloss, claim.note) if part)
        if not {amount.value, amount.highest} & numbers(words):
            yield Found(
                (*path, "quote"),
                f"neither quote nor note says {_said(amount.value)}",
                'quote the words with the number, or add silent = ["amount"] to the claim',
            )


_NUMBER = r"(?:[\w$€£]+ )??(?=\d)"
_QUALIFIERS = {
    "at-least": re.compile(
        r"\b(?:over|more than|at least|no less than|in excess of|plus de|au moins|свыше|более|не менее) " + _NUMBER
    ),
    "about": re.compile(
        r"\b(?:about|around|nearly|almost|approximately|some|roughly|environ|pres de|quelque|около|почти|примерно) "
        + _NUMBER
    ),
    "up-to": re.compile(r"\b(?:up to|at most|no more than|jusqu'a|maximum|не более) " + _NUMBER),
}


def qualifier_lost(file: FactFile) -> Iterator[Found]:
    """Find amounts taken for exact where the quote says "over", "about" or "up to"."""
    for _, claim, path, amount in stated(file):
        if amount.qualifier or amount.upper is not None:
            continue
        quote = bare(claim.quote)
        for qualifier, words in _QUALIFIERS.items():
            match = words.search(quote)
            if match and amount.value in numbers(quote[match.start() :]):
                yield Found(
                    (*path, "quote"),
                    f'the quote says "{match[0].strip()}", the amount is exact',
                    f'add qualifier = "{qualifier}" beside the amount that this claim gives',
                )
                break


def more_or_less_of_nothing(file: FactFile) -> Iterator[Found]:
    """Find a unit, a qualifier or a currency without the number that it belongs to."""
    for fact in file.facts:
        for field in KINDS[fact.kind].fields:
            if field.of and field.name in fact.values and field.of not in fact.values:
                yield Found(
                    at(fact, field.name),
                    f"{field.name} without {field.of}",
                    f"add {field.of}, or take {field.name} out",
                    at_key=True,
                )


def range_of_one(file: FactFile) -> Iterator[Found]:
    """Find ranges whose two ends are the same number."""
    for fact in file.facts:
        if fact.values.get("amount_to") is not None and fact.values["amount_to"] == fact.values.get("amount"):
            yield Found(at(fact, "amount_to"), "amount_to is the amount itself", "take amount_to out")


_UNITS = {
    **dict.fromkeys(("ton", "tons", "tonne", "tonnes", "mt", "т", "тонн"), "t"),
    **dict.fromkeys(("kgs", "kilo", "kilos", "kilogram", "kilograms", "кг"), "kg"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "l"),
    **dict.fromkeys(("$", "us$", "usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("rub", "ruble", "rubles", "rouble", "roubles", "₽"), "RUB"),
    **dict.fromkeys(("fcfa", "cfa", "f cfa", "xof"), "XOF"),
    **dict.fromkeys(("%", "per cent", "pct", "percents"), "percent"),
    **dict.fromkeys(("mw", "megawatt", "megawatts"), "MW"),
    **dict.fromkeys(("hectare", "hectares"), "ha"),
    **dict.fromkeys(("place", "places per year"), "places"),
    **dict.fromkeys(("student",), "students"),
}


def unit_of_another_name(file: FactFile) -> Iterator[Found]:
    """Find units written otherwise than they usually are: tonnes for t, % for percent."""
    for fact in file.facts:
        for key in ("unit", "currency"):
            unit = fact.text(key)
            usual = _UNITS.get(unit.casefold()) if unit else None
            if usual and usual != unit:
                yield Found(at(fact, key), f"{unit} is written {usual}", f'{key} = "{usual}"')


_ENOUGH = 3


def unit_unlike_siblings(file: FactFile) -> Iterator[Found]:
    """Find the one fact of a commodity whose unit no other fact of it has, where three or more agree."""
    for siblings in _siblings(file, ("commodity", "item"), with_unit=False).values():
        units = Counter(fact.text("unit") for fact in siblings)
        usual, count = units.most_common(1)[0]
        for fact in siblings:
            unit = fact.text("unit")
            if count >= _ENOUGH and units[unit] == 1 and unit != usual:
                yield Found(
                    at(fact, "unit"),
                    f"the unit is {unit}, {count} facts of the same have {usual}",
                    f'state the amount in {usual}: unit = "{usual}"',
                )


_JUMP = 1000


def thousandfold(file: FactFile) -> Iterator[Found]:
    """Find amounts a thousand times greater or smaller than what others say, of the same fact or of the same goods."""
    for fact, claim, path, amount in stated(file):
        chosen = fact.quantity
        if chosen and "amount" in claim.says and chosen.unit == amount.unit and _far(amount.value, chosen.value):
            yield Found(
                (*path, "says", "amount"),
                f"{_said(amount.value)} is a thousandfold off the chosen {_said(chosen.value)}",
                "count the noughts, and look at the unit",
            )
    for siblings in _siblings(file, ("commodity", "item", "measure"), with_unit=True).values():
        amounts = [_amount(fact) for fact in siblings]
        middle = Decimal(median(amounts)) if len(amounts) > _ENOUGH else Decimal(0)
        for fact in siblings:
            if middle and _far(_amount(fact), middle):
                yield Found(
                    at(fact, "amount"),
                    f"{_said(_amount(fact))} is a thousandfold off what is usual here, about {_said(middle)}",
                    "count the noughts, and look at the unit",
                )


def _far(one: Decimal, other: Decimal) -> bool:
    one, other = abs(one), abs(other)
    return bool(one and other) and max(one, other) >= _JUMP * min(one, other)


def _siblings(file: FactFile, goods: Sequence[str], *, with_unit: bool) -> dict[tuple[str | None, ...], list[Fact]]:
    """Return the facts with an amount that are of the same kind, goods and unit (where that matters)."""
    groups: dict[tuple[str | None, ...], list[Fact]] = defaultdict(list)
    for fact in file.facts:
        what = next((fact.text(name) for name in goods if fact.text(name)), None)
        if fact.quantity and what:
            groups[fact.kind, what, fact.quantity.unit if with_unit else None].append(fact)
    return groups


def parts_beyond_whole(file: FactFile) -> Iterator[Found]:
    """Find wholes whose parts come to more than they do."""
    for fact in file.facts:
        whole = fact.quantity
        parts = [file.by_id[id_] for id_ in file.base.inverse.get(("part_of", fact.id), ()) if id_ in file.by_id]
        amounts = [part.quantity for part in parts if part.quantity and not part.values.get("published_total")]
        if whole is None or not amounts or whole.qualifier == "at-least":
            continue
        total = sum((amount.value for amount in amounts if amount.unit == whole.unit), Decimal(0))
        if total > whole.bounds[1]:
            yield Found(
                at(fact, "amount"),
                f"its parts come to {_said(total)}, the whole is {_said(whole.highest)}",
                f"mend an amount, or take a part_of out of {', '.join(sorted(part.id for part in parts)[:4])}",
            )


def delivered_beyond_pledged(file: FactFile) -> Iterator[Found]:
    """Find pledges that were more than kept: the deliveries that fulfil them come to more."""
    for fact in file.facts:
        pledge = fact.quantity
        if pledge is None or not KINDS[fact.kind].totals or pledge.qualifier == "at-least":
            continue
        keeping = [file.by_id[id_] for id_ in file.base.inverse.get(("fulfils", fact.id), ()) if id_ in file.by_id]
        inside = {part.id for part in keeping if part.part_of in {other.id for other in keeping}}
        amounts = [one.quantity for one in keeping if one.quantity and one.id not in inside]
        total = sum((amount.value for amount in amounts if amount.unit == pledge.unit), Decimal(0))
        if total > pledge.bounds[1]:
            yield Found(
                at(fact, "amount"),
                f"{_said(pledge.highest)} was pledged, {_said(total)} delivered",
                "mend an amount, link what was not part of the pledge by related, or add a pledge",
            )


def votes_against_tally(file: FactFile) -> Iterator[Found]:
    """Find votes where more single countries are named than the tally counts."""
    for fact in file.facts:
        votes = fact.values.get("votes")
        if not isinstance(votes, dict):
            continue
        for word, count in Counter(votes.values()).items():
            tally = fact.values.get(word)
            if isinstance(tally, Decimal) and count > tally:
                yield Found(
                    at(fact, word),
                    f"{_said(tally)} voted {word}, but the votes name {count}",
                    f"write {word} = {count} or more, or mend the votes",
                )


def _amount(fact: Fact) -> Decimal:
    return fact.quantity.value if fact.quantity else Decimal(0)


def _said(number: Decimal) -> str:
    return f"{plain(number):,}"


RULES = (
    Rule(
        code="B406",
        severity="warning",
        holds="A unit is written in one way: t, kg, l, USD, percent.",
        why="Amounts in unlike units are never added; one unit under two names breaks a total in two.",
        find=unit_of_another_name,
    ),
    Rule(
        code="B407",
        severity="info",
        holds="Facts of one commodity are in one unit.",
        why="A unit that only one fact has is often a slip, and keeps it out of every total of its siblings.",
        find=unit_unlike_siblings,
    ),
    Rule(
        code="B408",
        severity="warning",
        holds="No amount is a thousand times what others say of the same thing.",
        why="Thousands become units, and tonnes kilograms, in translation and in haste.",
        find=thousandfold,
    ),
    Rule(
        code="B409",
        holds="Parts come to no more than their whole.",
        why="A whole and its parts count once; parts beyond the whole show that one of them is not inside it.",
        find=parts_beyond_whole,
    ),
    Rule(
        code="B410",
        severity="warning",
        holds="What fulfils a pledge comes to no more than was pledged.",
        why="More delivered than promised is mostly a delivery that belongs to another pledge.",
        find=delivered_beyond_pledged,
    ),
    Rule(
        code="B411",
        severity="warning",
        holds="A claim that is a witness of an amount quotes it.",
        why="The number is the fact: whoever follows the quote must find it there.",
        find=number_not_quoted,
    ),
    Rule(
        code="B412",
        severity="warning",
        holds='An amount quoted with "over", "about" or "up to" has that qualifier.',
        why='"Over 20,000" against 22,000 is no dispute, but 20,000 against 22,000 is.',
        find=qualifier_lost,
    ),
    Rule(
        code="B413",
        severity="warning",
        holds="A unit, qualifier or currency stands beside its number.",
        why="Without the number it says nothing; mostly the number was forgotten.",
        find=more_or_less_of_nothing,
    ),
    Rule(
        code="B414",
        severity="warning",
        holds="A range has two ends.",
        why="A range from a number to itself is an exact amount in disguise.",
        find=range_of_one,
    ),
    Rule(
        code="B415",
        holds="A vote's tally covers the countries that are named.",
        why="Votes and tally come from different places of a record; where they clash, one was copied wrong.",
        find=votes_against_tally,
    ),
)
