"""What stands in the cells of a row, read as the values of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bilat.errors import DateError, MappingError
from bilat.importing.mapping import Value, filled
from bilat.schema.fields import Field, Type
from bilat.values.amounts import MOST_DIGITS, SMALLEST
from bilat.values.countries import code
from bilat.values.dates import parse_date
from bilat.values.text_folding import bare

Names = Callable[[str, str], str | None]
"""Returns the id of the person, body or goods that is called so, by its sort; None where nobody is."""


class UnreadableCellError(MappingError):
    """What stands in a cell is no value of its field. `name` is what stands there, where nobody knows such a name."""

    def __init__(self, message: str, name: str = "") -> None:
        super().__init__(message)
        self.name = name


def text_of(value: Value, cells: Mapping[str, str]) -> str:
    """Return what a row says of a value, in the mapping's own words.

    Raises:
        MappingError: the table has no such column.
    """
    text = filled(value.template, cells)
    return value.words.get(text, text) or value.default


def value_of(field: Field, value: Value, cells: Mapping[str, str], names: Names) -> Any:
    """Return the value of a field as a fact file writes it; None where the row says nothing.

    Raises:
        UnreadableCellError: what stands there is no such value.
    """
    if field.type.item and value.split:
        parts = [part.strip() for part in filled(value.template, cells).split(value.split)]
        texts = [value.words.get(part, part) for part in parts]
    else:
        texts = [text_of(value, cells)]
    single = field._replace(type=field.type.item) if field.type.item else field
    found = [_single(single, value, text, names) for text in texts if text]
    if field.type.item:
        return list(dict.fromkeys(found)) or None
    return found[0] if found else None


def _single(field: Field, value: Value, text: str, names: Names) -> Any:
    kind = field.type
    if kind in (Type.DATE, Type.DAY):
        return _date(field, value, text)
    if kind in (Type.NUMBER, Type.COUNT):
        return _number(field, value, text)
    if kind is Type.FLAG:
        return text == "true"
    if field.choices and text not in field.choices:
        raise UnreadableCellError(f"its {field.name} is none of {', '.join(field.choices)}", text)
    if "country" in kind.names or kind.entity_types:
        return _named(field, text, names)
    return text


def _named(field: Field, text: str, names: Names) -> str:
    found = code(text) if "country" in field.type.names else None
    for entity_type in () if found else field.type.entity_types:
        found = found or names(entity_type, text)
    if not found:
        sorts = " or ".join(name for name in field.type.names if name in ("country", *field.type.entity_types))
        raise UnreadableCellError(f"its {field.name} is no {sorts} that is known", text)
    return found


# Numbers and dates.


def _number(field: Field, value: Value, text: str) -> Decimal | int:
    try:
        number = Decimal(_digits(text, value.decimal)) * value.scale
    except InvalidOperation:
        raise UnreadableCellError(f"its {field.name} is no number", text) from None
    if not number.is_finite() or len(number.normalize().as_tuple().digits) > MOST_DIGITS or abs(number) >= _TOO_MUCH:
        raise UnreadableCellError(f"its {field.name} is no number of at most {MOST_DIGITS} digits", text)
    if number and int(number.normalize().as_tuple().exponent) < SMALLEST.adjusted():
        raise UnreadableCellError(f"its {field.name} is finer than {SMALLEST}", text)
    if field.least is not None and number < field.least:
        raise UnreadableCellError(f"its {field.name} is less than {field.least}")
    return int(number) if number == number.to_integral_value() else number.normalize()


_TOO_MUCH = Decimal(10) ** MOST_DIGITS


_GROUPED = re.compile(r"[-+]?\d{1,3}([ ,.'’\u00a0\u202f]?)\d{3}(\1\d{3})*")


def _digits(text: str, decimal: str) -> str:
    """Return a number without the signs that part its thousands, and with a point before decimals."""
    whole, sign, rest = text.partition(decimal)
    if _GROUPED.fullmatch(whole):
        whole = re.sub(r"[^\d+-]", "", whole)
    return f"{whole}{'.' if sign else ''}{rest}"


_ISO_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:.*|Z)")


def _date(field: Field, value: Value, text: str) -> str:
    if value.pattern:
        return _by_pattern(value, text)
    day = match[1] if (match := _ISO_TIME.fullmatch(text)) else text
    try:
        return parse_date(day).text
    except DateError as error:
        raise UnreadableCellError(f"its {field.name} is no date", text) from error


def _by_pattern(value: Value, text: str) -> str:
    """Return a date as a pattern reads it, as exact as the pattern is."""
    pattern = value.pattern
    two_years = "%Y" in pattern and "%y" in pattern
    try:
        if two_years:
            return _year_from(text, pattern, value.year_from)
        day = datetime.strptime(text, pattern).date().isoformat()
    except ValueError:
        raise UnreadableCellError(f"its date is not written as {pattern}", text) from None
    month = any(sign in pattern for sign in ("%m", "%b", "%B"))
    return day if "%d" in pattern else day[:7] if month else day[:4]


def _year_from(text: str, pattern: str, month: int) -> str:
    """Return a year that ends in the next, "2007/08", as the months that it lasts.

    Raises:
        ValueError: it is not written as the pattern says, or not of two years that follow each other.
    """
    written = re.escape(pattern).replace("%Y", r"(?P<first>\d{4})").replace("%y", r"(?P<last>\d{2})")
    match = re.fullmatch(written, text)
    if not match or (int(match["first"]) + 1) % 100 != int(match["last"]):
        raise ValueError(text)
    first = int(match["first"])
    if month == 1:
        return f"{first}/{first + 1}"
    return f"{first}-{month:02}/{first + 1}-{month - 1:02}"


def id_from(text: str) -> str:
    """Return a text as an id: its letters and digits without accents, the rest as hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", bare(text)).strip("-")
