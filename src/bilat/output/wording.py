"""The words in which people read a fact, its claims and its sources: every output for people takes them from here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from bilat.evidence.reading_words import differences, field_name, given, value
from bilat.evidence.readings import is_live, number_of, text_of
from bilat.query.query import NOT_STATED
from bilat.schema.fields import TERMS, Field
from bilat.schema.kinds import KINDS
from bilat.values import countries
from bilat.values.dates import SHORT_MONTHS, parse_date
from bilat.values.dates_in_words import short_words, text_words
from bilat.values.safe_text import safe
from bilat.values.value_words import amount_words, progress_words, spaced

if TYPE_CHECKING:
    from bilat.model.rows import ClaimRow, ExcerptRow, FactRow, Number, SourceRow, VerifiedTextRow
    from bilat.query.answers import Entity, FactsAnswer, Hit, OpenEndedRow, QuoteCounts
    from bilat.query.listing import Listing

OUTSIDE = "may fall outside the requested dates"
NO_MATCH = "Nothing matches."


def doubt(field: str) -> str:
    """Return what is said of a fact that may but need not match a question, by a field."""
    return OUTSIDE if field == "date" else f"{field_name(field)}: only under some readings"


def open_ended(facts: Sequence[OpenEndedRow], done: str) -> str:
    """Return that facts are not `done` ("listed"), since only an open end of their date reaches the requested dates."""
    if not facts:
        return ""
    named = [f"{fact['id']} ({date(fact['date'])})" for fact in facts[:_NAMED_AT_MOST]]
    if others := len(facts) - len(named):
        named.append(f"{number(others)} more")
    dates = "date" if len(facts) == 1 else "dates"
    return f"Not {done}: {listed(named)}, whose open-ended {dates} may reach the requested dates."


_NAMED_AT_MOST = 6


def excerpt(row: ExcerptRow, names: Mapping[str, str]) -> str:
    """Return from which claims an answer is, in words that are safe to print; `names` are those of voices by id."""
    only, without = ([_voice(id_, names) for id_ in row[key]] for key in ("only", "without"))
    kept = [f"of {listed(only, 'or')}"] if only else []
    kept += [f"published by {date(row['known_by'])}"] if row["known_by"] else []
    claims = f"the claims {' '.join(kept)} alone" if kept else "all claims"
    but = f", without those of {listed(without, 'or')}" if without else ""
    lost = row["undated"]
    which = "claim whose source has", "claims whose sources have"
    undated = f"; {counted(lost, *which)} no certain date {'is' if lost == 1 else 'are'} left out" if lost else ""
    return safe(f"From {claims}{but}{undated}. Titles are the curators', who knew all claims.")


def _voice(id_: str, names: Mapping[str, str]) -> str:
    return names.get(id_) or (countries.name(id_) if id_.isupper() else id_)


def date(text: str) -> str:
    """Return an EDTF date in words."""
    return text_words(text)


def short_date(text: str) -> str:
    """Return an EDTF date in words, its months in three letters."""
    return short_words(parse_date(text))


def year_words(text: str) -> str:
    """Return a year, or that a fact surely lies in no single one, in words."""
    return "not surely in one year" if text == "not in one year" else short_date(text)


def brief_date(text: str, year: str = "") -> str:
    """Return an EDTF date in few words: "~Sep 2023", "26 Dec to 2 Jan 2023"; with a month, `year` is left out."""
    words = short_date(text).replace("about ", "~").replace(" (uncertain)", "?")
    return re.sub(rf"\b({_NAMED}) {year}\b", r"\1", words) if year else words


_NAMED = "|".join([*SHORT_MONTHS, "spring", "summer", "autumn"])


def published(source: SourceRow) -> str:
    """Return when a source was published, in words."""
    return date(source["published"]) if source["published"] else "n.d."


def number(value: float) -> str:
    """Return a number with its thousands set apart."""
    return f"{value:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun: "1 source", "1,204 facts"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def nouns(kind: str) -> tuple[str, str]:
    """Return what one fact of a kind and several are called: "meeting" and "meetings"; those of aid are facts."""
    several = KINDS[kind].command
    return ("fact", "facts") if several == kind else (kind, several)


def kind_count(kind: str, count: int) -> str:
    """Return a count of facts of a kind, in one piece: "1 meeting", "3 meetings"."""
    return f"{number(count)}\u00a0{kind if count == 1 else KINDS[kind].command}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def amount(row: Mapping[str, object]) -> str:
    """Return the amount of a row, from its keys amount, amount_to, unit and qualifier; "" for none."""
    return "" if row.get("unit") is None else amount_words(row)


def worth(row: Mapping[str, object]) -> str:
    """Return the value in money of a row; "" for none."""
    return amount({"amount": row.get("value"), "unit": row.get("currency")})


def span(low: Number | None, high: Number | None) -> str:
    """Return the lowest and highest of an amount, or of a total, where they differ: "20,000–25,000"."""
    return "" if low is None or high is None or low == high else f"{number(low)}–{number(high)}"


def disputed_span(row: FactRow) -> str:
    """Return the range over which sources disagree on a fact's amount; "" where it is the one that the fact states."""
    low, high, stated = (number_of(row, key) for key in ("low", "high", "amount_to"))
    if stated is not None and (low, high) == (number_of(row, "amount"), stated):
        return ""
    words = span(low, high)
    return f"{words} or more" if words and _open_above(row, high) else words


def _open_above(row: FactRow, high: Number | None) -> bool:
    """Say whether the highest amount that is given for a fact is meant as "at least"."""
    given = [
        row,
        *({**row, "qualifier": None, **claim["says"]} for claim in row["claims"] if claim["says"] and is_live(claim)),
    ]
    return any(one.get("amount") == high and one.get("qualifier") == "at-least" for one in given)


def progress(row: FactRow) -> str:
    """Return the status, stage or result; a plan comes with its last mention."""
    return progress_words(text_of(row, KINDS[row["kind"]].state), row["last_word"], short=True)


def independence(sources: int, independent: int) -> str:
    """Return how many of so many sources are independent voices: "3 independent"; "" where all are."""
    return "" if sources == independent else f"{number(independent)} independent"


def witnesses(sources: int, independent: int) -> str:
    """Return how many sources and independent voices speak: "4 sources (3 independent)"."""
    many, few = counted(sources, "source"), independence(sources, independent)
    return f"{many} ({few})" if few else many


def chosen(field: str, row: FactRow, names: Mapping[str, str]) -> str:
    """Return the chosen reading of a field, in words."""
    if field == "amount":
        return amount(row) or NOT_STATED
    if field == "value":
        return worth(row) or NOT_STATED
    if field == KINDS[row["kind"]].state:
        return progress(row)
    content = row.get(field)
    return NOT_STATED if content is None else value(row, field, content, names)


def readings(row: FactRow, field: str, names: Mapping[str, str]) -> dict[str, list[ClaimRow]]:
    """Return the readings of a field by live claims that differ from the fact's, each with its claims."""
    sides: dict[str, list[ClaimRow]] = {}
    for claim in filter(is_live, row["claims"]):
        if (other := given(claim["says"] or {}, row, names).get(field)) is not None:
            sides.setdefault(other, []).append(claim)
    return sides


def divergence(claim: ClaimRow, row: FactRow, names: Mapping[str, str]) -> str:
    """Return how a claim differs from the chosen reading: "gives the terms as sale; does not give the amount"."""
    parts = differences({**(claim["says"] or {}), **(claim["earlier"] or {})}, row, names)
    if claim["silent"]:
        parts.append(f"does not give {listed([f'the {field_name(field)}' for field in claim['silent']], 'or')}")
    return "; ".join(parts)


def not_live(row: FactRow) -> str:
    """Return how many claims of a fact are no witnesses for it, and why; "" where all are."""
    errors = sum(claim["rejected"] is not None for claim in row["claims"])
    earlier = sum(claim["earlier"] is not None for claim in row["claims"])
    said = [f"{counted(errors, 'claim')} treated as errors" if errors > 1 else "1 claim treated as an error"] * bool(
        errors
    )
    said += [f"{counted(earlier, 'claim')} of an earlier stage"] * bool(earlier)
    return f"Not traced: {listed(said)}." if said else ""


def differing(hit: Hit, row: FactRow, answer: FactsAnswer) -> str:
    """Return how the claim that was found differs from its fact, or why it does not count; "" where it agrees."""
    claim = next((claim for claim in row["claims"] if claim["id"] == hit["claim"]), None)
    if claim is None:
        return ""
    if claim["rejected"]:
        return "treated as an error of the source"
    earlier = ["of an earlier stage"] if claim["earlier"] else []
    names = answer["people"] | answer["organisations"]
    return "; ".join([*earlier, *differences({**(claim["says"] or {}), **(claim["earlier"] or {})}, row, names)])


def standing(row: FactRow) -> list[str]:
    """Return what a reader of a list must know about a fact: that it is a sale, a part, a published total, replaced."""
    terms = KINDS[row["kind"]].role(TERMS)
    said = text_of(row, terms.name) if terms else None
    notes = []
    if terms and terms.name in row["disputed"]:
        own = [chosen(terms.name, row, {})] if said else []
        notes.append(" or ".join([*own, *readings(row, terms.name, {})]))
    elif terms and said and said != terms.words[0]:
        notes.append(spaced(said))
    elif terms and not said:
        notes += _terms_of_whole(row, terms)
    if row["part_of"]:
        taken = (row["from_whole"] or {}).items()
        above = listed([f"the {field_name(field)}" for field, one in taken if len(one["readings"]) > 1])
        notes.append(f"part of {row['part_of']}" + (f", where sources disagree on {above}" if above else ""))
    if row.get("published_total"):
        notes.append("published total, not added")
    if row["superseded_by"]:
        notes.append(f"superseded by {listed(row['superseded_by'])}")
    return [*notes, "withdrawn"] if row["withdrawn"] else notes


def _terms_of_whole(row: FactRow, terms: Field) -> list[str]:
    """Return what a reader must know of the terms of a fact of which no source gives any: those of its whole."""
    taken = (row["from_whole"] or {}).get(terms.name)
    if not taken:
        return ["terms not stated"]
    readings = taken["readings"]  # where they are several, it is said that sources disagree there
    return [] if len(readings) > 1 or readings == [terms.words[0]] else [f"{spaced(str(readings[0]))}, as its whole"]


def from_whole(row: FactRow, field: str, names: Mapping[str, str]) -> str:
    """Return what a part takes for a field: "gift or sale, from wheat-2023 (the whole)"; "" for nothing."""
    taken = (row["from_whole"] or {}).get(field)
    if not taken:
        return ""
    said = [NOT_STATED if one is None else value(row, field, one, names) for one in taken["readings"]]
    return f"{listed(said, 'or')}, from {taken['of']} (the whole)"


def title(source: SourceRow, id_: str) -> str:
    """Return what a source is called: its title, else what it is, in brackets."""
    return str(source["title"] or f"[{source['description'] or id_}]")


def offices(entity: Entity) -> str:
    """Return the offices that a person held; others have none."""
    return ", ".join(role["title"] for role in entity["roles"]) if "roles" in entity else ""


def names(entity: Entity) -> str:
    """Return what an entry is called in other languages, each name behind its language: "fr blé, ru пшеница"."""
    return ", ".join(f"{language} {name}" for language, name in entity["names"].items()) if "names" in entity else ""


def side_name(side: str) -> str:
    """Return the side of a claim in words: a party by its name."""
    return _SIDES.get(side) or countries.name(side)


_SIDES = {
    "african": "other African",
    "western": "Western",
    "un": "United Nations",
    "think-tank": "think tanks",
    "other": "other countries, and bodies of none",
    "unknown": "publishers of unknown country",
}


def publisher(source: SourceRow) -> str:
    """Return who published a source, and via which agency's words: "UrduPoint, via Sputnik"."""
    publisher, agency = source["publisher_name"], source["agency_name"]
    return f"{publisher}, via {agency}" if agency and agency != publisher else publisher


def cell(row: FactRow, key: str, listing: Listing) -> str:
    """Return the text of a row's cell in a table, by the column's key. It is not safe to print yet."""
    if make := _CELLS.get(key):
        return make(row)
    if key == KINDS[row["kind"]].state:
        return progress(row)
    content = row.get(key)
    return "" if content is None else value(row, key, content, {**listing.people, **listing.organisations})


def _tally(row: FactRow) -> str:
    counts = [row.get(key) for key in ("for", "against", "abstained")]
    return "" if counts == [None] * 3 else "–".join("?" if count is None else str(count) for count in counts)


_CELLS: dict[str, Callable[[FactRow], str]] = {
    "date": lambda row: date(row["date"]),
    "amount": amount,
    "value": worth,
    "sources": lambda row: witnesses(row["sources"], row["independent"]),
    "tally": _tally,
}


def more(shown: int, matches: int, noun: str = "fact", plural: str = "") -> str:
    """Return how many of all matches are shown, and how to see the others."""
    return f"{number(shown)} of {counted(matches, noun, plural)}; --limit {matches} shows them all."


def verified(claim: ClaimRow, *, kept: bool = False) -> str:
    """Return whether a quote was found in its source, in which text, and whether a later one lacks it.

    `kept` says whether a page of its source is kept: what was never looked up there, or not recorded, waits for it.
    """
    found, missing = claim["found_in"], claim["missing_from"]
    if found and missing and found["day"] == missing["day"] and found["day"]:
        return f"verified, and later not found, {_when(found)}"
    text = f" ({found['text'][:19]}…)" if found and not missing else ""
    words = [f"verified {_when(found)}{text}"] if found else []
    words += [f"not found {_when(missing)}"] if missing else []
    waits = f"; a page is kept: bilat verify {claim['source']} --record" if kept else ""
    return "; ".join(words) or f"not verified{waits}"


def _when(reading: VerifiedTextRow) -> str:
    return f"on {date(reading['day'])}" if reading["day"] else "in a text without a date"


def verified_counts(quotes: QuoteCounts) -> str:
    """Return how many quotes were found in their sources, and how many were not, or were not looked up."""
    missing = f" ({number(quotes['missing'])} not found when last looked up)" if quotes["missing"] else ""
    verified = f"{number(quotes['verified'])} found in the texts of their sources"
    return f"{verified}, {number(quotes['not_verified'])} not verified{missing}"
