"""Titles as styles set them: capitals, quotation marks within quotation marks, full stops inside them."""

from __future__ import annotations

import re

# Source: the stop words of CSL's title case, as citeproc-js has them; those of several words never apply there.
_SMALL_WORDS = (
    "about above across afore after against al along alongside amid amidst among amongst anenst apropos apud "
    "around as aside astride at athwart atop barring before behind below beneath beside besides between beyond "
    "but by circa despite down during et except for forenenst from given in inside into lest like modulo near "
    "next notwithstanding of off on onto out over per plus pro qua sans since than through throughout thruout "
    "till to toward towards under underneath until unto up upon versus vs v via vis-à-vis with within without or "
    "yet so and nor a an the de von van c ca "
)
_SMALL = frozenset(_SMALL_WORDS.split())
_MARKS = re.compile(r"([‘’“”]|[-–—/.,;?!:\[\]()])")
_SPACES = re.compile("([\u00a0 \u2000-\u200b\u205f\u3000]+)")


def capitals(title: str) -> str:
    """Return an English title with its words in capitals, but for small words within; nothing is lowered.

    Source: text-case="title" of CSL 1.0.2, as citeproc-js carries it out.
    """
    pieces = _MARKS.split(title)
    begins, last = True, None
    for at in range(0, len(pieces), 2):
        mark = pieces[at - 1] if at else ""
        begins = begins or mark in ("?", "!", ":")
        words = _SPACES.split(pieces[at])
        for n in range(0, len(words), 2):
            word = words[n]
            if not word or (mark == "’" and n == 0):  # after an apostrophe the word goes on
                continue
            before_hyphen = at == 0 and n == len(words) - 1 and pieces[1:2] == ["-"]
            if begins or before_hyphen or (len(word) > 1 and word.lower() not in _SMALL):
                words[n] = _capital(word)
            begins, last = False, (at, n)
        pieces[at] = "".join(words)
    if last:
        _last_word(pieces, *last)
    return "".join(pieces)


def _last_word(pieces: list[str], at: int, n: int) -> None:
    """Give the last word its capital, small or not."""
    words = _SPACES.split(pieces[at])
    if len(words[n]) > 1:
        words[n] = _capital(words[n])
    pieces[at] = "".join(words)


def _capital(word: str) -> str:
    """Return the word with a capital, unless it has one of its own: iPhone stays."""
    return word[0].upper() + word[1:] if word == word.lower() else word


_OPENING = re.compile(r"(^|[\s(\[“‘«—–-])[\"']")
_FRENCH = re.compile(r" (?=[:;?!»])|(?<=«) ")


def marks(text: str) -> str:
    """Return the text with quotation marks and apostrophes as printers set them."""
    text = _OPENING.sub(lambda match: match[1] + ("“" if match[0][-1] == '"' else "‘"), text)
    return text.replace('"', "”").replace("'", "’")


def curly(text: str) -> str:
    """Return the text with printers' quotation marks, and thin spaces where the French set them."""
    return marks(_FRENCH.sub("\u202f", text))


_NESTED = str.maketrans("“”", "‘’")
_SINGLE = re.compile(r"(?<![\w'])'([^'\"]+(?:'\w[^'\"]*)*)'(?!\w)")


def outer(text: str) -> str:
    """Return the text with double quotation marks, as it stands where nothing is around it."""
    return curly(text if '"' in text or "“" in text else _SINGLE.sub(r"“\1”", text))


def quoted(text: str, stop: str = "") -> str:
    """Return the text between double quotation marks, those within it single, a full stop or comma inside.

    The stop is left out where the text ends a sentence already.
    """
    return f"“{stopped(outer(text).translate(_NESTED), stop)}”"


def stopped(text: str, stop: str = ".") -> str:
    """Return the text with a stop at its end, inside closing quotation marks, as Americans set it."""
    bare = text.rstrip("”’")
    marks = text[len(bare) :]
    if not stop or (stop == "." and bare.endswith((".", "?", "!"))):
        return text
    return f"{bare}{stop}{marks}"


def joined(*parts: str) -> str:
    """Return the parts that there are, with commas between them, inside closing quotation marks."""
    there = [part for part in parts if part]
    return " ".join([*(stopped(part, ",") for part in there[:-1]), *there[-1:]])
