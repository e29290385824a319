"""Titles of facts as clauses in the past: "Lavrov and Diop hold talks" becomes "Lavrov and Diop held talks"."""

from __future__ import annotations

import re

from bilat.cite.headline_words import (
    ADJECTIVES,
    AFTER_NOUN,
    BEFORE_NOUN,
    CLAUSE_WITHIN,
    COMMON,
    DEFINITE,
    DOUBLED,
    IRREGULAR,
    NAMED_BODY,
    NOUNS_TOO,
    NUMBERS,
    OBJECT,
    ORDINALS,
    PASSIVE,
    PHRASES,
    PLURAL_NOUNS,
    REGULAR,
    UNCOUNTABLE,
)


def _past(verb: str) -> str:
    """Return the past of a regular verb: "signed", "halted", "ratified", "committed"."""
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in DOUBLED else f"{verb}ed"


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "go", "to")) else f"{verb}s"


_PAST = dict(pair.split() for pair in IRREGULAR.split("|"))
_PAST |= {verb: _past(verb) for verb in f"{REGULAR} {NOUNS_TOO}".split()}
_SINGULAR = {_third_person(verb): verb for verb in _PAST}
_AMBIGUOUS = frozenset(NOUNS_TOO.split())
_PARTICIPLES = frozenset(PASSIVE.split())


def in_the_past(title: str, *, as_plan: bool = False) -> str | None:
    """Return a title that is a clause in the past tense, or None where no verb is recognized for certain.

    A participle becomes a passive ("Ndaw named president": "Ndaw was named president"), and an infinitive a plan
    ("Group to meet in Bamako": "The group was to meet in Bamako"). `as_plan` makes any verb a plan, since what was
    only planned, or was called off, did not happen.
    """
    words = title.split(" ")
    for at, word in enumerate(words[1:], start=1):
        listed = words[at - 1].endswith(",") and word[:1].isupper()  # "Mali, Burkina Faso and Niger"
        if word.rstrip(",") in CLAUSE_WITHIN or (words[at - 1].endswith((",", ":")) and not listed):
            return None
        if verb := _finite(words, at, as_plan=as_plan):
            subject = words[: at - 1] if words[at - 1] == "not" else words[:at]
            if len(subject) < at:
                verb = verb.replace(" ", " not ", 1)
            comma = "," if word.endswith(",") else ""
            rest = words[at + 1 :] if as_plan else _coordinated(words[at + 1 :], word)
            return " ".join([as_subject(" ".join(subject)), verb + comma, *rest])
    return None


def _coordinated(words: list[str], first: str) -> list[str]:
    """Return the words after the `first` verb, with a second one in the past too: "… and meets Diop"."""
    verbs = _SINGULAR if first.rstrip(",") in _SINGULAR else {verb: verb for verb in _PAST}
    previous = [first, *words]
    return [
        _PAST[verbs[word]] if word in verbs and _joins(previous[at], verbs[word]) else word
        for at, word in enumerate(words)
    ]


def _joins(previous: str, verb: str) -> bool:
    """Say whether a second verb follows a word: after "and", or after a comma where it can be no noun."""
    return previous == "and" or (previous.endswith(",") and verb not in _AMBIGUOUS)


def _finite(words: list[str], at: int, *, as_plan: bool) -> str | None:
    """Return a word as what it is in a clause in the past; None where it is no verb."""
    word, subject = words[at].rstrip(","), words[:at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if subject[-1].lower() in BEFORE_NOUN:
        return None
    plural = is_plural(" ".join(subject))
    was = "were" if plural else "was"
    if word == "to" and following in _PAST:
        return f"{was} to"
    if word in _PARTICIPLES or word in ADJECTIVES or f"{word} {following}" in PHRASES:
        return f"{was} {word}"
    verb = _SINGULAR.get(word) or (word if plural and word in _PAST else None)
    if verb is None or (verb in _AMBIGUOUS and not _takes_object(subject, word, following)):
        return None
    return f"{was} to {verb}" if as_plan else _PAST[verb]


def _takes_object(subject: list[str], word: str, following: str) -> bool:
    """Say whether a word that may be a noun is the verb: "Lavrov visits Bamako", "Putin and Goïta talk by phone"."""
    if following[:1].isupper() or following in OBJECT or (following == "to" and len(subject) == 1):
        return True
    named = subject[-1][:1].isupper()
    if word in _SINGULAR:
        return named and bool(following) and following not in AFTER_NOUN
    return named and "and" in subject


_AFTER_HEAD = re.compile(
    r",? (?:of|for|on|in|at|to|with|between|from|by|near|through|during|after|up|that|which|who|creating|\()\b.*| \(.*"
)


def head_of(phrase: str) -> str:
    """Return a noun phrase up to its head: "first meeting" of "first meeting of the working group"."""
    return _AFTER_HEAD.sub("", phrase)


def is_plural(subject: str) -> bool:
    """Say whether a subject takes a verb in the plural: "Lavrov and Diop", "three memoranda"."""
    head = head_of(subject)
    last = head.rsplit(" ", 1)[-1]
    if last.lower() in PLURAL_NOUNS or (last.endswith("s") and not last.endswith(("ss", "us", "’s", "is"))):
        return True
    first, several, second = head.rpartition(" and ")
    names = second[:1].isupper() or last[:1].isupper() or ", " in first
    return bool(several) and (names or second.startswith(("a ", "an ", "the ")))


def as_subject(title: str) -> str:
    """Return a noun phrase as the subject of a sentence: "The agreement on trade", "A Malian delegation"."""
    return _with_article(title, definite=True)


def as_object(title: str) -> str:
    """Return a noun phrase as an object: "an agreement on trade", "three memoranda"."""
    return within_sentence(_with_article(title, definite=False))


def _with_article(title: str, *, definite: bool) -> str:
    """Return a noun phrase with the article that headlines leave out."""
    head = head_of(title)
    first, space, rest = title.partition(" ")
    word, last = first.lower(), head.rsplit(" ", 1)[-1]
    last = last.lower() if last == head and word in COMMON else last
    lowered = f"{word}{space}{rest}" if word in COMMON else title
    if NAMED_BODY.search(head) and "’" not in head:
        return f"The {title}"
    if word in NUMBERS or "’s" in head or first[:1].isdigit() or last in UNCOUNTABLE:
        return title
    if word in ORDINALS and definite and not (word == "earlier" and is_plural(title)):
        return f"The {lowered}"
    if is_plural(title) or not (space or word in COMMON) or (last[:1].isupper() and not last[-1].isdigit()):
        return title
    if definite and (last in DEFINITE or word in COMMON):
        return f"The {lowered}"
    return f"A{'n' if lowered[0].lower() in 'aeiou' else ''} {lowered}"


def within_sentence(clause: str) -> str:
    """Return a clause or a noun phrase as it stands within a sentence: "the summit", "four ministers"."""
    first, _, rest = clause.partition(" ")
    word = first.lower()
    lower = word in NUMBERS or (word in COMMON and not rest[:1].isupper())
    return word + clause[len(first) :] if lower else clause
