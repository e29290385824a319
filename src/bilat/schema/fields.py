"""The types of fields, in one table, and what a field is: declared once for everything that follows from it."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Schema = dict[str, Any]
"""A JSON Schema."""

Comparison = Literal["exact", "folded", "wider", "none"]
"""How a filter compares a value: exactly, ignoring case and accents, with its wider words, or not at all."""

NAMED: dict[str, Comparison] = {
    "country": "exact",
    "person": "exact",
    "organisation": "wider",
    "commodity": "wider",
    "publisher": "exact",
    "source": "exact",
    "fact": "exact",
    "topic": "folded",
    "place": "folded",
}
"""What values may name, by code, id or in words, and how a filter compares such a name."""

SHARED_FILTERS = ("country", "person", "organisation", "topic")
"""What is filtered by one option whichever field names it."""

ENTITY_TYPES = ("person", "organisation", "commodity", "publisher")
"""What has a table in the fact file, spellings of its own, and is named by its id; sources have no spellings."""

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_UNIT_WORD = r"[^\x00-\x24&-,:-@\[-`{-\x7f]+"
"""Letters, digits, and of ASCII marks the percent sign, hyphen, stop and slash: what no shell and no format obeys."""
UNIT = f"{_UNIT_WORD}( {_UNIT_WORD})*"
"""How a unit is written, as a regular expression of Python and of ECMA alike."""
_TOPIC = r"[^\s\x00-,./:-@\[-`{-\x7f]+"
"""Looser than what is read: a regular expression of ECMA can't name the letters of every script."""
_DATE = "([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-([0-9]{2}|XX)(-([0-9]{2}|XX))?)?[?~%]?"
_LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]+)*"
_END = rf"({_DATE}|\.\.)?"
_MEMBER = rf" *{_DATE}(\.\.{_DATE})? *"
_EDTF = rf"({_DATE}|{_END}/{_END}|\[{_MEMBER}(,{_MEMBER})*\])"
_TEXT: Schema = {"type": "string", "minLength": 1}
_OBJECT: Schema = {"type": "object"}
_AUTHOR: Schema = {
    "oneOf": [
        _TEXT,
        {**_OBJECT, "required": ["body"], "properties": {"body": _TEXT}, "additionalProperties": False},
        {
            **_OBJECT,
            "required": ["family"],
            "properties": {
                **dict.fromkeys(("family", "given", "particle", "suffix"), _TEXT),
                "family_first": {"type": "boolean"},
            },
            "additionalProperties": False,
        },
    ]
}


class FieldType:
    """A type that a field may have."""

    __slots__ = ("comparison", "item", "names", "schema", "searchable", "written")

    def __init__(
        self,
        written: str,
        schema: Schema,
        *,
        comparison: Comparison,
        searchable: bool = False,
        names: tuple[str, ...] = (),
        item: FieldType | None = None,
    ) -> None:
        self.written = written
        """How a value is written, in words."""
        self.schema = schema
        """The JSON Schema of a value, in an answer and in the fact file; a field narrows it."""
        self.comparison = comparison
        """How a filter compares a value with the given one."""
        self.searchable = searchable
        """Whether a value is text that a search looks through."""
        self.names = names
        """What a value may name: keys of NAMED."""
        self.item = item
        """The type of an item, if it is a list; unknown is an empty one."""

    def __repr__(self) -> str:
        """Return a text that identifies it."""
        return f"<type: {self.written}>"

    @property
    def is_list(self) -> bool:
        """Whether a value is a list."""
        return self.item is not None

    @property
    def entity_types(self) -> tuple[str, ...]:
        """The sorts of entity that a value may name."""
        return tuple(name for name in self.names if name in ENTITY_TYPES)


def _pattern(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _naming(written: str, *names: str, pattern: str = _ID) -> FieldType:
    """Return a type whose values name something; one wider word among these and wider words count."""
    comparisons = {NAMED[name] for name in names}
    comparison: Comparison = "wider" if "wider" in comparisons else NAMED[names[0]]
    return FieldType(written, _pattern(pattern), comparison=comparison, names=names)


def _list(item: FieldType, written: str, *, least: int = 0) -> FieldType:
    """Return the type of lists of `item`."""
    return FieldType(
        written,
        {"type": "array", "items": item.schema} | ({"minItems": least} if least else {}),
        comparison=item.comparison,
        searchable=item.searchable,
        names=item.names,
        item=item,
    )


def _keys(pattern: str) -> Schema:
    return {**_OBJECT, "propertyNames": {"pattern": pattern}, "additionalProperties": _TEXT}


class Type:
    """Every type, by name."""

    TEXT = FieldType("text", _TEXT, comparison="folded", searchable=True)
    WORD = FieldType("one of a closed set of words", _TEXT, comparison="exact")
    IDENTIFIER = FieldType("a word of a-z, 0-9 and hyphens", _pattern(_ID), comparison="exact")
    UNIT = FieldType("a unit", _pattern(UNIT), comparison="exact")
    ADDRESS = FieldType("a web address", _pattern("https?://.+"), comparison="exact")
    LANGUAGE = FieldType("a language code", _pattern(_LANGUAGE), comparison="exact")

    DATE = FieldType("a date in EDTF", _pattern(_EDTF), comparison="none")
    DAY = FieldType("a date in EDTF", _pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}"), comparison="none")
    NUMBER = FieldType("a number", {"type": "number"}, comparison="none")
    COUNT = FieldType("a whole number", {"type": "integer"}, comparison="none")
    FLAG = FieldType("true or false", {"type": "boolean"}, comparison="none")

    COUNTRY = _naming("a country code", "country", pattern="[A-Z]{2}")
    PERSON = _naming("the id of a person", "person")
    ORGANISATION = _naming("the id of an organisation", "organisation")
    COMMODITY = _naming("the id of a commodity", "commodity")
    PUBLISHER = _naming("the id of a publisher", "publisher")
    SOURCE = _naming("the id of a source", "source")
    FACT = _naming("the id of a fact", "fact")
    SPEAKER = _naming("the id of a person or an organisation", "person", "organisation")
    PARTY = _naming("a country code or an organisation's id", "country", "organisation", pattern=f"([A-Z]{{2}}|{_ID})")
    TOPIC = FieldType("a word of letters, digits and hyphens", _pattern(_TOPIC), comparison="folded", names=("topic",))

    PLACE = FieldType("text", _TEXT, comparison="folded", searchable=True, names=("place",))

    COUNTRIES = _list(COUNTRY, "a list of country codes")
    PEOPLE = _list(PERSON, "a list of ids of people")
    ORGANISATIONS = _list(ORGANISATION, "a list of ids of organisations")
    PARTIES = _list(PARTY, "a list of country codes and ids of organisations")
    FACTS = _list(FACT, "a list of ids of facts")
    TOPICS = _list(TOPIC, "a list of words")
    WORDS = _list(WORD, "a list of words")
    TEXTS = _list(TEXT, "a list of texts")

    # Tables, and lists of tables, whose own fields stand in `schema.tables`.
    AUTHOR = FieldType(
        'a name, `{ body = "…" }`, or a table of family, given, particle, suffix and family_first',
        _AUTHOR,
        comparison="none",
    )
    AUTHORS = _list(AUTHOR, 'a list of names: "Ana Sow", `{ body = "…" }`, or tables of their parts')
    ROLE = FieldType("an office held", _OBJECT, comparison="none")
    ROLES = _list(ROLE, "a list of offices held")
    CLAIM = FieldType("a claim", _OBJECT, comparison="none")
    CLAIMS = _list(CLAIM, "a list of claims", least=1)
    SAYS = FieldType("a table of the fact's own fields", _OBJECT, comparison="none")
    NAMES = _list(WORD, "a list of the fact's own fields")
    WITHDRAWAL = FieldType("a table with date and reason", _OBJECT, comparison="none")
    REASONS = FieldType("a table from rule code to reason", _keys("^B[0-9]{3}$"), comparison="none")
    TRANSLATIONS = FieldType("a table from language code to name", _keys(f"^{_LANGUAGE}$"), comparison="none")
    VOTES = FieldType("a table from country code to vote", _keys("^[A-Z]{2}$"), comparison="exact", names=("country",))


TYPES: dict[str, FieldType] = {name: row for name, row in vars(Type).items() if isinstance(row, FieldType)}
"""The table itself, by name."""


PUBLISHER_TYPES = ("official", "state-media", "press", "think-tank", "un", "aggregator", "dataset")
"""The sorts of publisher that there are."""

DOCUMENTS = ("news", "press-release", "speech", "treaty", "law", "report", "dataset", "page", "video", "letter")
"""The sorts of document that there are."""

# The roles that fields of several kinds have in their facts.
GIVER, RECEIVER, GOODS, TERMS, MEASURE, OUTCOME = "giver", "receiver", "goods", "terms", "measure", "outcome"


class Field(NamedTuple):
    """One field: reader, JSON, schemas, columns, filters and docs all follow from this."""

    name: str
    type: FieldType
    meaning: str
    """One line for the docs and the editor, without a full stop."""
    required: bool = False
    words: tuple[str, ...] = ()
    """The closed set of a WORD; stages and statuses stand in their order."""
    outside: tuple[str, ...] = ()
    """The words of the set that stand outside the order, such as "cancelled"."""
    disputable: bool = False
    """Whether a claim may give this field differently."""
    of: str = ""
    """The field that this one is a part of: unit and qualifier are `of` "amount"."""
    role: str = ""
    """Its role in its fact, such as GIVER; "" for what only its own kind has."""
    inverse: str = ""
    """The key under which the facts stand that name a fact by this link: its own name where it goes both ways."""
    part: str = "names"
    """The part of a fact's text in which a search finds it, if its type is searched."""
    least: int | None = 0
    """The least number allowed; None where it may be negative."""
    unit: str = ""
    """What a number counts, or which field says it."""
    filter: str = ""
    """The help of the option that filters by this field; "" where there is none."""
    example: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """Every word that a WORD may be."""
        return self.words + self.outside

    @property
    def may_be_asked_for_nothing(self) -> bool:
        """Whether its filter can ask for the facts that don't state it."""
        return bool(self.filter) and not self.required

    @property
    def schema(self) -> Schema:
        """The JSON Schema of its value, where it has one."""
        schema = self.type.schema
        if self.type is Type.WORD and self.choices:
            return {"type": "string", "enum": list(self.choices)}
        if self.type is Type.VOTES:
            return {**schema, "additionalProperties": {"type": "string", "enum": list(self.choices)}}
        if self.type in (Type.NUMBER, Type.COUNT) and self.least is not None:
            return {**schema, "minimum": self.least}
        return schema


class TableShape(NamedTuple):
    """A table of the fact file that is not a fact: what its keys are."""

    name: str
    summary: str
    fields: tuple[Field, ...] = ()
