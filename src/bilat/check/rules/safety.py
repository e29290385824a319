"""Rules about what a text may hold: nothing that moves a cursor, turns the direction or runs as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bilat.check.rule import FactFile, Found, Rule

# Control and direction characters, lone surrogates and private use; a tab, a line break and joiners are none.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\uf8ff]"
)
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|\[/?(?:bold|red|green|link|blink|reverse|#[0-9a-f]{6})\b[^\]]{0,200}\]|\]\("
)


def unsafe_character(file: FactFile) -> Iterator[Found]:
    """Find texts with characters that move the cursor, turn the direction or can't be seen."""
    for path, text in file.odd_texts:
        if match := _UNSAFE.search(text):
            name = unicodedata.name(match[0], "a control character").lower()
            yield Found(path, f"U+{ord(match[0]):04X}, {name}, stands in the text", "take it out: it can't be seen")


def markup(file: FactFile) -> Iterator[Found]:
    """Find texts that hold tags of HTML, of Markdown links, or of the terminal's markup."""
    for path, text in file.odd_texts:
        if match := _MARKUP.search(text):
            yield Found(path, "the text holds markup", f"write it without {match[0][:20]}: texts are plain")


def stray_space(file: FactFile) -> Iterator[Found]:
    """Find texts that begin or end with white space, or hold a line break or two spaces in a row."""
    for path, text in file.odd_texts:
        if text != text.strip() or "  " in text or ("\n" in text and path[-1] not in _LONG):
            yield Found(
                path, "white space that is not one space between words", "write the text on one line, single-spaced"
            )


_LONG = frozenset({"note", "because", "rejected", "reason"})
"""The keys whose text may run over lines."""

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-zA-Z]")
_WORD = re.compile(r"[^\W\d_]+")


def mixed_alphabets(file: FactFile) -> Iterator[Found]:
    """Find words that mix Latin and Cyrillic letters, which look alike and are not found."""
    for path, text in file.odd_texts:
        if not _CYRILLIC.search(text):
            continue
        for word in _WORD.findall(text):
            if _CYRILLIC.search(word) and _LATIN.search(word):
                yield Found(
                    path, f"Latin and Cyrillic letters in one word: {word[:40]}", "type the word anew in one alphabet"
                )
                break


RULES = (
    Rule(
        code="B908",
        holds="Texts hold no control and direction characters.",
        why="In a terminal they move the cursor and turn words around; in a quote nobody sees what is not found.",
        find=unsafe_character,
    ),
    Rule(
        code="B909",
        severity="warning",
        holds="Texts are plain: no tags, no Markdown links.",
        why="Every output shows markup as it stands, so readers would see the tags.",
        find=markup,
    ),
    Rule(
        code="B914",
        severity="warning",
        holds="Words stand one space apart, on one line.",
        why="A list shows a fact on a line; a doubled space in a quote is never in the page.",
        find=stray_space,
    ),
    Rule(
        code="B915",
        severity="warning",
        holds="A word is of one alphabet.",
        why="A Cyrillic а in a Latin word looks right and is never found.",
        find=mixed_alphabets,
    ),
)
