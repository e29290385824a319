"""Where and when a fact was, as its sentence says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bilat.cite.phrases import joined, planned_when, when, where
from bilat.values import countries
from bilat.values.dates_in_words import text_words

if TYPE_CHECKING:
    from bilat.model.rows import FactRow


def place_and_time(fact: FactRow, *, said: str = "", bracketed: bool = False, planned: bool = False) -> str:
    """Return where and when, without what the text `said` says already.

    `bracketed` puts a place in brackets whose country `said` names: "paid his first visit to Mali (Bamako)". A plan is
    dated as `planned`: "for April 2024".
    """
    in_words = text_words(fact["date"]).removeprefix("until ")
    known = in_words in said or in_words.replace(" to ", "–") in said
    dated = planned_when if planned else when
    return joined(_place(fact, said, bracketed), "" if known else dated(fact["date"]))


def _place(fact: FactRow, said: str, bracketed: bool) -> str:
    city, _, venue = (fact["place"] or "").partition(", ")
    if any(name and name in said for name in city.split(" and ")):
        return ""
    if bracketed and city and fact["country"]:
        name = re.escape(countries.name(fact["country"]))
        if re.search(rf"\b(?:in|to|visit(?:ed|s)) (?:the )?{name}$", said):
            return f"({city})"
    return where(city if venue in said else fact["place"])


def without_period(title: str, date: str) -> str:
    """Return a title without the month or year that tells it apart in a list, where the date says it more exactly."""
    in_words = text_words(date)
    for period in re.finditer(r" in ((?:[A-Z][a-z]+ )?\d{4})\b", title):
        if period[1] in in_words and in_words != period[1]:
            return title.replace(period[0], "", 1)
    return title


def brief(fact: FactRow, said: str = "") -> str:
    """Return the place and the date without prepositions; the place not where `said` names it."""
    city = (fact["place"] or "").partition(", ")[0]
    return ", ".join(filter(None, ("" if city in said else city, text_words(fact["date"]))))
