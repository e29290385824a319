"""Rules about what a text may hold: nothing that moves a cursor, turns the direction or runs as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from bilat.check.rule import Breach, FactFile, rule

# Control and direction characters, lone surrogates and private use; tabs, line breaks and joiners are allowed.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\uf8ff]"
)


@rule("B908", why="In a terminal they move the cursor and reverse words; in a quote they hide why it isn't found.")
def unsafe_character(file: FactFile) -> Iterator[Breach]:
    """Texts hold no control or direction characters."""
    for path, text in file.unusual_texts:
        if match := _UNSAFE.search(text):
            name = unicodedata.name(match[0], "a control character").lower()
            yield Breach(path, f"the text holds U+{ord(match[0]):04X}, {name}", "remove it: it can't be seen")


_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|\[/?(?:bold|red|green|link|blink|reverse|#[0-9a-f]{6})\b[^\]]{0,200}\]|\]\("
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


@rule("B909", "warning", why="Every output prints markup as it stands, so readers would see the tags.")
def markup(file: FactFile) -> Iterator[Breach]:
    """Texts are plain: no tags, no Markdown links, no &amp;."""
    for path, text in file.unusual_texts:
        if match := _MARKUP.search(text):
            yield Breach(path, "the text holds markup", f"write it without {match[0][:20]}: texts are plain")
        elif (match := _ENTITY.search(text)) and (character := unescape(match[0])) != match[0]:
            help_ = f"write {character} itself" if character.isprintable() else "remove it"
            yield Breach(path, f"the text holds {match[0]}, as in HTML", f"{help_}: texts are plain")


_MISREAD = re.compile("[\u0080-\uffff]{2,}")
_LEADING = frozenset("ÃÂâ")
"""What the first byte of most letters and signs of Europe becomes, read as Windows-1252."""
_SURE = 4
"""Other letters may stand side by side by themselves, as in CAFÉ»."""


@rule("B919", "warning", why="The page has other letters: so the words are neither found there nor by a search.")
def garbled(file: FactFile) -> Iterator[Breach]:
    """Letters are those of the page, as it was meant to be read."""
    for path, text in file.unusual_texts:
        if "\ufffd" in text:
            yield Breach(
                path, "the text holds U+FFFD, in place of a letter that was lost", "copy the letter from the page"
            )
            continue
        for match in _MISREAD.finditer(text):
            if (meant := _reread(match[0])) and (match[0][0] in _LEADING or len(match[0]) >= _SURE):
                yield Breach(path, f"{match[0][:20]} is {meant[:20]} in the wrong encoding", f"write {meant[:20]}")
                break


def _reread(text: str) -> str | None:
    """Return the text that UTF-8 was before it was read as Windows-1252, or None where it was not."""
    try:
        # Five bytes have no character there; programs keep them as they are.
        data = b"".join(letter.encode("latin-1" if letter <= "\x9f" else "cp1252") for letter in text)
        return data.decode()
    except UnicodeError:
        return None


_LONG = frozenset({"note", "because", "rejected", "reason"})
"""The keys whose text may run over several lines."""


@rule("B914", "warning", why="A list shows a fact on one line; a doubled space in a quote is never on the page.")
def stray_space(file: FactFile) -> Iterator[Breach]:
    """Words stand one space apart, on one line."""
    for path, text in file.unusual_texts:
        if text != text.strip() or "  " in text or ("\n" in text and path[-1] not in _LONG):
            yield Breach(
                path,
                "the text has white space other than single spaces between words",
                "write the text on one line, with single spaces",
            )


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-zA-Z]")
_WORD = re.compile(r"[^\W\d_]+")


@rule("B915", "warning", why="A Cyrillic а in a Latin word looks right and is never found.")
def mixed_alphabets(file: FactFile) -> Iterator[Breach]:
    """A word is written in one alphabet."""
    for path, text in file.unusual_texts:
        if not _CYRILLIC.search(text):
            continue
        for word in _WORD.findall(text):
            if _CYRILLIC.search(word) and _LATIN.search(word):
                yield Breach(
                    path, f"{word[:40]} mixes Latin and Cyrillic letters", "type the word again in one alphabet"
                )
                break
