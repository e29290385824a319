"""Reads a value of each type of field; one that is wrong becomes a problem and None."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from sys import intern
from typing import Any

from bilat.errors import DateError
from bilat.loading.diagnostics import Code, Suggestion, quoted
from bilat.loading.table_reader import Keys, Read, Reader, Shape
from bilat.schema.fields import UNIT, Field, FieldType, Type
from bilat.values import countries
from bilat.values.amounts import MOST_DIGITS, SMALLEST
from bilat.values.dates import Date, parse_date
from bilat.values.person_names import Name, parse_name

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_UNIT = re.compile(UNIT)
LONGEST_TEXT = 10_000
"""The most characters of a text: every answer lays out, folds and links texts, which takes time for each character."""
_LONGEST_DATE = 1000
_PLAIN = 10**MOST_DIGITS
"""A whole number below this needs no closer look."""


def _text(reader: Reader, field: Field, value: object, keys: Keys) -> str | None:
    if not isinstance(value, str):
        reader.not_in_quotes(field, keys, value)
        return None
    if not value.strip():
        help_ = f"write {field.meaning}, or remove {field.name}"
        reader.problem(Code.EMPTY_TEXT, f"{field.name} is empty", *keys, help=help_)
        return None
    if len(value) > LONGEST_TEXT:
        message = f"{field.name} is {len(value):,} characters long; {LONGEST_TEXT:,} is the most"
        reader.problem(Code.TOO_LONG, message, *keys, help="say it shorter, or split it between facts")
        return None
    return value


def _date(reader: Reader, field: Field, value: object, keys: Keys) -> Date | None:
    if not isinstance(value, str):
        reader.not_in_quotes(field, keys, value)
        return None
    try:
        return parse_date(value[:_LONGEST_DATE])
    except DateError as error:
        message = str(error) if len(value) <= _LONGEST_DATE else f"{quoted(value)} is not a date"
        reader.problem(Code.NOT_A_DATE, f"{field.name}: {message}", *keys, help=error.help)
        return None


def _word(reader: Reader, field: Field, value: object, keys: Keys) -> str | None:
    text = _text(reader, field, value, keys)
    if text is None or text in field.words or text in field.outside:
        return text and intern(text)
    help_ = Suggestion(text, field.choices, f"words for {field.name}")
    reader.problem(Code.UNKNOWN_WORD, f"unknown {field.name} {quoted(text)}", *keys, help=help_)
    return None


def _unit(reader: Reader, field: Field, value: object, keys: Keys) -> str | None:
    text = _text(reader, field, value, keys)
    if text is not None and not _UNIT.fullmatch(text):
        help_ = "write it in letters and digits, with %, /, - or a stop: t/month, m², USD"
        reader.problem(Code.NOT_A_UNIT, f"{field.name} is {quoted(text)}, not a unit", *keys, help=help_)
    return text and intern(text)  # a wrong one is not a missing one


def _shaped(
    shape: re.Pattern[str], code: Code, expected: str, help: str
) -> Callable[[Reader, Field, object, Keys], str | None]:
    """Return a reader of texts that must match `shape`."""

    def read(reader: Reader, field: Field, value: object, keys: Keys) -> str | None:
        text = _text(reader, field, value, keys)
        if text is not None and not shape.fullmatch(text):
            reader.problem(code, f"{field.name} is {quoted(text)}, not {expected}", *keys, help=help)
            return None
        return text and intern(text)

    return read


def _country(reader: Reader, field: Field, value: object, keys: Keys) -> str | None:
    text = _text(reader, field, value, keys)
    if text is None or text in countries.names():
        return text and intern(text)
    code = countries.code(text) if len(text) <= 100 else None
    help_ = f'write "{code}"' if code else 'write an ISO 3166-1 alpha-2 code, such as "ML"'
    reader.problem(Code.NOT_A_COUNTRY, f"{field.name} is {quoted(text)}, not a country code", *keys, help=help_)
    return None


def _party(reader: Reader, field: Field, value: object, keys: Keys) -> str | None:
    """Read a country code, or else an id."""
    if isinstance(value, str) and _CODE.fullmatch(value):
        return _country(reader, field, value, keys)
    return _id(reader, field, value, keys)


def _number(reader: Reader, field: Field, value: object, keys: Keys) -> Decimal | None:
    if type(value) is int and 0 <= value < _PLAIN and not field.least:
        return Decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        reader.wrong_type(field, keys, value, "a number", "write digits without quotes: 25_000")
        return None
    # A Decimal of a million digits takes minutes to make.
    number = Decimal("Infinity") if isinstance(value, int) and abs(value) >= _PLAIN else Decimal(value)
    if not number.is_finite() or len(number.as_tuple().digits) > MOST_DIGITS or number.adjusted() >= MOST_DIGITS:
        message = f"{field.name} is {quoted(value)}, which can't be added exactly"
        reader.problem(Code.INEXACT_NUMBER, message, *keys, help=f"write at most {MOST_DIGITS} digits")
        return None
    if number and int(number.normalize().as_tuple().exponent) < SMALLEST.adjusted():
        help_ = "write at most four decimal places, or use a smaller unit"
        reader.problem(
            Code.INEXACT_NUMBER, f"{field.name} is {quoted(value)}, finer than {SMALLEST}", *keys, help=help_
        )
        return None
    if field.least is not None and number < field.least:
        message = f"{field.name} is {quoted(value)}, less than {field.least}"
        reader.problem(Code.BELOW_LEAST, message, *keys, help=f"write a number of {field.least} or more")
        return None
    return number.normalize() if number else Decimal(0)


def _count(reader: Reader, field: Field, value: object, keys: Keys) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int):
        reader.wrong_type(field, keys, value, "a whole number", "write digits without quotes: 12")
        return None
    return _number(reader, field, value, keys)


def _flag(reader: Reader, field: Field, value: object, keys: Keys) -> bool | None:
    if not isinstance(value, bool):
        reader.wrong_type(field, keys, value, "true or false", f"write {field.name} = true")
        return None
    return value


def _many(one: Callable[[Reader, Field, object, Keys], Any]) -> Callable[..., tuple[Any, ...] | None]:
    """Return a reader of lists of what `one` reads; an item that is listed twice counts once."""

    def read(reader: Reader, field: Field, value: object, keys: Keys) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            help_ = "" if isinstance(value, dict) else f"write {field.name} = [{quoted(value)}]"
            reader.wrong_type(field, keys, value, "a list", help_)
            return None
        items = [one(reader, field, item, (*keys, number)) for number, item in enumerate(value)]
        return tuple(dict.fromkeys(item for item in items if item is not None))

    return read


def _single_fact(reader: Reader, field: Field, value: object, keys: Keys) -> str | None:
    if isinstance(value, list):
        message = f"{field.name} is a list, but a part is inside one whole"
        reader.problem(Code.TWO_WHOLES, message, *keys, help=f'write one id, such as {field.name} = "wheat-2023"')
        return None
    return _id(reader, field, value, keys)


def _table(reader: Reader, field: Field, value: object, keys: Keys) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        help_ = f"write {field.name} = {field.example}" if field.example else ""
        reader.wrong_type(field, keys, value, "a table", help_)
        return None
    return value


def _votes(reader: Reader, field: Field, value: object, keys: Keys) -> dict[str, str] | None:
    table = _table(reader, field, value, keys)
    if table is None:
        return None
    votes = {}
    for country, vote in table.items():
        code = _country(reader, field, country, (*keys, country))
        word = _word(reader, field, vote, (*keys, country))
        if code and word:
            votes[code] = word
    return votes


def _reasons(reader: Reader, field: Field, value: object, keys: Keys) -> dict[str, str] | None:
    table = _table(reader, field, value, keys)
    if table is None:
        return None
    return {code: text for code, reason in table.items() if (text := _text(reader, field, reason, (*keys, code)))}


def _translations(reader: Reader, field: Field, value: object, keys: Keys) -> dict[str, str] | None:
    table = _table(reader, field, value, keys)
    if table is None:
        return None
    names = {}
    for tag, name in table.items():
        language = _language(reader, field, tag, (*keys, tag))
        text = _text(reader, field, name, (*keys, tag))
        if language and text:
            names[language] = text
    return names


def _raw(_reader: Reader, _field: Field, value: object, _keys: Keys) -> Any:
    """Return the value as it is: the fields of its table depend on the kind of fact."""
    return value


def _elsewhere(_reader: Reader, _field: Field, _value: object, _keys: Keys) -> None:
    """Return None: what stands there is read apart from the table."""


_NAME_PARTS = ("family", "given", "particle", "suffix")
_BODY_EXAMPLE = '{ body = "Reuters Staff" }'


def _author(reader: Reader, field: Field, value: object, keys: Keys) -> Name | None:
    """Read an author: a person's name as a text or in a table of its parts, or a table with a body."""
    if not isinstance(value, dict):
        text = _text(reader, field, value, keys)
        return parse_name(text) if text else None
    known = ("body",) if "body" in value else _NAME_PARTS
    for key in value.keys() - set(known):
        help_ = Suggestion(key, known, "keys")
        reader.problem(Code.UNKNOWN_KEY, f"unknown key {quoted(key)} in an author", *keys, key, help=help_, at_key=True)
    parts = {key: _text(reader, field, value[key], (*keys, key)) for key in known if key in value}
    if "body" in parts:
        return Name(parts["body"], is_body=True) if parts["body"] else None
    if "family" not in value:
        wanted = f'write a person as {{ family = "Sow", given = "Ana" }}, a body as {_BODY_EXAMPLE}'
        reader.problem(Code.MISSING_KEY, "an author has no family", *keys, help=wanted)
    family = parts.get("family")
    given, particle, suffix = (parts.get(key) or "" for key in _NAME_PARTS[1:])
    return Name(family, given, particle, suffix) if family else None


_id = _shaped(ID, Code.NOT_AN_ID, "an id", 'write ids with a-z, 0-9 and single hyphens, such as "wheat-2023"')
_language = _shaped(_LANGUAGE, Code.NOT_A_LANGUAGE, "a language code", 'write its code, such as "en"')

_topic = _shaped(
    re.compile(r"[^\W_]+(?:-[^\W_]+)*"),
    Code.NOT_AN_ID,
    "a word of letters, digits and hyphens",
    'write a topic as one word, such as "peace-process"',
)
_READERS: dict[FieldType, Read] = {
    Type.TEXT: _text,
    Type.WORD: _word,
    Type.IDENTIFIER: _id,
    Type.UNIT: _unit,
    Type.ADDRESS: _text,
    Type.LANGUAGE: _language,
    Type.DATE: _date,
    Type.DAY: _date,
    Type.NUMBER: _number,
    Type.COUNT: _count,
    Type.FLAG: _flag,
    Type.COUNTRY: _country,
    Type.PERSON: _id,
    Type.ORGANISATION: _id,
    Type.COMMODITY: _id,
    Type.PUBLISHER: _id,
    Type.SOURCE: _id,
    Type.FACT: _single_fact,
    Type.FACTS: _many(_id),
    Type.SPEAKER: _id,
    Type.PARTY: _party,
    Type.TOPIC: _topic,
    Type.PLACE: _text,
    Type.NAMES: _many(_text),
    Type.SAYS: _raw,
    Type.AUTHOR: _author,
    Type.ROLE: _raw,
    Type.ROLES: _raw,
    Type.VOTES: _votes,
    Type.REASONS: _reasons,
    Type.TRANSLATIONS: _translations,
    Type.WITHDRAWAL: _elsewhere,
    Type.CLAIM: _raw,
    Type.CLAIMS: _elsewhere,
}
"""What reads a value of each type; a list is read item by item, unless it stands here too."""


def reader_of(type_: FieldType) -> Read:
    """Return what reads a value of a type."""
    return _READERS[type_] if type_ in _READERS or type_.item is None else _many(_READERS[type_.item])


def shape_of(fields: Iterable[Field]) -> Shape:
    """Return the shape of a table with these fields."""
    by_name = {field.name: field for field in fields}
    return Shape(
        fields=by_name,
        readers={name: reader_of(field.type) for name, field in by_name.items()},
        required=tuple(name for name, field in by_name.items() if field.required),
    )
