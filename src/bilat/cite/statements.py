"""What a fact states, as one English sentence: who did what, how much, where and when, by its kind and stage.

The sentence of a gift, a sale, a vote or a figure is made of its fields. What people did otherwise stands in the title:
that is put in the past where it is a clause, and given the verb of its stage where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bilat.cite.headline_words import word_set
from bilat.cite.headlines import as_object, as_subject, head_of, in_the_past, is_plural, within_sentence
from bilat.cite.phrases import (
    body,
    capitalized,
    country,
    goods,
    listed,
    money,
    party,
    quantity,
    when,
    where,
)
from bilat.evidence.readings import number_of, text_of
from bilat.schema.fields import GIVER, GOODS, MEASURE, OUTCOME, RECEIVER, TERMS
from bilat.schema.kinds import KINDS
from bilat.values import countries
from bilat.values.dates_in_words import text_words
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.model.rows import FactRow

Names = Mapping[str, str]
"""The names of people and bodies by id."""


def statement(fact: FactRow, names: Names) -> str:
    """Return what a fact states as a sentence without its full stop, by the chosen readings."""
    kind = KINDS[fact["kind"]]
    if kind.role(GIVER) and kind.role(RECEIVER):
        return _transfer(fact, names) if kind.role(GOODS) else _places(fact)
    if kind.role(OUTCOME):
        return _vote(fact, names)
    if kind.role(MEASURE):
        return _figure(fact)
    return _titled(fact, names)


def _role(fact: FactRow, role: str) -> str:
    """Return what the field of a role holds; "" where it holds nothing."""
    field = KINDS[fact["kind"]].role(role)
    return (field and text_of(fact, field.name)) or ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _place_and_time(fact: FactRow, *, said: str = "", bracketed: bool = False) -> str:
    """Return where and when, without what the text `said` says already.

    `bracketed` puts a place in brackets whose country `said` names: "paid his first visit to Mali (Bamako)".
    """
    known = text_words(fact["date"]).removeprefix("until ") in said
    return _joined(_place(fact, said, bracketed), "" if known else when(fact["date"]))


def _place(fact: FactRow, said: str, bracketed: bool) -> str:
    city, _, venue = (fact["place"] or "").partition(", ")
    if any(name and name in said for name in city.split(" and ")):
        return ""
    if bracketed and city and fact["country"]:
        name = re.escape(countries.name(fact["country"]))
        if re.search(rf"\b(?:in|to|visit(?:ed|s)) (?:the )?{name}\b", said):
            return f"({city})"
    return where(city if venue in said else fact["place"])


_MISREAD = re.compile(
    r"\b(?:after|as|asked|before|during|for|from|in time|killing|over|said|says|since|that|to|told|until|when|while)\b|"
    r"\d"
)
"""What a date that follows it would seem to belong to."""


def _clause(fact: FactRow, clause: str, *, planned: bool = False) -> str:
    """Return the clause of a title with its place and time, at its beginning where they would be misread at its end."""
    period = _PERIOD_WITHIN.search(clause)
    if period and (period[1] in text_words(fact["date"])) and text_words(fact["date"]) != period[1]:
        clause = clause.replace(period[0], "", 1)  # "in February 2024", of what was on 28 February 2024
    around = _place_and_time(fact, said=clause, bracketed=True)
    if planned:
        around = around.replace("since ", "from ")
    if (
        around
        and not around.startswith("(")
        and (_MISREAD.search(clause) or (around.startswith("in ") and " on " in around))
    ):
        return f"{capitalized(around)}, {within_sentence(clause)}"
    return _joined(clause, around)


_PERIOD_WITHIN = re.compile(r" in ((?:[A-Z][a-z]+ )?\d{4})\b")


# Gifts, sales and supplies.

_NOUNS = {
    "gift": "as a gift",
    "grant": "as a grant",
    "loan": "on loan",
    "export-credit": "on an export credit",
    "debt-relief": "as debt relief",
}
"""How goods are given by each of the terms, beside "give" and "sell"."""


def _transfer(fact: FactRow, names: Names) -> str:
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
    said = _transferred(*parties, quantity(fact, goods(item)) or _unnamed(fact), stage, terms)
    mark = " (a published total)" if fact.get("published_total") else ""
    around = f"({_brief(fact)})" if stage in ("shipped", "cancelled") else _place_and_time(fact)
    if worth:
        said += f" worth {worth}" if said.endswith("goods") else f", worth {worth},"
    return _joined(capitalized(said), *details, around) + mark


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


def _brief(fact: FactRow, said: str = "") -> str:
    """Return the place and the date without prepositions; the place not where `said` names it."""
    city = (fact["place"] or "").partition(", ")[0]
    return ", ".join(filter(None, ("" if city in said else city, text_words(fact["date"]))))


# Places for students.


def _places(fact: FactRow) -> str:
    """Return a sentence such as "Russian state scholarships for Malians, 2023–2024, numbered 290, up from 35"."""
    title, many = fact["title"], quantity(fact)
    known = text_words(fact["date"]).replace(" to ", "–") in title
    years = _ACADEMIC_YEAR.fullmatch(fact["date"])
    around = "" if known else f"for {years[1]}–{years[2]}" if years else _place_and_time(fact, said=title)
    if clause := in_the_past(title):
        return _joined(clause, around) + (f": {many}{_change(fact)}" if many else "")
    number = many if "/" in str(fact.get("unit")) else many.rpartition(" ")[0]
    verb = f"numbered {number}{_change(fact)}" if many else _were(title, "reported")
    return _joined(_subject(title), verb, around)


_ACADEMIC_YEAR = re.compile(r"(\d{4})/(\d{4})")


def _subject(title: str) -> str:
    """Return a title as the subject of a sentence; what it puts after a comma ends in a comma."""
    return as_subject(title) + ("," if re.search(r", (?:as|in|with|\d)", title) else "")


def _were(subject: str, participle: str) -> str:
    return f"{'were' if is_plural(subject) else 'was'} {participle}"


def _change(fact: FactRow) -> str:
    """Return how a number has changed: ", up from 35"; "" where the earlier one is not known."""
    number, previous = number_of(fact, "amount"), number_of(fact, "previous")
    if number is None or previous is None:
        return ""
    return ", as before" if number == previous else f", {'up' if number > previous else 'down'} from {previous:,}"


# Votes.

_VOTED = {"for": "voted in favour", "against": "voted against", "absent": "did not vote"}
_RESOLUTION = re.compile(r"Resolution \S*\d\S*(?: \(\d+\))?")


def _vote(fact: FactRow, names: Names) -> str:
    """Return a sentence such as "The Security Council adopted Resolution 2690 on 30 June 2023 by 15 votes to 0"."""
    resolution, voters, result = text_of(fact, "resolution"), text_of(fact, "body"), _role(fact, OUTCOME)
    around = _place_and_time(fact)
    if not (resolution and voters):
        title = fact["title"]
        said = in_the_past(title) or _joined(_subject(title), _were(title, result))
    else:
        text = resolution if _RESOLUTION.fullmatch(resolution) else f"“{resolution}”"
        council = body(names.get(voters, voters))
        vetoed = result == "vetoed"
        said = f"in {council}, {text} was vetoed" if vetoed else f"{council} {result} {text}"
    return _joined(capitalized(said), around, _tally(fact, result)) + _votes(fact)


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
    """Return a sentence such as "Growth of Russian–Malian trade turnover amounted to 20% in 2022"."""
    title, amount = fact["title"], quantity(fact)
    if clause := title if ":" in title else in_the_past(title):
        # The date is that of the figure, not that of the verb: who named a fall in 2023 may have done so later.
        return f"{clause} ({', '.join(filter(None, (_brief(fact, title), amount)))})"
    verb = f"amounted to {amount}" if amount else _were(title, "reported")
    return _joined(_subject(title), verb, _place_and_time(fact, said=title))


# Meetings, events, agreements, projects, and kinds that are added.

_DOCUMENTS = word_set(
    "accord agreement agreements convention declaration memoranda memorandum protocol roadmap statement treaty"
)
_PREDICATES = {
    "held": "took place",
    "happened": "took place",
    "started": "started",
    "stalled": "stalled",
    "ended": "ended",
}
"""The verb of a stage or status that is not made by "was" or "were"."""


def _titled(fact: FactRow, names: Names) -> str:
    """Return the title as a sentence: in the past where it is a clause, else with the verb of its stage."""
    title, state = fact["title"], text_of(fact, KINDS[fact["kind"]].state) or ""
    parties = _parties(fact, "parties", names)
    if clause := in_the_past(title, as_plan=state in _NOT_YET):
        said = _clause(fact, clause, planned=state in KINDS[fact["kind"]].plans)
    elif state in ("ratified", "in-force", "ended") and parties:
        said = _in_effect(fact, state, parties)
    elif state == "signed" and parties:
        said = _joined(capitalized(listed(parties)), "signed", _signed(title), _place_and_time(fact, said=title))
    else:
        said = _with_predicate(fact, state) + _involving(fact, names)
    notes = _notes(fact, said, state, parties)
    return f"{said.removesuffix(')')}, {notes[2:]}" if notes and said.endswith(")") else said + notes


def _notes(fact: FactRow, said: str, state: str, parties: list[str]) -> str:
    """Return in brackets what the text `said` does not say: the parties, the amount, the worth, and the stage."""
    worth = money(fact)
    mentioned = fact["last_word"] if fact["last_word"] not in (fact["date"], fact["last"]) else None
    known = state not in ("cancelled", "postponed") or state in said or _NOT_HELD.search(said)
    parts = (
        _between(parties, said),
        ": ".join(filter(None, (quantity(fact), text_of(fact, "victims")))) if fact.get("unit") else "",
        f"worth {worth}" if worth else "",
        "" if known else state,
        f"last mentioned {text_words(mentioned)}" if mentioned else "",
    )
    notes = ", ".join(filter(None, parts))
    return f" ({notes})" if notes else ""


_NOT_YET = ("planned", "postponed", "cancelled")
_NOT_HELD = re.compile(r"\b(?:not|put off|unable)\b")


def _between(parties: list[str], said: str) -> str:
    """Return the parties of an agreement, where a text names none of them."""
    named = any(one.removeprefix("the ")[:4].lower() in said.lower() for one in parties)
    return "" if named or len(parties) < 2 else f"between {listed(parties)}"


def _involving(fact: FactRow, names: Names) -> str:
    """Return the partners that a title does not name."""
    title = fact["title"].lower()
    partners = [one for one in _parties(fact, "partners", names) if one.removeprefix("the ")[:4].lower() not in title]
    return f", involving {listed(partners)}" if partners else ""


def _parties(fact: FactRow, field: str, names: Names) -> list[str]:
    ids = fact.get(field)
    return [party(id_, names) for id_ in ids] if isinstance(ids, list) else []


def _signed(title: str) -> str:
    """Return a title as what was signed: "an agreement on trade", "an agreement (visa-free travel)"."""
    text = as_object(title)
    if _DOCUMENTS & set(title.lower().split(" ")):
        return text
    return f"an agreement ({text.removeprefix('a ').removeprefix('an ')})"


def _in_effect(fact: FactRow, state: str, parties: list[str]) -> str:
    """Return that an agreement of a certain date has been ratified, is in force, or has ended."""
    title = fact["title"]
    plural = is_plural(title)
    named = all(one.removeprefix("the ")[:4].lower() in title.lower() for one in parties)
    subject = as_subject(title) + ("" if named else f" between {listed(parties)}")
    if state == "in-force" and "/" in fact["date"]:
        return _joined(subject, "were" if plural else "was", "in force", when(fact["date"]))
    has, is_ = ("have", "are") if plural else ("has", "is")
    verb = {"ratified": f"{has} been ratified", "ended": f"{has} ended"}.get(state, f"{is_} in force")
    return f"{subject}, of {text_words(fact['date'])}, {verb}"


def _with_predicate(fact: FactRow, state: str) -> str:
    """Return the title as the subject of what its stage says: "The joint airline was announced in July 2023"."""
    title = fact["title"]
    took_place = _PREDICATES.get(state) == "took place"
    if not state or ":" in title or (took_place and not _OCCASION.search(head_of(title))):
        brief = _brief(fact, title)
        return f"{title} ({brief})" if state in ("", "held", "happened") else f"{title} ({state}, {brief})"
    around = _place_and_time(fact, said=title)
    plan = around if fact["place"] else re.sub("^(?:in|on) ", "for ", around)
    if state == "planned":
        around = plan
    elif state in _NOT_YET:
        # The date is that of the plan, not that on which it was called off.
        planned = "planned" in KINDS[fact["kind"]].plans and plan
        between = f", planned {plan}," if planned else ""
        return _joined(
            _subject(title).rstrip(",") + between, _were(title, state), "" if planned else f"({_brief(fact, title)})"
        )
    return _joined(_subject(title), _PREDICATES.get(state) or _were(title, spaced(state)), around)


_OCCASION = re.compile(
    r"\b(?:calls?|ceremony|conference|consultations|coup|elections?|exercises?|exit|forum|meetings?|mission|negotiations|"
    r"referendum|sessions?|summit|talks|tour|transition|visits?)$"
)
"""What takes place."""
