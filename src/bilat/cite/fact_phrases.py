"""What the sentence of a fact is put together of: its title as a subject, its place and its time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilat.cite.headlines import as_subject, is_plural
from bilat.cite.phrases import when, where
from bilat.values import countries
from bilat.values.dates_in_words import text_words

if TYPE_CHECKING:
    from bilat.model.rows import FactRow


def joined(*parts: str) -> str:
    """Return the parts that are not empty with spaces between them."""
    return " ".join(part for part in parts if part)


def place_and_time(fact: FactRow, *, said: str = "", bracketed: bool = False) -> str:
    """Return where and when, without what the text `said` says already.

    `bracketed` puts a place in brackets whose country `said` names: "paid his first visit to Mali (Bamako)".
    """
    known = text_words(fact["date"]).removeprefix("until ") in said
    return joined(_place(fact, said, bracketed), "" if known else when(fact["date"]))


def _place(fact: FactRow, said: str, bracketed: bool) -> str:
    city, _, venue = (fact["place"] or "").partition(", ")
    if any(name and name in said for name in city.split(" and ")):
        return ""
    if bracketed and city and fact["country"]:
        name = re.escape(countries.name(fact["country"]))
        if re.search(rf"\b(?:in|to|visit(?:ed|s)) (?:the )?{name}\b", said):
            return f"({city})"
    return where(city if venue in said else fact["place"])


def brief(fact: FactRow, said: str = "") -> str:
    """Return the place and the date without prepositions; the place not where `said` names it."""
    city = (fact["place"] or "").partition(", ")[0]
    return ", ".join(filter(None, ("" if city in said else city, text_words(fact["date"]))))


def subject_of(title: str) -> str:
    """Return a title as the subject of a sentence; what it puts after a comma ends in a comma."""
    return as_subject(title) + ("," if re.search(r", (?:as|in|with|\d)", title) else "")


def were(subject: str, participle: str) -> str:
    """Return a passive in the number of its subject: "were signed"."""
    return f"{'were' if is_plural(subject) else 'was'} {participle}"
