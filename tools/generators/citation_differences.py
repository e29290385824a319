"""Where bilat cites otherwise than citeproc-js on purpose, and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

from bilat.cite.dates import date_parts, month_first
from bilat.cite.phrasal_verbs import is_adverb
from bilat.cite.phrases import capitalized
from bilat.cite.references import Reference
from bilat.cite.styles import apa, ieee, mla
from bilat.cite.typography import SMALL
from bilat.values.dates_in_words import words

Normal = Callable[[str, Reference], str]


def _angle(text: str, _: Reference) -> str:
    return text.translate(str.maketrans("‹›", "<>"))


def _body(text: str, reference: Reference) -> str:
    last = reference.authors[-1] if len(reference.authors) > 1 else None
    return re.sub(r", (?=(?:and|&) )", " ", text) if last and last.is_body else text


def _quarter(text: str, reference: Reference) -> str:
    quarter = reference.published is not None and re.match(r"\d{4}-3[3-6]", reference.published.text)
    return re.sub(r"\w+ Quarter (\d{4})|(\d{4}), \w+ Quarter", r"\1\2", text) if quarter else text


def _bracket(text: str, reference: Reference) -> str:
    genre = "Dataset" if reference.document == "dataset" else reference.genre
    if reference.authors or not genre:
        return text
    bare = re.sub(rf"(?<=[.!?])([”’]*) \[{genre}\]\.", r"\1", text).replace(f" [{genre}]", "")
    return bare.replace("”.", ".”")


def _quotes(text: str, reference: Reference) -> str:
    kinds = [pattern for pattern in ('"', "[“”]", "[«»]", "['‘’]") if re.search(pattern, reference.title)]
    return re.sub("[\"'“”‘’]", "", text) if len(kinds) > 1 or re.search("['‘’]{2}", reference.title) else text


def _case(text: str, reference: Reference) -> str:
    return _lowered(r"\bnext\b|\bvitamin \w\b|\w+(?=-)|(?<=: )[“‘]?\w+|(?<=[“‘\"])\w+", text, reference)


def _long_preposition(text: str, reference: Reference) -> str:
    return _lowered("|".join(rf"\b{word}\b" for word in SMALL if len(word) > 4), text, reference)


def _capital_preposition(text: str, reference: Reference) -> str:
    return _lowered("|".join(rf"\b{word}\b" for word in SMALL if 1 < len(word) < 5), text, reference)


def _lowered(pattern: str, text: str, reference: Reference) -> str:
    """Return the text with the words of a pattern in small letters, where styles capitalize the title."""
    lower = re.compile(pattern, re.IGNORECASE)
    return lower.sub(lambda found: found[0].lower(), text) if reference.takes_title_case else text


def _adverb(text: str, _: Reference) -> str:
    words = text.split(" ")
    neighbours = zip(["", *words], words, [*words[1:], ""], strict=False)
    return " ".join(word.lower() if is_adverb(before, word, after) else word for before, word, after in neighbours)


def _present(text: str, _: Reference) -> str:
    return re.sub(r"–, |–present", lambda found: ", " if found[0] == "–, " else "–", text)


def _only_in_words(text: str, reference: Reference) -> str:
    date = date_parts(reference.published) if reference.published else None
    if not date or not reference.published or not (date.open_beginning or date.is_uneven):
        return text
    written = [style.printed_date(reference) for style in (apa, mla, ieee)]
    for one in sorted(filter(None, [*written, month_first(date), words(reference.published)]), key=len, reverse=True):
        text = text.replace(one, "@").replace(capitalized(one), "@")
    return text


def _family_first(text: str, reference: Reference) -> str:
    for name in reference.authors:
        if name.family_first:
            for form in (f"{name.family}, {name.given}", f"{name.given} {name.family}"):
                text = text.replace(form, f"{name.family} {name.given}")
            text = text.replace(f"{name.family} {name.given}, and ", f"{name.family} {name.given} and ")
    return text


def _retrieved(text: str, reference: Reference) -> str:
    return text if reference.accessed else text.replace("Retrieved http", "http")


def _undated(text: str, reference: Reference) -> str:
    return re.sub(r" [Nn]\.d\.(?= |$)|[.,]", "", text) if reference.published is None else text


def _begins(text: str, reference: Reference) -> str:
    printed = month_first(date_parts(reference.published)) if reference.published else "n.d."
    return text.replace(capitalized(printed), printed)


def _place(text: str, reference: Reference) -> str:
    return text.replace("———", mla.authors(reference._replace(repeats_authors=False)).rstrip("."), 1)


def _order(text: str, reference: Reference) -> str:
    asian = reference.language_code in ("ja", "ko", "zh")
    suffixes = {name.suffix.strip(".") for name in reference.authors}
    return " ".join(sorted(set(re.findall(r"\w+", text)) - suffixes)) if asian else text


DIFFERENCES: dict[str, Normal] = {
    "in Chicago and MLA, a name with the family name first is not inverted, nor set in Western order": _family_first,
    "CSL takes < for markup, so that CSL-JSON has ‹ in its place; bilat prints the title’s own character": _angle,
    "a list of authors that ends in a body has a comma before “and” and “&”, as any other list": _body,
    "CSL has no quarters of a year; in APA one stands after the year, as a season does, or is left out": _quarter,
    "in APA, the description in brackets belongs to the title, also where the title comes first": _bracket,
    "in Chicago, prepositions of five letters and more are capitals, as its 18th edition has them": _long_preposition,
    "an adverb that belongs to a verb (“Pulls Out of”) or a number (“Over 100”) is a capital": _adverb,
    "prepositions and conjunctions are small even where the source has capitals": _capital_preposition,
    "in APA, what lasts until today is dated with “present”, once": _present,
    "an interval of open beginning, or from a day to a month, has the order and the months of the style, for which "
    "CSL has words alone": _only_in_words,
    "“Next”, a single letter (“Vitamin D”), the first part of a word with hyphens (“E-Mail”), and the first word "
    "after a colon or within quotation marks are capitals even where citeproc-js leaves them small": _case,
    "quotation marks of two kinds in one title are nested by their places, not by which kind comes first, and two "
    "apostrophes are one quotation mark": _quotes,
    "in Chicago, a web page says “n.d.” where it has neither a date nor a day of access, as all else does": _undated,
    "in Chicago and MLA, a date in words that follows a full stop begins with a capital": _begins,
    "in APA, “Retrieved” stands only with the day of access": _retrieved,
    "in a list, the articles of other languages do not count either, so that a dash may stand at another work": _place,
    "citeproc-js orders all names by the language of the document; bilat orders each by its own script": _order,
}
"""What makes the two texts of a difference alike, by the reason for it."""
_MOST_REASONS = 4


def reason(reference: Reference, ours: str, theirs: str) -> str | None:
    """Return why the two entries differ, the reasons joined by semicolons; None where they differ for no known one."""
    for count in range(1, _MOST_REASONS + 1):
        for reasons in combinations(DIFFERENCES, count):
            if _same(reference, ours, theirs, reasons):
                return "; ".join(reasons)
    return None


def _same(reference: Reference, ours: str, theirs: str, reasons: tuple[str, ...]) -> bool:
    for one in reasons:
        ours, theirs = DIFFERENCES[one](ours, reference), DIFFERENCES[one](theirs, reference)
    return ours == theirs
