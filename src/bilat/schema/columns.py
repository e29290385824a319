"""The columns of an answer: every key that a program may pick of its rows, in order, with what it holds.

A fact's own fields are declared in its kind, what an answer derives from them here; the types of rows refer to it.
Tests compare the columns with the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilat.schema.fields import Field, FieldType, Type
from bilat.schema.kind_list import COMMANDS
from bilat.schema.kinds import KINDS, Kind
from bilat.schema.tables import COMMODITY, ORGANISATION, PERSON, PLACE, PUBLISHER, SOURCE

Columns = tuple[Field, ...]
_AS_UNIT_SAYS = "as `unit` says"


def _column(name: str, type_: FieldType, meaning: str, unit: str = "") -> Field:
    return Field(name, type_, meaning, unit=unit, least=0 if type_ is Type.COUNT else None)


ID = _column("id", Type.IDENTIFIER, "the name of the fact, unique in the base and never reused")
KIND = _column("kind", Type.WORD, "the kind of fact")
FIRST = _column("first", Type.DAY, "the first possible day; empty for an open beginning", "day")
LAST = _column("last", Type.DAY, "the last possible day; empty for an open end", "day")
LOW = _column("low", Type.NUMBER, "the lowest amount among the readings in dispute", _AS_UNIT_SAYS)
HIGH = _column("high", Type.NUMBER, "the highest amount among the readings in dispute", _AS_UNIT_SAYS)
DISPUTED = _column("disputed", Type.NAMES, "the fields on which sources disagree")
FROM_WHOLE = _column(
    "from_whole",
    Type.SAYS,
    "the fields that it takes from a whole, since no source gives them",
)
SOURCES = _column("sources", Type.COUNT, "how many sources report it", "sources")
INDEPENDENT = _column("independent", Type.COUNT, "how many independent voices these are", "voices")
LAST_WORD = _column("last_word", Type.DAY, "the latest day on which a source mentions what is still a plan", "day")
PARTS = _column("parts", Type.FACTS, "the facts that are part of this one")
FULFILLED_BY = _column("fulfilled_by", Type.FACTS, "the facts that carry it out")
SUPERSEDED_BY = _column("superseded_by", Type.FACTS, "the facts that replace it")
WITHDRAWN = _column("withdrawn", Type.WITHDRAWAL, "when and why it was withdrawn")
CLAIMS = _column("claims", Type.CLAIMS, "what each source says about it, and in which words")
UNCERTAIN = _column(
    "uncertain", Type.NAMES, "the fields by which it need not match: by some readings only, or outside the dates"
)

PUBLISHERS = _column("publishers", Type.TEXT, "who published each live claim, a line each")
PUBLISHED = _column("published", Type.TEXT, "when each of them was published, a line each")
QUOTES = _column("quotes", Type.TEXT, "the words of each, a line each")
DIFFERENCES = _column("differences", Type.TEXT, "what each says otherwise than the fact, a line each")
LINKS = _column("links", Type.TEXT, "where each can be read, a line each")
IN_TEXT = (PUBLISHERS, PUBLISHED, QUOTES, DIFFERENCES, LINKS)
"""The live claims of a fact in text, for spreadsheets: in all of these the same line is the same claim."""

_AFTER = {"date": (FIRST, LAST), "amount_to": (LOW, HIGH)}
"""What a row derives from a field, and shows right after it."""
_EVIDENCE = (
    *(DISPUTED, FROM_WHOLE, SOURCES, INDEPENDENT, LAST_WORD),
    *(PARTS, FULFILLED_BY, SUPERSEDED_BY, WITHDRAWN, CLAIMS),
)


def of_row(kind: Kind) -> Columns:
    """Return the keys of the JSON row of a kind of fact, in order."""
    return tuple(_of_row(kind))


def _of_row(kind: Kind) -> Iterator[Field]:
    yield from (ID, KIND)
    for field in kind.fields:
        yield field
        yield from _AFTER.get(field.name, ())
    yield from _EVIDENCE


def of_kind(kind: Kind) -> Columns:
    """Return the columns of a kind of fact: the keys of its JSON row, by what it need not match, its claims in text."""
    return (*of_row(kind), UNCERTAIN, *IN_TEXT)


OF_CLAIMS = (
    ID,
    _column("title", Type.TEXT, "the fact in a few plain words"),
    _column("date", Type.DATE, "the date of the fact"),
    _column("claim", Type.TEXT, "the claim"),
    _column("publisher", Type.TEXT, "who published it"),
    _column("type", Type.WORD, "what sort of publisher that is"),
    _column("publisher_country", Type.COUNTRY, "the country of the publisher"),
    _column("agency", Type.TEXT, "the news agency that it reprints"),
    _column("published", Type.DATE, "when it was published"),
    _column("by", Type.TEXT, "whose words these are"),
    _column("quote", Type.TEXT, "the words"),
    _column("gloss", Type.TEXT, "the words in English"),
    _column("standing", Type.WORD, "live, rejected (an error of the source), or earlier (of an earlier stage)"),
    _column("differences", Type.TEXT, "what it says otherwise than the fact"),
    _column("rejected", Type.TEXT, "why it is treated as an error of the source"),
    _column("verified", Type.FLAG, "whether the words were found in the text of the source, and are not missing since"),
    _column("link", Type.ADDRESS, "a link to the quoted words on the page"),
    _column("source", Type.IDENTIFIER, "the id of the source"),
    _column("source_title", Type.TEXT, "its title, or what it is"),
    _column("language", Type.LANGUAGE, "the language it is written in"),
    _column("locator", Type.TEXT, "where in the source the words stand"),
    _column("url", Type.ADDRESS, "its web address"),
    _column("note", Type.TEXT, "what a reader of the claim should know"),
)
"""The columns of a listing with a row for each claim."""


GROUP = _column("group", Type.TEXT, "the group, where totals are grouped: a year, a month, or the value of the field")
CHOSEN_SUM = _column("chosen", Type.NUMBER, "the sum of the chosen readings")
LOW_SUM = _column("low", Type.NUMBER, "the lowest sum: of what every reading puts here")
HIGH_SUM = _column("high", Type.NUMBER, "the highest sum: of what any reading puts here")
QUALIFIERS = _column("qualifiers", Type.WORDS, "how the numbers are meant, where they are not meant exactly")
DISPUTED_FACTS = _column("disputed", Type.FACTS, "the facts in it on which sources disagree")
COUNTED = _column("counted", Type.FACTS, "the facts that are added")
POSSIBLE = _column("possible", Type.FACTS, "the facts that only another reading than the chosen one puts here")
LEFT_OUT = _column("left_out", Type.REASONS, "the matching facts that are not added, each with its reason")
TAKEN = _column("taken", Type.REASONS, "the fields that facts in it take from a whole, since no source gives them")
SHARED = _column("shared", Type.REASONS, "the facts that may be counted in another total too, each with the reason")
DELIVERIES = _column("deliveries", Type.COUNT, "how many deliveries fulfil the pledges in it", "deliveries")
FULFILLED = _column("fulfilled", Type.REASONS, "how much of a pledge was delivered: chosen, lowest and highest")
OUTSTANDING = _column("outstanding", Type.REASONS, "how much of a pledge is outstanding: chosen, lowest and highest")
ARITHMETIC = _column("arithmetic", Type.REASONS, "the terms of each of the three sums")

LOW_THEN = _column("low_then", Type.NUMBER, "what the lowest sum would be; empty where there would be no total")
CHOSEN_THEN = _column("chosen_then", Type.NUMBER, "what the sum of the chosen readings would be")
HIGH_THEN = _column("high_then", Type.NUMBER, "what the highest sum would be")

_SUM = (
    *(GROUP, CHOSEN_SUM, LOW_SUM, HIGH_SUM, QUALIFIERS, DISPUTED_FACTS, COUNTED, POSSIBLE, LEFT_OUT),
    *(TAKEN, SHARED, DELIVERIES, FULFILLED, OUTSTANDING, ARITHMETIC),
)


def of_totals(kind: Kind) -> Columns:
    """Return the columns of a kind's totals: what must agree, then the sum."""
    key = tuple(field for name in kind.totals if (field := kind.field(name)))
    return (*key, *_SUM)


def of_effects(kind: Kind) -> Columns:
    """Return the columns of what moves a kind's totals: the cause, what must agree, then the sums."""
    key = tuple(field for name in kind.totals if (field := kind.field(name)))
    cause = (
        _column("type", Type.WORD, "source, publisher or speaker, whose claims are left out; or choice"),
        _column("id", Type.IDENTIFIER, "its id; for a choice, that of the fact"),
        _column("name", Type.TEXT, "what it is called"),
        _column("field", Type.WORD, "the field of which another reading is chosen"),
        _column("reading", Type.TEXT, "that reading"),
    )
    return (*cause, *key, LOW_SUM, CHOSEN_SUM, HIGH_SUM, LOW_THEN, CHOSEN_THEN, HIGH_THEN)


FACTS = _column("facts", Type.COUNT, "how many facts rely on it", "facts")
RELYING = _column("facts", Type.FACTS, "the facts that rely on it")
_OF_PUBLISHER = {
    "publisher": (
        _column("publisher_name", Type.TEXT, "who published it"),
        _column("type", Type.WORD, "what sort of publisher that is"),
        _column("country", Type.COUNTRY, "the country of the publisher"),
    ),
    "agency": (_column("agency_name", Type.TEXT, "the news agency that it reprints"),),
}
"""What a source derives from the fields that name a publisher, and shows right after them."""


def _of_source() -> Iterator[Field]:
    for field in SOURCE.fields:
        if field.name != "allow":
            yield from (field, *_OF_PUBLISHER.get(field.name, ()))


def of_shown_source() -> Columns:
    """Return the columns of a source that is shown: with the facts that rely on it, not how many they are."""
    return (ID, *_of_source(), RELYING)


_OF_COMMANDS = {
    "publishers": (ID, *PUBLISHER.fields, FACTS),
    "sources": (ID, *_of_source(), FACTS),
    "people": (ID, *PERSON.fields, FACTS),
    "organisations": (ID, *ORGANISATION.fields, FACTS),
    "commodities": (ID, *COMMODITY.fields, FACTS),
    "places": (ID, *PLACE.fields, FACTS),
    "disputes": (
        ID,
        _column("field", Type.WORD, "the field on which sources disagree"),
        _column("reading", Type.TEXT, "how this side reads it"),
        _column("stand", Type.WORD, "chosen, disputed (against it), fits chosen (but not all others), compatible"),
        _column("independent", Type.COUNT, "how many independent voices give this reading", "voices"),
        _column("sources", Type.TEXTS, "the sources that give it", "sources"),
    ),
    "stats": (
        _column("what", Type.TEXT, "what is counted"),
        _column("sort", Type.TEXT, "of which kind, year, type or language"),
        _column("count", Type.COUNT, "how many"),
    ),
    "reconcile": (
        ID,
        _column("date", Type.DATE, "the dates that the sum covers"),
        _column("unit", Type.UNIT, "what the amounts count"),
        _column("amount", Type.NUMBER, "the published sum", _AS_UNIT_SAYS),
        _column("low", Type.NUMBER, "the base's own sum of the lowest readings", _AS_UNIT_SAYS),
        _column("chosen", Type.NUMBER, "the base's own sum of the chosen readings"),
        _column("high", Type.NUMBER, "the base's own sum of the highest readings", _AS_UNIT_SAYS),
        _column("difference", Type.NUMBER, "the published sum less ours by the chosen readings", _AS_UNIT_SAYS),
        _column("difference_low", Type.NUMBER, "the least that the difference may be", _AS_UNIT_SAYS),
        _column("difference_high", Type.NUMBER, "the most that the difference may be", _AS_UNIT_SAYS),
        _column("agreement", Type.WORD, "same (by every reading), possible (both may be one number), or none"),
        _column("could_explain", Type.FACTS, "the facts that could explain the difference, exact ones first"),
    ),
    "trace": (
        ID,
        _column("voice", Type.COUNT, "the number of the voice, the earliest first"),
        _column("name", Type.TEXT, "what the voice is called"),
        _column("claim", Type.TEXT, "the claim"),
        _column("published", Type.DATE, "when its source was published"),
        _column("publisher_name", Type.TEXT, "who published it"),
        _column("by", Type.SPEAKER, "whose words these are"),
        _column("quote", Type.TEXT, "the words"),
        _column("follows", Type.TEXT, "the claim that it follows; empty for the first of its voice"),
        _column("shares", Type.WORD, "what it shares with that claim: source, speaker, publisher, or voice"),
    ),
    "timeline": (
        ID,
        _column("date", Type.DATE, "when, as the base writes it"),
        KIND,
        _column("title", Type.TEXT, "the fact in a few words"),
        _column("progress", Type.TEXT, "how far it has come; a plan with its last word"),
        DISPUTED,
        UNCERTAIN,
    ),
    "search": (
        ID,
        KIND,
        _column("date", Type.DATE, "when it happened, or when it was promised"),
        _column("title", Type.TEXT, "the fact in a few plain words"),
        _column(
            "part",
            Type.WORD,
            "where most words are found: title, quotes, gloss (the curator's translation), names, notes or sources",
        ),
        _column("text", Type.TEXT, "the words found, with those around them"),
        _column("claim", Type.TEXT, "the claim whose words these are; empty for other parts"),
        _column("differences", Type.TEXT, "what that claim says otherwise than the fact, or why it does not count"),
        _column("disputed", Type.WORDS, "the fields on which sources disagree"),
        UNCERTAIN,
    ),
}


class _Known(Mapping[str, Columns]):
    """The columns of each command that has rows; a kind is loaded when its columns are needed."""

    def __init__(self) -> None:
        self._kinds = {command: name for name, command in COMMANDS.items()}

    def __getitem__(self, command: str) -> Columns:
        return of_kind(KINDS[self._kinds[command]]) if command in self._kinds else _OF_COMMANDS[command]

    def __iter__(self) -> Iterator[str]:
        return iter((*self._kinds, *_OF_COMMANDS))

    def __len__(self) -> int:
        return len(self._kinds) + len(_OF_COMMANDS)


KNOWN = _Known()
