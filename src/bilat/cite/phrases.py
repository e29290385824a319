"""The parts of a sentence about a fact: when, where, which country or body, and how they are joined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bilat.values import countries
from bilat.values.dates import parse_date
from bilat.values.dates_in_words import words, words_in_sentence


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WITH_ARTICLE = re.compile(
    r"(?:Central African|Czech|Democratic|Dominican) |United |"
    r".*(?:Emirates|Federation|Islands|Kingdom|Republic|States)$|"
    r"(?:Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines|Seychelles)$"
)
_COMMON_NOUN = re.compile(
    r"\b(?:Academy|Agency|Alliance|Army|Assembly|Association|Authority|Bank|Cent(?:er|re)|Commission|Committee|"
    r"Community|Coordination|Council|Court|Department|Duma|Embassy|Federation|Force|Forces|Forum|Framework|Fund|"
    r"Government|Group|Institute|Kremlin|League|Liberation Front|Ministry|Mission|Movement|Nations|Office|"
    r"Organi[sz]ation|Parliament|Party|Police|Presidency|Programme|Secretariat|Senate|Service|Society|Union|"
    r"University)\b|\b(?:commission|group|office|service)\b"
)
_POSSESSIVE = re.compile(r"(?:The )|\S+['’]s? ", re.IGNORECASE)


def joined(*parts: str) -> str:
    """Return the parts that are not empty with spaces between them."""
    return " ".join(part for part in parts if part)


def count_words(number: int) -> str:
    """Return a number up to ten as a word: "three", "12"."""
    return _NUMBER_WORDS[number] if number < len(_NUMBER_WORDS) else str(number)


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return a list in words: "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def indefinite(noun: str, *, plural: bool = False) -> str:
    """Return a noun with "a" or "an"; without an article where it is `plural` or can't be counted."""
    if plural or noun in _UNCOUNTED:
        return noun
    return f"{'an' if _VOWEL.match(noun) else 'a'} {noun}"


_UNCOUNTED = word_set("talks") | {"debt relief"}
_VOWEL = re.compile(
    r"(?!eu|one\b|uni[^nm]|us[aeiu]|u[kns]\b)[aeiou]|1[18](?:th)?\b|8|ho(?:ur|nest|nour)", re.IGNORECASE
)
"""How a word begins that takes "an": an agreement, an 18-month plan, an hour, but a European text, a union."""


def capitalized(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


# Words that a title begins with and that take a small letter within a sentence.
_COMMON = word_set(
    "accord additional agreement agreements annual attacks both business car centre commission committee "
    "constitutional consultations convention convoy counter-terrorism declaration decree defence delivery draft "
    "economy education elections energy exit experts fertiliser foodstuffs foreign framework free fuel further "
    "geological gold goods government group growth health interest intergovernmental investment investments "
    "journalists legal lithium meeting memoranda memorandum military monthly national negotiations new nuclear "
    "officers official officials parliament peace phone plans police president presidential protocol purchase "
    "radars rallies rebels restart roadmap sanctions school security session solar soldiers special statement "
    "students summit supply talks trade training treaty troops visa-free visit wheat work"
)
_ALWAYS_SMALL = word_set(
    "a an the two three four five six seven eight nine ten several some about over its his her "
    "earlier first joint last next second third"
)


def within_sentence(phrase: str) -> str:
    """Return a clause or a noun phrase as it stands within a sentence: "the summit", "four ministers"."""
    first, _, rest = phrase.partition(" ")
    word = first.lower()
    small = word in _ALWAYS_SMALL or (word in _COMMON and not rest[:1].isupper())
    return word + phrase[len(first) :] if small else phrase


def when(text: str) -> str:
    """Return an EDTF date with its preposition: "on 28 February 2024", "around June 2023", "by 7 February 2023"."""
    bare = text.rstrip("?~%")
    begin, slash, end = bare.partition("/")
    in_words = words_in_sentence(parse_date(text)).removesuffix(" (uncertain)")
    doubt = " (date uncertain)" if text.endswith(("?", "%")) else ""
    if bare == "../..":
        return "at an unknown time"
    if slash and begin in ("", ".."):
        return f"by {words(parse_date(end))}"
    if slash and end in ("", ".."):
        return f"from {words(parse_date(begin))} on"
    if slash:
        return ("on " if _is_day(end) and " to " not in in_words else "from ") + in_words + doubt
    return _preposed(in_words, day=_is_day(bare.strip("[]"))) + doubt


def planned_when(text: str) -> str:
    """Return an EDTF date as that of a plan: "for April 2024", "from 2025 on", "by 7 February 2023"."""
    dated = re.sub(r"^(?:on|in|around) ", lambda found: "for about " if found[0] == "around " else "for ", when(text))
    return dated.replace(" (date uncertain)", ", date uncertain")


def _preposed(in_words: str, *, day: bool) -> str:
    if in_words.startswith("between "):
        return in_words
    if in_words.startswith("about "):
        return f"around {in_words.removeprefix('about ')}"
    if century := _CENTURY.fullmatch(in_words):
        return f"between {century[1]} and {century[2]}"
    article = "the " if in_words.endswith("s") or "quarter of" in in_words else ""
    return f"{'on' if day else 'in'} {article}{in_words}"


_CENTURY = re.compile(r"(\d+)–(\d{4})")


def _is_day(text: str) -> bool:
    return bool(re.search(r"-\d\d-\d\d$", text))


def where(place: str | None) -> str:
    """Return a place with its preposition: "in Bamako", "in Bamako (Koulouba)", "in the Kidal region"; "" for none."""
    city, _, venue = (place or "").partition(", ")
    article = "the " if re.search(r" (?:area|district|province|region)s?$", city) else ""
    return f"in {article}{city} ({venue})" if venue else f"in {article}{city}" if city else ""


def country(code: str) -> str:
    """Return a country as it stands in a sentence: "Mali", "the United Arab Emirates"."""
    name = countries.name(code)
    return f"the {name}" if _WITH_ARTICLE.match(name) else name


def body(name: str) -> str:
    """Return the name of a body as it stands in a sentence: "the World Food Programme", "Rosatom"."""
    named = name.replace("Press service", "press service", 1) if name.startswith("Press service") else name
    return f"the {named}" if _COMMON_NOUN.search(name) and not _POSSESSIVE.match(name) else named


def party(id_: str, names: Mapping[str, str]) -> str:
    """Return a country or a body, given by code or id, as it stands in a sentence."""
    return country(id_) if id_.isupper() else body(names.get(id_, id_))
