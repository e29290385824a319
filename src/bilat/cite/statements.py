"""What a fact states, as one English sentence: who did what, how much, where and when, by its kind and stage.

The sentence of a gift, a sale or a vote is made of its fields. That of any other fact leans on its title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.cite.fact_phrases import brief, place_and_time, without_period
from bilat.cite.phrases import body, capitalized, country, indefinite, joined, listed, when, within_sentence
from bilat.cite.quantities import goods, money, quantity
from bilat.cite.title_statements import Names, clause, framed, notes, titled
from bilat.evidence.readings import number_of, text_of
from bilat.schema.fields import GIVER, GOODS, MEASURE, OUTCOME, RECEIVER, TERMS
from bilat.schema.kinds import KINDS
from bilat.values.dates_in_words import text_words
from bilat.values.tenses import is_past_clause
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.model.rows import FactRow


def statement(fact: FactRow, names: Names, wider: Mapping[str, Sequence[str]]) -> str:
    """Return what a fact states as a sentence without its full stop, by the chosen readings.

    `wider` has the wider words of each commodity, nearest first.
    """
    kind = KINDS[fact["kind"]]
    if kind.role(GIVER) and kind.role(RECEIVER):
        if not kind.role(GOODS):
            return _places(fact)
        if fact.get("amount") is None and is_past_clause(fact["title"]):
            return clause(fact) + notes(fact, fact["title"])
        return _transfer(fact, names, wider)
    if kind.role(OUTCOME):
        return _vote(fact, names)
    if kind.role(MEASURE):
        return _figure(fact)
    return titled(fact, names)


def _role(fact: FactRow, role: str) -> str:
    """Return what the field of a role holds; "" where it holds nothing."""
    field = KINDS[fact["kind"]].role(role)
    return (field and text_of(fact, field.name)) or ""


# Gifts, sales and supplies.

_NOUNS = {
    "gift": "as a gift",
    "grant": "as a grant",
    "loan": "on loan",
    "export-credit": "on an export credit",
    "debt-relief": "as debt relief",
}
"""How goods are given by each of the terms, beside "give" and "sell"."""


def _transfer(fact: FactRow, names: Names, wider: Mapping[str, Sequence[str]]) -> str:
    """Return a sentence such as "Russia delivered 50,000 t of wheat to Mali in 2023"."""
    terms_field = KINDS[fact["kind"]].role(TERMS)
    terms = _role(fact, TERMS) if terms_field and terms_field.name not in fact["disputed"] else ""
    item, channel, worth = _role(fact, GOODS), text_of(fact, "channel"), money(fact)
    details = [
        f"through {body(names.get(channel, channel))}" if channel else "",
        _NOUNS.get(terms, "") if (fact.get("stage"), terms) != ("delivered", "gift") else "",
    ]
    stage = str(fact.get("stage"))
    parties = country(_role(fact, GIVER)), country(_role(fact, RECEIVER))
    of = goods(item, wider.get(item, ()), fact.get("unit"))
    said = _transferred(*parties, quantity(fact, of) or _unnamed(fact), stage, terms)
    mark = " (a published total)" if fact.get("published_total") else ""
    around = f"({brief(fact)})" if stage in ("shipped", "cancelled") else place_and_time(fact)
    if worth:
        said += f" worth {worth}" if said.endswith("goods") else f", worth {worth},"
    if stage == "delivered" and fact["place"]:
        said, around = _arrived(fact, said, around, parties[1])
    if stage == "pledged" and fact["place"]:
        return f"{capitalized(around)}, {joined(said, *details)}{mark}"
    return joined(capitalized(said), *details, around) + mark


def _arrived(fact: FactRow, said: str, around: str, receiver: str) -> tuple[str, str]:
    """Return what was said, and where and when, with the place of arrival: "to Mali (Bamako)", "to Mali at Conakry"."""
    if fact["country"] not in (None, _role(fact, RECEIVER)):
        return said, around.replace("in ", "at ", 1)
    if not said.endswith(f"to {receiver}"):
        return said, around
    return f"{said} ({str(fact['place']).partition(', ')[0]})", when(fact["date"])


def _unnamed(fact: FactRow) -> str:
    """Return what goods are called that a fact does not name."""
    if _role(fact, TERMS) == "sale" or fact.get("value") is not None:
        return "goods"
    return "aid" if fact["kind"] == "aid" else "military supplies"


_MONEY = "US dollars", "euros", "roubles", "francs", "sterling", "yuan"
_SERVICES = ("training", "assistance", "support")


def _transferred(giver: str, receiver: str, what: str, stage: str, terms: str) -> str:
    """Return who gave, sold or promised what to whom."""
    is_money = any(word in what for word in _MONEY)
    match stage, terms:
        case "delivered", "gift":
            return f"{giver} gave {receiver} {what}"
        case "delivered", "sale":
            return f"{giver} sold and delivered {what} to {receiver}"
        case "delivered", _ if is_money or what.endswith(_SERVICES):
            return f"{giver} provided {receiver} with {what}"
        case "shipped", "sale":
            return f"{giver} shipped {what} that it had sold to {receiver}"
        case "pledged", "sale":
            return f"{giver} agreed to sell {receiver} {what}"
        case "pledged", _ if is_money:
            return f"{giver} pledged {receiver} {what}"
        case "cancelled", _:
            return f"a delivery of {what} from {giver} to {receiver} was cancelled"
    return f"{giver} {spaced(stage)} {what} to {receiver}"


# Places for students.


def _places(fact: FactRow) -> str:
    """Return a sentence such as "Russian state scholarships for Malians, 2023–2024, numbered 290, up from 35"."""
    title, many = without_period(fact["title"], fact["date"]), quantity(fact)
    if is_past_clause(title):
        return clause(fact) + notes(fact, title)
    if not many:
        return f"Places were reported {_for_years(fact)}: {within_sentence(title)}"
    known = text_words(fact["date"]).replace(" to ", "–") in title
    around = "" if known else _for_years(fact)
    number = many if "/" in str(fact.get("unit")) else many.rpartition(" ")[0]
    return joined(title + "," * (", " in title), "numbered", number + _change(fact), around)


def _for_years(fact: FactRow) -> str:
    """Return the academic year, or the time that is no such year, with its preposition."""
    years = _ACADEMIC_YEAR.fullmatch(fact["date"])
    return f"for {years[1]}–{years[2]}" if years else when(fact["date"])


_ACADEMIC_YEAR = re.compile(r"(\d{4})/(\d{4})")


def _change(fact: FactRow) -> str:
    """Return how a number has changed: ", up from 35"; "" where the earlier one is not known."""
    number, previous = number_of(fact, "amount"), number_of(fact, "previous")
    if number is None or previous is None:
        return ""
    return ", as before" if number == previous else f", {'up' if number > previous else 'down'} from {previous:,}"


# Votes.

_VOTED = {"for": "voted in favour", "against": "voted against", "absent": "did not vote"}
_NUMBERED = re.compile(r"Resolution \S*\d\S*(?: \(\d+\))?")
_DRAFT_NUMBER = re.compile(r"[A-Z]+/\S+")
_DESCRIBED = re.compile(r"(\S+ )?(?:amendment|bill|draft|law|motion|resolution|statement|text)\b", re.IGNORECASE)


def _vote(fact: FactRow, names: Names) -> str:
    """Return a sentence such as "The Security Council adopted Resolution 2690 on 30 June 2023 by 15 votes to 0"."""
    resolution, voters, result = text_of(fact, "resolution"), text_of(fact, "body"), _role(fact, OUTCOME)
    if not (resolution and voters):
        said = clause(fact) if is_past_clause(fact["title"]) else framed(fact, result, [])
        return joined(said, _tally(fact, result)) + _votes(fact)
    text, council = _text_voted_on(resolution), body(names.get(voters, voters))
    said = f"{text} was vetoed in {council}" if result == "vetoed" else f"{council} {result} {text}"
    counted = _tally(fact, result)
    around = place_and_time(fact, said=said)
    if text.startswith(("a ", "an ")):  # a time after the description would seem to belong to it
        return ", ".join(filter(None, (capitalized(around), said, counted))) + _votes(fact)
    return joined(capitalized(said), around, counted) + _votes(fact)


def _text_voted_on(resolution: str) -> str:
    """Return the number of a resolution, its description with an article, or its title in quotation marks."""
    if _NUMBERED.fullmatch(resolution):
        return resolution
    if _DRAFT_NUMBER.fullmatch(resolution):
        return f"draft resolution {resolution}"
    if described := _DESCRIBED.match(resolution):
        noun = described[0].lower() if described[1] is None else described[0]
        return indefinite(noun + resolution[described.end() :])
    return f"the text “{resolution}”"


def _tally(fact: FactRow, result: str) -> str:
    """Return the count of a vote: "by 13 votes to 1, with 2 abstentions", "with 1 vote for and 2 against"."""
    count = {name: number_of(fact, name) for name in ("for", "against", "abstained")}
    if count["for"] is None:
        return ""
    votes = f"{count['for']} vote{'' if count['for'] == 1 else 's'}"
    abstentions = f"{count['abstained'] or 'no'} abstention{'' if count['abstained'] == 1 else 's'}"
    if result == "adopted" and count["against"] is not None:
        return f"by {votes} to {count['against']}" + ("" if count["abstained"] is None else f", with {abstentions}")
    against = [] if count["against"] is None else [f"{count['against']} against"]
    return "with " + listed([f"{votes} for", *against, *([] if count["abstained"] is None else [abstentions])])


def _votes(fact: FactRow) -> str:
    """Return how single countries voted: "; Russia voted against and Mali abstained"."""
    votes = fact.get("votes")
    if not isinstance(votes, Mapping) or not votes:
        return ""
    voters: dict[str, list[str]] = {}
    for code, vote in votes.items():
        voters.setdefault(vote, []).append(country(code))
    said = [f"{listed(named)} {_VOTED.get(vote, vote)}" for vote, named in voters.items()]
    return "; " + (listed(said) if len(said) < 3 else f"{', '.join(said[:-1])}, and {said[-1]}")


# Figures.


def _figure(fact: FactRow) -> str:
    """Return a sentence such as "Russian–Malian trade turnover grew by 20% in 2022"."""
    title, amount = fact["title"], quantity(fact)
    if is_past_clause(title):
        return clause(fact) + notes(fact, title)
    if amount:
        grown = _GROWTH.fullmatch(title) if _role(fact, MEASURE) == "growth" else None
        by = "fell by" if fact.get("trend") == "down" else "grew by"
        if amount.startswith("up to "):
            amount = f"{amount.removeprefix('up to ')} at most"
        said = f"{grown[1]} {by} {amount}" if grown else f"{title} stood at {amount}"
        around = place_and_time(fact, said=title)
        if around.startswith("by "):
            return f"{capitalized(around)}, {within_sentence(said)}"
        return capitalized(joined(said, around))
    mentioned = _MENTIONED.get(_role(fact, MEASURE), "trade was mentioned")
    return f"{joined(capitalized(mentioned), place_and_time(fact, said=title))}: {within_sentence(title)}"


_GROWTH = re.compile(r"(?:Growth|Decline) (?:of|in) (.+)")

_MENTIONED = {
    "growth": "growth of trade was mentioned",
    "turnover": "trade turnover was mentioned",
    "export": "exports were mentioned",
    "import": "imports were mentioned",
}
