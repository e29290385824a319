"""The columns of an answer: every field that a program may pick, with what it holds. A test holds them to the rows."""

from __future__ import annotations

from collections.abc import Iterator

from bilat.schema.fields import LISTS, Field, Type
from bilat.schema.kinds import KINDS, Kind
from bilat.schema.tables import ORGANISATION, PERSON, SOURCE

Columns = tuple[Field, ...]


def _column(name: str, type_: Type, meaning: str) -> Field:
    return Field(name=name, type=type_, meaning=meaning)


_ID = _column("id", Type.IDENTIFIER, "the name of the fact, unique in the base and never reused")
_KIND = _column("kind", Type.WORD, "the kind of fact")
_AFTER = {
    "date": (
        _column("first", Type.DATE, "the first possible day; empty for an open beginning"),
        _column("last", Type.DATE, "the last possible day; empty for an open end"),
    ),
    "amount_to": (
        _column("low", Type.NUMBER, "the lowest amount that a party to a dispute reads"),
        _column("high", Type.NUMBER, "the highest amount that a party to a dispute reads"),
    ),
}
"""What a row derives from a field, and shows right after it."""
_EVIDENCE = (
    _column("disputed", Type.NAMES, "the fields on which sources disagree"),
    _column("sources", Type.COUNT, "how many sources speak of it"),
    _column("independent", Type.COUNT, "how many independent voices those are"),
    _column("last_word", Type.DATE, "the latest day on which a source speaks of what is still a plan"),
    _column("parts", Type.FACTS, "the lots inside this total"),
    _column("fulfilled_by", Type.FACTS, "the facts that carry it out"),
    _column("superseded_by", Type.FACTS, "the facts that replace it"),
    _column("withdrawn", Type.WITHDRAWAL, "when and why it was taken back"),
    _column("claims", Type.CLAIMS, "what each source says of it, in which words"),
    _column("uncertain", Type.FLAG, "whether it may but need not lie in the days asked for"),
)


def of_kind(kind: Kind) -> Columns:
    """Return the columns of a kind of fact, in the order of its JSON row, then whether it surely matches."""
    return tuple(_of_kind(kind))


def _of_kind(kind: Kind) -> Iterator[Field]:
    yield from (_ID, _KIND)
    for field in kind.fields:
        yield field
        yield from _AFTER.get(field.name, ())
    yield from _EVIDENCE


_FACTS = _column("facts", Type.COUNT, "how many facts lean on it")
_OF_TYPE = {
    "source": (_ID, *(field for field in SOURCE.fields if field.name != "allow"), _FACTS),
    "person": (_ID, *PERSON.fields, _FACTS),
    "organisation": (_ID, *ORGANISATION.fields, _FACTS),
}


def of_entity_type(entity_type: str) -> Columns:
    """Return the columns of the sources, the people or the organisations: "source", "person" or "organisation"."""
    return _OF_TYPE[entity_type]


def of_totals(kind: Kind) -> Columns:
    """Return the columns of a kind's totals: what must agree, then the sum."""
    key = tuple(field for name in kind.totals if (field := kind.field(name)))
    return (*key, *_SUM)


_SUM = (
    _column("group", Type.TEXT, "the year, month, commodity or donor, where totals are grouped"),
    _column("chosen", Type.NUMBER, "the sum of the chosen readings"),
    _column("low", Type.NUMBER, "the sum of the lowest readings"),
    _column("high", Type.NUMBER, "the sum of the highest readings"),
    _column("qualifiers", Type.WORDS, "how the numbers are meant, where they are not meant exactly"),
    _column("disputed", Type.FACTS, "the counted facts on which sources disagree"),
    _column("counted", Type.FACTS, "the facts that are added"),
    _column("left_out", Type.REASONS, "the matching facts that are not added, each with its reason"),
    _column("joined", Type.FACTS, "the facts whose overlap leads into another group"),
    _column("shared", Type.FACTS, "the facts that may stand in another total too"),
    _column("fulfilled", Type.NUMBER, "how much of a pledge was kept"),
    _column("open", Type.NUMBER, "how much of a pledge is still open"),
    _column("arithmetic", Type.REASONS, "the terms of each of the three sums"),
)

_DISPUTES = (
    _ID,
    _column("field", Type.WORD, "the field on which sources disagree"),
    _column("reading", Type.TEXT, "how this side reads it"),
    _column("stand", Type.WORD, "chosen, against it, or compatible with all others"),
    _column("independent", Type.COUNT, "how many independent voices give this reading"),
    _column("sources", Type.TEXTS, "the sources that give it"),
)
_STATS = (
    _column("what", Type.TEXT, "what is counted"),
    _column("sort", Type.TEXT, "of which kind, year, type or language"),
    _column("count", Type.COUNT, "how many"),
)
_RECONCILE = (
    _ID,
    _column("date", Type.DATE, "the days that the sum is told of"),
    _column("unit", Type.UNIT, "what the amounts count"),
    _column("amount", Type.NUMBER, "the published sum"),
    _column("low", Type.NUMBER, "the base's own sum of the lowest readings"),
    _column("chosen", Type.NUMBER, "the base's own sum of the chosen readings"),
    _column("high", Type.NUMBER, "the base's own sum of the highest readings"),
    _column("difference", Type.NUMBER, "the published sum less the chosen one"),
    _column("agreement", Type.WORD, "same, possible (both may be one number), or none"),
    _column("could_explain", Type.FACTS, "the lots that could explain the difference, exact ones first"),
)
_TIMELINE = (
    _ID,
    _column("date", Type.DATE, "when, as the base writes it"),
    _KIND,
    _column("title", Type.TEXT, "the fact in a few words"),
    _column("progress", Type.TEXT, "how far it has come; a plan with its last word"),
    _column("disputed", Type.NAMES, "the fields on which sources disagree"),
    _column("uncertain", Type.FLAG, "whether it may but need not lie in the days asked for"),
)

_SEARCH = (
    _ID,
    _KIND,
    _column("date", Type.DATE, "when it happened, or when it was promised"),
    _column("title", Type.TEXT, "the fact in a few plain words"),
    _column("part", Type.WORD, "where most of the words are found: title, quotes, names, notes or sources"),
    _column("text", Type.TEXT, "the words found, with those around them"),
    _column("disputed", Type.WORDS, "the fields on which sources disagree"),
    _column("uncertain", Type.FLAG, "whether it may but need not lie in the days asked for"),
)

KNOWN: dict[str, Columns] = {
    **{kind.command: of_kind(kind) for kind in KINDS.values()},
    "sources": of_entity_type("source"),
    "people": of_entity_type("person"),
    "organisations": of_entity_type("organisation"),
    "disputes": _DISPUTES,
    "stats": _STATS,
    "reconcile": _RECONCILE,
    "timeline": _TIMELINE,
    "search": _SEARCH,
}
"""The columns of each command that has rows."""

_UNITS = {
    "amount": "as `unit` says",
    "amount_to": "as `unit` says",
    "low": "as `unit` says",
    "high": "as `unit` says",
    "value": "as `currency` says",
    "first": "day",
    "last": "day",
    "last_word": "day",
    "for": "votes",
    "against": "votes",
    "abstained": "votes",
    "sources": "sources",
    "independent": "voices",
    "facts": "facts",
}


def unit(field: Field) -> str:
    """Return what the numbers in a column count; "" for one that holds none."""
    return _UNITS.get(field.name, "")


def is_list(field: Field) -> bool:
    """Say whether a column holds a list of words or ids, which a cell joins by semicolons."""
    return field.type in LISTS and field.type not in (Type.CLAIMS, Type.ROLES)
