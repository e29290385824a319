"""Text as citation styles print it: title case, nested quotation marks, full stops inside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilat.cite.phrasal_verbs import is_adverb

# Source: the stop words of CSL's title case, as citeproc-js has them; those of several words never apply there.
_SMALL_WORDS = (
    "about above across afore after against al along alongside amid amidst among amongst anenst apropos apud "
    "around as aside astride at athwart atop barring before behind below beneath beside besides between beyond "
    "but by circa despite down during et except for forenenst from given in inside into lest like modulo near "
    "notwithstanding of off on onto out over per plus pro qua sans since than through throughout thruout "
    "till to toward towards under underneath until unto up upon versus vs v via vis-à-vis with within without or "
    "yet so and nor a an the de von van c ca "
)
SMALL = frozenset(_SMALL_WORDS.split())
_IN_NAMES = frozenset(("a", "an", "the", "de", "von", "van", "c", "ca", "v"))
"""The small words that keep a capital, as it may belong to a name: "The Hague"."""
_MARKS = re.compile(r"([‘’“”]|[-–—/.,;?!:\[\]()])")
_SPACES = re.compile("([\u00a0 \u2000-\u200b\u205f\u3000]+)")


def title_case(title: str, longest_small: int = 99) -> str:
    """Return an English title with its words capitalized, except small words inside it.

    A small word has at most so many letters: any in MLA, four in Chicago, three in APA. Single letters are capitals
    ("Vitamin D"), and so are the first part of a word with hyphens ("E-Mail") and an adverb that belongs to a verb
    ("Pulls Out of").
    Source: text-case="title" of CSL 1.0.2; The Chicago Manual of Style, 18th edition, 8.160; the Publication Manual of
    the American Psychological Association, 7th edition, 6.17; the MLA Handbook, 9th edition, 2.90.
    """
    parts = _MARKS.split(title)
    begins, last = True, None
    for at in range(0, len(parts), 2):
        mark = parts[at - 1] if at else ""
        begins = begins or mark in ("?", "!", ":")
        words = _SPACES.split(parts[at])
        for n in range(0, len(words), 2):
            word = words[n]
            if not word or (mark == "’" and n == 0):  # after an apostrophe the word continues
                continue
            inside = n == 0 and mark == "-"
            before_hyphen = n == len(words) - 1 and parts[at + 1 : at + 2] == ["-"] and not inside
            after, before = "".join(parts[at + 1 : at + 2]), words[n - 2] if n else ""
            following = words[n + 2] if n + 2 < len(words) else ""
            is_small = len(word) <= longest_small and _is_small(word, before, after)
            if begins or before_hyphen or not is_small or is_adverb(before, word, following):
                words[n] = _capitalized(word)
            elif before and word.lower() not in _IN_NAMES:
                words[n] = _uncapitalized(word)
            begins, last = False, (at, n)
        parts[at] = "".join(words)
    if last:
        _capitalize_last(parts, *last)
    return "".join(parts)


def _is_small(word: str, before: str, after: str) -> bool:
    """Say whether a word inside a title stays small: "d’état" and "c." do, but not "vitamin D"."""
    if len(word) > 1:
        return word.lower() in SMALL
    return word == "a" or after in ("’", ".") or not before[-1:].isalpha()


def _capitalize_last(parts: list[str], at: int, n: int) -> None:
    """Capitalize the last word of a title, even a small one."""
    words = _SPACES.split(parts[at])
    if len(words[n]) > 1:
        words[n] = _capitalized(words[n])
    parts[at] = "".join(words)


def _capitalized(word: str) -> str:
    """Return the word with a capital, unless it has one anywhere: iPhone stays."""
    return word[0].upper() + word[1:] if word == word.lower() else word


def _uncapitalized(word: str) -> str:
    """Return the word in small letters, where only the first is a capital: "In", not "IN"."""
    return word.lower() if word == word.capitalize() and len(word) > 1 else word


_OPENING = re.compile(r"(^|[\s(\[“‘«—–-])[\"']")
_FRENCH_SPACE = re.compile(r" (?=[:;?!»])|(?<=«) ")


_DECADE = re.compile(r"(?<!\w)['‘](?=\d\ds?\b)")


def curly_quotes(text: str) -> str:
    """Return the text with typographic quotation marks and apostrophes: “the ’90s”."""
    text = _DECADE.sub("’", text)
    text = _OPENING.sub(lambda match: match[1] + ("“" if match[0][-1] == '"' else "‘"), text)
    return text.replace('"', "”").replace("'", "’")


def typeset(text: str) -> str:
    """Return the text with typographic quotation marks, two apostrophes for one too, and the thin spaces of French."""
    return curly_quotes(_FRENCH_SPACE.sub("\u202f", _APOSTROPHES.sub('"', text)))


_APOSTROPHES = re.compile("['‘’]{2}")
_SINGLE = re.compile(r"(?<![\w'])'([^'\"]+(?:'\w[^'\"]*)*)'(?!\w)")


def typeset_title(text: str | None) -> str:
    """Return a title that stands without quotation marks around it: those inside it are double. "" for None."""
    if not text:
        return ""
    text = _APOSTROPHES.sub('"', text)
    return typeset(text if '"' in text or "“" in text else _SINGLE.sub(r"“\1”", text))


def quoted(text: str, stop: str = ".") -> str:
    """Return a title in double quotation marks, those inside it single, with the full stop or comma before the last.

    The full stop is left out where the title ends a sentence already.
    """
    return f"“{with_stop(_nested(typeset_title(text)), stop)}”"


def quoted_words(words: str) -> str:
    """Return the words of a source in double quotation marks; those inside them are single."""
    return f"“{_nested(curly_quotes(words))}”"


def _nested(text: str) -> str:
    """Return a title as it stands in double quotation marks: its own are single, and those within them double."""
    if "„" in text or "«" in text:
        return text
    marks, opened = list(text), 0
    for at, mark in enumerate(text):
        following = text[at + 1 : at + 2]
        if mark in "“‘":
            marks[at], opened = "‘“"[opened % 2], opened + 1
        elif mark == "”" or (mark == "’" and opened and not following.isalnum()):
            opened = max(opened - 1, 0)
            marks[at] = "’”"[opened % 2]
    return "".join(marks)


def with_stop(text: str | None, stop: str = ".") -> str:
    """Return the text with a full stop or comma at its end, before closing quotation marks. "" for no text."""
    if not text:
        return ""
    bare = text.rstrip("”’")
    if stop == "." and bare.endswith((".", "?", "!")):
        return text
    return f"{bare}{stop}{text[len(bare) :]}"


def comma_separated(*parts: str) -> str:
    """Return the parts that are not empty with commas after them, before closing quotation marks."""
    present = [part for part in parts if part]
    return " ".join([*(with_stop(part, ",") for part in present[:-1]), *present[-1:]])


def series(items: Sequence[str]) -> str:
    """Return a list in words, with a comma before "and": "“A,” “B,” and “C”", "A and B"."""
    if len(items) < 3:
        return " and ".join(items)
    return f"{' '.join(with_stop(item, ',') for item in items[:-1])} and {items[-1]}"


def spaced(*parts: str) -> str:
    """Return the parts that are not empty with spaces between them."""
    return " ".join(part for part in parts if part)
