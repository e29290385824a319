"""The sentence of a meeting, an event, an incident, an agreement or a project, which lean on the fact's title.

A title that is a clause in the past is the sentence. Any other stands after a colon, behind a sentence that its kind
and stage make: that is grammatical whatever the title is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bilat.cite.documents import Document, as_document
from bilat.cite.fact_phrases import place_and_time, without_period
from bilat.cite.phrases import capitalized, indefinite, joined, listed, party, when, within_sentence
from bilat.cite.quantities import money, quantity
from bilat.evidence.readings import text_of
from bilat.schema.kinds import KINDS
from bilat.values.dates_in_words import text_words
from bilat.values.tenses import is_past_clause, is_told_as_a_plan
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.model.rows import FactRow

Names = Mapping[str, str]
"""The names of people and bodies by id."""

_NOT_YET = ("planned", "postponed", "cancelled")
_CALLED_OFF = ("postponed", "cancelled")


def titled(fact: FactRow, names: Names) -> str:
    """Return what a fact states as a sentence, made of its title, its stage or status, and its parties."""
    title, state = fact["title"], text_of(fact, KINDS[fact["kind"]].state) or ""
    parties = _parties(fact, "parties", names)
    if is_past_clause(title) and (state not in _NOT_YET or is_told_as_a_plan(title)):
        said = clause(fact, called_off=state in _CALLED_OFF)
    elif (document := as_document(title)) and parties:
        said = _document(fact, document, state, parties)
    else:
        said = framed(fact, state, parties or _parties(fact, "partners", names))
    return said + notes(fact, said)


def _parties(fact: FactRow, field: str, names: Names) -> list[str]:
    ids = fact.get(field)
    return [party(id_, names) for id_ in ids] if isinstance(ids, list) else []


def notes(fact: FactRow, said: str) -> str:
    """Return in brackets what the text `said` does not say: the amount, the worth, a plan's last mention."""
    amount, worth = quantity(fact) if fact.get("unit") else "", money(fact)
    mentioned = fact["last_word"] if fact["last_word"] not in (fact["date"], fact["last"]) else None
    state = text_of(fact, "stage")
    parts = (
        "" if amount in said else _counted(amount, text_of(fact, "victims") or "", said),
        f"worth {worth}" if worth else "",
        f"since {state}" if state in _SET_BACK and state not in said else "",
        f"last mentioned {text_words(mentioned)}" if mentioned else "",
    )
    found = "; ".join(filter(None, parts))
    return f" ({found})" if found else ""


_SET_BACK = ("stalled", "cancelled")
"""Stages that a project comes to after its date."""


def _counted(amount: str, whom: str, said: str) -> str:
    """Return a number with those whom it counts, "10 dead: civilians"; of both only what is not `said`.

    Six people who "were killed" are not told once more to be six dead.
    """
    number, _, noun = amount.rpartition(" ")
    first, comma, rest = whom.partition(", ")
    if comma and first.lower() in said.lower():
        whom = rest
    if noun == "dead" and whom and "killed" in said and (number == "one" or f" {number} " in f" {said.lower()} "):
        return whom
    return f"{number} {whom}" if whom.startswith(f"{noun} ") else ": ".join(filter(None, (amount, whom)))


# Clauses.

_MISREAD = re.compile(
    r"\b(?:after|as|asked|attacks?|before|during|for|from|had|in time|killings?|over|said|since|that|to|told|until|"
    r"when|which|while|who)\b|[\d;,]"
)
"""What a date that follows it would seem to belong to."""


def clause(fact: FactRow, *, called_off: bool = False) -> str:
    """Return the title, a clause, with its place and time: at its beginning where they would be misread at its end.

    The date of what was called off is that of the plan, not that on which it was called off.
    """
    said = without_period(fact["title"], fact["date"])
    if called_off:
        return f"{said} (planned {place_and_time(fact, said=said, planned=True)})"
    around = place_and_time(fact, said=said, bracketed=True)
    misread = _MISREAD.search(said) or around.startswith("by ") or (around.startswith("in ") and " on " in around)
    if around and not around.startswith("(") and misread:
        return f"{capitalized(around)}, {within_sentence(said)}"
    return joined(said, around)


# Agreements.


def _document(fact: FactRow, document: Document, state: str, parties: list[str]) -> str:
    """Return what became of a document: "Mali and Russia signed an agreement on trade in Moscow on 3 May 2011"."""
    if state == "signed":
        said = f"{capitalized(listed(parties))} signed {document.as_object()}"
        around = place_and_time(fact, said=said)
        if fact["place"] and fact["place"].partition(", ")[0] in around:
            # Behind what the document is on, a place would seem to belong to that: "recognition of diplomas in Cairo".
            return f"{capitalized(around)}, {within_sentence(said)}"
        return joined(said, around)
    between = "" if _named(parties, fact["title"]) else f" between {listed(parties)}"
    subject = capitalized(document.as_subject(between, definite=state not in ("negotiated", "announced")))
    if state in _SINCE and (state != "in-force" or "/" not in fact["date"]):
        verb = _SINCE[state]
        if document.is_plural:
            verb = verb.replace("has ", "have ").replace("is ", "are ")
        return f"{subject}, {_of_date(fact['date'])}, {verb}"
    was = "were" if document.is_plural else "was"
    return joined(subject, was, _verb(state), place_and_time(fact, said=fact["title"]))


def _named(parties: list[str], text: str) -> bool:
    """Say whether a text names each of the parties, be it by an adjective."""
    return all(one.removeprefix("the ")[:4].lower() in text.lower() for one in parties)


# Titles that are no clause, after a colon.

_NAMED_KINDS = ("agreement", "project")
_VERBS = {"": "took place", "held": "took place", "happened": "took place", "started": "started"}
"""The verb of a stage or status that is not made by "was"."""
_SINCE = {
    "ratified": "has been ratified",
    "in-force": "is in force",
    "ended": "has ended",
    "stalled": "has stalled",
    "cancelled": "was cancelled",
}
"""What came after the date of an agreement, which is that of its signature, or of a project, that of its beginning."""


def framed(fact: FactRow, state: str, parties: list[str]) -> str:
    """Return the title after what its kind and stage say: "A visit was planned for April 2024: Sow in Moscow"."""
    title, is_plan = fact["title"], "planned" in KINDS[fact["kind"]].plans
    with_whom = ""
    if parties and not _named(parties, title):
        link = "between" if fact["kind"] == "agreement" and len(parties) > 1 else "involving"
        with_whom = f"{link} {listed(parties)}"
    noun = _noun(fact)
    if state in _SINCE and not is_plan:
        return (
            f"{joined(capitalized(noun), _of_date(fact['date']), with_whom, _SINCE[state])}: {within_sentence(title)}"
        )
    was = "were" if noun == "talks" else "was"
    verb, after = _VERBS.get(state) or f"{was} {_verb(state)}", ""
    around = place_and_time(fact, said=title, planned=is_plan and state in _NOT_YET)
    if is_plan and state in _NOT_YET:
        verb, after = f"{was} planned", f" but {state}" if state in _CALLED_OFF else ""
    comma = "," if after and around.endswith("uncertain") else ""
    return f"{joined(capitalized(noun), with_whom, verb, around)}{comma}{after}: {within_sentence(title)}"


def _noun(fact: FactRow) -> str:
    form = text_of(fact, "form")
    if form:
        return "a delegation’s visit" if form == "delegation" else indefinite(spaced(form))
    return indefinite(fact["kind"]) if fact["kind"] in _NAMED_KINDS else "the following"


def _of_date(date: str) -> str:
    """Return the date of what is told by what came of it later: "of 25 March 2003", "dated 15 May to 20 June 2015"."""
    return f"{'dated' if '/' in date else 'of'} {when(date).partition(' ')[2]}"


def _verb(state: str) -> str:
    return "being negotiated" if state == "negotiated" else spaced(state)
