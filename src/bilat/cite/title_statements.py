"""The sentence of a meeting, an event, an agreement or a project: its title in the past, or a verb for its stage."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bilat.cite.fact_phrases import brief, joined, place_and_time, subject_of, were
from bilat.cite.headline_words import word_set
from bilat.cite.headlines import as_object, as_subject, head_of, in_the_past, is_plural, within_sentence
from bilat.cite.phrases import capitalized, listed, money, party, quantity, when
from bilat.evidence.readings import text_of
from bilat.schema.kinds import KINDS
from bilat.values.dates_in_words import text_words
from bilat.values.value_words import spaced

if TYPE_CHECKING:
    from bilat.model.rows import FactRow

Names = Mapping[str, str]
"""The names of people and bodies by id."""

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


def titled(fact: FactRow, names: Names) -> str:
    """Return the title as a sentence: in the past where it is a clause, else with the verb of its stage."""
    title, state = fact["title"], text_of(fact, KINDS[fact["kind"]].state) or ""
    parties = _parties(fact, "parties", names)
    if clause := in_the_past(title, as_plan=state in _NOT_YET):
        said = _clause(fact, clause, planned=state in KINDS[fact["kind"]].plans)
    elif state in ("ratified", "in-force", "ended") and parties:
        said = _in_effect(fact, state, parties)
    elif state == "signed" and parties:
        said = joined(capitalized(listed(parties)), "signed", _signed(title), place_and_time(fact, said=title))
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
        return joined(subject, "were" if plural else "was", "in force", when(fact["date"]))
    has, is_ = ("have", "are") if plural else ("has", "is")
    verb = {"ratified": f"{has} been ratified", "ended": f"{has} ended"}.get(state, f"{is_} in force")
    return f"{subject}, of {text_words(fact['date'])}, {verb}"


def _with_predicate(fact: FactRow, state: str) -> str:
    """Return the title as the subject of what its stage says: "The joint airline was announced in July 2023"."""
    title = fact["title"]
    took_place = _PREDICATES.get(state) == "took place"
    if not state or ":" in title or (took_place and not _OCCASION.search(head_of(title))):
        around = brief(fact, title)
        return f"{title} ({around})" if state in ("", "held", "happened") else f"{title} ({state}, {around})"
    around = place_and_time(fact, said=title)
    plan = around if fact["place"] else re.sub("^(?:in|on) ", "for ", around)
    if state == "planned":
        around = plan
    elif state in _NOT_YET:
        # The date is that of the plan, not that on which it was called off.
        planned = "planned" in KINDS[fact["kind"]].plans and plan
        between = f", planned {plan}," if planned else ""
        return joined(
            subject_of(title).rstrip(",") + between, were(title, state), "" if planned else f"({brief(fact, title)})"
        )
    return joined(subject_of(title), _PREDICATES.get(state) or were(title, spaced(state)), around)


_OCCASION = re.compile(
    r"\b(?:calls?|ceremony|conference|consultations|coup|elections?|exercises?|exit|forum|meetings?|mission|negotiations|"
    r"referendum|sessions?|summit|talks|tour|transition|visits?)$"
)
"""What takes place."""


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
    around = place_and_time(fact, said=clause, bracketed=True)
    if planned:
        around = around.replace("since ", "from ")
    if (
        around
        and not around.startswith("(")
        and (_MISREAD.search(clause) or (around.startswith("in ") and " on " in around))
    ):
        return f"{capitalized(around)}, {within_sentence(clause)}"
    return joined(clause, around)


_PERIOD_WITHIN = re.compile(r" in ((?:[A-Z][a-z]+ )?\d{4})\b")
