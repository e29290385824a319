"""The words in which people read a fact, its claims and its sources: every output for people takes them from here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bilat.evidence.readings import AMOUNT_PARTS, is_live, stated_amount
from bilat.schema.fields import TERMS, FieldType, Type
from bilat.schema.kinds import KINDS
from bilat.values import countries
from bilat.values.date_words import short_words, text_words
from bilat.values.dates import SHORT_MONTHS, parse_date
from bilat.values.value_words import amount_words, progress_words, spaced, value_words

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, SourceRow
    from bilat.query.listing import Listing

OUTSIDE = "may fall outside the requested dates"
NO_MATCH = "Nothing matches."
NOT_STATED = "not stated"

_FIELDS = {
    "amount_to": "upper end",
    "because": "why chosen",
    "value": "worth",
    "part_of": "part of",
    "fulfils": "carries out",
    "fulfilled_by": "carried out by",
    "superseded_by": "superseded by",
    "overlaps": "overlaps with",
    "related": "see also",
    "last_word": "last mentioned",
    "published_total": "published total",
}


def field_name(name: str) -> str:
    """Return the name of a field as a label."""
    return _FIELDS.get(name, name.replace("_", " "))


def date(text: str) -> str:
    """Return an EDTF date in words."""
    return text_words(text)


def short_date(text: str) -> str:
    """Return an EDTF date in words, its months in three letters."""
    return short_words(parse_date(text))


def brief_date(text: str, year: str = "") -> str:
    """Return an EDTF date in few words: "~Sep 2023", "26 Dec to 2 Jan 2023"; with a month, `year` is left out."""
    words = short_date(text).replace("about ", "~").replace(" (uncertain)", "?")
    return re.sub(rf"\b({_NAMED}) {year}\b", r"\1", words) if year else words


_NAMED = "|".join([*SHORT_MONTHS, "spring", "summer", "autumn"])


def published(source: Mapping[str, Any]) -> str:
    """Return when a source was published, in words."""
    return date(source["published"]) if source["published"] else "undated"


def number(value: float) -> str:
    """Return a number with its thousands set apart."""
    return f"{value:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: "1 source", "1,204 facts"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def amount(row: Mapping[str, Any]) -> str:
    """Return what the keys amount, amount_to, unit and qualifier of a row state; "" where they state nothing."""
    return "" if row.get("unit") is None else amount_words(row)


def worth(row: Mapping[str, Any]) -> str:
    """Return the value in money that a row states; "" where it states none."""
    return amount({"amount": row.get("value"), "unit": row.get("currency")})


def span(row: Mapping[str, Any]) -> str:
    """Return the lowest and highest amount of a row, or of a total, where they differ: "20,000–25,000"."""
    low, high = row["low"], row["high"]
    return "" if low == high else f"{number(low)}–{number(high)}"


def disputed_span(row: Mapping[str, Any]) -> str:
    """Return the range over which sources disagree on a fact's amount; a range that the fact states itself is none."""
    return span(row) if row["amount_to"] is None else ""


def progress(row: Mapping[str, Any]) -> str:
    """Return the status, stage or result; a plan comes with its last mention."""
    return progress_words(row.get(KINDS[row["kind"]].state), row["last_word"], short=True)


def independence(sources: int, independent: int) -> str:
    """Return how many of so many sources are independent voices: "3 independent"; "" where all are."""
    return "" if sources == independent else f"{number(independent)} independent"


def witnesses(sources: int, independent: int) -> str:
    """Return how many sources and independent voices speak: "4 sources (3 independent)"."""
    many, few = counted(sources, "source"), independence(sources, independent)
    return f"{many} ({few})" if few else many


def value(row: Mapping[str, Any], name: str, content: Any, names: Mapping[str, str]) -> str:
    """Return what a field of a fact holds, or would hold, in words; `names` are those of people and organisations."""
    field = KINDS[row["kind"]].field(name)
    type_ = field.type if field else Type.TEXT
    if isinstance(content, Mapping) and type_ is Type.VOTES:
        return ", ".join(f"{countries.name(code)} {vote}" for code, vote in content.items())
    if type_.is_list or isinstance(content, list):
        return ", ".join(_one(item, type_, names) for item in content)
    if name in AMOUNT_PARTS and not isinstance(content, Mapping):
        unit = row.get("unit" if name == "amount" else "currency")
        return amount({"amount": content, "unit": unit})
    return _one(content, type_, names) if isinstance(content, str) and name != "date" else value_words(name, content)


def _one(item: str, type_: FieldType, names: Mapping[str, str]) -> str:
    if "country" in type_.names and item.isupper():
        return countries.name(item)
    return spaced(item) if type_ in (Type.WORD, Type.COMMODITY) else names.get(item, item)


def given(says: Mapping[str, Any], row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    """Return in words what a claim gives for each field that it gives differently; an amount is one field."""
    found: dict[str, str] = {}
    for name, content in says.items():
        number_field = next((field for field, parts in AMOUNT_PARTS.items() if name in parts), None)
        if number_field is None:
            found[name] = value(row, name, content, names)
        else:
            own = stated_amount(row, says, number_field)
            found[number_field] = amount(own) if number_field == "amount" else worth(own)
    return found


def chosen(field: str, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return the chosen reading of a field, in words."""
    if field == "amount":
        return amount(row)
    if field == "value":
        return worth(row)
    if field == KINDS[row["kind"]].state:
        return progress(row)
    return NOT_STATED if row[field] is None else value(row, field, row[field], names)


def readings(row: Mapping[str, Any], field: str, names: Mapping[str, str]) -> dict[str, list[ClaimRow]]:
    """Return what live claims give for a field otherwise than the fact, each reading with its claims."""
    sides: dict[str, list[ClaimRow]] = {}
    for claim in filter(is_live, row["claims"]):
        if (other := given(claim["says"] or {}, row, names).get(field)) is not None:
            sides.setdefault(other, []).append(claim)
    return sides


def divergence(claim: ClaimRow, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return how a claim differs from the chosen reading: "gives the terms as sale; does not give the amount"."""
    says = given({**(claim["says"] or {}), **(claim["earlier"] or {})}, row, names)
    parts = [
        f"dates it to {words}" if field == "date" else f"gives the {field_name(field)} as {words}"
        for field, words in says.items()
    ]
    if claim["silent"]:
        parts.append(f"does not give {listed([f'the {field_name(field)}' for field in claim['silent']], 'or')}")
    return "; ".join(parts)


def standing(row: Mapping[str, Any]) -> list[str]:
    """Return what must be known of a fact where it stands among others: sold, a part, a published total, replaced."""
    terms = KINDS[row["kind"]].role(TERMS)
    notes = []
    if terms and terms.name in row["disputed"]:
        own = [chosen(terms.name, row, {})] if row[terms.name] else []
        notes.append(" or ".join([*own, *readings(row, terms.name, {})]))
    elif terms and row[terms.name] not in (None, terms.words[0]):
        notes.append(spaced(row[terms.name]))
    if row["part_of"]:
        notes.append(f"part of {row['part_of']}")
    if row.get("published_total"):
        notes.append("published total, not added")
    if row["superseded_by"]:
        notes.append(f"superseded by {listed(row['superseded_by'])}")
    return [*notes, "withdrawn"] if row["withdrawn"] else notes


def title(source: Mapping[str, Any], id_: str) -> str:
    """Return what a source is called: its title, else what it is, in brackets."""
    return str(source["title"] or f"[{source['description'] or id_}]")


def publisher_type(code: str) -> str:
    """Return a type of publisher as people write it: "state media", "UN"."""
    return "UN" if code == "un" else spaced(code)


def offices(person: Mapping[str, Any]) -> str:
    """Return the offices that a person held; an organisation has none."""
    return ", ".join(role["title"] for role in person.get("roles", ()))


def publisher(source: SourceRow) -> str:
    """Return who published a source, and via which agency's words: "UrduPoint, via Sputnik"."""
    publisher, agency = source["publisher_name"], source["agency_name"]
    return f"{publisher}, via {agency}" if agency and agency != publisher else publisher


def cell(row: Mapping[str, Any], key: str, listing: Listing) -> str:
    """Return what a table shows of a row under a column's key. It is not safe to print yet."""
    if make := _CELLS.get(key):
        return make(row)
    if key == KINDS[row["kind"]].state:
        return progress(row)
    return "" if row.get(key) is None else value(row, key, row[key], {**listing.people, **listing.organisations})


def _tally(row: Mapping[str, Any]) -> str:
    counts = [row[key] for key in ("for", "against", "abstained")]
    return "" if counts == [None] * 3 else "–".join("?" if count is None else str(count) for count in counts)


_CELLS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "date": lambda row: date(row["date"]),
    "amount": amount,
    "value": worth,
    "sources": lambda row: witnesses(row["sources"], row["independent"]),
    "tally": _tally,
}


def more(shown: int, matches: int, noun: str = "fact", plural: str = "") -> str:
    """Return how many of all matches are shown, and how to see the others."""
    return f"{number(shown)} of {counted(matches, noun, plural)}; --limit {matches} shows them all."
